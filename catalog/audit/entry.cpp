#include "catalog/audit/entry.hpp"

#include "catalog/base/hash.hpp"

namespace catalog::audit {

const std::string kNoHash(64, '0');

std::string chained_text(const Entry& entry, std::string_view previous_hash) {
  constexpr std::size_t usual = 512;
  std::string text;
  text.reserve(usual);
  const auto add = [&text](std::string_view line) { text.append(line) += '\n'; };
  add("portal-audit-1");
  add(previous_hash);
  add(std::to_string(entry.seq));
  add(base::format_time(entry.time));
  add(entry.action);
  add(entry.kind);
  add(entry.id);
  add(entry.agency);
  add(std::to_string(entry.revision));
  add(entry.content);
  add(entry.detail_digest);
  return text;
}

std::string hash_of(const Entry& entry, std::string_view previous_hash) {
  return base::sha256(chained_text(entry, previous_hash));
}

std::string digest_of(const Detail& detail) {
  std::string text = detail.salt;
  text.reserve(text.size() + detail.actor.size() + detail.text.size() + 3);
  text.append("\n").append(detail.actor).append("\n").append(detail.text).append("\n");
  return base::sha256(text);
}

}  // namespace catalog::audit

#include "catalog/audit/entry.hpp"

#include "catalog/base/hash.hpp"

namespace catalog::audit {

const std::string kNoHash(64, '0');

std::string chained_text(const Entry& entry, std::string_view previous_hash) {
  std::string text;
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
  return base::sha256(detail.salt + "\n" + detail.actor + "\n" + detail.text + "\n");
}

}  // namespace catalog::audit

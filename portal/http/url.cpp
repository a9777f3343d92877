#include "portal/http/url.hpp"

#include <algorithm>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"

namespace portal::http {
namespace {

constexpr std::size_t kMaximumPairs = 1000;

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool has_whole_escapes(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '%' && (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])))
      return false;
  return true;
}

std::string decode_form(std::string_view text) {
  return base::repair_utf8(base::percent_decode(text, true));
}

}  // namespace

std::vector<std::string> split_path(std::string_view path) {
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  std::vector<std::string> segments;
  if (path.empty()) return segments;
  for (const std::string& part : base::split(path, '/'))
    segments.push_back(base::percent_decode(part));
  return segments;
}

QueryPairs parse_query(std::string_view raw) {
  QueryPairs pairs;
  while (!raw.empty() && pairs.size() < kMaximumPairs) {
    const std::string_view pair = raw.substr(0, raw.find('&'));
    raw.remove_prefix(std::min(raw.size(), pair.size() + 1));
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    const std::string_view value =
        equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
    pairs.emplace_back(decode_form(pair.substr(0, equals)), decode_form(value));
  }
  return pairs;
}

std::optional<std::string> find_unreadable_parameter(std::string_view raw) {
  while (!raw.empty()) {
    const std::string_view pair = raw.substr(0, raw.find('&'));
    raw.remove_prefix(std::min(raw.size(), pair.size() + 1));
    if (!has_whole_escapes(pair) || !base::is_utf8(base::percent_decode(pair)))
      return decode_form(pair.substr(0, pair.find('=')));
  }
  return std::nullopt;
}

std::string escape_letters(std::string_view target) {
  std::string out;
  const auto question = std::min(target.find('?'), target.size());
  out.append(target.substr(0, question));
  for (const char c : target.substr(question))
    out += static_cast<unsigned char>(c) < 0x80 ? std::string(1, c)
                                                : base::percent_encode(std::string_view(&c, 1));
  return out;
}

std::string build_query(const QueryPairs& pairs) {
  std::string query;
  for (const auto& [name, value] : pairs) {
    if (!query.empty()) query += '&';
    query += base::percent_encode(name) + '=' + base::percent_encode(value);
  }
  return query;
}

std::string with_query(std::string_view path, const QueryPairs& pairs) {
  std::string address(path);
  if (!pairs.empty()) address += '?' + build_query(pairs);
  return address;
}

bool is_readable_path(std::string_view path) {
  if (!path.starts_with('/')) return false;
  if (path.find('%') == std::string_view::npos) return true;
  if (!has_whole_escapes(path)) return false;
  const std::string decoded = base::percent_decode(path);
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  return std::none_of(decoded.begin(), decoded.end(), is_control) && base::is_utf8(decoded);
}

}  // namespace portal::http

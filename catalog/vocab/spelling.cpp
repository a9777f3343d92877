#include "catalog/vocab/spelling.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"

namespace catalog::vocab {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool drop_start(std::string_view& text, std::string_view start) {
  if (!text.starts_with(start)) return false;
  text.remove_prefix(start.size());
  return true;
}

bool drop_end(std::string_view& text, std::string_view end) {
  if (!text.ends_with(end)) return false;
  text.remove_suffix(end.size());
  return true;
}

// Takes off "/deed", "/deed.vi", "/legalcode", "/legalcode.fr".
void drop_licence_page(std::string_view& text) {
  const auto slash = text.rfind('/');
  if (slash == std::string_view::npos) return;
  std::string_view last = text.substr(slash + 1);
  last = last.substr(0, last.find('.'));
  if (last == "deed" || last == "legalcode") text = text.substr(0, slash);
}

}  // namespace

std::string spelling_key(std::string_view text) {
  const std::string folded = is_ascii(text) ? std::string() : base::fold(text);
  const std::string_view letters = folded.empty() ? text : std::string_view(folded);
  std::string key;
  key.reserve(letters.size());
  for (const char c : letters) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80)
      key += c;
    else if (std::isalnum(byte))
      key += static_cast<char>(std::tolower(byte));
  }
  return key;
}

std::string iri_key(std::string_view iri) {
  const std::string lowered = base::lower_ascii(base::trim(iri));
  std::string_view text = lowered;
  if (!drop_start(text, "https://")) drop_start(text, "http://");
  drop_start(text, "www.");
  while (drop_end(text, "/") || drop_end(text, "#") || drop_end(text, "?")) {
  }
  static constexpr std::array<std::string_view, 6> kEndings = {".html", ".htm", ".txt",
                                                               ".rdf",  ".php", ".json"};
  for (const auto ending : kEndings)
    if (drop_end(text, ending)) break;
  drop_licence_page(text);
  return text.find('%') == std::string_view::npos ? std::string(text) : base::percent_decode(text);
}

std::size_t edit_distance(std::string_view left, std::string_view right, std::size_t limit) {
  const auto longer = std::max(left.size(), right.size());
  if (longer - std::min(left.size(), right.size()) > limit) return limit + 1;
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j < row.size(); ++j) {
      const std::size_t changed = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return std::min(row.back(), limit + 1);
}

}  // namespace catalog::vocab

#include "catalog/vocab/vocabulary.hpp"

#include <algorithm>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/vocab/spelling.hpp"

namespace catalog::vocab {
namespace {

// The part of a value that its vocabulary judges, when it is less than the whole; else empty.
// "CSV (zip)" is judged without the parentheses, "text/csv; charset=utf-8" without the parameters,
// "vi-VN" without the subtags.
std::string_view judged_part(std::string_view text, std::string_view how) {
  const auto can = [&](std::string_view what) { return how.find(what) != how.npos; };
  std::size_t end = 0;
  if (can("parentheses") && text.ends_with(')')) end = text.rfind('(');
  if (can("parameters") && text.find(';') != text.npos) end = text.find(';');
  if (can("subtags")) end = text.find_first_of("-_");
  if (can("subtags") && (end < 2 || end > 3)) end = 0;
  return end == text.npos ? std::string_view() : base::trim(text.substr(0, end));
}

// "csv" of "Spreadsheet (csv)"; empty when nothing stands in parentheses at the end.
std::string_view in_parentheses(std::string_view text) {
  const auto open = text.rfind('(');
  if (open == text.npos || !text.ends_with(')')) return {};
  return text.substr(open + 1, text.size() - open - 2);
}

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c >= '0' && c <= '9') digits += c;
  return digits;
}

// The one web address inside a value such as "CC0 (http://creativecommons.org/…)"; empty when there
// is none or more than one, and in prose, where an address may stand for anything.
std::string_view address_inside(std::string_view text) {
  static constexpr std::size_t kLongestValue = 160;
  const auto start = text.find("http");
  if (start == std::string_view::npos || text.size() > kLongestValue) return {};
  if (text.find("http", start + 4) != std::string_view::npos) return {};
  const auto rest = text.substr(start);
  return rest.substr(0, rest.find_first_of(" \t\n)]>\"'"));
}

}  // namespace

std::string_view Term::label(std::string_view language) const {
  return language == "vi" || language.starts_with("vi-") ? vi : en;
}

std::string_view Term::attribute(std::string_view attribute_name) const {
  for (const auto& [key, value] : attributes)
    if (key == attribute_name) return value;
  return {};
}

const Term* Vocabulary::at(const Index& index, std::string_view key) const {
  const auto found = index.find(key);
  return found == index.end() ? nullptr : &terms_[found->second];
}

const Term* Vocabulary::find(std::string_view iri_code_or_spelling) const {
  const auto text = base::trim(iri_code_or_spelling);
  if (base::is_absolute_iri(text) && text.find("://") != text.npos) return find_iri(text);
  if (const Term* term = at(spellings_, spelling_key(text))) return term;
  if (const Term* term = find_part(text)) return term;
  if (text.find('/') == text.npos) return nullptr;
  const auto address = address_inside(text);
  return find_iri(address.empty() ? text : address);
}

const Term* Vocabulary::find_part(std::string_view text) const {
  if (tidy_.empty()) return nullptr;
  const auto part = judged_part(text, tidy_);
  const Term* outside = part.empty() ? nullptr : at(spellings_, spelling_key(part));
  if (tidy_.find("parentheses") == tidy_.npos) return outside;
  // "Spreadsheet (csv)" is more exact inside, "CSV (zip)" tells the packing there.
  const Term* inside = at(spellings_, spelling_key(in_parentheses(text)));
  return inside && !(outside && inside->is("packs")) ? inside : outside;
}

const Term* Vocabulary::find_iri(std::string_view iri) const {
  std::string key = iri_key(iri);
  if (const Term* term = at(iris_, key)) return term;
  const auto end = key.find_first_of("?#");
  if (end != key.npos) {  // ".../by/4.0/?ref=chooser-v1"
    key = iri_key(std::string_view(key).substr(0, end));
    if (const Term* term = at(iris_, key)) return term;
  }
  // Ported Creative Commons licences: ".../licenses/by/3.0/au" is by/3.0 for Australia.
  if (!key.starts_with("creativecommons.org/")) return nullptr;
  key.resize(key.rfind('/'));
  return at(iris_, key);
}

const Term* Vocabulary::suggest(std::string_view wrong) const {
  const auto text = base::trim(wrong);
  if (const Term* term = find(text)) return term;
  if (text.find("://") == text.npos) {
    const auto key = spelling_key(text);
    const Term* meant = at(meant_, key);
    return meant ? meant : nearest(key);
  }
  // A code that the list does not hold, in an IRI of that list.
  const auto home = base::split_iri(scheme_iri_).authority;
  if (home.empty() || base::split_iri(text).authority != home) return nullptr;
  const auto key = spelling_key(base::local_name(text));
  const Term* meant = at(meant_, key);
  return meant ? meant : at(spellings_, key);
}

// Numbers are never taken for one another: "every 6 hours" is not "every 2 hours".
const Term* Vocabulary::nearest(std::string_view key) const {
  static constexpr std::size_t kShortest = 5;
  static constexpr std::size_t kLongest = 60;
  if (key.size() < kShortest || key.size() > kLongest) return nullptr;
  const std::size_t limit = key.size() < 8 ? 1 : 2;
  const std::string digits = digits_of(key);
  std::size_t best = limit + 1;
  const Term* found = nullptr;
  for (const auto& [spelling, position] : spellings_) {
    const auto distance = edit_distance(key, spelling, limit);
    const Term* term = &terms_[position];
    const bool nearer = distance < best || (distance == best && found && term < found);
    if (distance > limit || !nearer || digits_of(spelling) != digits) continue;
    best = distance;
    found = term;
  }
  return found;
}

std::string_view Vocabulary::label(std::string_view iri, std::string_view language) const {
  const Term* term = find_iri(iri);
  return term ? term->label(language) : std::string_view();
}

}  // namespace catalog::vocab

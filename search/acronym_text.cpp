#include "search/acronym_text.hpp"

#include <algorithm>
#include <array>

#include "catalog/base/text.hpp"

namespace search {
namespace {

// What an acronym may leave out, in small letters: Vietnamese, English, and the languages that
// catalogues bring along beside them.
constexpr std::array<std::string_view, 55> kPassedOver = {
    "a",   "an",  "and", "at",  "by",  "các", "cac", "cho",  "của", "cua",  "d",
    "da",  "das", "de",  "dei", "del", "den", "der", "des",  "di",  "die",  "do",
    "dos", "du",  "e",   "el",  "en",  "et",  "for", "für",  "il",  "in",   "l",
    "la",  "las", "le",  "les", "los", "of",  "on",  "para", "per", "pour", "s",
    "sur", "the", "to",  "und", "van", "và",  "va",  "voor", "về",  "with", "y"};

constexpr std::string_view kHangs = "-_/&.+@#'";  // what makes two words one

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool has_space(std::string_view gap) {
  return std::ranges::any_of(gap, is_space);
}

bool is_dash(std::string_view gap) {
  const auto dash = base::trim(gap);
  return has_space(gap) && (dash == "-" || dash == "–" || dash == "—");
}

// Whether words on both sides may belong to one name.
bool is_inside_name(std::string_view gap) {
  return !is_dash(gap) && std::ranges::all_of(gap, [](char c) {
    return is_space(c) || c == ',' || kHangs.find(c) != std::string_view::npos ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

bool parts(std::string_view gap) {
  return gap.empty() || gap.find_first_not_of(kHangs) != std::string_view::npos;
}

std::size_t size_of_character(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

bool is_capital(std::string_view character) {
  if (character.size() == 1) return character[0] >= 'A' && character[0] <= 'Z';
  return base::lower(character) != character;
}

bool is_in_capitals(std::string_view word) {
  if (word.empty()) return false;
  while (!word.empty()) {
    const std::size_t size = std::min(size_of_character(word.front()), word.size());
    if (!is_capital(word.substr(0, size))) return false;
    word.remove_prefix(size);
  }
  return true;
}

bool has_acronym_size(std::string_view letters) {
  return letters.size() >= AcronymText::kLeastLetters &&
         letters.size() <= AcronymText::kMostLetters;
}

bool is_part_in_order(std::string_view letters, std::string_view initials) {
  std::size_t at = 0;
  for (const char letter : letters) {
    at = initials.find(letter, at);
    if (at == std::string_view::npos) return false;
    ++at;
  }
  return true;
}

}  // namespace

AcronymText::AcronymText(std::string_view text) : placed_(place_words(base::to_nfc(text))) {
  const bool all_capitals = !has_small_letters();
  for (std::size_t i = 0; i < placed_.words.size(); ++i) {
    const bool letters = placed_.words[i].kind == WordKind::kLetters;
    Token token{base::fold(slice(i, i + 1)), letters && is_in_capitals(slice(i, i + 1)), false};
    // "Đà" of a place and "Y" of medicine are none: they begin with a capital.
    const std::string& lower = placed_.words[i].lower;
    token.passed_over = std::ranges::find(kPassedOver, lower) != kPassedOver.end() &&
                        (all_capitals || lower == "the" || slice(i, i + 1) == lower);
    tokens_.push_back(std::move(token));
  }
}

std::string AcronymText::slice(std::size_t first, std::size_t end) const {
  const auto begin = placed_.places[first].begin;
  return placed_.text.substr(begin, placed_.places[end - 1].end - begin);
}

// Before the first word and behind the last one: what stands there, which may be nothing.
std::string AcronymText::gap_before(std::size_t token) const {
  const auto& places = placed_.places;
  const std::size_t begin = token == 0 ? 0 : places[token - 1].end;
  const std::size_t end = token == places.size() ? placed_.text.size() : places[token].begin;
  return end > begin ? placed_.text.substr(begin, end - begin) : std::string();
}

bool AcronymText::is_between_spaces(std::size_t token) const {
  const bool before = token == 0 || has_space(gap_before(token));
  return before && (token + 1 == tokens_.size() || has_space(gap_before(token + 1)));
}

bool AcronymText::begins_with_capital(std::size_t token) const {
  const std::string word = slice(token, token + 1);
  return is_capital(std::string_view(word).substr(0, size_of_character(word.front())));
}

std::vector<Capitals> AcronymText::list_capitals() const {
  std::vector<Capitals> list;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!tokens_[i].capitals) continue;
    std::size_t end = i + 1;
    std::string letters = tokens_[i].folded;
    for (; end < tokens_.size() && tokens_[end].capitals; ++end) {
      const std::string gap = gap_before(end);
      if (gap != "&" && gap != "-") break;
      letters += tokens_[end].folded;
    }
    const std::string before = gap_before(i), behind = gap_before(end);
    Capitals found{i, end - i, slice(i, end), std::move(letters), false, false};
    found.is_alone = (i == 0 || parts(before)) && (end == tokens_.size() || parts(behind));
    found.in_brackets = (before.ends_with('(') || before.ends_with('[')) &&
                        (behind.starts_with(')') || behind.starts_with(']'));
    if (has_acronym_size(found.letters)) list.push_back(std::move(found));
    i = end - 1;
  }
  return list;
}

// How many words from `start`, going on or back, have the letters as their initials; the letters
// stand in the order of going. A word in capitals may be spelt out: "US Geological Survey (USGS)".
std::optional<std::size_t> AcronymText::count_initials(std::size_t start, bool back,
                                                       std::string_view letters) const {
  if (start >= tokens_.size()) return std::nullopt;
  const Token& token = tokens_[start];
  const auto go_on = [&](std::size_t taken) -> std::optional<std::size_t> {
    if (taken == letters.size() && back && token.passed_over && !begins_with_capital(start))
      return std::nullopt;  // "of Maps" is no name; "The Maps" may be
    if (taken == letters.size()) return 1;
    const std::size_t next = back ? start - 1 : start + 1;
    if (next >= tokens_.size() || !is_inside_name(gap_before(back ? start : next)))
      return std::nullopt;
    const auto more = count_initials(next, back, letters.substr(taken));
    return more ? std::optional(*more + 1) : std::nullopt;
  };
  if (token.folded.starts_with(letters.front()))
    if (const auto count = go_on(1)) return count;
  std::string spelt = token.folded;
  if (back) std::ranges::reverse(spelt);
  if (token.capitals && spelt.size() > 1 && letters.starts_with(spelt))
    if (const auto count = go_on(spelt.size())) return count;
  return token.passed_over ? go_on(0) : std::nullopt;
}

std::optional<Definition> AcronymText::define_before(const Capitals& capitals) const {
  const std::string gap = capitals.first == 0 ? "" : gap_before(capitals.first);
  const bool in_brackets = capitals.in_brackets && gap.find_first_not_of(" ([") == gap.npos;
  if (!in_brackets && !(capitals.is_alone && is_dash(gap))) return std::nullopt;
  const std::string letters(capitals.letters.rbegin(), capitals.letters.rend());
  const auto count = count_initials(capitals.first - 1, true, letters);
  if (!count || *count < 2) return std::nullopt;
  return Definition{capitals, slice(capitals.first - *count, capitals.first)};
}

std::optional<Definition> AcronymText::define_behind(const Capitals& capitals) const {
  const std::size_t begin = capitals.first + capitals.count;
  const std::string gap = begin >= tokens_.size() ? "" : gap_before(begin);
  const bool bracket = base::trim(gap) == "(" || base::trim(gap) == "[";
  if (!capitals.is_alone || (!bracket && !is_dash(gap))) return std::nullopt;
  const auto count = count_initials(begin, false, capitals.letters);
  if (!count || *count < 2) return std::nullopt;
  const std::string behind = gap_before(begin + *count);
  if (bracket && !behind.starts_with(')') && !behind.starts_with(']')) return std::nullopt;
  return Definition{capitals, slice(begin, begin + *count)};
}

std::vector<Definition> AcronymText::list_definitions() const {
  std::vector<Definition> list;
  for (const auto& capitals : list_capitals()) {
    auto found = define_before(capitals);
    if (!found) found = define_behind(capitals);
    if (found) list.push_back(std::move(*found));
  }
  return list;
}

std::optional<Definition> AcronymText::find_loose_definition() const {
  const auto capitals = list_capitals();
  if (capitals.empty() || !capitals.back().in_brackets) return std::nullopt;
  const Capitals& last = capitals.back();
  const auto initials = list_initials();
  if (initials.empty() || last.first != name_size() || last.first + last.count != tokens_.size())
    return std::nullopt;
  const std::string& telling = initials.back();
  if (last.letters.front() != telling.front() || last.letters.size() + 1 != telling.size() ||
      !is_part_in_order(last.letters, telling))
    return std::nullopt;
  return Definition{last, name()};
}

std::size_t AcronymText::name_size() const {
  std::size_t size = 1;
  while (size < tokens_.size() && is_inside_name(gap_before(size))) ++size;
  return std::min(size, tokens_.size());
}

std::string AcronymText::name() const {
  return tokens_.empty() ? std::string() : slice(0, name_size());
}

std::vector<std::string> AcronymText::list_initials() const {
  std::string all, telling;
  for (std::size_t i = 0; i < name_size(); ++i) {
    const Token& token = tokens_[i];
    // In a name that is not all in capitals, what is in capitals is short for something.
    const bool spelt = token.capitals && token.folded.size() > 1 && has_small_letters();
    const std::string taken = spelt ? token.folded : token.folded.substr(0, 1);
    all += taken;
    if (!token.passed_over) telling += taken;
  }
  std::vector<std::string> list;
  for (auto& initials : {all, telling})
    if (has_acronym_size(initials) && (list.empty() || list.back() != initials))
      list.push_back(initials);
  return list;
}

std::vector<std::string> AcronymText::list_plain_words() const {
  std::vector<std::string> list;
  for (std::size_t i = 0; i < tokens_.size(); ++i)
    if (!tokens_[i].capitals && is_between_spaces(i)) list.push_back(tokens_[i].folded);
  return list;
}

bool AcronymText::has_small_letters() const {
  return std::ranges::any_of(placed_.text, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace search

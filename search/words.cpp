#include "search/words.hpp"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <unordered_map>

#include "catalog/base/text.hpp"
#include "search/plain_text.hpp"
#include "search/schema.hpp"
#include "search/vietnamese.hpp"

namespace search {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Compatibility forms, case and invisible characters (soft hyphens, zero widths, direction marks)
// are no difference to someone who searches. `edits` tells where each byte came from.
std::string normalize(std::string_view text, icu::Edits* edits = nullptr) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
  if (ascii) {
    if (edits) edits->addUnchanged(static_cast<int32_t>(text.size()));
    return base::lower_ascii(text);
  }
  const std::string repaired = base::repair_utf8(text);
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string out;
  if (U_SUCCESS(status)) {
    icu::StringByteSink<std::string> sink(&out);
    const icu::StringPiece piece(repaired.data(), static_cast<int32_t>(repaired.size()));
    normalizer->normalizeUTF8(0, piece, sink, edits, status);
  }
  return U_SUCCESS(status) ? out : base::lower(base::to_nfc(repaired));
}

bool has_no_spaces(UChar32 c) {
  if (c < 0xE00) return false;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
      return true;
    default:
      return false;
  }
}

// Folding is a walk through Unicode's tables, and a language has few syllables.
std::string fold_word(const std::string& word) {
  constexpr std::size_t kept = 10'000;
  thread_local std::unordered_map<std::string, std::string> folded;
  if (std::ranges::all_of(word, [](char c) { return (c & 0x80) == 0; })) return word;
  const auto found = folded.find(word);
  if (found != folded.end()) return found->second;
  if (folded.size() >= kept) folded.clear();
  return folded.emplace(word, base::fold(word)).first->second;
}

class Splitter {
 public:
  /// `text` is normalized; `places` takes where in it each word stands.
  explicit Splitter(std::string text, std::vector<Span>* places = nullptr)
      : text_(std::move(text)), places_(places) {}

  std::vector<Word> split() {
    while (at_ < text_.size()) step();
    end_word();
    end_characters();
    return std::move(words_);
  }

 private:
  void step() {
    const std::size_t start = at_;
    UChar32 c = static_cast<unsigned char>(text_[at_]);
    if (c < 0x80) {
      ++at_;
      if ((c >= 'a' && c <= 'z') || is_digit(text_[start]))
        return add(start, is_digit(text_[start]));
      return separate(c, start);
    }
    auto i = static_cast<int32_t>(at_);
    U8_NEXT_OR_FFFD(reinterpret_cast<const uint8_t*>(text_.data()), i,
                    static_cast<int32_t>(text_.size()), c);
    at_ = static_cast<std::size_t>(i);
    const auto mask = U_MASK(u_charType(c));
    if (is_apostrophe(c)) return apostrophe();
    if (mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK)) {
      if (has_no_spaces(c)) return add_character(start);
      if ((mask & U_GC_M_MASK) && word_.lower.empty()) return;
      return add(start, (mask & U_GC_ND_MASK) != 0);
    }
    separate(c, start);
  }

  static bool is_apostrophe(UChar32 c) { return c == 0x2019 || c == 0x2018 || c == 0x2BC; }

  void add(std::size_t start, bool digit) {
    end_characters();
    (digit ? digits_ : letters_) = true;
    if (word_.lower.empty()) begin_word(start);
    place_.end = at_;
    if (word_.lower.size() + at_ - start > kWordBytes) return;
    // U+00F0 has a capital that looks like that of U+0111 and is typed for it.
    const std::string_view letter(text_.data() + start, at_ - start);
    word_.lower += letter == "\xC3\xB0" ? std::string_view("đ") : letter;
  }

  void add_character(std::size_t start) {
    end_word();
    if (characters_.empty()) begin_word(start);
    characters_.push_back({start, at_});
  }

  void begin_word(std::size_t start) {
    place_.begin = start;
    word_.sentence = sentence_;
    word_.hyphened = !words_.empty() && gap_ <= 1;
    gap_ = 0;
  }

  void separate(UChar32 c, std::size_t start) {
    if (c == '\'') return apostrophe();
    if ((c == '.' || c == ',') && is_inside_number(start)) return;
    end_word();
    end_characters();
    gap_ += c == '-' || c == 0x2010 || c == 0x2011 ? 1 : 2;
    const bool before_space = at_ >= text_.size() || static_cast<unsigned char>(text_[at_]) <= ' ';
    if (c == 0x3002 || ((c == '.' || c == '!' || c == '?' || c == ';') && before_space))
      ++sentence_;
  }

  void apostrophe() {
    end_characters();
    const std::string& before = word_.lower;
    const bool elided =
        before == "qu" || (before.size() == 1 &&
                           std::string_view("cdjlmnst").find(before[0]) != std::string_view::npos);
    if (!elided) return;
    word_ = Word();
    letters_ = false;
  }

  // Thousands and decimals: at most three digits on both sides, so years in a list stay apart.
  bool is_inside_number(std::size_t dot) const {
    std::size_t before = 0;
    while (before < dot && is_digit(text_[dot - before - 1])) ++before;
    std::size_t after = 0;
    while (dot + after + 1 < text_.size() && is_digit(text_[dot + after + 1])) ++after;
    return before >= 1 && before <= 3 && after >= 1 && after <= 3;
  }

  void end_word() {
    if (word_.lower.empty()) return;
    word_.kind = letters_ && digits_ ? WordKind::kMixed
                 : digits_           ? WordKind::kDigits
                                     : WordKind::kLetters;
    keep(std::move(word_), place_);
    word_ = Word();
    letters_ = digits_ = false;
  }

  void end_characters() {
    for (std::size_t i = 0; i < characters_.size(); ++i) {
      if (i + 1 == characters_.size() && i > 0) break;
      Span place = characters_[i];
      Word pair;
      pair.lower = text_.substr(place.begin, place.end - place.begin);
      pair.kind = WordKind::kCharacters;
      pair.sentence = sentence_;
      if (i + 1 < characters_.size()) {
        const Span& next = characters_[i + 1];
        pair.lower.append(text_, next.begin, next.end - next.begin);
        place.end = next.end;
      }
      keep(std::move(pair), place);
    }
    characters_.clear();
  }

  void keep(Word word, const Span& place) {
    const bool spelling = word.kind == WordKind::kLetters;
    word.exact = spelling ? unify_spelling(word.lower) : word.lower;
    word.folded = fold_word(word.exact);
    if (word.folded.empty()) word.folded = word.exact;
    if (word.folded.size() > kWordBytes) word.folded.resize(kWordBytes);
    words_.push_back(std::move(word));
    if (places_) places_->push_back(place);
  }

  std::string text_;
  std::vector<Span>* places_;
  std::size_t at_ = 0;
  std::vector<Word> words_;
  Word word_;                     // being read; empty between words
  Span place_;                    // of it
  std::vector<Span> characters_;  // a run of a script without spaces, being read
  std::uint32_t sentence_ = 0;
  unsigned gap_ = 0;  // since the last word: 0 nothing, 1 one hyphen, more: anything
  bool letters_ = false;
  bool digits_ = false;
};

// From the normalized text to the one it was made of, outwards to what was changed as a whole.
Span place_in_source(icu::Edits::Iterator& edits, const Span& place, std::size_t size) {
  UErrorCode status = U_ZERO_ERROR;
  Span source{0, size};
  if (edits.findDestinationIndex(static_cast<int32_t>(place.begin), status))
    source.begin = static_cast<std::size_t>(
        edits.hasChange()
            ? edits.sourceIndex()
            : edits.sourceIndex() + static_cast<int32_t>(place.begin) - edits.destinationIndex());
  const int32_t end =
      edits.sourceIndexFromDestinationIndex(static_cast<int32_t>(place.end), status);
  if (U_SUCCESS(status)) source.end = std::min(static_cast<std::size_t>(end), size);
  return source;
}

}  // namespace

std::vector<Word> list_words(std::string_view text) {
  return Splitter(normalize(text)).split();
}

PlacedWords place_words(std::string_view text) {
  PlacedWords placed{base::repair_utf8(text), {}, {}};
  icu::Edits edits;
  Splitter splitter(normalize(placed.text, &edits), &placed.places);
  placed.words = splitter.split();
  auto iterator = edits.getFineIterator();
  for (auto& place : placed.places) place = place_in_source(iterator, place, placed.text.size());
  return placed;
}

std::optional<std::string> pair_of(const Word& left, const Word& right) {
  if (left.sentence != right.sentence || left.kind == WordKind::kCharacters ||
      right.kind == WordKind::kCharacters)
    return std::nullopt;
  return left.folded + '_' + right.folded;
}

std::optional<std::string> joined(const Word& left, const Word& right) {
  constexpr std::size_t letters_limit = 8, digits_limit = 4, both_limit = 20;
  const auto plain = [](const Word& word) {
    return word.kind == WordKind::kLetters || word.kind == WordKind::kDigits;
  };
  if (!plain(left) || !plain(right) || left.sentence != right.sentence) return std::nullopt;
  if (left.kind == WordKind::kDigits && right.kind == WordKind::kDigits) return std::nullopt;
  const bool unit = left.kind == WordKind::kLetters && right.kind == WordKind::kDigits &&
                    left.folded.size() <= letters_limit && right.folded.size() <= digits_limit;
  if (!unit && !(right.hyphened && left.folded.size() + right.folded.size() <= both_limit))
    return std::nullopt;
  return left.folded + right.folded;
}

std::vector<std::string> parts_of(const Word& word) {
  std::vector<std::string> parts;
  if (word.kind != WordKind::kMixed) return parts;
  for (const char c : word.folded) {
    if (parts.empty() || is_digit(parts.back().back()) != is_digit(c)) parts.emplace_back();
    parts.back() += c;
  }
  return parts;
}

std::optional<int> year_in(const Word& word) {
  const auto& digits = word.folded;
  const bool is_year = word.kind == WordKind::kDigits && digits.size() == 4 &&
                       (digits.starts_with("19") || digits.starts_with("20"));
  return is_year ? std::optional(std::stoi(digits)) : std::nullopt;
}

std::string whole_key(std::string_view text) {
  std::string key;
  for (const auto& word : list_words(text)) {
    if (!key.empty()) key += ' ';
    key += base::fold(word.lower);
  }
  return std::string(first_bytes(key, kValueBytes));
}

std::string whole_exact_key(std::string_view text) {
  std::string key;
  bool has_diacritics = false;
  for (const auto& word : list_words(text)) {
    if (!key.empty()) key += ' ';
    key += word.exact;
    has_diacritics = has_diacritics || word.has_diacritics();
  }
  return has_diacritics ? std::string(first_bytes(key, kValueBytes)) : std::string();
}

}  // namespace search

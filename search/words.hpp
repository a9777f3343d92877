#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace search {

/// What a word is made of.
enum class WordKind {
  kLetters,
  kDigits,
  kMixed,       // letters and digits: "covid19"
  kCharacters,  // two neighbours (or a lone one) of a script that puts no space between words
};

/// One word of a text, in the forms under which it is indexed and looked for.
struct Word {
  std::string lower;   // NFKC, case folded, as it was spelt: what a stemmer wants
  std::string exact;   // lower, in one Vietnamese spelling
  std::string folded;  // exact without diacritics; never empty
  WordKind kind = WordKind::kLetters;
  std::uint32_t sentence = 0;  // words of one sentence have one number
  bool hyphened = false;       // only a hyphen, or nothing, stands between it and the one before

  bool has_diacritics() const { return exact != folded; }
};

/// The words of a text, by the one analysis that index and query share: ill-formed UTF-8 repaired,
/// NFKC with case folded and invisible characters dropped, then words of letters, marks and digits.
/// Apostrophes vanish ("o'brien" is "obrien") and an elided article with them ("l'eau" is "eau"); a
/// point or comma inside a number vanishes ("2.5" is "25", "1.234.567" is "1234567", but lists of
/// years stay apart); scripts without spaces (Thai, Lao, Khmer, Burmese, Chinese, Japanese, Korean)
/// give overlapping pairs of characters.
/// Units: words longer than kWordBytes are cut at a character.
std::vector<Word> list_words(std::string_view text);

/// Bytes [begin, end) of a text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Span&) const = default;
};

/// A text, its words, and where each of them stands in it.
struct PlacedWords {
  std::string text;          // as it came, ill-formed UTF-8 repaired
  std::vector<Word> words;   // those of list_words()
  std::vector<Span> places;  // one for each word, in characters that are never cut; those of
                             // character pairs overlap
};

/// The words with their places, for texts that are shown; list_words() takes less time.
PlacedWords place_words(std::string_view text);

/// "ha_noi" for two neighbours of one sentence; nothing across sentences and beside character
/// pairs, which overlap already.
std::optional<std::string> pair_of(const Word& left, const Word& right);

/// "pm25" for "PM 2.5", "gnaf" for "G-NAF": the one word, folded, as which two neighbours may also
/// be written.
std::optional<std::string> joined(const Word& left, const Word& right);

/// The letters and the digits of a mixed word: "covid19" gives "covid", "19"; else nothing.
std::vector<std::string> parts_of(const Word& word);

/// The year that a word is ("2022"), from 1900 to 2099; nothing for another word.
std::optional<int> year_in(const Word& word);

/// The words of a title or identifier folded, a space between, cut to kValueBytes: equal for texts
/// that differ in case, diacritics and punctuation only.
std::string whole_key(std::string_view text);

/// The same with diacritics, in one Vietnamese spelling; empty when the text has none.
std::string whole_exact_key(std::string_view text);

}  // namespace search

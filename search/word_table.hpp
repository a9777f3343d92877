#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace search {

/// A word of what somebody is typing.
struct TypedWord {
  std::string lower;   // as it was typed, in lower case
  std::string exact;   // the same in one Vietnamese spelling
  std::string begin;   // lower without diacritics
  std::string folded;  // exact without diacritics: differs from begin in "kỹ", which is "kĩ" too
  bool complete = true;  // another word follows; else it may go on
  bool has_diacritics() const { return exact != folded; }
};

/// The words of what was typed so far. Limits: the first kQueryWords of at most 512 bytes.
std::vector<TypedWord> read_typed(std::string_view typed);

/// A text that fits, by whom it belongs to. Costs order them: less is better.
struct WordMatch {
  /// What a text costs that is just what was typed; begins so; has the words side by side; or
  /// somewhere. kOtherMarks comes on top where diacritics were typed that the text does not have.
  static constexpr std::uint8_t kWhole = 0, kBegins = 1, kTogether = 2, kScattered = 3,
                                kOtherMarks = 4;
  std::uint32_t owner = 0;
  std::uint32_t text = 0;  // place in the table's order
  std::uint8_t cost = 0;

  bool operator==(const WordMatch&) const = default;
};

/// Texts by the beginnings of their words, to find while somebody types. Never changes once it is
/// made. Memory: 8 bytes for each word of each text, 12 for each text, and the different words.
/// Thread: any.
class WordTable {
 public:
  /// The best `most` owners of texts that have all words typed, in any order, the last one begun;
  /// cheapest first, then those that stand first in the table. Each owner once.
  /// Time: grows with the texts that have the rarest of the words.
  std::vector<WordMatch> find(const std::vector<TypedWord>& typed, std::size_t most) const;

  /// The folded words of the table that `wants` takes, each once.
  std::vector<std::string> list_words(const std::function<bool(std::string_view)>& wants) const;

  std::size_t size() const { return owners_.size(); }

 private:
  friend class WordTableMaker;
  friend class WordSearch;
  struct Form {
    std::string folded;
    std::string exact;
    auto operator<=>(const Form&) const = default;
  };
  std::vector<Form> forms_;            // of words, sorted
  std::vector<std::uint32_t> starts_;  // text t has the forms at words_[starts_[t]] and on
  std::vector<std::uint32_t> words_;
  std::vector<std::uint32_t> form_starts_;  // form f is in the texts at texts_[form_starts_[f]], …
  std::vector<std::uint32_t> texts_;
  std::vector<std::uint32_t> owners_;
};

/// Takes texts and makes a table of them.
class WordTableMaker {
 public:
  /// `words` as whole_exact_key() or whole_key() writes them. Texts of a higher rank stand first,
  /// of equal ones those of the lower owner.
  void add(std::string_view words, std::uint32_t owner, double rank);

  std::size_t size() const { return texts_.size(); }

  WordTable make() &&;

 private:
  struct Text {
    std::uint32_t start;
    std::uint32_t owner;
    double rank;
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::uint32_t form_of(std::string_view word);

  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> forms_;
  std::vector<std::uint32_t> words_;
  std::vector<Text> texts_;
};

}  // namespace search

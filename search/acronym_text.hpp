#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/words.hpp"

namespace search {

/// What stands in capitals in a text: "GTVT", "NN&PTNT".
struct Capitals {
  std::size_t first = 0;     // word
  std::size_t count = 0;     // words: "NN&PTNT" are two
  std::string text;          // as it is written
  std::string letters;       // folded, all of it together: "nnptnt"
  bool is_alone = false;     // no other word hangs on it by a hyphen, stroke or point
  bool in_brackets = false;  // "(GTVT)"
};

/// An acronym and the words of the text that it stands for.
struct Definition {
  Capitals acronym;
  std::string name;
};

/// A text in which acronyms and what they stand for are looked for. Only what has from
/// kLeastLetters to kMostLetters letters is taken for an acronym. Thread: any.
class AcronymText {
 public:
  static constexpr std::size_t kLeastLetters = 3, kMostLetters = 10;

  explicit AcronymText(std::string_view text);

  /// What stands in capitals, whether or not it is alone.
  std::vector<Capitals> list_capitals() const;

  /// Acronyms beside the words whose initials they are: "General Statistics Office (GSO)",
  /// "Tổng cục Thống kê - TCTK", "GSO (General Statistics Office)", "GSO - General …". Words that
  /// acronyms pass over (of, and, và, …) may be passed over.
  std::vector<Definition> list_definitions() const;

  /// The acronym in brackets at the end of a name of which one word has no letter in it: "Centers
  /// for Disease Control and Prevention (CDC)".
  std::optional<Definition> find_loose_definition() const;

  /// The name without what stands behind it in brackets or after a dash.
  std::string name() const;
  /// The initials of that name, of all its words and without those that acronyms pass over; none
  /// of a name of less than kLeastLetters words.
  std::vector<std::string> list_initials() const;

  /// Folded words that are not in capitals and stand between spaces, so that they are no part of an
  /// address.
  std::vector<std::string> list_plain_words() const;

  bool has_small_letters() const;

 private:
  struct Token {
    std::string folded;
    bool capitals = false;
    bool passed_over = false;
  };

  std::string gap_before(std::size_t token) const;
  std::string slice(std::size_t first, std::size_t end) const;
  bool is_between_spaces(std::size_t token) const;
  bool begins_with_capital(std::size_t token) const;
  std::size_t name_size() const;
  std::optional<std::size_t> count_initials(std::size_t start, bool back,
                                            std::string_view letters) const;
  std::optional<Definition> define_before(const Capitals& capitals) const;
  std::optional<Definition> define_behind(const Capitals& capitals) const;

  PlacedWords placed_;
  std::vector<Token> tokens_;
};

}  // namespace search

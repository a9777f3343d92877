#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

/// A dataset made up for measuring searches: the same for the same number at every run. Words are
/// drawn by Zipf's law from 2,500 syllables, written with Vietnamese diacritics, and 20,000 words
/// without.
struct MadeDataset {
  std::string id;
  std::string title;                                        // Vietnamese, 5 to 9 syllables
  std::string english;                                      // 3 to 6 words
  std::string description;                                  // 40 to 120 syllables and words
  std::vector<std::pair<std::string, std::string>> facets;  // by names of search::kFacets
  std::int64_t modified = 0;                                // milliseconds since 1970
};

MadeDataset make_dataset(std::size_t number);

/// The value of a facet as a number: "theme3" is 3; of "open", "open" is 1.
int number_of(const MadeDataset& made, std::string_view facet);

/// All values of a facet, each a bit of one number.
int bits_of(const MadeDataset& made, std::string_view facet);

/// A question of the log that all engines are asked.
struct Question {
  enum class Kind { kWords, kPhrase, kPrefix, kFiltered, kByDate, kDeep, kEverything };
  Kind kind = Kind::kWords;
  std::vector<std::string> words;  // as they are written in the records
  int theme = 0;                   // of kFiltered
};

/// "words", "phrase" and so on.
std::string_view name_of(Question::Kind kind);

/// `count` questions of all kinds; frequent words are asked more often.
std::vector<Question> make_questions(std::size_t count);

}  // namespace bench

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
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

/// A question of the log that all engines are asked.
struct Question {
  enum class Kind { kWords, kPhrase, kPrefix, kFiltered, kByDate, kDeep, kEverything };
  Kind kind = Kind::kWords;
  std::vector<std::string> words;  // as they are written in the records
  std::string theme;               // of kFiltered
};

/// `count` questions of all kinds; frequent words are asked more often.
std::vector<Question> make_questions(std::size_t count);

}  // namespace bench

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/usage/missing_table.hpp"
#include "search/request.hpp"
#include "search/result.hpp"

namespace portal::app {

/// Datasets with all the words up to which a search has hardly found anything.
constexpr std::uint64_t kFewResults = 3;

/// Times that something must be looked for in a week to be kept and shown.
constexpr std::int64_t kLeastAsked = 5;

/// The words of a query as they are counted: folded, a space between, without what is excluded or a
/// filter; those past the 100th byte are left out. Empty for what might be personal: something with
/// an e-mail address, or with nine digits and more in a row, whatever stands between them; years
/// beside each other are none.
std::string counted_words(std::string_view q);

/// What an answer hands out of a search that found hardly anything, in http::Response::subject.
/// Empty for others: those that found more, later pages, explanations, and without words.
/// `language` is the reader's.
std::string subject_of_search(const search::SearchRequest& wanted,
                              const search::SearchResult& found, std::string_view language);
bool is_subject_of_search(std::string_view subject);
/// Whether it is that of a search for which no dataset had all the words.
bool found_nothing(std::string_view subject);

/// Counts searches that found hardly anything, by weeks. What is looked for less often than
/// kLeastAsked times in a week never leaves the memory, and is forgotten when the week is over.
/// Limits: 10,000 searches; when there are more, those that were made once are forgotten, and where
/// that does not help, further ones are not counted.
/// Thread: any.
class MissedCounter {
 public:
  /// Counts an answer with the subject of a search.
  void count(std::string_view subject);

  /// What was counted since the last call, of the searches that were made often enough.
  std::vector<catalog::usage::Missed> take(base::Time now);

  /// Has the next take() begin with what an earlier one gave and nobody could keep; 10,000 of them
  /// at most.
  void give_back(std::vector<catalog::usage::Missed> searches);

 private:
  using Key = std::tuple<std::int64_t, std::string, std::string>;  // week, language, words
  struct Count {
    std::int64_t asked = 0;
    std::int64_t filtered = 0;
    std::int64_t asked_taken = 0;
    std::int64_t filtered_taken = 0;
    std::int64_t least = 0;
    std::int64_t last = 0;
  };

  bool has_room();

  std::mutex mutex_;
  std::map<Key, Count> counts_;
  std::vector<catalog::usage::Missed> returned_;
};

}  // namespace portal::app

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/json.hpp"
#include "search/weights.hpp"
#include "search/word_table.hpp"

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Database;
}

namespace search {

/// An agency by the value of its filter, and what it is called.
struct NamedAgency {
  std::string slug;
  base::Json name;                  // language map
  std::vector<std::string> others;  // acronyms and former names, if it states any
};
using ListAgencies = std::function<std::vector<NamedAgency>()>;

/// What suggestions need beside the index.
struct SuggestSettings {
  ListAgencies agencies = {};  // called from any thread; agencies without a name show their slug
  /// Up to so many records, completions are made again at once when the index has changed; of a
  /// larger index the old ones answer until new ones are made beside.
  std::uint64_t at_once = 20'000;
};

/// What can be suggested from one state of the index: its titles, agencies, themes and keywords by
/// the beginnings of their words. Made from the index's terms; never changes.
/// Limits: the 250,000 records of the highest standing with 1,000,000 titles, and the 50,000 most
/// used keywords; about 20 MB for 100,000 records with titles in two languages, and 55 MB
/// while they are made. Thread: any.
class Completions {
 public:
  enum class Kind { kAgency, kTheme, kKeyword };

  /// A filter and what it is called.
  struct Filter {
    Kind kind = Kind::kKeyword;
    std::string value;
    base::Json label;  // language map, or the text of a keyword
    std::uint32_t count = 0;
  };

  /// `generation` is the folder of the database. Throws Xapian's own exceptions.
  Completions(const Xapian::Database& database, std::string generation, const Weights& weights,
              const ListAgencies& agencies);

  const std::string& generation() const { return generation_; }
  std::uint64_t commit() const { return commit_; }
  std::uint64_t seq() const { return seq_; }          // of the store, which they reflect
  std::uint64_t records() const { return records_; }  // in the index then

  /// Titles; owners are Xapian's document numbers, best known first.
  const WordTable& titles() const { return titles_; }

  /// Names of filters; owners are places in filters(), most used first.
  const WordTable& names() const { return names_; }
  const std::vector<Filter>& filters() const { return filters_; }

 private:
  std::string generation_;
  std::uint64_t commit_;
  std::uint64_t seq_;
  std::uint64_t records_;
  std::vector<Filter> filters_;
  WordTable titles_;
  WordTable names_;
};

}  // namespace search

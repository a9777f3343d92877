#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/clock.hpp"
#include "search/completions.hpp"
#include "search/knowledge.hpp"
#include "search/proposals.hpp"
#include "search/request.hpp"
#include "search/result.hpp"

namespace search {

/// Finds records in the index folder. Every call sees what was committed last, by this process or
/// another, also when a rebuilt index was put in the old one's place.
/// Errors of every call but find_similar() and propose(): kUnavailable "search_index_unavailable"
/// when there is no readable index of this version. Thread: any, several at a time; each call takes
/// an open reader of its own.
class Index {
 public:
  /// Opens nothing yet: the index may appear later.
  explicit Index(std::string folder, Knowledge knowledge = {}, SuggestSettings suggesting = {});
  ~Index();
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  /// When nothing is found for words, the answer names keywords and agencies near them.
  /// Errors: kMalformed "search_bad_cursor".
  SearchResult search(const SearchRequest& request) const;

  /// Datasets, agencies, themes and keywords for what was typed so far, at most 50; see
  /// search/suggest.hpp. The first call makes ready what is suggested from (about a second for
  /// 100,000 records), unless prepare() did, or does: then it waits a moment at most, and what is
  /// not ready is not suggested. Of an index larger than SuggestSettings::at_once it may lag behind
  /// the last commit by that time, and under lasting change by ten times as much.
  Suggestions suggest(std::string_view typed, std::size_t limit) const;

  /// Makes ready, for the present state of the index, what is suggested from, and learns the
  /// acronyms of agencies, which searches look for from then on. Until then what was made for a
  /// former state serves on.
  void prepare() const;
  /// Begins it on a thread of its own and answers true; not while that is under way, nor shortly
  /// after: it may take a tenth of a processor's time.
  bool prepare_beside() const;
  /// Names what was learned; another text when something else was. Empty when nothing was.
  std::string learned() const;

  /// The ids of records that are kept as fresh and are so no longer at that moment, at most `most`.
  std::vector<std::string> list_lapsed(base::Time now, std::size_t most) const;

  /// Records about the same as this one, nearest first, at most 20; see find_similar(). They only
  /// add to an answer, so there are none, and no error, when the index cannot be read.
  std::vector<Hit> find_similar(std::string_view id, std::size_t limit) const;

  /// What may be put into an unfinished record, and which it may double; see propose(). Where the
  /// index cannot be read, from the record's own words alone.
  Proposals propose(const base::Json& document) const;

  /// The card of a record, as JSON text; nothing when it is not in the index.
  std::optional<std::string> find_card(std::string_view id) const;

  /// Where a record stands; nothing when it is not in the index.
  std::optional<Standing> find_standing(std::string_view id) const;

  /// The last change of the store that the index reflects, and how many records it holds.
  std::uint64_t seq() const;
  std::uint64_t count() const;

  /// Every record with its revision, in no order: what a check compares with the store.
  std::vector<IndexEntry> list_contents() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// What state an index folder is in, as seen from the store it should reflect.
enum class IndexState {
  kGood,        // reflects the store's last change
  kBehind,      // reflects an earlier one: catch up from its seq
  kForeign,     // made of another store, by another version, or ahead of this store: rebuild
  kUnreadable,  // damaged, or its contents and their digest disagree: rebuild
  kAbsent,      // rebuild, or catch up from 0
};

/// Facts about an index folder. The numbers are 0 and the texts empty where they cannot be read.
struct IndexStatus {
  IndexState state = IndexState::kAbsent;
  std::uint64_t seq = 0;
  std::uint64_t records = 0;
  std::string digest;  // ContentDigest of what was put in
  std::string store;
};

/// Looks at an index folder without locking it. `store` and `seq` are the store's id and last
/// change. `thorough` also reads every entry and compares them with the digest.
IndexStatus inspect_index(const std::string& folder, std::string_view store, std::uint64_t seq,
                          bool thorough = false);

}  // namespace search

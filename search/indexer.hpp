#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "search/index.hpp"
#include "search/record.hpp"

namespace search {

/// Takes one record after another.
using Sink = std::function<void(const IndexRecord&)>;

/// Gives every record of the store to a sink, and answers the change number they reflect.
using Feed = std::function<std::uint64_t(const Sink&)>;

/// The one writer of an index folder; holds its lock as long as it lives. What is replaced or
/// removed is searchable after commit(), all at once; when the program ends before, none of it.
///
/// Errors of all writing calls: kUnavailable "search_index_unreadable" when the index cannot be
/// written (rebuild() mends it); kStorageFull "search_storage_full". After either, what was not
/// committed is lost: go on from status().seq.
/// Limits: a batch is held in memory until commit(); 1,000 to 10,000 records are a good batch.
/// Thread: one at a time.
class Indexer {
 public:
  /// Opens the index of the store with that id, or makes an empty one (seq 0) where there is none.
  /// Opens also over an unreadable or foreign one, which is left alone until rebuild().
  /// Errors: kConflict "search_index_locked"; kUnavailable "search_folder_unwritable".
  Indexer(const std::string& folder, std::string store);
  ~Indexer();
  Indexer(const Indexer&) = delete;
  Indexer& operator=(const Indexer&) = delete;

  /// What is committed, judged by the store's last change (see inspect_index).
  IndexStatus status(std::uint64_t store_seq) const;

  /// Puts the record in the place of the one with its id, or adds it.
  void replace(const IndexRecord& record);
  /// Changes where a record stands, and nothing else of it; takes much less time than replace().
  /// Nothing happens when there is none.
  void set_standing(std::string_view id, const Standing& standing);
  /// Nothing happens when there is none.
  void remove(std::string_view id);
  /// Makes the changes durable and searchable: the index then reflects the store's change `seq`.
  void commit(std::uint64_t seq);

  /// Builds a new index of what `feed` gives, beside the one in use, and puts it in its place.
  /// Until then, and for ever when `feed` throws, the old one stays in use. Uncommitted changes are
  /// dropped. Answers the change number reflected.
  std::uint64_t rebuild(const Feed& feed);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace search

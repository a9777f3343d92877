#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "catalog/store/store.hpp"
#include "catalog/usage/usage_table.hpp"
#include "portal/app/app.hpp"
#include "search/indexer.hpp"

namespace portal::jobs {

/// What the index must hold of a dataset: nothing when it is not public.
std::optional<search::IndexRecord> index_record(const catalog::store::StoredDataset& dataset,
                                                const catalog::usage::Uses& uses = {});

/// Tells the index where the records stand whose use of the last days changed that. Answers how
/// many. Leaves the rest of each record alone, as refresh_freshness() does.
/// Errors: as search::Indexer.
std::size_t refresh_standing(catalog::store::Store& store, search::Indexer& indexer,
                             const search::Index& index);

/// The same of records that are no longer as fresh as they say, used or not.
/// Limits: kMostRefreshed at a time; when it answers as many, there may be more.
std::size_t refresh_freshness(catalog::store::Store& store, search::Indexer& indexer,
                              const search::Index& index);

constexpr std::size_t kMostRefreshed = 2000;

/// Puts the counts of use since the last call into the store. What it cannot take just then (a full
/// disk, a writer that holds it) is counted on, and that is logged.
void keep_counts(app::App& app);

/// Brings the index to the store's last change: catches up, or rebuilds beside and swaps when the
/// index is absent, damaged or of another store. Answers the number it reflects then.
/// Errors: as search::Indexer.
std::int64_t bring_up_to_date(catalog::store::Store& store, search::Indexer& indexer);

/// Builds the index anew where something was erased for good since it was last built: Xapian keeps
/// for a while what it no longer finds. Notes that it did. Answers the number that the index
/// reflects then; nothing when there was no need.
std::optional<std::int64_t> rebuild_for_purges(catalog::store::Store& store,
                                               search::Indexer& indexer);

/// Builds the index anew from the store.
std::int64_t rebuild_index(catalog::store::Store& store, search::Indexer& indexer);

/// Follows the change log on a thread of its own, so that index and ready answers show what the
/// store holds within a second of any change, whoever made it. After start, and whenever a search
/// failed, it reads the whole index once and has it rebuilt when it is damaged. It has made ready,
/// beside, what is suggested and which acronyms are looked for. It puts the counts of use into the
/// store once a minute and at the end, or the next minute where the store cannot take them, and has
/// the ranking reckon with them once a day.
class Follower {
 public:
  /// Starts at once. Errors: kConflict when another process holds the index.
  explicit Follower(app::App& app);
  /// Ends after the step under way.
  ~Follower();
  Follower(const Follower&) = delete;
  Follower& operator=(const Follower&) = delete;

  /// Looks now instead of at the next tick.
  void nudge();

 private:
  void run();
  void step();
  void audit();
  void keep_usage(std::chrono::seconds least);
  void reckon_with_use();
  void have_prepared();
  void forget_purged();
  void check_room() const;

  app::App& app_;
  search::Indexer indexer_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  bool nudged_ = false;
  std::int64_t reflected_ = -1;
  std::int64_t reckoned_day_ = 0;  // when use was last reckoned with
  std::int64_t prepared_ = -1;     // the change that suggestions were last made ready for
  std::string learned_;            // what the answers kept ready know
  int failures_ = 0;               // since the last success
  std::chrono::steady_clock::time_point usage_kept_ = std::chrono::steady_clock::now();
  std::thread thread_;
};

}  // namespace portal::jobs

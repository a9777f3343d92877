#include "portal/jobs/follower.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <exception>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>

#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/base/log.hpp"
#include "catalog/purge/finish.hpp"
#include "portal/app/today.hpp"
#include "portal/web/format.hpp"
#include "search/document.hpp"

namespace portal::jobs {
namespace {

using catalog::store::StoredDataset;
using catalog::usage::Uses;

constexpr std::chrono::milliseconds kTick{50};
constexpr int kMostDoublings = 7;  // of the tick while nothing succeeds: 6.4 s
constexpr std::int64_t kBatch = 2000;

// Metadata may look good over damaged tables: a search with facets and cards touches all of them.
void probe(const search::Index& index) {
  search::SearchRequest everything;
  everything.sort = search::Sort::kModified;
  index.search(everything);
}

std::uint64_t counted(std::int64_t number) {
  return number > 0 ? static_cast<std::uint64_t>(number) : 0;
}

}  // namespace

std::optional<search::IndexRecord> index_record(const StoredDataset& dataset,
                                                const catalog::usage::Uses& uses) {
  if (!dataset.is_public()) return std::nullopt;
  base::Json document = base::parse_json(dataset.document);
  document.set("@id", "/datasets/" + dataset.id);
  document.set("@type", dataset.kind);
  document.set("id", dataset.id);
  document.set("slug", dataset.slug);
  document.set("revision", base::Json::integer(dataset.revision));
  return search::make_record(document, {.views = counted(uses.views + uses.downloads)});
}

namespace {

// One record that cannot be read must not keep the others out.
std::optional<search::IndexRecord> sound_record(const StoredDataset& dataset,
                                                const catalog::usage::Uses& uses) {
  try {
    return index_record(dataset, uses);
  } catch (const base::Error& error) {
    base::log(base::LogLevel::kError, "record_not_indexed",
              {{"id", dataset.id}, {"why", error.what()}});
    return std::nullopt;
  }
}

}  // namespace

std::int64_t rebuild_index(catalog::store::Store& store, search::Indexer& indexer) {
  const auto uses = catalog::usage::UsageTable(store).list_recent_uses(base::now());
  const auto feed = [&](const search::Sink& sink) {
    const auto reader = store.snapshot();
    catalog::store::DatasetFilter filter;
    filter.public_only = true;
    reader.for_each_dataset(filter, [&](const StoredDataset& dataset) {
      const auto used = uses.find(dataset.id);
      if (const auto record = sound_record(dataset, used == uses.end() ? Uses() : used->second))
        sink(*record);
      return true;
    });
    return static_cast<std::uint64_t>(reader.last_seq());
  };
  return static_cast<std::int64_t>(indexer.rebuild(feed));
}

namespace {

std::int64_t catch_up(catalog::store::Store& store, search::Indexer& indexer, std::int64_t seq,
                      std::int64_t last) {
  const catalog::usage::UsageTable usage(store);
  while (seq < last) {
    const auto reader = store.snapshot();
    std::set<std::string> touched;
    for (const auto& change : reader.list_changes(seq, kBatch)) {
      if (change.kind == "dataset") touched.insert(change.id);
      seq = change.seq;
    }
    for (const auto& id : touched) {
      const auto dataset = reader.find_dataset(id);
      const auto record =
          dataset ? sound_record(*dataset, usage.recent_uses_of(id, base::now())) : std::nullopt;
      if (record)
        indexer.replace(*record);
      else
        indexer.remove(id);
    }
    indexer.commit(static_cast<std::uint64_t>(seq));
  }
  return seq;
}

}  // namespace

std::int64_t bring_up_to_date(catalog::store::Store& store, search::Indexer& indexer) {
  const auto last = store.read().last_seq();
  const auto status = indexer.status(static_cast<std::uint64_t>(last));
  if (status.state == search::IndexState::kGood) return last;
  if (status.state != search::IndexState::kBehind) return rebuild_index(store, indexer);
  try {
    return catch_up(store, indexer, static_cast<std::int64_t>(status.seq), last);
  } catch (const base::Error& error) {
    // What the index says of itself may be sound over damaged tables.
    if (error.message().key != "search_index_unreadable") throw;
    base::log(base::LogLevel::kWarning, "index_damaged", {{"found_by", "writing"}});
    return rebuild_index(store, indexer);
  }
}

std::optional<std::int64_t> rebuild_for_purges(catalog::store::Store& store,
                                               search::Indexer& indexer) {
  const auto purges = catalog::purge::list_unindexed(store.read());
  if (purges.empty()) return std::nullopt;
  const auto reflected = rebuild_index(store, indexer);
  catalog::purge::note_indexed(store, purges);
  return reflected;
}

namespace {

// Tells the index where these stand now, if that is another place.
std::size_t judge_again(catalog::store::Store& store, search::Indexer& indexer,
                        const search::Index& index, const std::set<std::string>& doubted) {
  constexpr double noticed = 0.05;  // a tenth more use
  constexpr std::size_t batch = 1000;
  const catalog::usage::UsageTable usage(store);
  const auto reader = store.read();
  const auto seq = index.seq();
  std::size_t changed = 0;
  for (const auto& id : doubted) {
    const auto dataset = reader.find_dataset(id);
    const auto stands = index.find_standing(id);
    if (!dataset || !stands) continue;
    const auto record = sound_record(*dataset, usage.recent_uses_of(id, base::now()));
    if (!record || (std::abs(record->standing.popularity - stands->popularity) < noticed &&
                    record->standing.fresh == stands->fresh))
      continue;
    indexer.set_standing(id, record->standing);
    if (++changed % batch == 0) indexer.commit(seq);
  }
  if (changed % batch != 0) indexer.commit(seq);
  return changed;
}

}  // namespace

std::size_t refresh_standing(catalog::store::Store& store, search::Indexer& indexer,
                             const search::Index& index) {
  constexpr std::chrono::hours day{24};
  const catalog::usage::UsageTable usage(store);
  std::set<std::string> used;
  // Of yesterday too, so that use that is no longer recent is forgotten.
  for (const auto time : {base::now() - day, base::now()})
    for (const auto& [id, uses] : usage.list_recent_uses(time)) used.insert(id);
  return judge_again(store, indexer, index, used);
}

std::size_t refresh_freshness(catalog::store::Store& store, search::Indexer& indexer,
                              const search::Index& index) {
  const auto lapsed = index.list_lapsed(base::now(), kMostRefreshed);
  return judge_again(store, indexer, index, {lapsed.begin(), lapsed.end()});
}

namespace {

void keep(const std::function<void()>& work, const std::function<void()>& give_back) {
  try {
    work();
  } catch (const base::Error& error) {
    give_back();
    base::log(base::LogLevel::kError, "usage_not_kept", {{"why", error.what()}});
  }
}

}  // namespace

void keep_counts(app::App& app) {
  const auto uses = app.usage.take();
  keep([&] { app.usage_table.add(base::now(), uses); }, [&] { app.usage.give_back(uses); });
  const auto missed = app.usage.take_missed(base::now());
  keep([&] { app.missing_table.add(base::now(), missed); }, [&] { app.usage.give_back(missed); });
  const auto day = app.usage.take_day();
  keep([&] { app.day_table.add(today_of(app), day); }, [&] { app.usage.give_back(day); });
  keep([&] { app.gate.keep_uses(); }, [] {});
}

Follower::Follower(app::App& app)
    : app_(app),
      indexer_(app::App::index_folder(app.config.data).string(), app.store.id()),
      thread_([this] { run(); }) {}

Follower::~Follower() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
  keep_usage(std::chrono::seconds(0));
}

// What is counted while the program dies is lost: at most a minute.
void Follower::keep_usage(std::chrono::seconds least) {
  const auto now = std::chrono::steady_clock::now();
  if (now - usage_kept_ < least) return;
  usage_kept_ = now;
  keep_counts(app_);
}

// Once a day, and after the start: what people use stands higher, what is no longer fresh lower.
void Follower::reckon_with_use() {
  const auto today = std::chrono::floor<std::chrono::days>(base::now()).time_since_epoch().count();
  if (!app_.has_index || app_.standing_day == today) return;
  check_room();
  std::size_t changed = 0;
  if (reckoned_day_ != today) changed = refresh_standing(app_.store, indexer_, app_.index);
  reckoned_day_ = today;
  const auto lapsed = refresh_freshness(app_.store, indexer_, app_.index);
  changed += lapsed;
  if (lapsed < kMostRefreshed) app_.standing_day = today;  // else the next step goes on
  if (changed == 0) return;
  app_.cache.forget();
  base::log(base::LogLevel::kInfo, "standing_refreshed", {{"records", std::to_string(changed)}});
}

// Nobody waits for it: until it is done, searches and suggestions go by what was made ready before.
void Follower::have_prepared() {
  if (!app_.has_index) return;
  if (prepared_ != reflected_ && app_.index.prepare_beside()) prepared_ = reflected_;
  const auto learned = app_.index.learned();
  if (learned == learned_) return;
  learned_ = learned;
  app_.cache.forget();
}

// Searches no longer find it by now; this takes longer, and what is in use stays so until then.
void Follower::forget_purged() {
  const auto rebuilt = rebuild_for_purges(app_.store, indexer_);
  if (!rebuilt) return;
  reflected_ = *rebuilt;
  app_.cache.start_epoch(reflected_);
  app_.cache.forget();
}

void Follower::nudge() {
  {
    const std::lock_guard lock(mutex_);
    nudged_ = true;
  }
  wake_.notify_all();
}

void Follower::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    step();
    lock.lock();
    wake_.wait_for(lock, kTick * (1 << std::min(failures_, kMostDoublings)),
                   [this] { return stopping_ || nudged_; });
    nudged_ = false;
  }
}

// Xapian cannot be trusted to come back from a write that fails half-way, so none is begun without
// room for it.
void Follower::check_room() const {
  constexpr std::uintmax_t wanted = 16;
  std::error_code failure;
  const auto space = std::filesystem::space(app_.config.data, failure);
  if (failure || space.available >= wanted << 20) return;
  throw base::Error(
      base::ErrorCode::kStorageFull, "index_needs_room",
      {{"wanted", std::to_string(wanted)}, {"free", std::to_string(space.available >> 20)}});
}

void Follower::audit() {
  const auto folder = app::App::index_folder(app_.config.data).string();
  const auto seq = static_cast<std::uint64_t>(app_.store.read().last_seq());
  const auto status = search::inspect_index(folder, app_.store.id(), seq, true);
  if (status.state == search::IndexState::kGood || status.state == search::IndexState::kBehind)
    return;
  check_room();
  base::log(base::LogLevel::kWarning, "index_damaged", {{"found_by", "audit"}});
  reflected_ = rebuild_index(app_.store, indexer_);
  app_.has_index = true;
  app_.cache.start_epoch(reflected_);
  app_.cache.forget();  // what the damaged index answered, under the same number
}

// A failure (a full disk, a damaged index) is told, and tried again at the next step.
void Follower::step() {
  keep_usage(std::chrono::minutes(1));
  try {
    if (app_.doubts_index.exchange(false)) audit();
    const auto last = app_.store.read().last_seq();
    have_prepared();
    if (last == reflected_) return reckon_with_use();
    // Pages of records are made from the store: they are new even where the index cannot follow.
    if (app_.changed_to.exchange(last) != last) {
      app_.refresh_site();
      app_.cache.forget();
    }
    check_room();
    reflected_ = bring_up_to_date(app_.store, indexer_);
    if (!app_.has_index) {
      app_.doubts_index = true;  // look closer once the portal serves
      probe(app_.index);
    }
    app_.has_index = true;
    app_.cache.start_epoch(reflected_);
    forget_purged();
    failures_ = 0;
    have_prepared();
    base::log(base::LogLevel::kDebug, "index_followed", {{"seq", std::to_string(reflected_)}});
  } catch (const std::exception& error) {
    reflected_ = -1;
    ++failures_;
    base::log(base::LogLevel::kError, "index_failed", {{"why", error.what()}});
  }
}

}  // namespace portal::jobs

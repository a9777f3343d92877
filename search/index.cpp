#include "search/index.hpp"

#include <xapian.h>

#include <chrono>
#include <future>
#include <mutex>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/log.hpp"
#include "search/content_digest.hpp"
#include "search/generation.hpp"
#include "search/reader.hpp"
#include "search/schema.hpp"

namespace search {
namespace {

[[noreturn]] void throw_unavailable() {
  throw base::Error(base::ErrorCode::kUnavailable, "search_index_unavailable");
}

std::unique_ptr<Reader> open_reader(const std::string& folder) {
  const auto generation = find_generation(folder);
  if (!generation) throw_unavailable();
  auto reader = std::make_unique<Reader>(*generation);
  if (reader->metadata(metadata::kVersion) != std::to_string(kIndexVersion)) throw_unavailable();
  return reader;
}

}  // namespace

using Clock = std::chrono::steady_clock;

struct Index::State {
  const std::string folder;
  const Knowledge knowledge;
  const SuggestSettings suggesting;
  std::mutex mutex;  // of all below but `making`
  std::vector<std::unique_ptr<Reader>> idle = {};
  std::shared_ptr<Columns> columns = {};
  std::shared_ptr<const Completions> completions = {};
  Clock::time_point rest_until = {};  // completions are not made again before
  std::mutex making = {};             // held by who makes them
  std::future<void> made_beside = {};

  std::unique_ptr<Reader> take();
  void give_back(std::unique_ptr<Reader> reader);
  std::shared_ptr<Columns> columns_for(const Reader& reader);
  std::shared_ptr<const Completions> completions_for(const Reader& reader);
  std::shared_ptr<const Completions> old_completions_for(const Reader& reader);
  std::shared_ptr<const Completions> make_completions(const Reader& reader);
  void make_completions_beside();

  // Runs work(reader), again on a fresh reader when commits or a rebuild overtook it.
  template <typename Work>
  auto read(Work work);
};

std::unique_ptr<Reader> Index::State::take() {
  const auto generation = find_generation(folder);
  {
    const std::lock_guard lock(mutex);
    while (!idle.empty()) {
      auto reader = std::move(idle.back());
      idle.pop_back();
      if (generation && reader->folder() == *generation) return reader;
    }
  }
  return open_reader(folder);
}

void Index::State::give_back(std::unique_ptr<Reader> reader) {
  const std::lock_guard lock(mutex);
  idle.push_back(std::move(reader));
}

std::shared_ptr<Columns> Index::State::columns_for(const Reader& reader) {
  const std::lock_guard lock(mutex);
  if (!columns || !columns->are_of(reader.folder(), reader.commit()))
    columns = columns && columns->are_of_generation(reader.folder())
                  ? reader.follow(*columns)
                  : std::make_shared<Columns>(reader.folder(), reader.commit());
  return columns;
}

// Completions that may answer for the reader, though they may be of an earlier state: of a large
// index new ones are then made beside, for at most a tenth of a processor's time.
std::shared_ptr<const Completions> Index::State::old_completions_for(const Reader& reader) {
  const std::lock_guard lock(mutex);
  if (!completions || completions->generation() != reader.folder()) return nullptr;
  if (completions->commit() == reader.commit()) return completions;
  if (completions->records() <= suggesting.at_once) return nullptr;
  const bool busy = made_beside.valid() &&
                    made_beside.wait_for(std::chrono::seconds(0)) != std::future_status::ready;
  if (!busy && Clock::now() >= rest_until)
    made_beside = std::async(std::launch::async, [this] { make_completions_beside(); });
  return completions;
}

std::shared_ptr<const Completions> Index::State::completions_for(const Reader& reader) {
  if (auto old = old_completions_for(reader)) return old;
  const std::lock_guard lock(making);
  if (auto old = old_completions_for(reader)) return old;
  return make_completions(reader);
}

std::shared_ptr<const Completions> Index::State::make_completions(const Reader& reader) {
  constexpr int rest = 10;
  const auto start = Clock::now();
  auto made = reader.make_completions(knowledge.weights, suggesting.agencies);
  const auto end = Clock::now();
  const std::lock_guard lock(mutex);
  completions = made;
  rest_until = end + rest * (end - start);
  return made;
}

template <typename Work>
auto Index::State::read(Work work) {
  constexpr int overtaken_limit = 10;  // two commits during one read discard what it reads
  constexpr int failed_limit = 2;      // a rebuild may have removed the files between find and open
  for (int overtaken = 0, failed = 0; overtaken < overtaken_limit && failed < failed_limit;) {
    try {
      auto reader = take();
      reader->refresh();
      auto answer = work(*reader);
      give_back(std::move(reader));
      return answer;
    } catch (const Xapian::DatabaseModifiedError&) {
      ++overtaken;
    } catch (const Xapian::DatabaseError& error) {
      if (++failed == failed_limit)
        base::log(base::LogLevel::kError, "index_read_failed", {{"why", error.get_msg()}});
    } catch (const Xapian::Error& error) {
      base::log(base::LogLevel::kError, "search_failed", {{"why", error.get_msg()}});
      throw base::Error(base::ErrorCode::kInternal, "internal");
    }
  }
  throw_unavailable();
}

// Nobody waits for it, so nobody is told but the log; the next one who asks tries again.
void Index::State::make_completions_beside() {
  try {
    const std::lock_guard lock(making);
    read([&](const Reader& reader) { return make_completions(reader); });
  } catch (const base::Error& error) {
    base::log(base::LogLevel::kError, "search_failed", {{"why", error.what()}});
  }
}

Index::Index(std::string folder, Knowledge knowledge, SuggestSettings suggesting)
    : state_(new State{std::move(folder), std::move(knowledge), std::move(suggesting), {}}) {}
Index::~Index() = default;

SearchResult Index::search(const SearchRequest& request) const {
  return state_->read([&](Reader& reader) {
    const auto columns = state_->columns_for(reader);
    return reader.search(request, state_->knowledge, *columns);
  });
}

Suggestions Index::suggest(std::string_view typed, std::size_t limit) const {
  return state_->read([&](const Reader& reader) {
    const auto completions = state_->completions_for(reader);
    return Suggestions{reader.suggest(*completions, typed, limit), completions->seq(),
                       completions->commit() != reader.commit()};
  });
}

std::vector<Hit> Index::find_similar(std::string_view id, std::size_t limit) const {
  try {
    return state_->read([&](const Reader& reader) { return reader.find_similar(id, limit); });
  } catch (const base::Error&) {
    return {};
  }
}

std::optional<std::string> Index::find_card(std::string_view id) const {
  return state_->read([&](const Reader& reader) { return reader.find_card(id); });
}

std::optional<Standing> Index::find_standing(std::string_view id) const {
  return state_->read([&](const Reader& reader) { return reader.find_standing(id); });
}

std::uint64_t Index::seq() const {
  return state_->read([](const Reader& reader) { return reader.seq(); });
}

std::uint64_t Index::count() const {
  return state_->read([](const Reader& reader) { return reader.count(); });
}

std::vector<IndexEntry> Index::list_contents() const {
  return state_->read([](const Reader& reader) { return reader.list_contents(); });
}

namespace {

IndexStatus read_status(const Reader& reader, std::string_view store, std::uint64_t seq) {
  IndexStatus status;
  status.seq = reader.seq();
  status.records = reader.count();
  status.digest = reader.metadata(metadata::kDigest);
  status.store = reader.metadata(metadata::kStore);
  const bool ours =
      status.store == store && reader.metadata(metadata::kVersion) == std::to_string(kIndexVersion);
  status.state = !ours || status.seq > seq ? IndexState::kForeign
                 : status.seq < seq        ? IndexState::kBehind
                                           : IndexState::kGood;
  return status;
}

bool agrees_with_digest(const Reader& reader, const IndexStatus& status) {
  ContentDigest digest;
  const auto entries = reader.list_contents();
  for (const auto& entry : entries) digest.toggle(entry.id, entry.revision);
  return entries.size() == status.records && digest.to_string() == status.digest &&
         reader.is_whole();
}

}  // namespace

IndexStatus inspect_index(const std::string& folder, std::string_view store, std::uint64_t seq,
                          bool thorough) {
  const auto generation = find_generation(folder);
  if (!generation) return {};
  try {
    const Reader reader(*generation);
    IndexStatus status = read_status(reader, store, seq);
    if (thorough && status.state != IndexState::kForeign && !agrees_with_digest(reader, status))
      status.state = IndexState::kUnreadable;
    return status;
  } catch (const Xapian::Error& error) {
    base::log(base::LogLevel::kError, "index_unreadable", {{"why", error.get_msg()}});
    IndexStatus status;
    status.state = IndexState::kUnreadable;
    return status;
  }
}

}  // namespace search

#include "search/index.hpp"

#include <xapian.h>

#include <chrono>
#include <future>
#include <mutex>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/log.hpp"
#include "catalog/base/text.hpp"
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

// Another text for other acronyms.
std::string name_of(const std::vector<Acronym>& acronyms) {
  constexpr std::size_t digits = 8;
  if (acronyms.empty()) return {};
  base::Sha256 sum;
  for (const auto& [forms, names] : acronyms)
    sum.add(base::join(forms, "\t") + "\n" + base::join(names, "\t") + "\n\n");
  return sum.finish().substr(0, digits);
}

}  // namespace

constexpr int kRest = 10;  // times that making ready took until it may be done again
using Clock = std::chrono::steady_clock;

struct Index::State {
  const std::string folder;
  const Knowledge settled;  // without what is learned
  const SuggestSettings suggesting;
  std::mutex mutex;  // of all below but `making`
  std::shared_ptr<const Knowledge> knowledge = std::make_shared<const Knowledge>(settled);
  std::vector<std::unique_ptr<Reader>> idle = {};
  std::shared_ptr<Columns> columns = {};
  std::shared_ptr<const Completions> completions = {};
  Clock::time_point rest_until = {};  // completions are not made again before
  std::mutex making = {};             // held by who makes them
  std::shared_future<void> made_beside = {};

  std::unique_ptr<Reader> take();
  void give_back(std::unique_ptr<Reader> reader);
  std::shared_ptr<Columns> columns_for(const Reader& reader);
  std::shared_ptr<const Knowledge> current_knowledge();
  std::shared_ptr<const Completions> completions_for(const Reader& reader);
  std::shared_ptr<const Completions> old_completions_for(const Reader& reader);
  std::shared_ptr<const Completions> any_completions_for(const Reader& reader);
  std::shared_ptr<const Completions> make_completions(const Reader& reader);
  std::shared_future<void> under_way();
  void learn(const Reader& reader);
  void prepare();
  bool begin_beside();

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

std::shared_ptr<const Knowledge> Index::State::current_knowledge() {
  const std::lock_guard lock(mutex);
  return knowledge;
}

// Prepares on another thread, unless that is under way or was so shortly before that it would take
// more than a tenth of a processor's time. To be called with `mutex` held.
bool Index::State::begin_beside() {
  const bool busy = made_beside.valid() &&
                    made_beside.wait_for(std::chrono::seconds(0)) != std::future_status::ready;
  if (busy || Clock::now() < rest_until) return false;
  // Nobody waits for it, so nobody is told but the log; the next one who asks tries again.
  made_beside = std::async(std::launch::async, [this] {
    try {
      prepare();
    } catch (const base::Error& error) {
      base::log(base::LogLevel::kError, "search_failed", {{"why", error.what()}});
    }
  });
  return true;
}

// What is made on another thread just now; not valid when nothing is.
std::shared_future<void> Index::State::under_way() {
  const std::lock_guard lock(mutex);
  if (!made_beside.valid() ||
      made_beside.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
    return {};
  return made_beside;
}

// Completions that may answer for the reader, though they may be of an earlier state: of a large
// index new ones are then made beside.
std::shared_ptr<const Completions> Index::State::old_completions_for(const Reader& reader) {
  const std::lock_guard lock(mutex);
  if (!completions || completions->generation() != reader.folder()) return nullptr;
  if (completions->commit() == reader.commit()) return completions;
  if (completions->records() <= suggesting.at_once) return nullptr;
  begin_beside();
  return completions;
}

// Where only what is made beside would do, it is waited for but a moment: then former ones, or
// none.
std::shared_ptr<const Completions> Index::State::completions_for(const Reader& reader) {
  constexpr std::chrono::milliseconds moment{100};
  if (auto old = old_completions_for(reader)) return old;
  if (const auto made = under_way(); made.valid()) {
    const bool ready = made.wait_for(moment) == std::future_status::ready;
    if (auto old = ready ? old_completions_for(reader) : nullptr) return old;
    if (!ready) return any_completions_for(reader);
  }
  const std::lock_guard lock(making);
  if (auto old = old_completions_for(reader)) return old;
  return make_completions(reader);
}

// Of whatever state of the reader's generation.
std::shared_ptr<const Completions> Index::State::any_completions_for(const Reader& reader) {
  const std::lock_guard lock(mutex);
  return completions && completions->generation() == reader.folder() ? completions : nullptr;
}

// To be called with `making` held.
std::shared_ptr<const Completions> Index::State::make_completions(const Reader& reader) {
  const auto start = Clock::now();
  auto made = reader.make_completions(settled.weights, suggesting.agencies);
  const auto end = Clock::now();
  const std::lock_guard lock(mutex);
  completions = made;
  rest_until = end + kRest * (end - start);
  return made;
}

void Index::State::learn(const Reader& reader) {
  if (!suggesting.agencies) return;
  auto fresh = std::make_shared<Knowledge>(settled);
  const auto acronyms = fresh->synonyms.add_acronyms(reader.learn_acronyms(suggesting.agencies()));
  fresh->learned = name_of(acronyms);
  if (fresh->learned == current_knowledge()->learned) return;
  {
    const std::lock_guard lock(mutex);
    knowledge = std::move(fresh);
  }
  base::log(base::LogLevel::kInfo, "acronyms_learned",
            {{"count", std::to_string(acronyms.size())}});
  for (const auto& [forms, names] : acronyms)
    base::log(base::LogLevel::kDebug, "acronym_learned",
              {{"acronym", base::join(forms, ", ")}, {"names", base::join(names, "; ")}});
}

template <typename Work>
auto Index::State::read(Work work) {
  constexpr int overtaken_limit = 50;  // two commits during one read discard what it reads
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

void Index::State::prepare() {
  const std::lock_guard lock(making);
  const auto start = Clock::now();
  read([&](const Reader& reader) {
    const auto old = any_completions_for(reader);
    if (!old || old->commit() != reader.commit()) make_completions(reader);
    learn(reader);
    return true;
  });
  const auto end = Clock::now();
  const std::lock_guard rest_lock(mutex);
  rest_until = end + kRest * (end - start);
}

Index::Index(std::string folder, Knowledge knowledge, SuggestSettings suggesting)
    : state_(new State{std::move(folder), std::move(knowledge), std::move(suggesting), {}}) {}
Index::~Index() = default;

SearchResult Index::search(const SearchRequest& request) const {
  return state_->read([&](Reader& reader) {
    const auto columns = state_->columns_for(reader);
    const auto knowledge = state_->current_knowledge();
    auto result = reader.search(request, *knowledge, *columns);
    if (result.total > 0 || request.q.empty()) return result;
    if (const auto completions = state_->completions_for(reader))
      result.related = reader.find_related(*completions, request.q);
    return result;
  });
}

Suggestions Index::suggest(std::string_view typed, std::size_t limit) const {
  return state_->read([&](const Reader& reader) {
    const auto completions = state_->completions_for(reader);
    if (!completions) return Suggestions{{}, reader.seq(), true};
    return Suggestions{reader.suggest(*completions, typed, limit), completions->seq(),
                       completions->commit() != reader.commit()};
  });
}

void Index::prepare() const {
  state_->prepare();
}

bool Index::prepare_beside() const {
  const std::lock_guard lock(state_->mutex);
  return state_->begin_beside();
}

std::string Index::learned() const {
  return state_->current_knowledge()->learned;
}

std::vector<std::string> Index::list_lapsed(base::Time now, std::size_t most) const {
  return state_->read([&](const Reader& reader) { return reader.list_lapsed(now, most); });
}

std::vector<Hit> Index::find_similar(std::string_view id, std::size_t limit) const {
  try {
    return state_->read([&](const Reader& reader) { return reader.find_similar(id, limit); });
  } catch (const base::Error&) {
    return {};
  }
}

Proposals Index::propose(const base::Json& document) const {
  try {
    return state_->read([&](Reader& reader) { return reader.propose(document); });
  } catch (const base::Error&) {
    return propose_alone(document);
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

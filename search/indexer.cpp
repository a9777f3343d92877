#include "search/indexer.hpp"

#include <xapian.h>

#include <charconv>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <unordered_set>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/log.hpp"
#include "catalog/base/text.hpp"
#include "search/analysis.hpp"
#include "search/content_digest.hpp"
#include "search/entry.hpp"
#include "search/generation.hpp"
#include "search/journal.hpp"
#include "search/schema.hpp"

namespace search {
namespace {

[[noreturn]] void translate(const Xapian::Error& error) {
  base::log(base::LogLevel::kError, "index_write_failed", {{"why", error.get_msg()}});
  const char* cause = error.get_error_string();
  if (cause && std::string_view(cause).find("No space left") != std::string_view::npos)
    throw base::Error(base::ErrorCode::kStorageFull, "search_storage_full");
  throw base::Error(base::ErrorCode::kUnavailable, "search_index_unreadable");
}

// A generation that is being written, and the facts about it that go into its metadata.
class Writer {
 public:
  Writer(const std::string& generation, std::string_view store, int flags)
      : database_(generation, flags),
        digest_(database_.get_metadata(metadata::kDigest)),
        store_(store) {
    for (auto& language : base::split(database_.get_metadata(metadata::kStemmed), ' '))
      if (!language.empty()) stemmed_.insert(std::move(language));
  }

  bool is_ours() const {
    return database_.get_metadata(metadata::kVersion) == std::to_string(kIndexVersion) &&
           database_.get_metadata(metadata::kStore) == store_;
  }

  // Xapian writes a long batch in parts; only a transaction keeps them from being seen alone.
  void begin() {
    if (!in_transaction_) database_.begin_transaction();
    in_transaction_ = true;
  }

  void replace(const IndexRecord& record, Analyzer& analyzer) {
    const std::string term = id_term(record.id);
    forget(term, record.id);
    touched_.push_back(database_.replace_document(term, make_entry(record, analyzer)));
    note(record);
  }

  // For a generation that began empty: Xapian is asked for the record before only when one with the
  // same hash of its identifier was added.
  void add(const IndexRecord& record, Analyzer& analyzer) {
    if (!added_.insert(std::hash<std::string>()(record.id)).second)
      return replace(record, analyzer);
    touched_.push_back(database_.add_document(make_entry(record, analyzer)));
    note(record);
  }

  void remove(std::string_view id) {
    const std::string term = id_term(id);
    if (forget(term, id)) database_.delete_document(term);
  }

  // Xapian leaves alone what of a record is not set.
  void set_standing(std::string_view id, const Standing& standing) {
    const auto posting = database_.postlist_begin(id_term(id));
    if (posting == database_.postlist_end(id_term(id))) return;
    Xapian::Document entry = database_.get_document(*posting);
    set_standing_of(entry, id, standing);
    touched_.push_back(*posting);
    database_.replace_document(touched_.back(), entry);
  }

  void commit(std::uint64_t seq) {
    database_.set_metadata(metadata::kVersion, std::to_string(kIndexVersion));
    database_.set_metadata(metadata::kStore, store_);
    database_.set_metadata(metadata::kSeq, std::to_string(seq));
    database_.set_metadata(metadata::kDigest, digest_.to_string());
    database_.set_metadata(metadata::kStemmed, base::join({stemmed_.begin(), stemmed_.end()}, " "));
    write_journal(database_, touched_);
    touched_.clear();
    if (in_transaction_)
      database_.commit_transaction();
    else
      database_.commit();
    in_transaction_ = false;
  }

 private:
  void note(const IndexRecord& record) {
    digest_.toggle(record.id, record.revision);
    for (const auto& text : record.texts)
      if (auto language = Analyzer::stem_language(text.language); !language.empty())
        stemmed_.insert(std::move(language));
  }

  // Takes the record with that term out of the digest; whether there was one.
  bool forget(const std::string& term, std::string_view id) {
    const auto posting = database_.postlist_begin(term);
    if (posting == database_.postlist_end(term)) return false;
    const std::string digits = database_.get_document(*posting).get_value(slot::kRevision);
    std::uint64_t revision = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), revision);
    digest_.toggle(id, revision);
    touched_.push_back(*posting);
    return true;
  }

  Xapian::WritableDatabase database_;
  ContentDigest digest_;
  std::string store_;
  std::set<std::string> stemmed_;
  std::unordered_set<std::size_t> added_;  // hashes of identifiers
  std::vector<std::uint32_t> touched_;     // since the last commit
  bool in_transaction_ = false;
};

// Removes a generation that never came into use.
class Draft {
 public:
  explicit Draft(std::string path) : path_(std::move(path)) {}
  ~Draft() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  const std::string& path() const { return path_; }
  void keep() { path_.clear(); }

 private:
  std::string path_;
};

}  // namespace

struct Indexer::State {
  const std::string folder;
  const std::string store;
  const WriterLock lock;
  Analyzer analyzer;
  std::unique_ptr<Writer> writer;  // null until needed, and after a failure

  Writer& open();
  std::uint64_t build(const std::string& path, const Feed& feed);
  template <typename Work>
  auto write(Work work);
};

template <typename Work>
auto Indexer::State::write(Work work) {
  try {
    return work();
  } catch (const Xapian::Error& error) {
    writer.reset();
    translate(error);
  }
}

Writer& Indexer::State::open() {
  if (writer) return *writer;
  const auto generation = find_generation(folder);
  if (!generation) throw base::Error(base::ErrorCode::kUnavailable, "search_index_unreadable");
  auto fresh = std::make_unique<Writer>(*generation, store, Xapian::DB_OPEN);
  if (!fresh->is_ours())
    throw base::Error(base::ErrorCode::kUnavailable, "search_index_unreadable");
  writer = std::move(fresh);
  return *writer;
}

std::uint64_t Indexer::State::build(const std::string& path, const Feed& feed) {
  // Not synced as it grows: nothing of it is used before use_generation() has synced it whole.
  Writer fresh(path, store, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
  const std::uint64_t seq = feed([&](const IndexRecord& record) { fresh.add(record, analyzer); });
  fresh.commit(seq);
  return seq;
}

Indexer::Indexer(const std::string& folder, std::string store)
    : state_(new State{folder, std::move(store), WriterLock(folder), {}, {}}) {
  remove_old_generations(folder);
  if (!find_generation(folder)) rebuild([](const Sink&) { return std::uint64_t{0}; });
}

Indexer::~Indexer() = default;

IndexStatus Indexer::status(std::uint64_t store_seq) const {
  return inspect_index(state_->folder, state_->store, store_seq);
}

void Indexer::replace(const IndexRecord& record) {
  state_->write([&] {
    Writer& writer = state_->open();
    writer.begin();
    writer.replace(record, state_->analyzer);
  });
}

void Indexer::set_standing(std::string_view id, const Standing& standing) {
  state_->write([&] {
    Writer& writer = state_->open();
    writer.begin();
    writer.set_standing(id, standing);
  });
}

void Indexer::remove(std::string_view id) {
  state_->write([&] {
    Writer& writer = state_->open();
    writer.begin();
    writer.remove(id);
  });
}

void Indexer::commit(std::uint64_t seq) {
  state_->write([&] { state_->open().commit(seq); });
}

std::uint64_t Indexer::rebuild(const Feed& feed) {
  return state_->write([&] {
    state_->writer.reset();
    Draft draft(make_generation(state_->folder));
    const std::uint64_t seq = state_->build(draft.path(), feed);
    use_generation(state_->folder, draft.path());
    draft.keep();
    remove_old_generations(state_->folder);
    return seq;
  });
}

}  // namespace search

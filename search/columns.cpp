#include "search/columns.hpp"

#include <xapian.h>

#include <utility>

#include "search/journal.hpp"
#include "search/sanity.hpp"
#include "search/schema.hpp"
#include "search/standing.hpp"

namespace search {
namespace {

// Records touched since postings were read, before all are forgotten: each is looked at for each
// term of a search.
constexpr std::size_t kMostTouched = 500;

// Changed records that a facet keeps apart, before it is made anew.
constexpr std::size_t kMostChanged = 20'000;

std::uint64_t eight_bytes(std::string_view text) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < sizeof(number); ++i)
    number = number << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  return number;
}

bool has_record(const Xapian::Database& database, std::uint32_t record) {
  auto every = database.postlist_begin(std::string());
  every.skip_to(record);
  return every != database.postlist_end(std::string()) && *every == record;
}

std::string value_of(const Xapian::Database& database, std::uint32_t record, unsigned slot) {
  auto value = database.valuestream_begin(slot);
  value.skip_to(record);
  const bool has = value != database.valuestream_end(slot) && value.get_docid() == record;
  return has ? *value : std::string();
}

Chunked<Key> read_keys(unsigned slot, const Xapian::Database& database) {
  Chunked<Key> keys;
  const auto last = want_few(database.get_lastdocid());
  const auto end = database.valuestream_end(slot);
  for (auto value = database.valuestream_begin(slot); value != end; ++value) {
    want_record(value.get_docid(), last);
    keys.set(value.get_docid(), key_of(*value));
  }
  return keys;
}

Chunked<RecordFacts> read_facts(const Xapian::Database& database) {
  Chunked<RecordFacts> facts;
  const auto last = want_few(database.get_lastdocid());
  auto standing = database.valuestream_begin(slot::kStanding);
  const auto standing_end = database.valuestream_end(slot::kStanding);
  const auto end = database.postlist_end(std::string());
  for (auto record = database.postlist_begin(std::string()); record != end; ++record) {
    want_record(*record, last);
    if (standing != standing_end) standing.skip_to(*record);
    const bool judged = standing != standing_end && standing.get_docid() == *record;
    facts.set(*record,
              {record.get_doclength(), judged ? to_number(unpack(*standing)) : to_number({})});
  }
  return facts;
}

RecordSet read_everything(const Xapian::Database& database) {
  const auto last = want_few(database.get_lastdocid());
  RecordSet everything(last);
  const auto end = database.postlist_end(std::string());
  for (auto record = database.postlist_begin(std::string()); record != end; ++record) {
    want_record(*record, last);
    everything.insert(*record);
  }
  return everything;
}

Chunked<Key> changed_keys(Chunked<Key> keys, unsigned slot,
                          const std::vector<std::uint32_t>& touched,
                          const Xapian::Database& database) {
  for (const auto record : touched) {
    want_record(record, want_few(database.get_lastdocid()));
    keys.set(record, key_of(value_of(database, record, slot)));
  }
  return keys;
}

Chunked<RecordFacts> changed_facts(Chunked<RecordFacts> facts,
                                   const std::vector<std::uint32_t>& touched,
                                   const Xapian::Database& database) {
  for (const auto record : touched) {
    want_record(record, want_few(database.get_lastdocid()));
    const bool there = has_record(database, record);
    const auto standing = unpack(value_of(database, record, slot::kStanding));
    facts.set(record, {there ? database.get_doclength(record) : 0, to_number(standing)});
  }
  return facts;
}

RecordSet changed_everything(const RecordSet& before, const std::vector<std::uint32_t>& touched,
                             const Xapian::Database& database) {
  const auto last = want_few(database.get_lastdocid());
  RecordSet everything(last), gone(last);
  everything |= before;
  for (const auto record : touched) {
    want_record(record, last);
    (has_record(database, record) ? everything : gone).insert(record);
  }
  return everything -= gone;
}

template <typename Value>
std::shared_ptr<const Value> share(Value value) {
  return std::make_shared<const Value>(std::move(value));
}

}  // namespace

Key key_of(std::string_view value) {
  constexpr std::size_t half = 8;
  return {eight_bytes(value), eight_bytes(value.substr(std::min(half, value.size())))};
}

Columns::Columns(std::string generation, std::uint64_t commit)
    : generation_(std::move(generation)),
      commit_(commit),
      postings_(std::make_shared<PostingCache>()) {}

Columns::Columns(Columns& before, std::uint64_t commit, const Xapian::Database& database)
    : Columns(before.generation_, commit) {
  const auto touched = touched_since(database, before.commit_);
  if (!touched) return;
  if (before.touched_.size() + touched->size() <= kMostTouched) {
    postings_ = before.postings_;
    touched_ = TouchedRecords(before.touched_, *touched, database);
  }
  Held held;
  {
    const std::lock_guard lock(before.mutex_);
    held = before.held_;
  }
  follow(held, *touched, database);
}

void Columns::follow(const Held& before, const std::vector<std::uint32_t>& touched,
                     const Xapian::Database& database) {
  for (const auto& [name, column] : before.facets)
    if (column->changed_records() + touched.size() <= kMostChanged)
      held_.facets.emplace(name, column->with_changes(touched, database));
  for (const auto& [slot, keys] : before.keys)
    held_.keys.emplace(slot, share(changed_keys(*keys, slot, touched, database)));
  if (before.facts) held_.facts = share(changed_facts(*before.facts, touched, database));
  if (before.everything)
    held_.everything = share(changed_everything(*before.everything, touched, database));
}

bool Columns::are_of(std::string_view generation, std::uint64_t commit) const {
  return generation_ == generation && commit_ == commit;
}

const FacetColumn& Columns::facet(const Facet& facet, const Xapian::Database& database) {
  const std::lock_guard lock(mutex_);
  const auto found = held_.facets.find(facet.name);
  if (found != held_.facets.end()) return *found->second;
  return *held_.facets.emplace(facet.name, std::make_shared<const FacetColumn>(facet, database))
              .first->second;
}

const Chunked<Key>& Columns::keys(unsigned slot, const Xapian::Database& database) {
  const std::lock_guard lock(mutex_);
  const auto found = held_.keys.find(slot);
  if (found != held_.keys.end()) return *found->second;
  return *held_.keys.emplace(slot, share(read_keys(slot, database))).first->second;
}

const Chunked<RecordFacts>& Columns::facts(const Xapian::Database& database) {
  const std::lock_guard lock(mutex_);
  if (!held_.facts) held_.facts = share(read_facts(database));
  return *held_.facts;
}

const RecordSet& Columns::everything(const Xapian::Database& database) {
  const std::lock_guard lock(mutex_);
  if (!held_.everything) held_.everything = share(read_everything(database));
  return *held_.everything;
}

std::shared_ptr<const Postings> Columns::postings(const std::string& term,
                                                  const Xapian::Database& database) const {
  return postings_->find(term, commit_, database);
}

void Columns::warm(const Xapian::Database& database) {
  for (const auto name : {"agency", "theme", "format", "license"})
    facet(*find_facet(name), database);
  keys(slot::kModified, database);
  facts(database);
  everything(database);
}

}  // namespace search

#include "search/facets.hpp"

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "search/entry.hpp"
#include "search/journal.hpp"

namespace search {
namespace {

constexpr std::size_t kMostValues = 1000;

constexpr std::size_t kMostRecords = 100'000'000;

// Changed records that are kept apart, before a column is made anew.
constexpr std::size_t kMostChanged = 20'000;

struct Posting {
  std::uint32_t record;
  std::uint32_t number;
};

std::string_view value_of(const std::string& term, const Facet& facet) {
  return std::string_view(term).substr(facet.prefix.size());
}

// Xapian does not prove what it reads: a damaged table may name records that cannot be.
void want_known(std::size_t record, std::size_t last) {
  if (record == 0 || record > last)
    throw Xapian::DatabaseCorruptError("a posting names a record that is not there");
}

std::vector<FacetValue> in_order(std::vector<FacetValue> values) {
  std::sort(values.begin(), values.end(), [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  if (values.size() > kMostValues) values.resize(kMostValues);
  return values;
}

}  // namespace

FacetColumn::FacetColumn(const Facet& facet, const Xapian::Database& database)
    : facet_(facet), base_(std::make_shared<const Base>(make_base(facet, database))) {}

FacetColumn::Base FacetColumn::make_base(const Facet& facet, const Xapian::Database& database) {
  Base base;
  const std::size_t last = database.get_lastdocid();
  want_known(std::max<std::size_t>(last, 1), kMostRecords);
  base.starts.assign(last + 2, 0);
  std::vector<Posting> postings;
  const std::string prefix(facet.prefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string name = *term;
    const auto number = static_cast<std::uint32_t>(base.values.size());
    base.values.emplace_back(value_of(name, facet));
    for (auto at = database.postlist_begin(name); at != database.postlist_end(name); ++at) {
      want_known(*at, last);
      postings.push_back({*at, number});
      ++base.starts[std::size_t{*at} + 1];
    }
  }
  for (std::size_t i = 1; i < base.starts.size(); ++i) base.starts[i] += base.starts[i - 1];
  base.numbers.resize(postings.size());
  std::vector<std::uint32_t> next(base.starts.begin(), base.starts.end() - 1);
  for (const auto& posting : postings) base.numbers[next[posting.record]++] = posting.number;
  return base;
}

std::shared_ptr<const FacetColumn> FacetColumn::with_changes(
    const std::vector<std::uint32_t>& records, const Xapian::Database& database) const {
  auto column = std::make_shared<FacetColumn>(*this);
  const std::size_t last = database.get_lastdocid();
  want_known(std::max<std::size_t>(last, 1), kMostRecords);
  if (column->is_changed_.size() <= last) column->is_changed_.resize(last + 1);
  for (const auto record : records) column->change(record, database);
  return column;
}

void FacetColumn::change(std::uint32_t record, const Xapian::Database& database) {
  want_known(record, is_changed_.size() - 1);
  is_changed_[record] = true;
  auto& numbers = changed_[record];
  numbers.clear();
  auto every = database.postlist_begin(std::string());
  every.skip_to(record);
  if (every == database.postlist_end(std::string()) || *every != record) return;  // it went
  const std::string prefix(facet_.prefix);
  auto term = database.termlist_begin(record);
  const auto end = database.termlist_end(record);
  term.skip_to(prefix);
  for (; term != end && (*term).starts_with(prefix); ++term)
    numbers.push_back(number_of(std::string(value_of(*term, facet_))));
}

std::uint32_t FacetColumn::number_of(const std::string& value) {
  const auto& known = base_->values;
  const auto at = std::ranges::lower_bound(known, value);
  if (at != known.end() && *at == value) return static_cast<std::uint32_t>(at - known.begin());
  const auto added = std::ranges::find(new_values_, value);
  const auto place = static_cast<std::size_t>(added - new_values_.begin());
  if (added == new_values_.end()) new_values_.push_back(value);
  return static_cast<std::uint32_t>(known.size() + place);
}

std::span<const std::uint32_t> FacetColumn::of(std::uint32_t record) const {
  if (record < is_changed_.size() && is_changed_[record]) return changed_.at(record);
  want_known(record, base_->starts.size() - 2);
  const auto first = base_->starts[record];
  return {base_->numbers.data() + first, base_->starts[std::size_t{record} + 1] - first};
}

const std::string& FacetColumn::value(std::uint32_t number) const {
  const auto& known = base_->values;
  return number < known.size() ? known[number] : new_values_[number - known.size()];
}

FacetColumns::FacetColumns(std::string generation, std::uint64_t commit)
    : generation_(std::move(generation)), commit_(commit) {}

FacetColumns::FacetColumns(FacetColumns& before, std::uint64_t commit,
                           const Xapian::Database& database)
    : generation_(before.generation_), commit_(commit) {
  const auto touched = touched_since(database, before.commit_);
  if (!touched) return;
  Columns columns;
  {
    const std::lock_guard lock(before.mutex_);
    columns = before.columns_;
  }
  for (const auto& [name, column] : columns)
    if (column->changed_records() + touched->size() <= kMostChanged)
      columns_.emplace(name, column->with_changes(*touched, database));
}

bool FacetColumns::are_of(std::string_view generation, std::uint64_t commit) const {
  return generation_ == generation && commit_ == commit;
}

const FacetColumn& FacetColumns::column(const Facet& facet, const Xapian::Database& database) {
  const std::lock_guard lock(mutex_);
  const auto found = columns_.find(facet.name);
  if (found != columns_.end()) return *found->second;
  return *columns_.emplace(facet.name, std::make_shared<const FacetColumn>(facet, database))
              .first->second;
}

std::vector<FacetValue> count_values(const FacetColumn& column,
                                     const std::vector<std::uint32_t>& records) {
  std::vector<std::uint32_t> counts(column.value_count(), 0);
  for (const std::uint32_t record : records)
    for (const auto number : column.of(record)) ++counts[number];
  std::vector<FacetValue> values;
  for (std::uint32_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0 && !is_hidden_value(column.value(i)))
      values.push_back({column.value(i), counts[i]});
  return in_order(std::move(values));
}

std::vector<FacetValue> count_all_values(const Facet& facet, const Xapian::Database& database) {
  std::vector<FacetValue> values;
  const std::string prefix(facet.prefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string name = *term;
    if (const auto value = value_of(name, facet); !is_hidden_value(value))
      values.push_back({std::string(value), term.get_termfreq()});
  }
  return in_order(std::move(values));
}

}  // namespace search

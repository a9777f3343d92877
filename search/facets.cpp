#include "search/facets.hpp"

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "search/entry.hpp"
#include "search/sanity.hpp"

namespace search {
namespace {

// Values of a facet of which the records of each are kept as a set.
constexpr std::size_t kFewValues = 64;

struct Posting {
  std::uint32_t record;
  std::uint32_t number;
};

std::string_view value_of(const std::string& term, const Facet& facet) {
  return std::string_view(term).substr(facet.prefix.size());
}

std::vector<FacetValue> in_order(std::vector<FacetValue> values, std::size_t most) {
  std::sort(values.begin(), values.end(), [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  if (values.size() > most) values.resize(most);
  return values;
}

}  // namespace

FacetColumn::FacetColumn(const Facet& facet, const Xapian::Database& database)
    : facet_(facet), base_(std::make_shared<const Base>(make_base(facet, database))) {}

FacetColumn::Base FacetColumn::make_base(const Facet& facet, const Xapian::Database& database) {
  Base base;
  const Xapian::docid last = want_few(database.get_lastdocid());
  base.starts.assign(std::size_t{last} + 2, 0);
  std::vector<Posting> postings;
  const std::string prefix(facet.prefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string name = *term;
    const auto number = static_cast<std::uint32_t>(base.values.size());
    base.values.emplace_back(value_of(name, facet));
    for (auto at = database.postlist_begin(name); at != database.postlist_end(name); ++at) {
      want_record(*at, last);
      postings.push_back({*at, number});
      ++base.starts[std::size_t{*at} + 1];
    }
  }
  for (std::size_t i = 1; i < base.starts.size(); ++i) base.starts[i] += base.starts[i - 1];
  base.numbers.resize(postings.size());
  std::vector<std::uint32_t> next(base.starts.begin(), base.starts.end() - 1);
  for (const auto& posting : postings) base.numbers[next[posting.record]++] = posting.number;
  if (base.values.size() > kFewValues) return base;
  base.sets.assign(base.values.size(), RecordSet(last));
  for (const auto& posting : postings) base.sets[posting.number].insert(posting.record);
  return base;
}

std::shared_ptr<const FacetColumn> FacetColumn::with_changes(
    const std::vector<std::uint32_t>& records, const Xapian::Database& database) const {
  auto column = std::make_shared<FacetColumn>(*this);
  const Xapian::docid last = want_few(database.get_lastdocid());
  column->is_changed_ = RecordSet(last);
  column->is_changed_ |= is_changed_;
  for (const auto record : records) {
    want_record(record, last);
    column->change(record, database);
  }
  return column;
}

void FacetColumn::change(std::uint32_t record, const Xapian::Database& database) {
  is_changed_.insert(record);
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
  if (is_changed_.contains(record)) return changed_.at(record);
  want_record(record, static_cast<Xapian::docid>(base_->starts.size() - 2));
  const auto first = base_->starts[record];
  return {base_->numbers.data() + first, base_->starts[std::size_t{record} + 1] - first};
}

const std::string& FacetColumn::value(std::uint32_t number) const {
  const auto& known = base_->values;
  return number < known.size() ? known[number] : new_values_[number - known.size()];
}

// A set costs a step for 64 records whether they are found or not, a row some for each that is.
bool FacetColumn::is_cheaper_by_sets(std::size_t records) const {
  constexpr std::size_t row_steps = 5;
  const auto& sets = base_->sets;
  return !sets.empty() && sets.size() * (base_->starts.size() / 64) < records * row_steps;
}

std::vector<std::uint32_t> FacetColumn::count(const RecordSet& records) const {
  std::vector<std::uint32_t> counts(value_count(), 0);
  RecordSet changed = records, unchanged = records;
  changed &= is_changed_;
  unchanged -= is_changed_;
  if (is_cheaper_by_sets(records.count()))
    for (std::size_t i = 0; i < base_->sets.size(); ++i)
      counts[i] = static_cast<std::uint32_t>(unchanged.count_common(base_->sets[i]));
  else
    count_rows(unchanged, counts);
  changed.for_each([&](std::uint32_t record) {
    for (const auto number : of(record)) ++counts[number];
  });
  return counts;
}

void FacetColumn::count_rows(const RecordSet& records, std::vector<std::uint32_t>& counts) const {
  const auto& starts = base_->starts;
  const std::uint32_t* numbers = base_->numbers.data();
  const auto last = static_cast<Xapian::docid>(starts.size() - 2);
  records.for_each([&](std::uint32_t record) {
    want_record(record, last);
    const std::uint32_t end = starts[std::size_t{record} + 1];
    for (std::uint32_t i = starts[record]; i < end; ++i) ++counts[numbers[i]];
  });
}

std::size_t FacetColumn::bytes() const {
  std::size_t sets = 0;
  for (const auto& set : base_->sets) sets += set.bytes();
  return sets + 4 * (base_->starts.size() + base_->numbers.size());
}

std::vector<FacetValue> count_values(const FacetColumn& column, const RecordSet& records,
                                     std::size_t most) {
  const auto counts = column.count(records);
  std::vector<FacetValue> values;
  for (std::uint32_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0 && !is_hidden_value(column.value(i)))
      values.push_back({column.value(i), counts[i]});
  return in_order(std::move(values), most);
}

std::vector<FacetValue> count_all_values(const Facet& facet, const Xapian::Database& database,
                                         std::size_t most) {
  std::vector<FacetValue> values;
  const std::string prefix(facet.prefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string name = *term;
    if (const auto value = value_of(name, facet); !is_hidden_value(value))
      values.push_back({std::string(value), term.get_termfreq()});
  }
  return in_order(std::move(values), most);
}

}  // namespace search

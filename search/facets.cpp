#include "search/facets.hpp"

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "search/entry.hpp"

namespace search {
namespace {

constexpr std::size_t kMostValues = 1000;

constexpr std::size_t kMostRecords = 100'000'000;

struct Posting {
  std::uint32_t record;
  std::uint32_t ordinal;
};

std::string_view value_of(const std::string& term, const Facet& facet) {
  return std::string_view(term).substr(facet.prefix.size());
}

// Xapian does not prove what it reads: a damaged table may name records that cannot be.
void want_known(std::size_t record, std::size_t last) {
  if (record == 0 || record > last)
    throw Xapian::DatabaseCorruptError("a posting names a record that is not there");
}

FacetColumn make_column(const Facet& facet, const Xapian::Database& database) {
  FacetColumn column;
  const std::size_t last = database.get_lastdocid();
  want_known(std::max<std::size_t>(last, 1), kMostRecords);
  column.starts.assign(last + 2, 0);
  std::vector<Posting> postings;
  const std::string prefix(facet.prefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string name = *term;
    const auto ordinal = static_cast<std::uint32_t>(column.values.size());
    column.values.emplace_back(value_of(name, facet));
    for (auto at = database.postlist_begin(name); at != database.postlist_end(name); ++at) {
      want_known(*at, last);
      postings.push_back({*at, ordinal});
      ++column.starts[std::size_t{*at} + 1];
    }
  }
  for (std::size_t i = 1; i < column.starts.size(); ++i) column.starts[i] += column.starts[i - 1];
  column.ordinals.resize(postings.size());
  std::vector<std::uint32_t> next(column.starts.begin(), column.starts.end() - 1);
  for (const auto& posting : postings) column.ordinals[next[posting.record]++] = posting.ordinal;
  return column;
}

std::vector<FacetValue> in_order(std::vector<FacetValue> values) {
  std::sort(values.begin(), values.end(), [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  if (values.size() > kMostValues) values.resize(kMostValues);
  return values;
}

}  // namespace

FacetColumns::FacetColumns(std::string generation, std::uint64_t revision)
    : generation_(std::move(generation)), revision_(revision) {}

bool FacetColumns::are_of(std::string_view generation, std::uint64_t revision) const {
  return generation_ == generation && revision_ == revision;
}

const FacetColumn& FacetColumns::column(const Facet& facet, const Xapian::Database& database) {
  const std::lock_guard lock(mutex_);
  const auto found = columns_.find(facet.name);
  if (found != columns_.end()) return found->second;
  return columns_.emplace(facet.name, make_column(facet, database)).first->second;
}

std::vector<FacetValue> count_values(const FacetColumn& column,
                                     const std::vector<std::uint32_t>& records) {
  std::vector<std::uint32_t> counts(column.values.size(), 0);
  for (const std::uint32_t record : records) {
    want_known(record, column.starts.size() - 2);
    for (auto i = column.starts[record]; i < column.starts[std::size_t{record} + 1]; ++i)
      ++counts[column.ordinals[i]];
  }
  std::vector<FacetValue> values;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0 && !is_hidden_value(column.values[i]))
      values.push_back({column.values[i], counts[i]});
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

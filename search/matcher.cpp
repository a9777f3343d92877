#include "search/matcher.hpp"

#include <xapian.h>

#include <algorithm>

#include "search/sanity.hpp"

namespace search {

using Kind = Expression::Kind;

Matcher::Matcher(const Xapian::Database& database, Columns& columns)
    : database_(database), columns_(columns), last_(want_few(database.get_lastdocid())) {}

const Matcher::Term& Matcher::read(const std::string& term) {
  const auto found = terms_.find(term);
  if (found != terms_.end()) return found->second;
  return terms_
      .emplace(term, Term{columns_.postings(term, database_), columns_.touched().find(term)})
      .first->second;
}

std::uint32_t Matcher::count_touched(const Term& term, std::uint32_t record) {
  const auto found =
      std::ranges::lower_bound(term.touched, record, {}, &TouchedRecords::Count::first);
  return found != term.touched.end() && found->first == record ? found->second : 0;
}

std::string Matcher::value(std::uint32_t record, unsigned slot) const {
  return database_.get_document(record).get_value(slot);
}

int Matcher::compare(std::uint32_t record, unsigned slot, const Key& key, const std::string& bound,
                     const Key& key_of_bound) const {
  if (key != key_of_bound) return key < key_of_bound ? -1 : 1;
  return key.is_whole() ? 0 : value(record, slot).compare(bound);
}

RecordSet Matcher::find(const Expression& expression) {
  const auto& parts = expression.parts;
  switch (expression.kind) {
    case Kind::kTerm:
      return find_term(expression.term);
    case Kind::kAll:
      return find_all(parts);
    case Kind::kAny:
    case Kind::kSynonym:
      return find_any(parts);
    case Kind::kRange:
      return find_range(expression);
    case Kind::kEverything:
      return columns_.everything(database_);
    case Kind::kNothing:
      break;
  }
  return RecordSet(last_);
}

RecordSet Matcher::find_term(const std::string& term) {
  const Term& read_term = read(term);
  RecordSet set(last_);
  read_term.postings->add_to(set);
  const auto& touched = columns_.touched();
  if (touched.size() == 0) return set;
  set -= touched.set();
  for (const auto& [record, count] : read_term.touched) set.insert(record);
  return set;
}

RecordSet Matcher::find_all(const Expressions& parts) {
  if (parts.empty()) return RecordSet(last_);
  RecordSet set = find(parts.front());
  for (std::size_t i = 1; i < parts.size(); ++i) set &= find(parts[i]);
  return set;
}

RecordSet Matcher::find_any(const Expressions& parts) {
  RecordSet set(last_);
  for (const auto& part : parts) set |= find(part);
  return set;
}

template <typename Visit>
void Matcher::for_each_in(const Expression& range, const RecordSet& records, Visit visit) const {
  const auto& keys = columns_.keys(range.slot, database_);
  const Key none, low = key_of(range.low), high = key_of(range.high);
  records.for_each([&](std::uint32_t record) {
    const Key key = keys[record];
    if (key == none) return;
    if (!range.low.empty() && compare(record, range.slot, key, range.low, low) < 0) return;
    if (!range.high.empty() && compare(record, range.slot, key, range.high, high) > 0) return;
    visit(record);
  });
}

RecordSet Matcher::find_range(const Expression& range) const {
  RecordSet set(last_);
  for_each_in(range, columns_.everything(database_), [&](auto record) { set.insert(record); });
  return set;
}

std::uint32_t Matcher::count_in(const Expression& range, const RecordSet& records) const {
  std::uint32_t count = 0;
  for_each_in(range, records, [&](auto) { ++count; });
  return count;
}

}  // namespace search

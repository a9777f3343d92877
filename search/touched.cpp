#include "search/touched.hpp"

#include <xapian.h>

#include <algorithm>

#include "search/sanity.hpp"

namespace search {

TouchedRecords::TouchedRecords(const TouchedRecords& before,
                               const std::vector<std::uint32_t>& records,
                               const Xapian::Database& database) {
  const std::uint32_t last = want_few(database.get_lastdocid());
  set_ = RecordSet(last);
  for (const auto number : records) {
    want_record(number, last);
    records_.push_back(read(number, database));
    set_.insert(number);
  }
  for (const auto& record : before.records_) {
    if (set_.contains(record->number)) continue;
    records_.push_back(record);
  }
  set_ |= before.set_;
  std::ranges::sort(records_, {}, [](const auto& record) { return record->number; });
}

std::shared_ptr<const TouchedRecords::Record> TouchedRecords::read(
    std::uint32_t number, const Xapian::Database& database) {
  auto record = std::make_shared<Record>();
  record->number = number;
  auto every = database.postlist_begin(std::string());
  every.skip_to(number);
  if (every == database.postlist_end(std::string()) || *every != number) return record;  // it went
  const auto end = database.termlist_end(number);
  for (auto term = database.termlist_begin(number); term != end; ++term)
    record->terms.emplace_back(*term, term.get_wdf());
  return record;
}

std::vector<TouchedRecords::Count> TouchedRecords::find(std::string_view term) const {
  std::vector<Count> counts;
  for (const auto& record : records_) {
    const auto found = std::ranges::lower_bound(
        record->terms, term, {}, [](const auto& one) { return std::string_view(one.first); });
    if (found != record->terms.end() && found->first == term)
      counts.emplace_back(record->number, found->second);
  }
  return counts;
}

}  // namespace search

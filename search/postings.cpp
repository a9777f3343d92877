#include "search/postings.hpp"

#include <xapian.h>

#include <algorithm>

#include "search/sanity.hpp"

namespace search {
namespace {

// A term is frequent that more than one of 32 records has: then a bit for each record is smaller
// than the numbers of those that have it.
constexpr std::size_t kRare = 32;

}  // namespace

Postings::Postings(const std::string& term, const Xapian::Database& database) {
  const Xapian::docid last = want_few(database.get_lastdocid());
  const std::size_t records = database.get_termfreq(term);
  is_frequent_ = records > last / kRare;
  if (is_frequent_)
    set_ = RecordSet(last);
  else
    records_.reserve(records);
  counts_.reserve(records);
  const auto end = database.postlist_end(term);
  for (auto at = database.postlist_begin(term); at != end; ++at) {
    const std::uint32_t record = *at, count = at.get_wdf();
    want_record(record, last);
    if (is_frequent_)
      set_.insert(record);
    else
      records_.push_back(record);
    counts_.push_back(static_cast<std::uint8_t>(std::min<std::uint32_t>(count, kLarge)));
    if (count >= kLarge) large_.emplace(record, count);
    most_ = std::max(most_, count);
  }
  if (is_frequent_) before_ = set_.list_ranks();
  if (most_ == 0) counts_ = {};
}

void Postings::add_to(RecordSet& set) const {
  if (is_frequent_)
    set |= set_;
  else
    for (const auto record : records_) set.insert(record);
}

std::uint32_t Postings::count(std::uint32_t record) const {
  if (counts_.empty()) return 0;
  if (is_frequent_) return set_.contains(record) ? count_at(set_.rank(record, before_), record) : 0;
  const auto found = std::ranges::lower_bound(records_, record);
  if (found == records_.end() || *found != record) return 0;
  return count_at(static_cast<std::size_t>(found - records_.begin()), record);
}

std::size_t Postings::bytes() const {
  return sizeof(Postings) + set_.bytes() + 4 * before_.size() + 4 * records_.size() +
         counts_.size();
}

// By steps that double, then between the last two: as far as the next record is.
std::uint32_t Postings::Cursor::count_onward(std::uint32_t record) {
  const auto& records = postings_->records_;
  if (postings_->counts_.empty()) return 0;
  std::size_t step = 1;
  while (at_ + step < records.size() && records[at_ + step] < record) step *= 2;
  const auto begin = records.begin();
  const auto first = begin + static_cast<std::ptrdiff_t>(at_ + step / 2);
  const auto last = begin + static_cast<std::ptrdiff_t>(std::min(at_ + step + 1, records.size()));
  const auto found = std::lower_bound(std::min(first, last), last, record);
  at_ = static_cast<std::size_t>(found - begin);
  return found != records.end() && *found == record ? postings_->count_at(at_, record) : 0;
}

}  // namespace search

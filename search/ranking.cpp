#include "search/ranking.hpp"

#include <algorithm>
#include <limits>

namespace search {

Ranking::Ranking(Matcher& matcher, const Order& order)
    : matcher_(matcher),
      order_(order),
      keys_(matcher.columns().keys(order.slot, matcher.database())) {}

const std::string& Ranking::value(std::uint32_t record) {
  const auto found = values_.find(record);
  if (found != values_.end()) return found->second;
  return values_.emplace(record, matcher_.value(record, order_.slot)).first->second;
}

bool Ranking::comes_before(const Ranked& left, const Ranked& right) {
  if (left.score != right.score) return left.score > right.score;
  const Key one = keys_[left.record], other = keys_[right.record];
  if (one != other) return order_.descending ? one > other : one < other;
  const auto& first = value(left.record);
  const auto& second = value(right.record);
  return order_.descending ? first > second : first < second;
}

// A heap of the best so far, the worst of them on top.
Page Ranking::first(const RecordSet& records, std::size_t most, Scorer* scorer) {
  const auto before = [this](const Ranked& left, const Ranked& right) {
    return comes_before(left, right);
  };
  Page best;
  if (most == 0) return best;
  double least = -std::numeric_limits<double>::infinity();
  Key last;  // of the worst of them
  records.for_each([&](std::uint32_t record) {
    const Ranked next{record, scorer ? scorer->score(record, least) : 0};
    if (best.size() == most) {
      if (next.score < least) return;
      const Key key = next.score > least ? Key() : keys_[record];
      if (next.score == least && (order_.descending ? key < last : key > last)) return;
      if (!before(next, best.front())) return;
      std::ranges::pop_heap(best, before);
      best.pop_back();
    }
    best.push_back(next);
    std::ranges::push_heap(best, before);
    if (best.size() == most) least = best.front().score, last = keys_[best.front().record];
  });
  std::ranges::sort_heap(best, before);
  return best;
}

RecordSet Ranking::first_of_each(const RecordSet& records, const FacetColumn& column,
                                 Scorer* scorer,
                                 std::unordered_map<std::uint32_t, std::uint32_t>& others) {
  RecordSet first(matcher_.last());
  std::unordered_map<std::uint32_t, std::pair<Ranked, std::uint32_t>> by_value;
  records.for_each([&](std::uint32_t record) {
    const auto values = column.of(record);
    if (values.empty()) return first.insert(record);
    constexpr double all = -std::numeric_limits<double>::infinity();
    const Ranked next{record, scorer ? scorer->score(record, all) : 0};
    const auto [known, is_new] = by_value.try_emplace(values.front(), next, 0);
    if (is_new) return;
    auto& [best, count] = known->second;
    ++count;
    if (comes_before(next, best)) best = next;
  });
  for (const auto& [value, best] : by_value) {
    first.insert(best.first.record);
    if (best.second > 0) others.emplace(best.first.record, best.second);
  }
  return first;
}

RecordSet Ranking::behind(const RecordSet& records, const std::string& value) const {
  const Key key = key_of(value);
  RecordSet behind(matcher_.last());
  records.for_each([&](std::uint32_t record) {
    const int place = matcher_.compare(record, order_.slot, keys_[record], value, key);
    if (order_.descending ? place < 0 : place > 0) behind.insert(record);
  });
  return behind;
}

}  // namespace search

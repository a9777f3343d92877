#include "search/record_set.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <set>

namespace search {
namespace {

using Plain = std::set<std::uint32_t>;

RecordSet set_of(const Plain& records, std::size_t last) {
  RecordSet set(last);
  for (const auto record : records) set.insert(record);
  return set;
}

Plain plain(const RecordSet& set) {
  Plain records;
  set.for_each([&](std::uint32_t record) { records.insert(record); });
  return records;
}

Plain some(std::mt19937& random, std::uint32_t last) {
  Plain records;
  for (std::uint32_t record = 0; record <= last; ++record)
    if (random() % 3 == 0) records.insert(record);
  return records;
}

TEST(RecordSet, DoesWhatSetsDoAlsoWhenOneHasLessRoom) {
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    const auto last = static_cast<std::uint32_t>(random() % 300);
    const auto other_last = static_cast<std::uint32_t>(random() % 300);
    const Plain left = some(random, last), right = some(random, other_last);
    Plain both, either = left, rest;
    std::ranges::set_intersection(left, right, std::inserter(both, both.end()));
    std::ranges::set_difference(left, right, std::inserter(rest, rest.end()));
    const RecordSet ours = set_of(left, last), theirs = set_of(right, other_last);
    EXPECT_EQ(plain(RecordSet(ours) &= theirs), both);
    EXPECT_EQ(plain(RecordSet(ours) -= theirs), rest);
    EXPECT_EQ(ours.count(), left.size());
    EXPECT_EQ(ours.count_common(theirs), both.size());
    EXPECT_EQ(ours.empty(), left.empty());
    RecordSet wide(299);
    (wide |= ours) |= theirs;
    either.insert(right.begin(), right.end());
    EXPECT_EQ(plain(wide), either);
  }
}

TEST(RecordSet, KnowsThePlaceOfARecordAmongThem) {
  std::mt19937 random(2);
  const Plain records = some(random, 1000);
  const RecordSet set = set_of(records, 1000);
  const auto before = set.list_ranks();
  std::size_t place = 0;
  for (const auto record : records) EXPECT_EQ(set.rank(record, before), place++);
}

TEST(RecordSet, HasNothingBeyondItsEnd) {
  RecordSet set(5);
  set.insert(5);
  EXPECT_TRUE(set.contains(5));
  EXPECT_FALSE(set.contains(4'000'000'000));
  EXPECT_TRUE(RecordSet().empty());
}

}  // namespace
}  // namespace search

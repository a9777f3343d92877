#include "search/freshness.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/search/catalogue.hpp"

namespace search {
namespace {

using Ids = std::vector<std::string>;

const std::string kFrequencies = "http://publications.europa.eu/resource/authority/frequency/";
const base::Time kModified = *base::parse_time("2026-03-01");

IndexRecord record(const std::string& id, const std::string& frequency, bool fresh = true) {
  IndexRecord made = make_test_record(id, "Mưa");
  if (!frequency.empty()) made.filters = {{"frequency", kFrequencies + frequency}};
  made.modified = kModified;
  made.standing.fresh = fresh ? 1 : 0;
  return made;
}

Ids lapsed(const TestIndex& made, int days, std::size_t most = 100) {
  auto ids = made.index.list_lapsed(kModified + std::chrono::hours(24 * days), most);
  std::ranges::sort(ids);
  return ids;
}

TEST(Freshness, LapsesWhenTheStatedFrequencyIsOver) {
  const TestIndex made({record("day", "DAILY"), record("month", "MONTHLY"),
                        record("year", "ANNUAL"), record("never", ""), record("other", "UNKNOWN")});
  EXPECT_EQ(lapsed(made, 1), Ids{});
  EXPECT_EQ(lapsed(made, 2), Ids{"day"});
  EXPECT_EQ(lapsed(made, 40), (Ids{"day", "month"}));
  EXPECT_EQ(lapsed(made, 400), (Ids{"day", "month", "year"}));
}

TEST(Freshness, LapsesOnceOnly) {
  TestIndex made({record("day", "DAILY"), record("old", "DAILY", false)});
  EXPECT_EQ(lapsed(made, 2), Ids{"day"});
  made.indexer.set_standing("day", {});
  made.indexer.commit(2);
  EXPECT_EQ(lapsed(made, 2), Ids{});
}

TEST(Freshness, IsToldOfNoMoreRecordsThanAreWanted) {
  const TestIndex made({record("a", "DAILY"), record("b", "DAILY"), record("c", "MONTHLY")});
  EXPECT_EQ(lapsed(made, 40, 2).size(), 2u);
}

}  // namespace
}  // namespace search

#include "catalog/coverage/issued_csv.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"
#include "catalog/coverage/claims.hpp"
#include "catalog/coverage/table_reader.hpp"
#include "tests/unit/catalog/coverage/made.hpp"

namespace catalog::coverage {
namespace {

class IssuedLists : public testing::Test {
 protected:
  ReadEntries read(const std::string& table) {
    return read_entries(table, made.store.read(), made.lists);
  }
  std::int64_t put(const std::string& table, const std::string& reviewed = "2026-03-31") {
    IssuedList list;
    list.agency = "finance";
    list.reviewed = reviewed;
    list.title = "QĐ 15";
    list.entries = read(table).entries;
    auto change = made.store.write();
    const auto version = put_issued(change, list, "mai");
    change.commit();
    return version;
  }
  static std::string rules(const Findings& findings) {
    std::string text;
    for (const auto& each : findings) text += each.path + " " + each.rule + "\n";
    return text;
  }

  base::FixedClock clock_{*base::parse_time("2026-05-20T12:00:00Z")};
  Made made;
  std::string dataset = made.add("Prices");
};

TEST_F(IssuedLists, ComeBackFromTheirTableWithoutLoss) {
  const auto read = this->read(
      "\xEF\xBB\xBFSTT;Tên dữ liệu;Tần suất;Thời hạn;Ưu tiên;dataset;covers\n"
      "1;\"Giá; đất\";hằng năm;12/2026;1;" +
      dataset + ";godi2016/map\n");
  EXPECT_EQ(rules(read.findings), "");
  ASSERT_EQ(read.entries.size(), 1u);
  EXPECT_EQ(read.entries[0].due, "2026-12");
  EXPECT_EQ(read.entries[0].update_days, 365);
  EXPECT_EQ(this->read(write_entries(read.entries)).entries, read.entries);
}

TEST_F(IssuedLists, TellOfEveryBadRowWhatIsWrongWithIt) {
  EXPECT_EQ(rules(read("id,title,frequency,due,priority,dataset,covers\n"
                       "1,A,sometimes,,,,\n1,,,2026-02-31,high,none,x/y\na/b,C,,,,,\n")
                      .findings),
            "/2/frequency entry_frequency_unknown\n/3/title entry_title_missing\n"
            "/3/priority entry_priority_bad\n/3/id entry_id_twice\n/3/due entry_date_bad\n"
            "/3/dataset entry_dataset_unknown\n/3/covers entry_item_unknown\n"
            "/4/id entry_id_bad\n");
  EXPECT_EQ(rules(read("name,when\nA,2026\n").findings),
            "/1 table_column_unknown\n/1 table_column_unknown\n/1/id table_column_missing\n"
            "/1/title table_column_missing\n");
}

TEST_F(IssuedLists, BecomeItemsOfTheirOwnChecklist) {
  EXPECT_EQ(put("id,title\n1,Giá đất\n2,Thu\n"), 1);
  const auto lists = with_issued(made.lists, made.store.read());
  const auto* item = find_item(lists, "vn_issued/finance.1");
  ASSERT_TRUE(item);
  EXPECT_EQ(item->name.vi, "Giá đất");
  EXPECT_EQ(agency_of(item->id), "finance");
  EXPECT_EQ(agency_of("godi2016/budget"), "");
}

TEST_F(IssuedLists, KeepTheirVersionsAndWhenTheyWereReviewed) {
  put("id,title\n1,A\n");
  EXPECT_EQ(put("id,title\n1,A\n2,B\n", "2026-05-01"), 2);
  const auto now = find_issued(made.store.read(), "finance");
  EXPECT_EQ(now->reviewed, "2026-05-01");
  EXPECT_EQ(now->entries.size(), 2u);
  EXPECT_EQ(find_version(made.store.read(), "finance", 1)->entries.size(), 1u);
  EXPECT_EQ(list_versions(made.store.read(), "finance").size(), 2u);
  EXPECT_EQ(list_issued(made.store.read()).size(), 1u);
}

TEST_F(IssuedLists, AreNotReviewedOnADayToCome) {
  for (const char* day : {"2026-05-22", "2026-05", "yesterday", ""})
    EXPECT_THROW(put("id,title\n1,A\n", day), base::Error) << day;
}

TEST_F(IssuedLists, ClaimTheDatasetThatAnEntryNamesAndTakeItBackWithTheNextVersion) {
  put("id,title,dataset,covers\n1,A," + dataset + ",godi2016/map\n");
  EXPECT_EQ(find_claim(made.store.read(), "vn_issued/finance.1", dataset)->origin, Origin::kList);
  EXPECT_TRUE(find_claim(made.store.read(), "godi2016/map", dataset));
  put("id,title\n1,A\n");
  EXPECT_FALSE(find_claim(made.store.read(), "vn_issued/finance.1", dataset));
  EXPECT_FALSE(find_claim(made.store.read(), "godi2016/map", dataset));
}

}  // namespace
}  // namespace catalog::coverage

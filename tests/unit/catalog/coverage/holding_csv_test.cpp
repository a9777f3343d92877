#include "catalog/coverage/holding_csv.hpp"

#include <gtest/gtest.h>

#include "catalog/coverage/claims.hpp"
#include "catalog/coverage/table_reader.hpp"
#include "tests/unit/catalog/coverage/made.hpp"

namespace catalog::coverage {
namespace {

class Inventory : public testing::Test {
 protected:
  ReadHoldings read(const std::string& table, const std::vector<Holding>& now = {}) {
    return read_holdings(table, now, made.store.read(), made.lists);
  }
  InventoryChange put(const std::vector<Holding>& holdings) {
    auto change = made.store.write();
    const auto done = replace_holdings(change, "finance", holdings, "mai");
    change.commit();
    return done;
  }
  static std::string rules(const Findings& findings) {
    std::string text;
    for (const auto& each : findings) text += each.path + " " + each.rule + "\n";
    return text;
  }
  Holding full() {
    Holding holding;
    holding.id = "A-1";
    holding.title_vi = "Thu ngân sách, \"xã\"";
    holding.title_en = "Revenue";
    holding.description_vi = "dòng một\ndòng hai";
    holding.description_en = "=1+1; or -2";
    holding.system = "TABMIS";
    holding.access = "closed";
    holding.reason = "bí mật";
    holding.law = "Luật 29/2018/QH14, Điều 7";
    holding.planned = "2027-03-31";
    holding.dataset = dataset;
    holding.contact = "a@b.vn";
    holding.covers = {"godi2016/budget", "godi2016/map"};
    holding.note = "@ghi chú";
    holding.internal = "only us";
    return holding;
  }

  Made made;
  std::string dataset = made.add("Revenue of communes");
};

TEST_F(Inventory, ComesBackFromItsTableWithoutLoss) {
  Holding bare;
  bare.id = "2";
  bare.title_vi = "Chỉ có tên";
  const std::vector<Holding> holdings = {full(), bare};
  const auto read = this->read(write_holdings(holdings, true));
  EXPECT_EQ(rules(read.findings), "");
  EXPECT_EQ(read.holdings, holdings);
  EXPECT_EQ(put(holdings).added, 2);
  const auto kept = list_holdings(made.store.read(), "finance");
  EXPECT_EQ(kept.size(), 2u);
  EXPECT_EQ(find_holding(made.store.read(), "finance", "A-1"), full());
}

TEST_F(Inventory, TakesAByteOrderMarkSemicolonsAndVietnameseHeadings) {
  const auto read = this->read(
      "\xEF\xBB\xBFSTT;Tên dữ liệu;Mức độ tiếp cận;Lý do;Thời hạn\r\n"
      "1;Hộ tịch;Đóng;dữ liệu cá nhân;\r\n2;Giá đất;mở;;31/3/2027\r\n");
  EXPECT_EQ(rules(read.findings), "");
  ASSERT_EQ(read.holdings.size(), 2u);
  EXPECT_EQ(read.holdings[0].title_vi, "Hộ tịch");
  EXPECT_EQ(read.holdings[0].access, "closed");
  EXPECT_EQ(read.holdings[1].access, "open");
  EXPECT_EQ(read.holdings[1].planned, "2027-03-31");
}

TEST_F(Inventory, TellsOfEveryBadRowWhatIsWrongWithIt) {
  const auto read = this->read(
      "id,title_vi,access,planned,dataset,covers,colour\n"
      "a,A,open,,,,\n"
      "a,B,secret,soon,no-such,godi2016/none,\n"
      "b c,,closed,2027-02-30,,,\n");
  EXPECT_EQ(rules(read.findings),
            "/1 table_column_unknown\n"
            "/3/id entry_id_twice\n/3/access holding_access_bad\n/3/planned entry_date_bad\n"
            "/3/dataset entry_dataset_unknown\n/3/covers entry_item_unknown\n"
            "/4/id entry_id_bad\n/4/title_vi entry_title_missing\n"
            "/4/reason holding_reason_missing\n/4/planned entry_date_bad\n");
  EXPECT_TRUE(has_errors(read.findings));
}

TEST_F(Inventory, RefusesWhatIsNoTable) {
  EXPECT_TRUE(has_errors(read("").findings));
  EXPECT_TRUE(has_errors(read("<html><body>No table</body></html>").findings));
  EXPECT_TRUE(has_errors(read("id,title_vi\n").findings));
  EXPECT_TRUE(has_errors(read("id,title_vi\n1,\"never closed\n").findings));
}

TEST_F(Inventory, KeepsInternalNotesWhereTheTableHasNoColumnForThem) {
  const auto read = this->read(write_holdings({full()}, false), {full()});
  ASSERT_EQ(read.holdings.size(), 1u);
  EXPECT_EQ(read.holdings[0], full());
  EXPECT_EQ(write_holdings({full()}, false).find("only us"), std::string::npos);
  EXPECT_FALSE(to_json(full(), false).find("internal"));
}

TEST_F(Inventory, GivesNumbersToRowsWithoutAnIdentifier) {
  const auto read = this->read("title_vi,id\nA,\nB,1\nC,\n");
  ASSERT_EQ(read.holdings.size(), 3u);
  EXPECT_NE(read.holdings[0].id, read.holdings[2].id);
}

TEST_F(Inventory, IsAClaimWhereItNamesADatasetAndAnItem) {
  put({full()});
  const auto claim = find_claim(made.store.read(), "godi2016/budget", dataset);
  ASSERT_TRUE(claim);
  EXPECT_EQ(claim->state, State::kClaimed);
  EXPECT_EQ(claim->origin, Origin::kInventory);
  Holding without = full();
  without.covers = {"godi2016/map"};
  EXPECT_EQ(put({without}).changed, 1);
  EXPECT_FALSE(find_claim(made.store.read(), "godi2016/budget", dataset));
  EXPECT_TRUE(find_claim(made.store.read(), "godi2016/map", dataset));
  EXPECT_EQ(put({}).removed, 1);
  EXPECT_FALSE(find_claim(made.store.read(), "godi2016/map", dataset));
}

TEST_F(Inventory, IsReadFromJsonAsFromATable) {
  const auto items = base::parse_json(
      R"([{"id":"1","title_vi":"A","access":"closed","law":"Luật"},{"id":"1","access":"x"}])");
  const auto read = read_holdings_json(items, {}, made.store.read(), made.lists);
  EXPECT_EQ(read.holdings[0].access, "closed");
  EXPECT_EQ(
      rules(read.findings),
      "/2/id entry_id_twice\n/2/title_vi entry_title_missing\n/2/access holding_access_bad\n");
}

TEST_F(Inventory, TellsOfManyFaultsTheFirstOnes) {
  std::string rows = "id,title_vi,access\n", closed = rows;
  for (int i = 0; i < 15'000; ++i) {
    rows += std::to_string(i) + ",,what\n";
    closed += std::to_string(i) + ",Sổ,closed\n";
  }
  const auto refused = read(rows).findings;
  EXPECT_TRUE(has_errors(refused));
  EXPECT_EQ(refused.size(), kMostFindings + 1);
  EXPECT_EQ(refused.back().rule, "table_findings_more");
  const auto taken = read(closed);
  EXPECT_FALSE(has_errors(taken.findings)) << "remarks alone keep no table from being taken";
  EXPECT_EQ(taken.holdings.size(), 15'000u);
  const auto late = read(closed + "0,Sổ,open\n").findings;
  EXPECT_TRUE(has_errors(late)) << "a fault at the end is not lost among remarks";
}

TEST_F(Inventory, OfTooManyRowsIsRefusedInBothForms) {
  std::string rows = "title_vi\n", items = "[";
  for (std::size_t i = 0; i <= kMostRows; ++i) {
    rows += "Sổ\n";
    items += std::string(i ? "," : "") + R"({"title_vi":"S"})";
  }
  EXPECT_EQ(rules(read(rows).findings), "/20002 table_too_long\n");
  const auto read =
      read_holdings_json(base::parse_json(items + "]"), {}, made.store.read(), made.lists);
  EXPECT_EQ(rules(read.findings), "/20001/ table_too_long\n");
}

TEST(Days, AreReadAsTheyAreWrittenHere) {
  EXPECT_EQ(read_day("31/3/2027"), "2027-03-31");
  EXPECT_EQ(read_day("03/2027"), "2027-03");
  EXPECT_EQ(read_day("2027"), "2027");
  for (const char* bad : {"", "30/2/2027", "2027-13", "27", "2027-1-1", "1/2/3/4", "abcd"})
    EXPECT_FALSE(read_day(bad)) << bad;
  EXPECT_EQ(day_of("1970-01-02"), 1);
  EXPECT_EQ(day_of("1970"), 364) << "its last day";
}

}  // namespace
}  // namespace catalog::coverage

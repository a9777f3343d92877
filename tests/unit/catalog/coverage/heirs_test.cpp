#include "catalog/coverage/heirs.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"
#include "catalog/coverage/claims.hpp"
#include "catalog/coverage/inventory.hpp"
#include "catalog/coverage/issued_list.hpp"
#include "catalog/coverage/tags.hpp"
#include "catalog/people/schema.hpp"
#include "catalog/publish/agencies.hpp"
#include "tests/unit/catalog/coverage/made.hpp"

namespace catalog::coverage {
namespace {

class CoverageHeirs : public testing::Test {
 protected:
  CoverageHeirs() {
    people::make_tables(made_.store);
    change_.basis = {"2025-07-01", "", "202/2025/QH15", ""};
    change_.author = "root";
    change_.follow = follow_agency;
    dataset_ = made_.add("Budget");
    hold("finance",
         {{.id = "1", .title_vi = "Ngân sách", .dataset = dataset_, .covers = {"godi2016/budget"}},
          {.id = "2", .title_vi = "Thuế", .internal = "for us"}});
    issue("finance", {{.id = "1", .title = "Ngân sách", .dataset = dataset_},
                      {.id = "2", .title = "Nợ công"}});
  }
  void hold(const std::string& agency, const std::vector<Holding>& holdings) {
    write([&](auto& change) { replace_holdings(change, agency, holdings, "editor"); });
  }
  void issue(const std::string& agency, const std::vector<IssuedEntry>& entries) {
    write([&](auto& change) {
      put_issued(change,
                 {.agency = agency, .reviewed = "2025-03-31", .title = "List", .entries = entries},
                 "editor");
    });
  }
  template <typename Act>
  void write(Act act) {
    auto change = made_.store.write();
    act(change);
    change.commit();
  }
  void merge() {
    write([&](auto& change) { publish::merge_agencies(change, {"finance"}, "health", change_); });
  }
  void rename() {
    write([&](auto& change) {
      publish::revise_agency(
          change, {"finance", "treasury", base::parse_json(R"({"name":{"en":"Treasury"}})"), ""},
          change_);
    });
  }
  std::string held(const std::string& agency) {
    std::string text;
    for (const auto& holding : list_holdings(made_.store.read(), agency))
      text += holding.id + "=" + holding.title_vi + holding.internal + ";";
    return text;
  }
  std::string issued() {
    std::string text;
    for (const auto& list : list_issued(made_.store.read()))
      for (const auto& entry : list.entries) text += issued_item(list.agency, entry.id) + ";";
    return text;
  }
  std::string claims() {
    std::string text;
    for (const auto& claim : list_all_claims(made_.store.read()))
      text += claim.item + "=" + std::string(code_of(claim.state)) + ";";
    return text;
  }

  Made made_;
  publish::AgencyChange change_;
  std::string dataset_;
};

TEST_F(CoverageHeirs, OfARenamedAgencyKeepEveryIdAndEveryVersionOfTheList) {
  rename();
  EXPECT_EQ(held("treasury"), "1=Ngân sách;2=Thuếfor us;");
  EXPECT_EQ(held("finance"), "");
  EXPECT_EQ(issued(), "vn_issued/treasury.1;vn_issued/treasury.2;");
  EXPECT_EQ(claims(), "godi2016/budget=claimed;vn_issued/treasury.1=claimed;");
}

TEST_F(CoverageHeirs, OfAMergedAgencyHoldBothInventoriesWithoutLosingAnId) {
  hold("health", {{.id = "1", .title_vi = "Bệnh viện"}});
  issue("health", {{.id = "1", .title = "Bệnh viện"}});
  merge();
  EXPECT_EQ(held("health"), "1=Bệnh viện;2=Thuếfor us;finance.1=Ngân sách;");
  EXPECT_EQ(held("finance"), "");
  EXPECT_EQ(issued(), "vn_issued/health.1;vn_issued/health.finance.1;vn_issued/health.finance.2;");
  EXPECT_EQ(claims(), "godi2016/budget=claimed;vn_issued/health.finance.1=claimed;");
  EXPECT_EQ(find_issued(made_.store.read(), "health")->version, 2);
  EXPECT_EQ(list_versions(made_.store.read(), "finance").size(), 1u)
      << "what was issued then can still be read";
}

TEST_F(CoverageHeirs, HaveWhatBothHadAlikeOnce) {
  hold("health", {{.id = "9", .title_vi = "Thuế", .internal = "for us"}});
  issue("health", {{.id = "5", .title = "Nợ công"}});
  merge();
  EXPECT_EQ(held("health"), "1=Ngân sách;9=Thuếfor us;");
  EXPECT_EQ(issued(), "vn_issued/health.5;vn_issued/health.finance.1;");
}

TEST_F(CoverageHeirs, KeepWhatAStewardDecidedOfAnEntryThatMoves) {
  write([&](auto& change) {
    confirm(change, made_item("vn_issued/finance.1"), dataset_, {}, "steward");
    exempt(change, "vn_issued/finance.2", "no debt", "steward");
  });
  merge();
  EXPECT_EQ(find_claim(made_.store.read(), "vn_issued/health.finance.1", dataset_)->state,
            State::kConfirmed);
  EXPECT_EQ(list_exempt(made_.store.read()).at("vn_issued/health.finance.2").reason, "no debt");
}

TEST_F(CoverageHeirs, OfASplitAgencyGetWhatBecameTheirDatasets) {
  write([&](auto& change) {
    publish::put_agency(change, {"tax", base::parse_json(R"({"name":{"en":"Tax"}})"), ""});
    publish::split_agency(change, "finance", {{"tax", {}}, {"health", {dataset_}}}, change_);
  });
  EXPECT_EQ(held("tax"), "2=Thuếfor us;");
  EXPECT_EQ(held("health"), "1=Ngân sách;");
  EXPECT_EQ(issued(), "vn_issued/health.finance.1;vn_issued/tax.finance.2;");
}

TEST_F(CoverageHeirs, AreNoneWhereAnAgencyClosesWithoutASuccessor) {
  write([&](auto& change) { publish::close_agency(change, "finance", change_); });
  EXPECT_EQ(held("finance"), "1=Ngân sách;2=Thuếfor us;");
  EXPECT_EQ(issued(), "vn_issued/finance.1;vn_issued/finance.2;");
}

TEST_F(CoverageHeirs, AreFoundByRecordsThatNameTheFormerEntry) {
  const auto tagged = made_.add(
      "Debt", R"(,"covers":["https://data.example/readiness/checklist/vn_issued/finance.2"])");
  merge();
  const auto lists = with_issued(made_.lists, made_.store.read());
  follow_tags(made_.store, lists, [] {});
  ASSERT_TRUE(find_claim(made_.store.read(), "vn_issued/health.finance.2", tagged));
  EXPECT_EQ(find_claim(made_.store.read(), "vn_issued/health.finance.2", tagged)->origin,
            Origin::kTag);
}

TEST_F(CoverageHeirs, AloneWriteFromThenOn) {
  merge();
  EXPECT_THROW(hold("finance", {{.id = "7", .title_vi = "late"}}), base::Error);
  EXPECT_THROW(issue("finance", {{.id = "7", .title = "late"}}), base::Error);
}

TEST_F(CoverageHeirs, AreToldToWhoeverCountsTheFigures) {
  const auto before = made_.store.read().last_seq();
  merge();
  std::string kinds;
  for (const auto& change : made_.store.read().list_changes(before, 100))
    if (change.id == "health") kinds += change.kind + ";";
  EXPECT_NE(kinds.find("inventory;"), std::string::npos) << kinds;
  EXPECT_NE(kinds.find("issued_list;"), std::string::npos) << kinds;
}

}  // namespace
}  // namespace catalog::coverage

#include "portal/app/dashboard.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "catalog/publish/publish.hpp"
#include "tests/support/portal.hpp"

namespace portal::app {
namespace {

class DashboardTest : public testing::Test {
 protected:
  DashboardTest() : portal({}) {
    auto change = portal.app.store.write();
    for (const char* slug : {"health", "education"}) {
      catalog::store::StoredAgency agency;
      agency.slug = slug;
      agency.iri = std::string("http://data.example/agencies/") + slug;
      agency.document = R"({"name":{"vi":"Bộ"}})";
      change.put_agency(agency);
    }
    change.commit();
  }
  std::string put(const std::string& json, const std::string& state,
                  const std::string& agency = "health") {
    catalog::publish::Draft draft;
    draft.agency = agency;
    draft.document = base::parse_json(json);
    draft.state = state;
    return portal.add(std::move(draft)).id;
  }
  Dashboard read() { return read_dashboard(portal.app, "health", base::now()); }

  base::FixedClock clock{*base::parse_time("2026-11-27T12:00:00Z")};
  TestPortal portal;
};

TEST_F(DashboardTest, SortsWhatAnAgencyHasByItsStateAndLeavesOutOthers) {
  put(R"({"title":{"vi":"Nháp"}})", "draft");
  put(R"({"title":{"vi":"Chờ"}})", "review");
  put(R"({"title":{"vi":"Khác"}})", "draft", "education");
  const Dashboard dashboard = read();
  ASSERT_EQ(dashboard.drafts.size(), 1U);
  EXPECT_EQ(dashboard.drafts[0].title["vi"].as_string(), "Nháp");
  EXPECT_EQ(dashboard.review.size(), 1U);
  EXPECT_EQ(dashboard.states.at("draft"), 1);
  EXPECT_EQ(dashboard.changes.size(), 2U);
}

TEST_F(DashboardTest, CallsLateWhatIsHalfAnIntervalOverTheOneThatItPromises) {
  const std::string monthly =
      R"("accrualPeriodicity":"http://publications.europa.eu/resource/authority/frequency/MONTHLY")";
  const auto late =
      put(R"({"title":{"vi":"Trễ"},"modified":"2026-08-01",)" + monthly + "}", "published");
  put(R"({"title":{"vi":"Kịp"},"modified":"2026-11-01",)" + monthly + "}", "published");
  put(R"({"title":{"vi":"Không hứa"},"modified":"2001-01-01"})", "published");
  const Dashboard dashboard = read();
  ASSERT_EQ(dashboard.overdue.size(), 1U);
  EXPECT_EQ(dashboard.overdue[0].record.id, late);
  EXPECT_GT(dashboard.overdue[0].days, 60);
}

TEST_F(DashboardTest, PutsFirstWhatGainsMostInAllRecords) {
  put(R"({"title":{"vi":"Một"},"description":{"vi":"d"}})", "published");
  put(R"({"title":{"vi":"Hai"},"description":{"vi":"d"},"keyword":{"vi":["a"]}})", "published");
  const Dashboard dashboard = read();
  ASSERT_FALSE(dashboard.gains.empty());
  for (std::size_t i = 1; i < dashboard.gains.size(); ++i)
    EXPECT_GE(dashboard.gains[i - 1].points * dashboard.gains[i - 1].records,
              dashboard.gains[i].points * dashboard.gains[i].records);
  const auto keyword = std::ranges::find(dashboard.gains, "keyword", &GainItem::metric);
  ASSERT_NE(keyword, dashboard.gains.end());
  EXPECT_EQ(keyword->records, 1);
}

}  // namespace
}  // namespace portal::app

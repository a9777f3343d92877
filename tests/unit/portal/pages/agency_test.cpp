#include "portal/pages/agency.hpp"

#include <gtest/gtest.h>

#include "catalog/publish/agencies.hpp"
#include "portal/pages/home.hpp"
#include "portal/pages/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::pages {
namespace {

class AgencyPage : public testing::Test {
 protected:
  AgencyPage() {
    put("bo", R"({"name":{"vi":"Bộ","en":"Ministry"}})", "");
    put("cuc", R"({"name":{"vi":"Cục","en":"Office"}})", "bo");
    catalog::publish::Draft draft;
    draft.document = base::parse_json(R"({"title":{"en":"Rain"}})");
    draft.agency = "cuc";
    portal_.add(std::move(draft));
    portal_.follow();
  }
  void put(const std::string& slug, const std::string& json, const std::string& parent) {
    auto change = portal_.app.store.write();
    catalog::publish::put_agency(change, {slug, base::parse_json(json), parent});
    change.commit();
  }
  TestPortal portal_{routes({})};
};

TEST_F(AgencyPage, ListsAllAgenciesMostDatasetsFirst) {
  const auto counts = count_agencies(portal_.app);
  ASSERT_EQ(counts.size(), 2u);
  EXPECT_EQ(counts[0].slug, "cuc");
  EXPECT_EQ(counts[0].count, 1);
  EXPECT_NE(http::body_text(portal_.get("/en/agencies")).find("/en/agencies/bo"),
            std::string::npos);
}

TEST_F(AgencyPage, ShowsDatasetsParentAndChildren) {
  const std::string office = http::body_text(portal_.get("/en/agencies/cuc"));
  EXPECT_NE(office.find("/en/datasets/rain"), std::string::npos);
  EXPECT_NE(office.find("/en/agencies/bo"), std::string::npos);
  const std::string ministry = http::body_text(portal_.get("/en/agencies/bo"));
  EXPECT_NE(ministry.find("/en/agencies/cuc"), std::string::npos);
}

TEST_F(AgencyPage, IsNotThereForAnUnknownAgency) {
  EXPECT_EQ(portal_.get("/en/agencies/nothing").status, 404);
}

}  // namespace
}  // namespace portal::pages

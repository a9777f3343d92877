#include "portal/api/facet.hpp"

#include <gtest/gtest.h>

#include "portal/api/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

using base::Json;

class FacetApi : public testing::Test {
 protected:
  FacetApi() {
    for (const auto& [title, keyword] :
         {std::pair("Mưa", "thủy văn"), std::pair("Sông", "thủy văn"),
          std::pair("Điện", "điện lực")})
      portal_.add(std::string(R"({"title":{"vi":")") + title + R"("},"keyword":{"vi":[")" +
                  keyword + R"("]},"publisher":{"name":{"vi":"Cục )" + title +
                  R"("},"subOrganizationOf":[{"name":{"vi":"Bộ Môi trường"}}]}})");
    portal_.follow();
  }
  Json values(const std::string& target) { return portal_.get_json("/api/v1/facets/" + target); }
  TestPortal portal_{routes()};
};

TEST_F(FacetApi, ListsTheValuesThatHoldWhatWasTyped) {
  const Json all = values("keyword");
  EXPECT_EQ(all["total"].as_integer(), 2);
  EXPECT_TRUE(all["complete"].as_bool());
  EXPECT_EQ(all["items"].items()[0]["label"].as_string(), "thủy văn");
  EXPECT_EQ(all["items"].items()[0]["count"].as_integer(), 2);
  for (const char* typed : {"dien", "%C4%91i%E1%BB%87n", "luc+dien"}) {
    const Json found = values(std::string("keyword?match=") + typed);
    ASSERT_EQ(found["items"].items().size(), 1u) << typed;
    EXPECT_EQ(found["items"].items()[0]["value"].as_string(), "điện lực");
  }
  EXPECT_EQ(values("keyword?match=none")["total"].as_integer(), 0);
}

TEST_F(FacetApi, CountsWithinTheSameSearch) {
  const Json found = values("keyword?q=mua");
  ASSERT_EQ(found["items"].items().size(), 1u);
  EXPECT_EQ(found["items"].items()[0]["count"].as_integer(), 1);
}

TEST_F(FacetApi, TellsHowManyThereAreBesideThoseWanted) {
  const Json found = values("keyword?limit=1");
  EXPECT_EQ(found["total"].as_integer(), 2);
  EXPECT_EQ(found["items"].items().size(), 1u);
}

TEST_F(FacetApi, CountsAnAgencyAsItsFilterFindsIt) {
  const Json ministry = values("agency?match=bo+moi+truong")["items"].items().at(0);
  EXPECT_EQ(ministry["count"].as_integer(), 3);
  EXPECT_EQ(ministry["own"].as_integer(), 0);
  const Json found =
      portal_.get_json("/api/v1/datasets?facets=agency&agency=" + ministry["value"].as_string());
  EXPECT_EQ(found["total"].as_integer(), 3);
  EXPECT_EQ(found["facets"]["agency"].items().size(), 4u);
}

TEST_F(FacetApi, PromisesTheSameWhereAnAgencyIsSuggested) {
  const Json suggested = portal_.get_json("/api/v1/suggest?q=cuc+mua");
  EXPECT_EQ(suggested["items"].items().at(0)["count"].as_integer(), 1);
  portal_.add(R"({"title":{"vi":"Chung"},"publisher":{"name":{"vi":"Bộ Môi trường"}}})");
  portal_.follow();
  const Json ministry = portal_.get_json("/api/v1/suggest?q=bo+moi+truong");
  ASSERT_FALSE(ministry["items"].items().empty());
  EXPECT_EQ(ministry["items"].items()[0]["kind"].as_string(), "agency");
  EXPECT_EQ(ministry["items"].items()[0]["count"].as_integer(), 4);
}

TEST_F(FacetApi, NamesWhatItDoesNotKnow) {
  EXPECT_EQ(portal_.get("/api/v1/facets/colour").status, 404);
  for (const char* query : {"sort=title", "cursor=x", "facets=theme", "explain=1", "nonsense=1",
                            "limit=0", "limit=1001"}) {
    const auto response = portal_.get(std::string("/api/v1/facets/theme?lang=en&") + query);
    EXPECT_EQ(response.status, 400) << query;
    const std::string name = std::string(query).substr(0, std::string(query).find('='));
    EXPECT_NE(http::body_text(response).find(name), std::string::npos) << query;
  }
}

TEST_F(FacetApi, AnswersWithATagThatChangesWithTheCatalogue) {
  const auto tag = [&] { return field(portal_.get("/api/v1/facets/theme"), "ETag"); };
  const std::string before = tag();
  EXPECT_FALSE(before.empty());
  EXPECT_EQ(tag(), before);
  portal_.add(R"({"title":"New"})");
  portal_.follow();
  EXPECT_NE(tag(), before);
}

}  // namespace
}  // namespace portal::api

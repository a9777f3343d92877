#include "portal/app/facets.hpp"

#include <gtest/gtest.h>

#include "tests/support/portal.hpp"

namespace portal::app {
namespace {

class Facets : public testing::Test {
 protected:
  Facets() {
    portal_.add(R"({"title":"A","publisher":{"name":{"vi":"Chi cục A"},"subOrganizationOf":[
        {"name":{"vi":"Cục A"},"subOrganizationOf":[{"name":{"vi":"Bộ A"}}]}]}})");
    portal_.add(R"({"title":"B","publisher":{"name":{"vi":"Sở B"}}})");
  }
  TestPortal portal_{{}};
};

TEST_F(Facets, CountAnAgencyWithThoseBelowItAndTellItsOwnApart) {
  const auto rows =
      FacetLabels(portal_.app, "vi").rows("agency", {{"chi-cuc-a", 5}, {"so-b", 4}, {"cuc-a", 2}});
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0].label, "Bộ A");  // has nothing of its own
  EXPECT_EQ(rows[0].count, 7);
  EXPECT_EQ(rows[0].own, 0);
  EXPECT_EQ(rows[1].label, "Cục A");
  EXPECT_EQ(rows[1].parent, "bo-a");
  EXPECT_EQ(rows[1].count, 7);
  EXPECT_EQ(rows[1].own, 2);
  EXPECT_EQ(rows[2].value, "chi-cuc-a");
  EXPECT_EQ(rows[2].count, rows[2].own);
  EXPECT_EQ(rows[3].value, "so-b");
}

TEST_F(Facets, CallASeriesByItsTitleWhereItIsARecordHere) {
  catalog::publish::Draft draft;
  draft.kind = catalog::NodeClass::kDatasetSeries;
  draft.document = base::parse_json(R"({"title":{"vi":"Tổng điều tra","en":"Census"}})");
  const std::string address = "/datasets/" + portal_.add(std::move(draft)).id;
  portal_.add(R"({"title":"2019","inSeries":[{"@id":")" + address + R"("}]})");
  portal_.follow();
  search::SearchRequest request;
  request.facets = {"series"};
  const auto counted = portal_.app.index.search(request).facets.front().second;
  ASSERT_EQ(counted, (std::vector<search::FacetValue>{{address, 1}}));
  const FacetLabels labels(portal_.app, "en");
  EXPECT_EQ(labels.label("series", address), "Census");
  EXPECT_EQ(labels.label("series", "so-b Giá cả"), "Giá cả");
  EXPECT_EQ(labels.label("series", "http://x.example/none"), "http://x.example/none");
}

TEST(HoldsTyped, LooksForEveryWordWithOrWithoutDiacritics) {
  const FacetRow row{"bo-tai-chinh", "Bộ Tài chính", "", 1, 1};
  for (const char* typed : {"", "tai", "TÀI CHÍNH", "chính  bộ", "đ"})
    EXPECT_EQ(holds_typed(row, typed), std::string(typed) != "đ") << typed;
  EXPECT_TRUE(holds_typed({"x", "Sở Điện lực", "", 1, 1}, "dien"));
}

TEST(HoldsTyped, LooksNotIntoTheAddressOfATerm) {
  EXPECT_FALSE(
      holds_typed({"http://x.example/authority/ENVI", "Môi trường", "", 1, 1}, "authority"));
}

}  // namespace
}  // namespace portal::app

#include "catalog/rules/view.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "catalog/documents/normalise.hpp"

namespace catalog::rules {
namespace {

base::Json normalised(const std::string& json) {
  base::Json document = base::parse_json(json);
  documents::normalise(document, NodeClass::kDataset);
  return document;
}

TEST(View, HoldsEveryNodeWithItsPlace) {
  const base::Json document = normalised(
      R"({"title":{"vi":"x"},"publisher":{"name":{"vi":"A"}},"distribution":[{"title":"a"},)"
      R"({"title":"b","checksum":{"checksumValue":"9f"}}]})");
  std::vector<std::string> paths;
  const View view = view_of(document, NodeClass::kDataset);
  for (const auto& node : view.nodes) paths.push_back(node.path);
  EXPECT_EQ(paths, (std::vector<std::string>{"", "/publisher", "/distribution/0", "/distribution/1",
                                             "/distribution/1/checksum"}));
  EXPECT_TRUE(view.nodes[0].is(NodeClass::kDataset));
  EXPECT_TRUE(view.nodes[4].is(NodeClass::kChecksum));
}

TEST(View, GivesNoClassToAMereReference) {
  const base::Json document = normalised(R"({"publisher":{"@id":"https://a.vn/o"}})");
  EXPECT_TRUE(view_of(document, NodeClass::kDataset).nodes[1].classes.empty());
}

TEST(View, EscapesAddressesInPlaces) {
  const base::Json document = normalised(R"({"https://a.vn/p~q":[{"title":"x"}]})");
  EXPECT_EQ(view_of(document, NodeClass::kDataset).nodes[1].path, "/https:~1~1a.vn~1p~0q/0");
}

TEST(Values, OfAPropertyAreThoseOfItsKeyItsIriAndThoseBeside) {
  const base::Json document =
      normalised(R"({"license":["CC0","CC_BY"],"http://purl.org/dc/terms/title":[{"@id":"x:y"}],)"
                 R"("title":{"vi":"a"}})");
  const View view = view_of(document, NodeClass::kDataset);
  EXPECT_EQ(values_of(view.nodes[0], *find_property("license")).size(), 2u);
  const auto titles = values_of(view.nodes[0], *find_property("title"));
  ASSERT_EQ(titles.size(), 2u);
  EXPECT_TRUE(titles[0].texts);
  EXPECT_FALSE(titles[1].texts);
}

TEST(Values, CountWhatIsMeantWithoutBeingSaid) {
  const base::Json document = normalised(R"({"distribution":[{"downloadURL":"https://a.vn/x"}]})");
  const View view = view_of(document, NodeClass::kDataset);
  EXPECT_TRUE(has_value(view.nodes[1], *find_property("accessURL")));
  EXPECT_EQ(values_of(view.nodes[1], *find_property("accessURL"))[0].json->as_string(),
            "https://a.vn/x");
  EXPECT_FALSE(has_value(view.nodes[1], *find_property("endpointURL")));
}

}  // namespace
}  // namespace catalog::rules

#include "portal/app/agencies.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace portal::app {
namespace {

using catalog::store::StoredAgency;
using Names = std::vector<std::string>;

StoredAgency agency(const std::string& slug, const std::string& parent) {
  StoredAgency made;
  made.slug = slug;
  made.parent = parent;
  made.document = R"({"name":{"vi":"Tên )" + slug + R"(","en":"Name )" + slug + R"("}})";
  return made;
}

AgencyTree ministry() {
  return AgencyTree({agency("bo", ""), agency("cuc", "bo"), agency("chi-cuc", "cuc"),
                     agency("doi", "chi-cuc"), agency("vu", "bo"), agency("so", "")});
}

Names sorted(Names names) {
  std::ranges::sort(names);
  return names;
}

TEST(AgencyTree, ListsWhatIsAboveAndBelowAtAnyDepth) {
  const AgencyTree tree = ministry();
  EXPECT_EQ(tree.above("doi"), (Names{"chi-cuc", "cuc", "bo"}));
  EXPECT_EQ(sorted(tree.below("bo")), (Names{"chi-cuc", "cuc", "doi", "vu"}));
  EXPECT_TRUE(tree.above("bo").empty());
  EXPECT_TRUE(tree.below("so").empty());
  EXPECT_TRUE(tree.below("nobody").empty());
}

TEST(AgencyTree, MeetsNobodyTwiceInACircle) {
  const AgencyTree tree({agency("a", "b"), agency("b", "c"), agency("c", "a"), agency("d", "d")});
  EXPECT_EQ(tree.above("a"), (Names{"b", "c"}));
  EXPECT_EQ(sorted(tree.below("a")), (Names{"b", "c"}));
  EXPECT_TRUE(tree.above("d").empty());
  EXPECT_TRUE(tree.below("d").empty());
}

TEST(AgencyTree, CallsAgenciesInTheReadersLanguage) {
  EXPECT_EQ(ministry().name("bo", "vi"), "Tên bo");
  EXPECT_EQ(ministry().name("bo", "en"), "Name bo");
  EXPECT_EQ(ministry().name("nobody", "en"), "");
}

TEST(AgencyTree, WidensASearchToAllBelow) {
  search::SearchRequest wanted;
  wanted.filters["theme"] = {"x"};
  EXPECT_EQ(with_agencies_below(wanted, ministry()).filters, wanted.filters);
  wanted.filters["agency"] = {"cuc", "doi", "nobody"};
  EXPECT_EQ(sorted(with_agencies_below(wanted, ministry()).filters["agency"]),
            (Names{"chi-cuc", "cuc", "doi", "nobody"}));
}

}  // namespace
}  // namespace portal::app

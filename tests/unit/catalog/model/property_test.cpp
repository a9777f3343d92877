#include "catalog/model/property.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace catalog {
namespace {

TEST(Property, HasOneKeyForOneIriAndBack) {
  std::set<std::string_view> keys;
  std::set<std::string_view> iris;
  for (const auto& property : properties()) {
    EXPECT_TRUE(keys.insert(property.key).second) << property.key;
    EXPECT_TRUE(iris.insert(property.iri).second) << property.iri;
    EXPECT_EQ(find_property(property.key), &property);
    EXPECT_EQ(find_property_by_iri(property.iri), &property);
    EXPECT_EQ(property.range == Range::kConcept, !property.vocabulary.empty()) << property.key;
  }
}

TEST(Property, KnowsTheIrisOfOlderProfiles) {
  EXPECT_EQ(find_property_by_iri("http://schema.org/startDate"), find_property("startDate"));
  EXPECT_EQ(find_property_by_iri("http://example.org/none"), nullptr);
}

TEST(Property, KnowsWhichClassTakesOneValueOnly) {
  EXPECT_TRUE(is_single(*find_property("publisher"), NodeClass::kDataset));
  EXPECT_TRUE(is_single(*find_property("type"), NodeClass::kAgent));
  EXPECT_FALSE(is_single(*find_property("type"), NodeClass::kDataset));
}

TEST(Property, NamesClassesByTheirIris) {
  EXPECT_EQ(class_of("http://www.w3.org/ns/dcat#DatasetSeries"), NodeClass::kDatasetSeries);
  EXPECT_EQ(class_of("http://xmlns.com/foaf/0.1/Organization"), NodeClass::kAgent);
  EXPECT_EQ(class_of("http://example.org/x"), NodeClass::kResource);
  EXPECT_EQ(class_name(NodeClass::kPeriod), "PeriodOfTime");
}

}  // namespace
}  // namespace catalog

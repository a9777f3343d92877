#include <gtest/gtest.h>

#include "catalog/rules/checks.hpp"
#include "tests/unit/catalog/rules/checking.hpp"

namespace catalog::rules {
namespace {

TEST(Wishes, ADatasetIsAdvisedOfWhatItHasNot) {
  const auto all = told(dataset(""));
  for (const char* each :
       {"publisher_missing /publisher", "contact_missing /contactPoint", "keyword_missing /keyword",
        "theme_missing /theme", "distribution_missing /distribution", "spatial_missing /spatial",
        "temporal_missing /temporal", "frequency_missing /accrualPeriodicity"})
    EXPECT_TRUE(all.contains(each)) << each;
}

TEST(Wishes, WhatIsThereIsNotAdvised) {
  const auto all = told(dataset(
      R"("publisher":"Sở Y tế","contactPoint":[{"fn":"A"}],"keyword":{"vi":["mưa"]},)"
      R"("theme":"ENVI","spatial":["Hà Nội"],"temporal":["2024"],"accrualPeriodicity":"DAILY",)"
      R"("distribution":[{"accessURL":"https://a.vn/x","format":"CSV","license":"CC_BY",)"
      R"("availability":"STABLE","description":{"vi":"Mỗi dòng một ngày."}}])"));
  EXPECT_TRUE(all.empty()) << *all.begin();
}

TEST(Wishes, AFileIsAdvisedOfItsFormatAndTheRest) {
  const auto all = told(with_distribution(R"("title":"x")"));
  EXPECT_TRUE(all.contains("format_missing /distribution/0/format"));
  EXPECT_TRUE(all.contains("recommended_missing /distribution/0/availability"));
}

TEST(Licence, IsMissedOnEachFileThatHasNone) {
  EXPECT_TRUE(says(dataset(""), "licence_missing /license"));
  EXPECT_TRUE(says(dataset(R"("distribution":[{"accessURL":"https://a.vn/x","license":"CC0"},)"
                           R"({"accessURL":"https://a.vn/y"}])"),
                   "licence_missing /distribution/1/license"));
  EXPECT_FALSE(
      speaks(dataset(R"("license":"CC_BY","distribution":[{"accessURL":"https://a.vn/y"}])"),
             "licence_missing"));
}

TEST(Licence, ThatNobodyHasJudgedIsTold) {
  EXPECT_TRUE(says(with_distribution(R"("license":"https://a.vn/terms")"),
                   "licence_not_known /distribution/0/license"));
  EXPECT_FALSE(speaks(with_distribution(R"("license":"CC BY 4.0")"), "licence_not_known"));
}

TEST(Themes, OneAtLeastIsOfTheEuropeanList) {
  EXPECT_TRUE(
      says(dataset(R"("theme":["https://a.vn/themes/7"])"), "theme_outside_vocabulary /theme"));
  EXPECT_FALSE(
      speaks(dataset(R"("theme":["https://a.vn/themes/7","TRAN"])"), "theme_outside_vocabulary"));
}

TEST(Themes, ThatAreNoTermsAreToldOnce) {
  EXPECT_FALSE(speaks(dataset(R"("theme":"linh tinh")"), "theme_outside_vocabulary"));
}

TEST(AccessRights, AreOneOfThree) {
  EXPECT_TRUE(says(dataset(R"("accessRights":"https://a.vn/rights/7")"),
                   "access_outside_vocabulary /accessRights"));
  EXPECT_FALSE(speaks(dataset(R"("accessRights":"PUBLIC")"), "access_outside_vocabulary"));
}

TEST(HighValue, CategoryAndRegulationGoTogether) {
  const std::string category = R"("hvdCategory":"http://data.europa.eu/bna/c_dd313021")";
  const std::string law =
      R"("applicableLegislation":"http://data.europa.eu/eli/reg_impl/2023/138/oj")";
  EXPECT_TRUE(says(dataset(category), "hvd_legislation_missing /applicableLegislation"));
  EXPECT_TRUE(says(dataset(law), "hvd_category_missing /hvdCategory"));
  EXPECT_FALSE(speaks(dataset(category + "," + law), "hvd_legislation_missing"));
  EXPECT_FALSE(speaks(dataset(category + "," + law), "hvd_category_missing"));
}

}  // namespace
}  // namespace catalog::rules

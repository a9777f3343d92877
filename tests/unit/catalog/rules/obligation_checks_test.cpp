#include <gtest/gtest.h>

#include "catalog/rules/checks.hpp"
#include "catalog/rules/obligations.hpp"
#include "tests/unit/catalog/rules/checking.hpp"

namespace catalog::rules {
namespace {

TEST(Mandatory, ADatasetNeedsTitleAndDescription) {
  EXPECT_TRUE(says("{}", "title_missing /title"));
  EXPECT_TRUE(says("{}", "description_missing /description"));
  EXPECT_FALSE(speaks(dataset(""), "title_missing"));
  EXPECT_FALSE(speaks(dataset(""), "description_missing"));
}

TEST(Mandatory, AServiceNeedsAnEndpointButNoDescription) {
  EXPECT_TRUE(says(R"({"title":"API"})", "endpoint_missing /endpointURL", NodeClass::kDataService));
  EXPECT_FALSE(speaks(R"({"title":"API"})", "description_missing", NodeClass::kDataService));
  EXPECT_TRUE(says(dataset(R"("distribution":[{"accessURL":"https://a.vn/x","accessService":)"
                           R"([{"title":"API"}]}])"),
                   "endpoint_missing /distribution/0/accessService/0/endpointURL"));
}

TEST(Mandatory, ADistributionNeedsSomeAddressOrFile) {
  EXPECT_TRUE(says(dataset(R"("distribution":[{"title":"CSV"}])"),
                   "distribution_without_address /distribution/0/accessURL"));
  for (const char* way : {R"("accessURL":"https://a.vn/x")",
                          R"("downloadURL":"https://a.vn/x.csv")", R"("file":"7f")"})
    EXPECT_FALSE(speaks(dataset(std::string(R"("distribution":[{"title":"CSV",)") + way + "}]"),
                        "distribution_without_address"))
        << way;
}

TEST(Mandatory, AMereReferenceIsAskedForNothing) {
  EXPECT_FALSE(speaks(dataset(R"("publisher":{"@id":"https://a.vn/office"},)"
                              R"("distribution":["https://a.vn/one"])"),
                      "agent_name_missing"));
  EXPECT_FALSE(
      speaks(dataset(R"("distribution":["https://a.vn/one"])"), "distribution_without_address"));
}

TEST(Mandatory, AnAgencyNeedsAName) {
  EXPECT_TRUE(says(dataset(R"("publisher":{"@id":"https://a.vn/o","homepage":"https://a.vn"})"),
                   "agent_name_missing /publisher/name"));
  EXPECT_FALSE(speaks(dataset(R"("publisher":"Sở Y tế")"), "agent_name_missing"));
}

TEST(Mandatory, AChecksumNeedsAlgorithmAndValue) {
  const std::string half = with_distribution(R"("checksum":{"checksumValue":"9f86"})");
  EXPECT_TRUE(says(half, "required_missing /distribution/0/checksum/algorithm"));
  EXPECT_FALSE(says(half, "required_missing /distribution/0/checksum/checksumValue"));
}

TEST(Mandatory, ATermOfItsOwnNeedsALabelOfAnyKind) {
  EXPECT_FALSE(speaks(dataset(R"("type":"bản đồ giấy")"), "required_missing"));
  EXPECT_TRUE(says(dataset(R"("type":[{"@id":"https://a.vn/t","notation":"7"}])"),
                   "required_missing /type/0/prefLabel"));
}

TEST(Single, OfTwoLicencesOneIsTooMany) {
  const std::string two = with_distribution(R"("license":["CC_BY","CC0"])");
  EXPECT_TRUE(says(two, "too_many_values /distribution/0/license"));
  EXPECT_FALSE(speaks(two, "one_value_only")) << "told once";
  EXPECT_FALSE(speaks(with_distribution(R"("license":["CC_BY"])"), "too_many_values"));
}

TEST(Single, WhereDcatApSetsNoLimitASecondValueIsAWarning) {
  const std::string two = dataset(R"("created":["2019","2020"])");
  EXPECT_TRUE(says(two, "one_value_only /created"));
  EXPECT_FALSE(speaks(two, "too_many_values"));
}

TEST(Text, ATitleIsNoNode) {
  EXPECT_TRUE(
      says(R"({"description":"x","http://purl.org/dc/terms/title":[{"@id":"https://a.vn"}]})",
           "text_expected /title/0"));
  EXPECT_TRUE(
      says(R"({"description":"x","title":[{"@id":"https://a.vn"}]})", "text_expected /title/0"));
  EXPECT_TRUE(
      says(R"({"description":"x","title":{"@id":"https://a.vn"}})", "text_expected /title"));
  for (const char* good : {R"("Mưa")", R"({"vi":"Mưa"})", R"({"vi":["Mưa","Lượng mưa"]})",
                           R"([{"@value":"Mưa","@language":"vi"}])"})
    EXPECT_FALSE(speaks(std::string(R"({"title":)") + good + "}", "text_expected")) << good;
}

TEST(Text, OfATitleThatIsANodeOneRuleSpeaks) {
  EXPECT_FALSE(speaks(R"({"title":[{"@id":"https://a.vn"}]})", "key_unknown"));
  EXPECT_TRUE(speaks(R"({"titel":[{"@id":"https://a.vn"}]})", "key_unknown"));
}

TEST(Iri, AThemeWithoutAddressIsNone) {
  const std::string unknown = dataset(R"("theme":["TRAN","chuyện linh tinh"])");
  EXPECT_TRUE(says(unknown, "iri_expected /theme/1"));
  EXPECT_FALSE(speaks(unknown, "term_unknown")) << "told once";
  EXPECT_FALSE(speaks(dataset(R"("theme":["TRAN","https://a.vn/themes/7"])"), "iri_expected"));
}

TEST(Dates, OfAFileMustBeDates) {
  for (const char* bad : {"May 2020", "2019-13", "2019-02-30"})
    EXPECT_TRUE(says(with_distribution(std::string(R"("issued":")") + bad + "\""),
                     "date_expected /distribution/0/issued"))
        << bad;
  for (const char* good : {"2020", "2020-05", "2020-05-01", "2020-05-01T08:00:00+07:00"})
    EXPECT_FALSE(
        speaks(with_distribution(std::string(R"("issued":")") + good + "\""), "date_expected"))
        << good;
}

TEST(Dates, OfADatasetAreOnlyDoubtedAsTheShapesDo) {
  EXPECT_TRUE(says(dataset(R"("issued":"May 2020")"), "date_unreadable /issued"));
  EXPECT_FALSE(speaks(dataset(R"("issued":"May 2020")"), "date_expected"));
  EXPECT_TRUE(
      says(dataset(R"("issued":"May 2020")"), "date_expected /issued", NodeClass::kDatasetSeries));
}

TEST(Typed, SizesDurationsAndDigestsHaveTheirForm) {
  for (const char* bad :
       {R"("byteSize":"big")", R"("byteSize":-1)", R"("temporalResolution":"daily")",
        R"("spatialResolutionInMeters":"1 km")"})
    EXPECT_TRUE(speaks(with_distribution(bad), "value_unfit")) << bad;
  EXPECT_TRUE(says(with_distribution(R"("checksum":{"algorithm":"sha256","checksumValue":"xyz"})"),
                   "value_unfit /distribution/0/checksum/checksumValue"));
  for (const char* good : {R"("byteSize":"12")", R"("byteSize":12)",
                           R"("temporalResolution":"P1D")", R"("spatialResolutionInMeters":12.5)",
                           R"("checksum":{"algorithm":"sha256","checksumValue":"9f86"})"})
    EXPECT_FALSE(speaks(with_distribution(good), "value_unfit")) << good;
}

TEST(Terms, FormatsFrequenciesAndLanguagesComeFromTheirLists) {
  EXPECT_TRUE(says(with_distribution(R"("format":"cuneiform tablet")"),
                   "term_expected /distribution/0/format"));
  EXPECT_TRUE(says(dataset(R"("accrualPeriodicity":"http://purl.org/cld/freq/whenever")"),
                   "term_expected /accrualPeriodicity"));
  EXPECT_TRUE(
      says(dataset(R"("language":["vie","https://a.vn/lang/xx"])"), "term_expected /language/1"));
  EXPECT_TRUE(says(with_distribution(R"("mediaType":"https://a.vn/csv")"),
                   "term_expected /distribution/0/mediaType"));
  EXPECT_FALSE(speaks(dataset(R"("accrualPeriodicity":"DAILY","language":"vi","distribution":)"
                              R"([{"accessURL":"https://a.vn/x","format":"csv",)"
                              R"("mediaType":"application/x-strange"}])"),
                      "term_expected"));
}

TEST(Obligations, NameOnlyPropertiesOfTheProfile) {
  for (const auto& each : obligations()) EXPECT_NE(find_property(each.key), nullptr) << each.key;
}

}  // namespace
}  // namespace catalog::rules

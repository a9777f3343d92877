#include "catalog/rules/quality.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "catalog/base/message.hpp"
#include "catalog/documents/normalise.hpp"

namespace catalog::rules {
namespace {

Quality quality(const std::string& json, bool has_errors = false) {
  base::Json document = base::parse_json(json);
  documents::normalise(document, NodeClass::kDataset);
  return quality_of(view_of(document, NodeClass::kDataset), has_errors);
}

State state(const Quality& quality, std::string_view id) {
  for (const auto& mark : quality.marks)
    if (mark.metric->id == id) return mark.state;
  ADD_FAILURE() << "no metric " << id;
  return State::kNo;
}

State point(const Quality& quality, std::string_view id) {
  for (const auto& each : quality.list)
    if (each.id == id) return each.state;
  ADD_FAILURE() << "no point " << id;
  return State::kNo;
}

TEST(Metrics, AreFourHundredAndFivePointsInFiveDimensions) {
  std::map<std::string_view, int> dimensions;
  std::set<std::string_view> ids;
  for (const auto& metric : metrics()) {
    dimensions[metric.dimension] += metric.points;
    EXPECT_TRUE(ids.insert(metric.id).second) << metric.id;
    for (const char* language : {"vi", "en"}) EXPECT_TRUE(base::has_text(metric.message, language));
  }
  EXPECT_EQ(dimensions, (std::map<std::string_view, int>{{"findability", 100},
                                                         {"accessibility", 100},
                                                         {"interoperability", 110},
                                                         {"reusability", 75},
                                                         {"contextuality", 20}}));
}

TEST(Quality, OfAnEmptyRecordIsThatItHasNoErrors) {
  EXPECT_EQ(quality("{}", true).points, 0);
  EXPECT_EQ(quality("{}").points, 30);
}

TEST(Quality, DoesNotKnowWhetherAnAddressAnswers) {
  const auto made = quality(R"({"distribution":[{"downloadURL":"https://a.vn/x.csv"}]})", true);
  EXPECT_EQ(state(made, "access_answers"), State::kUnknown);
  EXPECT_EQ(state(made, "download"), State::kYes);
  EXPECT_EQ(made.points, 20);
  EXPECT_EQ(made.unknown, 80);
  EXPECT_EQ(state(quality("{}"), "access_answers"), State::kNo) << "none cannot answer";
}

TEST(Quality, CountsTheBestOfSeveralFiles) {
  const auto made = quality(R"({"distribution":[{"accessURL":"https://a.vn/x","format":"PDF"},)"
                            R"({"accessURL":"https://a.vn/y","format":"CSV","byteSize":7}]})");
  EXPECT_EQ(state(made, "format_machine_readable"), State::kYes);
  EXPECT_EQ(state(made, "byte_size"), State::kYes);
}

TEST(Quality, TakesTheLicenceOfTheDatasetForItsFiles) {
  const auto made = quality(R"({"license":"CC_BY","distribution":[{"accessURL":"https://a.vn"}]})");
  EXPECT_EQ(state(made, "licence"), State::kYes);
  EXPECT_EQ(state(made, "licence_listed"), State::kYes);
}

TEST(Quality, OfAWholeRecordIsAllButWhatNobodyKnowsYet) {
  const auto made = quality(
      R"({"keyword":{"vi":["mưa"]},"theme":"ENVI","spatial":["Hà Nội"],"temporal":["2024"],)"
      R"("accessRights":"PUBLIC","contactPoint":[{"fn":"A"}],"publisher":"Sở Y tế",)"
      R"("issued":"2024","modified":"2024","distribution":[{"downloadURL":"https://a.vn/x.csv",)"
      R"("format":"CSV","mediaType":"text/csv","license":"CC_BY","rights":"https://a.vn/rights",)"
      R"("byteSize":12}]})");
  EXPECT_EQ(made.points, 325);
  EXPECT_EQ(made.unknown, 80);
}

TEST(Quality, ListsNinePointsForPeople) {
  const auto made = quality(R"({"license":"CC0","accrualPeriodicity":"DAILY","distribution":)"
                            R"([{"accessURL":"https://a.vn/x","format":"ODS"}]})");
  EXPECT_EQ(point(made, "license"), State::kYes);
  EXPECT_EQ(point(made, "open_format"), State::kYes);
  EXPECT_EQ(point(made, "up_to_date"), State::kUnknown);
  EXPECT_EQ(point(made, "addresses_answer"), State::kUnknown);
  EXPECT_EQ(point(made, "description"), State::kNo);
  EXPECT_EQ(point(quality("{}"), "up_to_date"), State::kNo);
}

TEST(Band, BeginsWhereTheAssessmentSays) {
  EXPECT_EQ(band_of(405), "excellent");
  EXPECT_EQ(band_of(351), "excellent");
  EXPECT_EQ(band_of(350), "good");
  EXPECT_EQ(band_of(221), "good");
  EXPECT_EQ(band_of(220), "sufficient");
  EXPECT_EQ(band_of(121), "sufficient");
  EXPECT_EQ(band_of(120), "bad");
}

}  // namespace
}  // namespace catalog::rules

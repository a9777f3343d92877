#include "portal/readiness/overview_page.hpp"

#include <gtest/gtest.h>

#include "tests/unit/portal/readiness/by_hand.hpp"

namespace portal::readiness {
namespace {

std::string overview(const Picture& picture, const std::string& language) {
  return overview_page(templates(), context_of(language), picture);
}

TEST(OverviewPage, OfAnEmptyCatalogueSaysNoDataYetAndWhatToDo) {
  const std::string vi = overview(empty_picture(), "vi"), en = overview(empty_picture(), "en");
  EXPECT_TRUE(holds(vi, "Chưa có số liệu: cổng chưa đo lần nào."));
  EXPECT_TRUE(holds(en, "No data yet: nothing has been measured so far."));
  for (const auto& text : {vi, en}) {
    EXPECT_FALSE(holds(text, "rating-red")) << "unknown is never red";
    EXPECT_FALSE(holds(text, "nan"));
  }
}

TEST(OverviewPage, BeginsWithWhatIsKnown) {
  const std::string text = overview(some_picture(), "en");
  EXPECT_TRUE(holds(text, "2 of "));
  EXPECT_TRUE(holds(text, "Of 43 questions of the assessment, 1 are supported by measurements"));
}

TEST(OverviewPage, MarksSuggestionsAndTheirSource) {
  for (const auto& [language, based, suggested] :
       {std::tuple("vi", "Dựa trên ODRA v3.1", "gợi ý từ số liệu"),
        std::tuple("en", "Based on ODRA v3.1", "suggestion from data")}) {
    const std::string text = overview(some_picture(), language);
    EXPECT_TRUE(holds(text, based));
    EXPECT_TRUE(holds(text, suggested));
  }
}

TEST(OverviewPage, TellsAColourByWordAndMark) {
  Picture picture = some_picture();
  picture.attested.dimensions["odra.2"] = rd::Rating::kYellowGreen;
  const std::string text = overview(picture, "vi");
  EXPECT_TRUE(holds(text, "VÀNG/XANH"));
  EXPECT_TRUE(holds(text, "●●●○"));
  EXPECT_TRUE(holds(text, "đánh giá đã công bố"));
}

TEST(OverviewPage, APublishedRatingStandsBesideWhatFiguresSuggestAndLeadsToItsReport) {
  Picture picture = some_picture();
  picture.attested.dimensions["odra.2"] = rd::Rating::kRed;
  picture.attested.hrefs["odra.2"] = "/readiness/assessments/a1#odra.2";
  picture.attested.title = {"Readiness of 2026", "Mức sẵn sàng 2026"};
  picture.attested.href = "/readiness/assessments/a1";
  const std::string text = overview(picture, "en");
  EXPECT_TRUE(holds(text,
                    "<a href=\"/en/readiness/assessments/a1#odra.2\">published assessment</a>; "
                    "figures suggest: "))
      << text.substr(text.find("odra.2"), 600);
  EXPECT_TRUE(holds(text, "<a href=\"/en/readiness/assessments/a1\">Readiness of 2026</a>"));
}

TEST(OverviewPage, AJudgementThatExpiredIsGreyAndCountsAsMissing) {
  Picture picture = some_picture();
  const auto before = evidence_of_questions(picture, "odra");
  picture.attested.questions["odra.1.1"] = rd::Rating::kGrey;
  picture.attested.expired.insert("odra.1.1");
  EXPECT_EQ(evidence_of_questions(picture, "odra").missing, before.missing);
  picture.attested.dimensions["odra.2"] = rd::Rating::kGrey;
  picture.attested.expired.insert("odra.2");
  EXPECT_TRUE(holds(overview(picture, "en"), "published assessment, no longer valid"));
}

TEST(OverviewPage, LeadsToCoverageAssessmentsAndTheActionPlan) {
  const std::string text = overview(empty_picture(), "vi");
  for (const char* path : {"coverage", "assessments", "actions"})
    EXPECT_TRUE(holds(text, std::string("href=\"/vi/readiness/") + path + "\"")) << path;
}

TEST(OverviewPage, TellsHowFreshEachSourceIs) {
  const std::string text = overview(some_picture(), "en");
  EXPECT_TRUE(holds(text, "Requests for data</th><td>not measured yet"));
  EXPECT_TRUE(holds(text, "The catalogue&#39;s records</th><td>24 November 2025 02:00"))
      << text.substr(text.find("fresh-h"), 900);
}

TEST(OverviewPage, TellsWhatTheNightlyCheckFound) {
  Picture picture = some_picture();
  picture.checked = base::parse_time("2025-11-23T19:30:00Z");
  picture.differences = 3;
  picture.sources[0].note = "facts_differed";
  const std::string text = overview(picture, "en");
  EXPECT_TRUE(holds(text, "Last made anew and compared on 24 November 2025 02:30"));
  EXPECT_TRUE(holds(text, "3 rows differed"));
  EXPECT_TRUE(holds(text, "some of it differed from what edits had left"));
}

TEST(OverviewPage, SaysThatTheLastRunFailedAndOfWhenTheFiguresAre) {
  Picture picture = some_picture();
  picture.last = run_at("2025-11-24T20:00:00Z", false);
  const std::string text = overview(picture, "en");
  EXPECT_TRUE(holds(text, "The last measurement (25 November 2025 03:00 (UTC+7)) failed."));
  EXPECT_TRUE(holds(text, "as of 24 November 2025 03:00 (UTC+7)"));
}

TEST(OverviewPage, LeadsToItsDataForPrograms) {
  const std::string text = overview(some_picture(), "en");
  EXPECT_TRUE(holds(text, "<link rel=\"alternate\" type=\"text/turtle\" href=\"/readiness.ttl\""));
}

TEST(DimensionPage, ListsQuestionsAndTheFiguresUnderThem) {
  const auto& dimension = *registry().find_dimension("odra.2");
  const std::string text =
      dimension_page(templates(), context_of("en"), some_picture(), dimension, "");
  EXPECT_TRUE(holds(text, "/en/readiness/questions/odra.2.4"));
  EXPECT_TRUE(holds(text, "/en/readiness/indicators/m.lic.open"));
  EXPECT_TRUE(holds(text, "6,712 of 7,970 known (84 %); 1,116 unknown"));
  EXPECT_TRUE(holds(text, "Based on ODRA v3.1"));
}

TEST(DimensionPage, OfAnAgencyLeadsToTheAgencysFigures) {
  Picture picture = some_picture();
  picture.scope = "weather";
  const std::string text = dimension_page(templates(), context_of("vi"), picture,
                                          *registry().find_dimension("m.lic"), "Khí tượng");
  EXPECT_TRUE(holds(text, "/vi/readiness/indicators/m.lic.open?agency=weather"));
  EXPECT_TRUE(holds(text, "Khí tượng"));
}

TEST(QuestionPage, TellsWhatSpeaksForAndAgainstAndHowTheColourCameAbout) {
  const std::string text =
      question_page(templates(), context_of("vi"), some_picture(), *registry().find("odra.2.4"));
  EXPECT_TRUE(holds(text, "Điều cho thấy sẵn sàng"));
  EXPECT_TRUE(holds(text, "Điều cho thấy chưa sẵn sàng"));
  EXPECT_TRUE(holds(text, "đã biết 3 trong 6 trọng số"));
  EXPECT_TRUE(holds(text, "trọng số gấp đôi"));
  EXPECT_TRUE(holds(text, "Ghi theo trí nhớ; chưa đối chiếu"));
}

TEST(QuestionPage, WithoutInputsSaysThatOnlyPeopleCanAnswer) {
  const std::string text =
      question_page(templates(), context_of("en"), some_picture(), *registry().find("odra.1.1"));
  EXPECT_TRUE(holds(text, "The portal cannot measure this."));
  EXPECT_TRUE(holds(text, "only people can judge this"));
}

}  // namespace
}  // namespace portal::readiness

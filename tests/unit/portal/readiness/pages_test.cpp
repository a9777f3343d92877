#include "portal/readiness/pages.hpp"

#include <gtest/gtest.h>

#include "catalog/assessment/assessment.hpp"
#include "catalog/assessment/schema.hpp"
#include "catalog/facts/filler.hpp"
#include "catalog/people/accounts.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/publish/agencies.hpp"
#include "portal/app/form.hpp"
#include "portal/app/today.hpp"
#include "portal/http/url.hpp"
#include "portal/pages/routes.hpp"
#include "portal/readiness/reading.hpp"
#include "portal/readiness/routes.hpp"
#include "tests/support/portal.hpp"
#include "tests/unit/portal/readiness/by_hand.hpp"

namespace portal::readiness {
namespace {

namespace people = catalog::people;

std::vector<app::Route> all() {
  auto list = routes();
  for (auto& route : pages::routes({})) list.push_back(std::move(route));
  return list;
}

class ReadinessPages : public testing::Test {
 protected:
  ReadinessPages() : portal_(all()) {
    auto change = portal_.app.store.write();
    for (const auto& [slug, parent] :
         {std::pair("weather", ""), std::pair("rain-desk", "weather")}) {
      catalog::publish::AgencyDraft agency;
      agency.slug = slug;
      const std::string name = slug;
      agency.document =
          base::parse_json(R"({"name":{"vi":")" + name + R"(","en":")" + name + R"( office"}})");
      agency.parent = parent;
      catalog::publish::put_agency(change, agency);
    }
    people::Account account;
    account.name = "mai";
    mai_ = people::add_account(change, account).id;
    people::grant(change, mai_, "weather", people::Role::kEditor);
    change.commit();
  }

  std::string add(const std::string& title, const std::string& more = "",
                  const std::string& state = "published") {
    catalog::publish::Draft draft;
    draft.agency = "weather";
    draft.state = state;
    draft.document = base::parse_json(R"({"title":{"en":")" + title +
                                      R"("},"description":{"en":"d"})" + more + "}");
    return portal_.add(std::move(draft)).id;
  }
  void measure() {
    catalog::facts::Filler filler(portal_.app.store, portal_.app.facts, std::chrono::hours(7));
    filler.follow();
    const auto run = portal_.app.readiness.run(base::now(), today_of(portal_.app));
    ASSERT_TRUE(run.is_ok) << run.note;
  }
  std::string text(const std::string& target, int status = 200) {
    const auto response = portal_.get(target);
    EXPECT_EQ(response.status, status) << target;
    return http::body_text(response);
  }
  std::string text_for_mai(const std::string& target) {
    const std::string session = portal_.app.gate.begin_session(mai_, "", "");
    return http::body_text(
        portal_.get(target, {{"cookie", "session=" + session}, {"accept", "text/html"}}));
  }

  base::FixedClock clock_{*base::parse_time("2026-05-20T12:00:00Z")};
  TestPortal portal_;
  std::string mai_;
};

TEST_F(ReadinessPages, OfAnEmptyCatalogueAreAllThereWithoutAnyRed) {
  for (const char* language : {"/vi", "/en"})
    for (const char* path :
         {"/readiness", "/readiness/dimensions/odra.2", "/readiness/dimensions/m.lic",
          "/readiness/questions/odra.2.4", "/readiness/indicators/m.find.keyword",
          "/readiness/indicators/m.idx.mqa405", "/readiness/indicators/m.idx.nd47",
          "/readiness/indicators/m.portal.search", "/readiness/indicators/m.time.median_age",
          "/readiness/agencies", "/readiness/agencies/weather", "/readiness/what-if",
          "/readiness/what-if?scope=weather"}) {
      const std::string page = text(std::string(language) + path);
      EXPECT_FALSE(holds(page, "rating-red")) << path;
    }
}

TEST_F(ReadinessPages, ShowANewFigureRightAfterARun) {
  for (int i = 0; i < 6; ++i) add("Rain " + std::to_string(i));
  measure();
  const auto before = portal_.get("/en/readiness/indicators/m.find.keyword");
  EXPECT_TRUE(holds(http::body_text(before), "0 of 6 known (0 %)")) << http::body_text(before);
  add("Wind", R"(,"keyword":{"en":["wind"]})");
  measure();
  const auto after = portal_.get("/en/readiness/indicators/m.find.keyword");
  EXPECT_TRUE(holds(http::body_text(after), "1 of 7 known (14 %)"));
  EXPECT_NE(field(before, "ETag"), field(after, "ETag"));
  EXPECT_EQ(field(after, "ETag"),
            field(portal_.get("/en/readiness/indicators/m.find.keyword"), "ETag"));
}

TEST_F(ReadinessPages, NameNoDraftToStrangers) {
  add("Rain");
  add("Zqsecret", "", "draft");
  measure();
  for (const char* path : {"/en/readiness/indicators/m.find.keyword?state=fail",
                           "/en/readiness/indicators/m.lic.nonpublic_reason?state=unknown",
                           "/en/readiness/indicators/m.lic.nonpublic_reason?state=fail",
                           "/readiness/indicators/m.find.keyword/units.json",
                           "/readiness/indicators/m.lic.nonpublic_reason/units.csv?state=unknown"})
    EXPECT_FALSE(holds(text(path), "Zqsecret")) << path;
}

TEST_F(ReadinessPages, ShowWhatThePublishedAssessmentSays) {
  namespace as = catalog::assessment;
  as::make_tables(portal_.app.store);
  as::Document document;
  document.head.framework = "odra";
  document.head.framework_version = "3.1";
  document.head.cutoff = "2026-05-18";
  document.head.title = {"Mức sẵn sàng", "Our readiness"};
  const auto frame = as::frame_of(portal_.app.registry, "odra");
  const auto assessor = [](const std::string& name) {
    return people::Principal::signed_in({"id-" + name, name, name},
                                        {{}, {people::Role::kAssessor}});
  };
  auto change = portal_.app.store.write();
  const auto id = as::open(change, assessor("lan"), document.head, frame);
  as::Answer answer;
  answer.question = "odra.1.1";
  answer.rating = rd::Rating::kRed;
  answer.comment = {"Chưa ai.", "Nobody."};
  answer.valid_until = "2026-12-31";
  as::save_answer(change, assessor("lan"), id, answer, frame, 0);
  as::Conclusion area;
  area.dimension = "odra.1";
  area.rating = rd::Rating::kYellowRed;
  as::save_conclusion(change, assessor("lan"), id, area, frame, rd::Rating::kGrey, 0);
  const as::FrameOf frames = [&](const as::Head&) { return frame; };
  as::submit(change, assessor("lan"), id, frames);
  as::publish(change, assessor("binh"), id, frames, "2026-05-20");
  change.commit();
  const std::string page = text("/en/readiness");
  EXPECT_TRUE(holds(page, "href=\"/en/readiness/assessments/" + id + "#odra.1\""));
  EXPECT_TRUE(holds(page, "1 were judged by people")) << page;
  EXPECT_TRUE(holds(text("/en/readiness/questions/odra.1.1"), "rating-red"));
  const base::FixedClock later(*base::parse_time("2027-01-05T12:00:00Z"));
  EXPECT_FALSE(holds(text("/en/readiness/questions/odra.1.1"), "rating-red"));
  EXPECT_TRUE(holds(text("/en/readiness"), "published assessment, no longer valid"));
}

TEST_F(ReadinessPages, LeadWhoEditsToTheFieldAndToMendingManyAtOnce) {
  const auto id = add("Rain");
  measure();
  const std::string page = text_for_mai("/en/readiness/indicators/m.find.keyword?agency=weather");
  EXPECT_TRUE(holds(page, "/en/manage/datasets/" + id + "#f-keyword.vi"));
  EXPECT_TRUE(holds(page, "/en/manage/weather/datasets?failing=m.find.keyword"));
  const std::string bulk = text_for_mai("/en/manage/weather/datasets?failing=m.find.keyword");
  EXPECT_TRUE(holds(bulk, "value=\"" + id + "\" checked"));
  EXPECT_TRUE(holds(bulk, "Only datasets that do not meet"));
}

TEST_F(ReadinessPages, WhoEditsDisputesAUnitAndWithdrawsIt) {
  const auto id = add("Rain");
  measure();
  const std::string path = "/en/readiness/indicators/m.find.keyword";
  EXPECT_FALSE(holds(text(path), "value=\"raise\""));
  EXPECT_TRUE(holds(text_for_mai(path), "value=\"raise\""));
  EXPECT_TRUE(holds(text(path), "keywords: 0"));
  const std::string session = portal_.app.gate.begin_session(mai_, "", "");
  const auto send = [&](http::QueryPairs fields) {
    fields.emplace_back("unit", id);
    fields.emplace_back("form_token", app::form_token_for(session));
    return portal_
        .post(path,
              {{"content-type", "application/x-www-form-urlencoded"},
               {"accept", "text/html"},
               {"cookie", "session=" + session}},
              http::build_query(fields))
        .status;
  };
  EXPECT_EQ(send({{"do", "raise"}, {"reason", " "}}), 422);
  EXPECT_EQ(send({{"do", "raise"}, {"reason", "It has <b>two</b>."}}), 303);
  EXPECT_TRUE(holds(text(path + "?state=unknown"), "It has &lt;b&gt;two&lt;/b&gt;."));
  EXPECT_TRUE(
      holds(text("/readiness/indicators/m.find.keyword/units.json?state=unknown"), "\"total\":1"));
  EXPECT_EQ(portal_.app.readiness.latest_of("m.find.keyword", rd::kPortal)->counts,
            (rd::Counts{0, 0, 1}));
  EXPECT_EQ(send({{"do", "withdraw"}}), 303);
  EXPECT_EQ(portal_.app.readiness.latest_of("m.find.keyword", rd::kPortal)->counts,
            (rd::Counts{0, 1, 0}));
}

TEST_F(ReadinessPages, StrangersDisputeNothing) {
  const auto id = add("Rain");
  measure();
  EXPECT_NE(portal_
                .post("/en/readiness/indicators/m.find.keyword",
                      {{"content-type", "application/x-www-form-urlencoded"}},
                      "do=raise&reason=no&unit=" + id)
                .status,
            303);
  EXPECT_EQ(portal_.app.readiness.latest_of("m.find.keyword", rd::kPortal)->counts,
            (rd::Counts{0, 1, 0}));
}

TEST_F(ReadinessPages, TheBulkListLeavesOutWhatPasses) {
  const auto failing = add("Rain");
  const auto passing = add("Wind", R"(,"keyword":{"en":["wind"]})");
  measure();
  const std::string bulk = text_for_mai("/en/manage/weather/datasets?failing=m.find.keyword");
  EXPECT_TRUE(holds(bulk, failing));
  EXPECT_FALSE(holds(bulk, passing));
  EXPECT_TRUE(holds(text_for_mai("/en/manage/weather/datasets?failing=nonsense"), passing));
}

TEST_F(ReadinessPages, ADatasetTellsWhoEditsItAndNobodyElseWhatItFails) {
  const auto id = add("Rain");
  measure();
  const std::string shown = text_for_mai("/en/datasets/rain");
  EXPECT_TRUE(holds(shown, "Readiness checks that this does not meet"));
  EXPECT_TRUE(holds(shown, "/en/manage/datasets/" + id + "#f-keyword.vi"));
  EXPECT_FALSE(holds(text("/en/datasets/rain"), "Readiness checks"));
}

TEST_F(ReadinessPages, OfAnAgencyBelowAnotherLeadToTheHighest) {
  const auto response = portal_.get("/en/readiness/agencies/rain-desk");
  EXPECT_EQ(response.status, 302);
  EXPECT_EQ(field(response, "Location"), "http://data.example/en/readiness/agencies/weather");
}

TEST_F(ReadinessPages, AnswerNotFoundForWhatTheRegistryDoesNotHold) {
  for (const char* path :
       {"/en/readiness/indicators/m.nothing", "/en/readiness/indicators/odra.2.4",
        "/en/readiness/questions/m.find.keyword", "/en/readiness/dimensions/nothing",
        "/en/readiness/agencies/nobody", "/en/readiness/indicators/m.find.keyword?agency=nobody",
        "/en/readiness/what-if?scope=nobody", "/readiness/history.csv?indicator=m.nothing",
        "/readiness/history.csv?indicator=m.find.keyword&scope=nobody",
        "/readiness.json?scope=nobody", "/readiness/indicators/m.nothing/units.json"})
    text(path, 404);
}

TEST_F(ReadinessPages, SayWhatAnAddressLacksWhenItsParametersAreWrong) {
  EXPECT_TRUE(holds(text("/readiness/history.csv?lang=en", 400), "indicator"));
  EXPECT_TRUE(
      holds(text("/readiness/indicators/m.find.keyword/units.json?state=broken&lang=en", 400),
            "fail, unknown, pass"));
  EXPECT_TRUE(holds(text("/readiness.json?scope=rain-desk&lang=en", 404), "belong to no other"));
}

TEST_F(ReadinessPages, WhatIfShowsColoursAfterwardsAndStoresNothing) {
  for (int i = 0; i < 10; ++i) add("Rain " + std::to_string(i));
  measure();
  const auto seq = portal_.app.store.read().last_seq();
  const std::string page =
      text("/en/readiness/what-if?scope=weather&fix=m.find.keyword%7Cweather%7C10");
  EXPECT_TRUE(holds(page, "10 of 10 known (100 %)"));
  EXPECT_TRUE(holds(page, "nothing was stored or changed"));
  EXPECT_EQ(portal_.app.store.read().last_seq(), seq);
  EXPECT_TRUE(holds(text("/en/readiness/indicators/m.find.keyword"), "0 of 10 known"));
}

TEST_F(ReadinessPages, NegotiateTheirForm) {
  const auto page = portal_.get("/readiness", {{"accept", "text/html"}, {"accept-language", "en"}});
  EXPECT_EQ(page.status, 303);
  EXPECT_EQ(field(page, "Location"), "http://data.example/en/readiness");
  for (const auto& [accept, type] :
       {std::pair("text/turtle", "text/turtle; charset=utf-8"),
        std::pair("application/json", "application/json"),
        std::pair("application/ld+json", "application/ld+json"),
        std::pair("text/csv", "text/csv; charset=utf-8; header=present")}) {
    const auto data = portal_.get("/readiness", {{"accept", accept}});
    EXPECT_EQ(field(data, "Content-Type"), type);
    EXPECT_TRUE(holds(field(data, "Vary"), "Accept"));
  }
  EXPECT_EQ(portal_.get("/readiness", {{"accept", "image/png"}}).status, 406);
}

TEST_F(ReadinessPages, WriteTablesForSpreadsheetsWhenAsked) {
  EXPECT_TRUE(text("/readiness.csv?bom=1").starts_with("\xEF\xBB\xBFid,"));
  EXPECT_TRUE(text("/readiness.csv").starts_with("id,"));
}

TEST_F(ReadinessPages, TellTheHistoryOfAFigure) {
  for (int i = 0; i < 6; ++i) add("Rain " + std::to_string(i));
  measure();
  EXPECT_TRUE(holds(text("/readiness/history.csv?indicator=m.find.keyword"),
                    "m.find.keyword,portal,2026-05-20,6,0,6,0,0,red"));
}

TEST_F(ReadinessPages, AreLinkedFromEveryPage) {
  EXPECT_TRUE(holds(text("/vi/about"), "href=\"/vi/readiness\""));
  EXPECT_TRUE(holds(text("/en"), "href=\"/en/readiness\""));
}

}  // namespace
}  // namespace portal::readiness

#include "portal/pages/records.hpp"

#include <gtest/gtest.h>

#include "catalog/people/accounts.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/publish/agencies.hpp"
#include "portal/app/form.hpp"
#include "portal/pages/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::pages {
namespace {

namespace people = catalog::people;

// An agency with two datasets, and one of its publishers signed in.
class RecordsTest : public testing::Test {
 protected:
  RecordsTest() : portal(routes({})) {
    session = portal.app.gate.begin_session(add_publisher(), "", "");
    rain = add("Rain <b>", "draft");
    wind = add("Wind", "published");
  }

  std::string add_publisher() {
    auto change = portal.app.store.write();
    for (const char* slug : {"weather", "health"}) {
      catalog::publish::AgencyDraft draft;
      draft.slug = slug;
      draft.document = base::parse_json(std::string(R"({"name":{"en":")") + slug + "\"}}");
      catalog::publish::put_agency(change, draft);
    }
    people::Account account;
    account.name = "linh";
    const auto linh = people::add_account(change, account).id;
    people::grant(change, linh, "weather", people::Role::kPublisher);
    change.commit();
    return linh;
  }

  std::string add(const std::string& title, const std::string& state) {
    catalog::publish::Draft draft;
    draft.agency = "weather";
    draft.state = state;
    draft.document = base::Json::object();
    draft.document.set("title", title);
    draft.document.set("description", "What was measured");
    return portal.add(std::move(draft)).id;
  }

  std::string page(const std::string& target) {
    return http::body_text(portal.get(target, {{"cookie", "session=" + session}}));
  }

  http::Response post(const std::string& target, const std::string& body,
                      const std::string& type = "application/x-www-form-urlencoded") {
    return portal.post(target,
                       {{"content-type", type},
                        {"accept", "text/html"},
                        {"cookie", "session=" + session},
                        {std::string(app::kFormTokenHeader), app::form_token_for(session)}},
                       body);
  }

  TestPortal portal;
  std::string session, rain, wind;
};

TEST_F(RecordsTest, AreFoundByStateAndByWordsWithoutDiacritics) {
  const std::string all = page("/en/manage/weather/datasets");
  EXPECT_NE(all.find("Rain &lt;b&gt;"), std::string::npos);
  EXPECT_NE(all.find("Wind"), std::string::npos);
  EXPECT_EQ(page("/en/manage/weather/datasets?state=draft").find("Wind"), std::string::npos);
  EXPECT_EQ(page("/en/manage/weather/datasets?q=WÌND").find("Rain &lt;"), std::string::npos);
  EXPECT_NE(page("/en/manage/weather/datasets?q=nothing").find("Nothing fits"), std::string::npos);
}

TEST_F(RecordsTest, AreNobodyElsesBusiness) {
  const http::Headers asker = {{"cookie", "session=" + session}, {"accept", "text/html"}};
  EXPECT_EQ(portal.get("/en/manage/health/datasets", asker).status, 403);
  EXPECT_EQ(portal.get("/en/manage/weather/datasets", {{"accept", "text/html"}}).status, 303);
}

TEST_F(RecordsTest, ThatAreTickedAreChangedAfterALookAndBackAgain) {
  const auto sent =
      post("/en/manage/weather/batches",
           "do=edit&dataset=" + rain + "&dataset=" + wind + "&keyword_en=sky, air&note=tidy");
  ASSERT_EQ(sent.status, 303) << http::body_text(sent);
  const std::string batch = field(sent, "Location");
  EXPECT_NE(page(batch).find("2 changed"), std::string::npos);
  EXPECT_NE(http::body_text(post(batch, "do=apply")).find("Carried out"), std::string::npos);
  const auto keywords = [&] {
    return base::parse_json(portal.app.store.read().find_dataset(wind)->document)["keyword"];
  };
  EXPECT_EQ(keywords(), base::parse_json(R"({"en":["sky","air"]})"));
  EXPECT_NE(http::body_text(post(batch, "do=undo")).find("Undone"), std::string::npos);
  EXPECT_TRUE(keywords().is_null());
}

TEST_F(RecordsTest, ComeFromATableThatAFormSends) {
  const std::string body =
      "--x\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\nimport\r\n"
      "--x\r\nContent-Disposition: form-data; name=\"state\"\r\n\r\nreview\r\n"
      "--x\r\nContent-Disposition: form-data; name=\"table\"; filename=\"list.csv\"\r\n"
      "Content-Type: text/csv\r\n\r\nBảng,issued\r\nBão,2024-13-45\r\n\r\n--x--\r\n";
  const auto sent = post("/en/manage/weather/batches", body, "multipart/form-data; boundary=x");
  ASSERT_EQ(sent.status, 303) << http::body_text(sent);
  const std::string batch = field(sent, "Location");
  EXPECT_NE(page(batch).find("No column holds a title yet"), std::string::npos);
  const std::string named = http::body_text(
      post(batch, "do=columns&heading0=Bảng&column0=title_vi&heading1=issued&column1=issued"));
  EXPECT_NE(named.find("1 new"), std::string::npos);
  EXPECT_NE(named.find("(issued)"), std::string::npos) << "the finding names its column";
  post(batch, "do=apply");
  EXPECT_NE(page("/en/manage/weather/datasets?state=review").find("Bão"), std::string::npos);
}

TEST_F(RecordsTest, SayWhatIsMissingWhenNothingWasChosen) {
  const auto none = post("/en/manage/weather/batches", "do=edit&keyword_en=a");
  EXPECT_EQ(none.status, 422);
  EXPECT_NE(http::body_text(none).find("No dataset was ticked"), std::string::npos);
  EXPECT_EQ(post("/en/manage/weather/batches", "do=import").status, 422);
  EXPECT_EQ(post("/en/manage/weather/batches", "do=edit&dataset=" + rain).status, 422);
}

}  // namespace
}  // namespace portal::pages

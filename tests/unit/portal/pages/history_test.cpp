#include "portal/pages/history.hpp"

#include <gtest/gtest.h>

#include "catalog/people/accounts.hpp"
#include "catalog/people/roles.hpp"
#include "portal/app/form.hpp"
#include "portal/pages/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::pages {
namespace {

namespace people = catalog::people;

class HistoryTest : public testing::Test {
 protected:
  HistoryTest() : portal(routes({})) {
    fill();
    put(R"({"title":{"en":"Rain in May"},"description":{"en":"d"}})", "published");
    put(R"({"title":{"en":"Rain in June"},"description":{"en":"d"}})", "draft");
    put(R"({"title":{"en":"Rain in July"},"description":{"en":"d"},
            "license":"http://creativecommons.org/licenses/by/4.0/"})",
        "published");
  }
  void fill() {
    auto change = portal.app.store.write();
    catalog::store::StoredAgency agency;
    agency.slug = "health";
    agency.document = R"({"name":{"vi":"Bộ Y tế"}})";
    change.put_agency(agency);
    people::Account account;
    account.name = "mai";
    person = people::add_account(change, account).id;
    people::grant(change, person, "health", people::Role::kPublisher);
    change.commit();
  }
  void put(const std::string& json, const std::string& state) {
    catalog::publish::Draft draft;
    draft.id = id;
    draft.agency = "health";
    draft.document = base::parse_json(json);
    draft.state = state;
    draft.author = "mai";
    draft.note = "about " + state;
    const auto published = portal.add(std::move(draft));
    id = published.id, slug = published.slug;
  }
  std::string page(const std::string& path) {
    return http::body_text(portal.get("/en" + path, {{"cookie", "session=" + session()}}));
  }
  std::string session() { return secret; }

  TestPortal portal;
  std::string person, id, slug;
  std::string secret;
};

bool holds(const std::string& page, const std::string& text) {
  return page.find(text) != std::string::npos;
}

TEST_F(HistoryTest, ShowsThePublicWhatWasPublicWordByWordWithoutAuthors) {
  const std::string shown = page("/datasets/" + slug + "/history");
  EXPECT_TRUE(holds(shown, "Rain in <del>May</del><ins>July</ins>")) << shown;
  EXPECT_TRUE(holds(shown, "<ins>Creative Commons Attribution 4.0</ins>") ||
              holds(shown, "Attribution 4.0"));
  EXPECT_FALSE(holds(shown, "June"));
  EXPECT_FALSE(holds(shown, ", mai"));
  EXPECT_EQ(portal.get("/en/datasets/" + slug + "/history?revision=2").status, 404)
      << "a draft of once is nobody's business";
}

TEST_F(HistoryTest, ShowsMembersAllAndGivesAnyRevisionBack) {
  secret = portal.app.gate.begin_session(person, "", "");
  const std::string address = "/manage/datasets/" + id + "/history";
  const std::string shown = page(address + "?revision=2");
  for (const char* text : {"Rain in <del>May</del><ins>June</ins>", ", mai", "about draft",
                           "<del>Published</del><ins>Draft</ins>", "Restore revision 1"})
    EXPECT_TRUE(holds(shown, text)) << text;
  const auto answer = portal.post(
      "/en" + address,
      {{"content-type", "application/x-www-form-urlencoded"}, {"cookie", "session=" + secret}},
      "revision=1&seen=3&form_token=" + app::form_token_for(secret));
  EXPECT_EQ(answer.status, 303);
  const auto now = portal.app.store.read().find_dataset(id);
  EXPECT_TRUE(holds(now->document, "Rain in May"));
  EXPECT_EQ(now->revision, 4);
}

TEST_F(HistoryTest, TellsOthersNothing) {
  EXPECT_NE(portal.get("/en/manage/datasets/" + id + "/history").status, 200);
}

}  // namespace
}  // namespace portal::pages

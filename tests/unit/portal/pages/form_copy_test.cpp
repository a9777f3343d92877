#include "portal/pages/form_copy.hpp"

#include <gtest/gtest.h>

#include "catalog/bulk/templates.hpp"
#include "catalog/people/accounts.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/publish/agencies.hpp"
#include "portal/pages/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::pages {
namespace {

namespace people = catalog::people;

// An agency with a public dataset of 2024, and one of its publishers signed in.
class FormCopyTest : public testing::Test {
 protected:
  FormCopyTest() : portal(routes({})) {
    session = portal.app.gate.begin_session(add_publisher(), "", "");
    catalog::publish::Draft draft;
    draft.agency = "weather";
    draft.document = base::parse_json(
        R"({"title":{"en":"Rain 2024"},"description":{"en":"Of 2024"},"license":"CC-BY-4.0"})");
    dataset = portal.add(std::move(draft)).id;
  }

  std::string add_publisher() {
    auto change = portal.app.store.write();
    catalog::publish::AgencyDraft agency;
    agency.slug = "weather";
    agency.document = base::parse_json(R"({"name":{"en":"Weather"}})");
    catalog::publish::put_agency(change, agency);
    people::Account account;
    account.name = "linh";
    auto id = people::add_account(change, account).id;
    people::grant(change, id, "weather", people::Role::kPublisher);
    change.commit();
    return id;
  }

  http::Response press(const std::string& button) {
    return portal.post("/en/manage/datasets/" + dataset,
                       {{"content-type", "application/x-www-form-urlencoded"},
                        {"accept", "text/html"},
                        {"cookie", "session=" + session},
                        {std::string(app::kFormTokenHeader), app::form_token_for(session)}},
                       "do=" + button);
  }

  std::string page(const std::string& target) {
    return http::body_text(portal.get(target, {{"cookie", "session=" + session}}));
  }

  TestPortal portal;
  std::string session, dataset;
};

TEST_F(FormCopyTest, NextYearsDatasetIsTwoClicksAway) {
  EXPECT_NE(page("/en/manage/datasets/" + dataset).find("Same dataset, next year"),
            std::string::npos);
  const auto made = press("next_year");
  ASSERT_EQ(made.status, 303) << http::body_text(made);
  const std::string form = page(field(made, "Location"));
  EXPECT_NE(form.find("Rain 2025"), std::string::npos);
  EXPECT_NE(form.find("new draft made of the other record"), std::string::npos);
}

TEST_F(FormCopyTest, ACopyIsADraftUnderItsOwnTitle) {
  const std::string form = page(field(press("copy"), "Location"));
  EXPECT_NE(form.find("Rain 2024 (copy)"), std::string::npos);
}

TEST_F(FormCopyTest, ATemplateIsKeptAndNewDatasetsBeginWithIt) {
  ASSERT_EQ(press("template").status, 303);
  EXPECT_NE(page("/en/manage/weather/datasets").find("template=Rain%202024"), std::string::npos);
  const std::string form = page("/en/manage/datasets/new?agency=weather&template=Rain%202024");
  EXPECT_NE(form.find("Of 2024"), std::string::npos);
  EXPECT_NE(form.find("?agency=weather&amp;template=Rain%202024"), std::string::npos)
      << "what is sent is made of the template too";
  portal.post("/en/manage/weather/batches",
              {{"content-type", "application/x-www-form-urlencoded"},
               {"cookie", "session=" + session},
               {std::string(app::kFormTokenHeader), app::form_token_for(session)}},
              "do=remove_template&template=Rain+2024");
  EXPECT_TRUE(catalog::bulk::list_templates(portal.app.store.read(), "weather").empty());
}

}  // namespace
}  // namespace portal::pages

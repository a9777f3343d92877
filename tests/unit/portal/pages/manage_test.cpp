#include <gtest/gtest.h>

#include <string>

#include "catalog/audit/log.hpp"
#include "catalog/coverage/claims.hpp"
#include "catalog/people/accounts.hpp"
#include "catalog/people/password.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/people/tokens.hpp"
#include "catalog/publish/agencies.hpp"
#include "portal/api/routes.hpp"
#include "portal/app/form.hpp"
#include "portal/pages/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::pages {
namespace {

namespace people = catalog::people;
using namespace std::string_literals;

std::vector<app::Route> all() {
  auto list = api::routes();
  for (auto& route : routes({})) list.push_back(std::move(route));
  return list;
}

class Manage : public testing::Test {
 protected:
  Manage() : portal(all()) {
    fill();
    sign_in("root");
  }
  void fill() {
    static const auto password = people::hash_password("correct horse battery");
    auto change = portal.app.store.write();
    for (const char* name : {"root", "mai"}) {
      people::Account account;
      account.name = name;
      ids[name] = people::add_account(change, account).id;
      people::set_password(change, ids[name], password);
    }
    people::grant(change, ids["root"], "", people::Role::kAdministrator);
    for (const char* slug : {"north", "south"})
      catalog::publish::put_agency(
          change, {slug, base::parse_json(R"({"name":{"vi":")" + std::string(slug) + "\"}}"), ""});
    people::grant(change, ids["mai"], "north", people::Role::kEditor);
    change.commit();
  }
  http::Response get(const std::string& target) {
    return portal.get(target, {{"cookie", "session=" + session}, {"accept", "text/html"}});
  }
  std::string page(const std::string& target) { return http::body_text(get(target)); }
  http::Response post(const std::string& target, const std::string& body) {
    return portal.post(target,
                       {{"content-type", "application/x-www-form-urlencoded"},
                        {"accept", "text/html"},
                        {"cookie", "session=" + session}},
                       body + "&form_token=" + app::form_token_for(session));
  }
  void sign_in(const std::string& name) {
    session = portal.app.gate.begin_session(ids[name], "", "");
  }
  static bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  }
  const std::string law = "&law_date=2025-07-01&law_number=202/2025/QH15";

  TestPortal portal;
  std::map<std::string, std::string> ids;
  std::string session;
};

TEST_F(Manage, IsForAdministratorsAlone) {
  sign_in("mai");
  for (const char* path : {"/vi/manage/portal", "/vi/manage/accounts", "/vi/manage/agencies",
                           "/vi/manage/agencies/north"}) {
    EXPECT_EQ(get(path).status, 403) << path;
    EXPECT_EQ(post(path, "do=x").status, 403) << path;
  }
}

TEST_F(Manage, SettingsHoldAtOnceEverywhere) {
  EXPECT_TRUE(has(page("/vi"), "Cổng dữ liệu mở"));
  const auto before = field(portal.get("/catalog.ttl"), "ETag");
  EXPECT_EQ(post("/vi/manage/portal",
                 "site.title.vi=D%E1%BB%AF%20li%E1%BB%87u%20X&site.footer.vi=**ch%C3%A2n**"
                 "&site.contact_email=a@b.vn&site.accent=%231d4ed8")
                .status,
            303);
  const std::string home = page("/vi");
  EXPECT_TRUE(has(home, "Dữ liệu X"));
  EXPECT_TRUE(has(home, "<strong>chân</strong>"));
  EXPECT_TRUE(has(home, "mailto:a@b.vn"));
  EXPECT_TRUE(has(home, "/site/theme.css?v="));
  EXPECT_TRUE(has(http::body_text(portal.get("/site/theme.css")), "--celadon: #1d4ed8"));
  EXPECT_TRUE(has(http::body_text(portal.get("/opensearch.xml?lang=vi")), "Dữ liệu X"));
  EXPECT_TRUE(has(http::body_text(portal.get("/catalog.ttl")), "Dữ liệu X"));
  EXPECT_NE(field(portal.get("/catalog.ttl"), "ETag"), before);
}

TEST_F(Manage, ReadyAnswersAreForgottenWithASetting) {
  portal.get("/vi");
  portal.get("/vi");
  post("/vi/manage/portal", "site.title.vi=Kh%C3%A1c");
  EXPECT_TRUE(has(http::body_text(portal.get("/vi")), "Khác"));
}

TEST_F(Manage, SettingsThatDoNotFitChangeNothing) {
  for (const auto& [field, value] : {std::pair("site.accent", "%23ffd700"),
                                     {"site.accent", "red"},
                                     {"site.contact_email", "nobody"},
                                     {"site.contact_url", "javascript:alert(1)"},
                                     {"mail.port", "0"},
                                     {"mail.security", "ssl2"},
                                     {"site.default_language", "fr"},
                                     {"site.default_licence", "mine"},
                                     {"map.tiles", "http://t/{z}/{x}/{y}"}}) {
    EXPECT_EQ(
        post("/vi/manage/portal", "site.title.vi=X&" + std::string(field) + "=" + value).status,
        422)
        << field << "=" << value;
  }
  EXPECT_TRUE(portal.app.store.read().list_settings().empty());
}

TEST_F(Manage, AColourThatIsTooPaleIsToldWithTheNearest) {
  const std::string told = http::body_text(post("/en/manage/portal", "site.accent=%23ffd700"));
  EXPECT_TRUE(has(told, "1.34 to 1")) << told.substr(told.find("field-fault"), 200);
  EXPECT_TRUE(has(told, "legible is #"));
}

TEST_F(Manage, SettingsOfTheEnvironmentAreLocked) {
  portal.app.config.locked.insert("site.title.vi");
  EXPECT_TRUE(has(page("/en/manage/portal"), "Set by the server"));
  post("/vi/manage/portal", "site.title.vi=X");
  EXPECT_FALSE(portal.app.store.read().find_setting("site.title.vi"));
}

TEST_F(Manage, AnEmptyFieldIsTheDefaultAgain) {
  post("/vi/manage/portal", "site.title.vi=X");
  post("/vi/manage/portal", "site.title.vi=");
  EXPECT_TRUE(has(page("/vi"), "Cổng dữ liệu mở"));
}

TEST_F(Manage, ThePasswordOfTheMailIsNeverShown) {
  post("/vi/manage/portal", "mail.host=smtp.x.vn&mail.password=hunter2");
  EXPECT_EQ(portal.app.site()->config.mail.password, "hunter2");
  EXPECT_FALSE(has(page("/vi/manage/portal"), "hunter2"));
  post("/vi/manage/portal", "mail.host=smtp.y.vn&mail.password=");
  EXPECT_EQ(portal.app.site()->config.mail.password, "hunter2");
  post("/vi/manage/portal", "mail.password.clear=1");
  EXPECT_EQ(portal.app.site()->config.mail.password, "");
}

TEST_F(Manage, ALogoIsAPictureByItsBytes) {
  const auto upload = [&](const std::string& bytes) {
    const std::string body =
        "--edge\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n" +
        app::form_token_for(session) +
        "\r\n--edge\r\nContent-Disposition: form-data; name=\"site.logo\"; "
        "filename=\"logo.png\"\r\nContent-Type: image/png\r\n\r\n" +
        bytes + "\r\n--edge--\r\n";
    return portal
        .post("/vi/manage/portal",
              {{"content-type", "multipart/form-data; boundary=edge"},
               {"accept", "text/html"},
               {"cookie", "session=" + session}},
              body)
        .status;
  };
  EXPECT_EQ(upload("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"), 422);
  EXPECT_EQ(upload("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x40\0\0\0\0\x40\x08\6\0\0\0abcd"s), 422);
  EXPECT_EQ(upload("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x40\x08\6\0\0\0abcd"s), 303);
  EXPECT_TRUE(has(page("/vi"), "/site/logo?v="));
  const auto logo = portal.get("/site/logo");
  EXPECT_EQ(logo.status, 200);
  EXPECT_EQ(field(logo, "Content-Type"), "image/png");
}

TEST_F(Manage, AgenciesAreMergedAfterAPreview) {
  portal.add(R"({"title":{"vi":"Mưa"},"publisher":"north"})");
  const std::string preview =
      http::body_text(post("/en/manage/agencies/north", "do=preview_merge&into=south" + law));
  EXPECT_TRUE(has(preview, "Mưa"));
  EXPECT_TRUE(has(preview, "mai"));
  EXPECT_EQ(portal.app.store.read().count_datasets({.agency = "north"}), 1);
  EXPECT_EQ(post("/en/manage/agencies/north", "do=merge&into=south&move_members=true" + law).status,
            303);
  EXPECT_EQ(portal.app.store.read().count_datasets({.agency = "south"}), 1);
  EXPECT_EQ(people::roles_of(portal.app.store.read(), ids["mai"]).memberships.at(0).agency,
            "south");
  EXPECT_TRUE(has(page("/en/manage/agencies/north"), "Merged into south"));
  EXPECT_EQ(get("/vi/agencies/north").status, 301);
}

TEST_F(Manage, AgenciesWithoutALawAreToldOnThePage) {
  const auto told = post("/en/manage/agencies/north", "do=preview_merge&into=south");
  EXPECT_EQ(told.status, 422);
  EXPECT_TRUE(has(http::body_text(told), "Name the legal document"));
}

TEST_F(Manage, AgenciesAreSplitDatasetByDataset) {
  post("/en/manage/agencies", "name_vi=T%C3%A2y&slug=west");
  const auto first = portal.add(R"({"title":{"vi":"Mưa"},"publisher":"north"})").id;
  const auto second = portal.add(R"({"title":{"vi":"Gió"},"publisher":"north"})").id;
  EXPECT_EQ(post("/en/manage/agencies/north", "do=split&into=south&into=west&dataset=" + first +
                                                  "&to=south&dataset=" + second + "&to=west" + law)
                .status,
            303);
  EXPECT_EQ(portal.app.store.read().find_dataset(second)->agency, "west");
  const std::string shown = page("/en/agencies/north");
  EXPECT_TRUE(has(shown, "/en/agencies/south"));
  EXPECT_TRUE(has(shown, "/en/agencies/west"));
  EXPECT_TRUE(has(shown, "202/2025/QH15"));
}

TEST_F(Manage, AgenciesAreRenamed) {
  EXPECT_EQ(post("/en/manage/agencies/north",
                 "do=revise&name_vi=B%E1%BA%AFc&name_en=North&slug=bac&parent=south")
                .status,
            303);
  const auto agency = portal.app.store.read().find_agency("bac");
  ASSERT_TRUE(agency);
  EXPECT_EQ(agency->parent, "south");
  EXPECT_EQ(field(get("/en/agencies/north"), "Location"), "http://data.example/en/agencies/bac");
}

TEST_F(Manage, AccountsAreFoundSuspendedAndGivenRoles) {
  EXPECT_TRUE(has(page("/en/manage/accounts?q=MAI"), "(mai)"));
  EXPECT_FALSE(has(page("/en/manage/accounts?q=MAI"), "(root)"));
  const std::string theirs = portal.app.gate.begin_session(ids["mai"], "", "");
  EXPECT_EQ(post("/en/manage/accounts", "do=suspend&account=" + ids["mai"]).status, 200);
  EXPECT_TRUE(portal.app.gate.find_by_session(theirs).is_anonymous());
  post("/en/manage/accounts", "do=unsuspend&account=" + ids["mai"]);
  post("/en/manage/accounts", "do=give_moderator&account=" + ids["mai"]);
  EXPECT_EQ(people::roles_of(portal.app.store.read(), ids["mai"]).site_roles,
            (std::vector<people::Role>{people::Role::kModerator}));
  EXPECT_EQ(post("/en/manage/accounts", "do=give_editor&account=" + ids["mai"]).status, 400);
}

TEST_F(Manage, AccountsKeepTheLastAdministrator) {
  for (const char* act : {"suspend", "take_administrator"}) {
    EXPECT_EQ(
        post("/en/manage/accounts", "do=" + std::string(act) + "&account=" + ids["root"]).status,
        422);
  }
  EXPECT_EQ(get("/en/manage/accounts").status, 200);
}

TEST_F(Manage, AccountsAreInvitedByALinkThatIsShownOnce) {
  const auto told = post("/en/manage/accounts", "do=add&name=lan&display_name=Lan&email=");
  EXPECT_TRUE(has(http::body_text(told), "http://data.example/vi/accept/"));
  EXPECT_FALSE(has(page("/en/manage/accounts"), "/accept/"));
  EXPECT_EQ(post("/en/manage/accounts", "do=add&name=lan").status, 422);
}

TEST_F(Manage, MyDataHoldsWhatIsKeptOfMe) {
  sign_in("mai");
  catalog::publish::Draft draft;
  draft.document = base::parse_json(R"({"title":{"vi":"Mưa"},"publisher":"north"})");
  draft.author = "mai";
  draft.note = "my words";
  portal.add(draft);
  const auto answer = get("/vi/account/data");
  const base::Json data = base::parse_json(http::body_text(answer));
  EXPECT_EQ(data["account"]["name"].as_string(), "mai");
  EXPECT_EQ(data["roles"].items().at(0)["agency"].as_string(), "north");
  EXPECT_EQ(data["revisions"].items().at(0)["note"].as_string(), "my words");
  EXPECT_EQ(data["audit"].items().at(0)["action"].as_string(), "created");
  {
    auto change = portal.app.store.write();
    catalog::coverage::claim(
        change, {.item = "godi2016/map", .dataset = "d", .note = "my hint", .actor = "mai"});
    change.commit();
  }
  EXPECT_TRUE(has(http::body_text(get("/vi/account/data")), "my hint"));
  EXPECT_FALSE(has(http::body_text(answer), session));
  EXPECT_TRUE(has(field(answer, "Content-Disposition"), "attachment"));
}

TEST_F(Manage, MyAccountIsDeletedWithWhatTellsOfMe) {
  sign_in("mai");
  catalog::publish::Draft draft;
  draft.document = base::parse_json(R"({"title":{"vi":"Mưa"},"publisher":"north"})");
  draft.author = "mai";
  const auto id = portal.add(draft).id;
  {
    auto change = portal.app.store.write();
    catalog::coverage::claim(change, {.item = "godi2016/map", .dataset = id, .actor = "mai"});
    change.commit();
  }
  EXPECT_EQ(post("/vi/account/delete", "old_password=wrong").status, 422);
  EXPECT_EQ(post("/vi/account/delete", "old_password=correct+horse+battery").status, 303);
  EXPECT_FALSE(people::find_account_by_name(portal.app.store.read(), "mai"));
  EXPECT_TRUE(portal.app.gate.find_by_session(session).is_anonymous());
  const auto revision = portal.app.store.read().find_revision(id, 1);
  EXPECT_TRUE(revision->author.starts_with("former-")) << revision->author;
  EXPECT_EQ(catalog::coverage::list_all_claims(portal.app.store.read()).at(0).actor,
            revision->author);
  bool told = false;
  const auto reader = portal.app.store.read();
  catalog::audit::for_each(reader.connection(), {.actor = "mai"},
                           [&](const catalog::audit::Entry&) { return told = true; });
  EXPECT_FALSE(told);
}

TEST_F(Manage, TheLastAdministratorsAccountStays) {
  const auto told = post("/en/account/delete", "old_password=correct+horse+battery");
  EXPECT_EQ(told.status, 422);
  EXPECT_TRUE(has(http::body_text(told), "last administrator"));
}

TEST_F(Manage, WhatIsErasedForGoodIsAskedHereAndConfirmedByAnotherPerson) {
  catalog::publish::Draft draft;
  draft.document = base::parse_json(
      R"({"title":{"vi":"Mưa"},"publisher":"north","contactPoint":{"fn":"Ketxuhiem"}})");
  const auto id = portal.add(draft).id;
  const char* path = "/vi/manage/purges";
  EXPECT_EQ(post(path, "do=ask&kind=field&dataset=" + id +
                           "&pointer=%2FcontactPoint&reason=Theo+lu%E1%BA%ADt")
                .status,
            200);
  const std::string asked = page(path);
  EXPECT_TRUE(has(asked, "Theo luật"));
  EXPECT_FALSE(has(asked, "value=\"confirm\"")) << "who asked";
  const auto at = asked.find("name=\"purge\" value=\"") + 20;
  const std::string purge = asked.substr(at, asked.find('"', at) - at);
  EXPECT_EQ(post(path, "do=confirm&purge=" + purge).status, 403);
  sign_in("mai");
  EXPECT_EQ(get(path).status, 403) << "an editor";
  {
    auto change = portal.app.store.write();
    people::grant(change, ids["mai"], "north", people::Role::kPublisher);
    change.commit();
  }
  EXPECT_TRUE(has(page(path), "value=\"confirm\""));
  EXPECT_FALSE(has(page(path), "value=\"ask\""));
  EXPECT_EQ(post(path, "do=confirm&purge=" + purge).status, 200);
  EXPECT_FALSE(has(portal.app.store.read().find_dataset(id)->document, "Ketxuhiem"));
}

}  // namespace
}  // namespace portal::pages

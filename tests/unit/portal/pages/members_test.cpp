#include "portal/pages/members.hpp"

#include <gtest/gtest.h>

#include <map>

#include "catalog/audit/log.hpp"
#include "catalog/people/accounts.hpp"
#include "catalog/people/requests.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/queue/queue.hpp"
#include "catalog/store/workflow.hpp"
#include "portal/app/form.hpp"
#include "portal/pages/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::pages {
namespace {

namespace people = catalog::people;
using people::Role;

class MembersTest : public testing::Test {
 protected:
  MembersTest() : portal(routes({})) {
    fill();
    session = portal.app.gate.begin_session(ids["boss"], "", "");
  }
  void fill() {
    auto change = portal.app.store.write();
    for (const char* slug : {"health", "education"}) {
      catalog::store::StoredAgency agency;
      agency.slug = slug;
      agency.iri = std::string("http://data.example/agencies/") + slug;
      agency.document = R"({"name":{"vi":"Bộ"}})";
      change.put_agency(agency);
    }
    for (const char* name : {"boss", "mai"}) {
      people::Account account;
      account.name = name;
      ids[name] = people::add_account(change, account).id;
    }
    people::grant(change, ids["boss"], "health", Role::kAdmin);
    people::ask_membership(change, ids["mai"], "health", "please <b>");
    change.commit();
  }
  http::Response send(const std::string& target, const std::string& body) {
    return portal.post(target,
                       {{"content-type", "application/x-www-form-urlencoded"},
                        {"accept", "text/html"},
                        {"cookie", "session=" + session}},
                       body + "&form_token=" + app::form_token_for(session));
  }
  http::Response act(const std::string& body) {
    return send("/en/manage/health/members", body + "&account=" + ids["mai"]);
  }
  std::vector<people::Membership> memberships(const std::string& name) {
    return people::roles_of(portal.app.store.read(), ids[name]).memberships;
  }

  TestPortal portal;
  std::map<std::string, std::string> ids;
  std::string session;
};

TEST_F(MembersTest, AreApprovedChangedAndDismissedByTheAgencysAdmin) {
  const auto page = portal.get("/en/manage/health/members", {{"cookie", "session=" + session}});
  EXPECT_EQ(page.status, 200);
  EXPECT_NE(http::body_text(page).find("please &lt;b&gt;"), std::string::npos);
  EXPECT_EQ(act("do=approve&role=editor").status, 200);
  EXPECT_EQ(memberships("mai"), (std::vector<people::Membership>{{"health", Role::kEditor}}));
  EXPECT_EQ(act("do=role&role=publisher").status, 200);
  EXPECT_EQ(memberships("mai"), (std::vector<people::Membership>{{"health", Role::kPublisher}}));
  EXPECT_EQ(act("do=dismiss").status, 200);
  EXPECT_TRUE(memberships("mai").empty());
  EXPECT_EQ(act("do=role&role=admin").status, 200);
  EXPECT_TRUE(memberships("mai").empty()) << "nobody is made a member unasked";
}

TEST_F(MembersTest, AreNobodyElsesBusiness) {
  EXPECT_EQ(send("/en/manage/education/members", "do=invite&role=admin").status, 403);
  session = portal.app.gate.begin_session(ids["mai"], "", "");
  EXPECT_EQ(act("do=approve&role=admin").status, 403);
  EXPECT_TRUE(memberships("mai").empty());
  EXPECT_EQ(portal.get("/en/manage/health/members", {{"accept", "text/html"}}).status, 303);
}

TEST_F(MembersTest, HoldNoRoleOfTheWholePortal) {
  for (const char* role : {"administrator", "moderator", "owner", ""})
    EXPECT_EQ(act(std::string("do=approve&role=") + role).status, 400) << role;
  EXPECT_EQ(act("do=nonsense&role=editor").status, 400);
}

TEST_F(MembersTest, AreInvitedByALinkThatIsShownOnce) {
  const std::string page = http::body_text(act("do=invite&role=reader"));
  EXPECT_NE(page.find("http://data.example/vi/accept/"), std::string::npos);
}

TEST_F(MembersTest, AreInvitedByALetterWhereMailIsOn) {
  const auto letters = [&] { return catalog::queue::Queue(portal.app.store).list_open(); };
  EXPECT_EQ(act("do=invite&role=reader&email=an%40d.vn").status, 200);
  EXPECT_TRUE(letters().empty()) << "mail is off";
  portal.app.config.mail.sink = "log";
  portal.app.refresh_site();
  const auto page = portal.get("/en/manage/health/members", {{"cookie", "session=" + session}});
  EXPECT_NE(http::body_text(page).find("name=\"email\""), std::string::npos);
  EXPECT_EQ(act("do=invite&role=reader&email=an%40d.vn%0D%0ABcc:b%40d.vn").status, 422);
  EXPECT_TRUE(letters().empty());
  EXPECT_EQ(act("do=invite&role=reader&email=an%40d.vn").status, 200);
  ASSERT_EQ(letters().size(), 1u);
  EXPECT_EQ(letters()[0].arguments["address"].as_string(), "an@d.vn");
}

TEST_F(MembersTest, AskFromTheirOwnPage) {
  session = portal.app.gate.begin_session(ids["mai"], "", "");
  EXPECT_EQ(send("/en/account/memberships", "agency=education&note=hello").status, 303);
  EXPECT_EQ(people::list_requests(portal.app.store.read(), "education").size(), 1u);
  EXPECT_EQ(send("/en/account/memberships", "agency=nowhere&note=").status, 404);
}

TEST_F(MembersTest, SwitchTheRuleOfTwoPersonsAndEverySwitchIsAccountedFor) {
  const auto needs = [&] {
    return catalog::store::needs_two_persons(portal.app.store.read().connection(), "health");
  };
  EXPECT_EQ(act("do=two_persons&two_persons=on").status, 200);
  EXPECT_TRUE(needs());
  EXPECT_NE(
      http::body_text(portal.get("/en/manage/health/members", {{"cookie", "session=" + session}}))
          .find("value=\"on\" checked"),
      std::string::npos);
  EXPECT_EQ(act("do=two_persons").status, 200);
  EXPECT_FALSE(needs());
  EXPECT_EQ(act("do=approve&role=editor").status, 200);
  EXPECT_EQ(act("do=invite&role=reader").status, 200);
  EXPECT_EQ(act("do=dismiss").status, 200);
  std::string told;
  catalog::audit::for_each(portal.app.store.read().connection(), {.agency = "health"},
                           [&](const catalog::audit::Entry& entry) {
                             told += entry.detail->actor + " " + entry.action + "\n";
                             return true;
                           });
  EXPECT_EQ(told,
            "boss two_persons_on\nboss two_persons_off\nboss request_approved\n"
            "boss invitation_made\nboss role_taken\n");
}

}  // namespace
}  // namespace portal::pages

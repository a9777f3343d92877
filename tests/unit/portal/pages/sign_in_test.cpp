#include "portal/pages/sign_in.hpp"

#include <gtest/gtest.h>

#include <optional>

#include "catalog/people/accept.hpp"
#include "catalog/people/links.hpp"
#include "catalog/people/totp.hpp"
#include "portal/app/form.hpp"
#include "portal/pages/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::pages {
namespace {

namespace people = catalog::people;

constexpr const char* kPassword = "cau vong tren mai ngoi cu";
const base::Time kStart = base::parse_time("2026-03-01T08:00:00Z").value();

class SignInTest : public testing::Test {
 protected:
  SignInTest() : portal(routes({})) {
    auto change = portal.app.store.write();
    people::Account account;
    account.name = "mai";
    mai = people::add_account(change, account);
    people::set_password(change, mai.id, people::hash_password(kPassword));
    change.commit();
  }
  http::Response send(const std::string& target, const std::string& body,
                      const std::string& cookie = "") {
    http::Headers headers = {{"content-type", "application/x-www-form-urlencoded"},
                             {"accept", "text/html"}};
    if (!cookie.empty()) headers.set("cookie", cookie);
    return portal.post(target, headers, body);
  }
  http::Response sign_in(const std::string& password) {
    return send("/en/sign-in", "name=mai&password=" + password);
  }
  std::string cookie_of(const http::Response& response) {
    const std::string set = field(response, "Set-Cookie");
    return set.substr(0, set.find(';'));
  }

  TestPortal portal;
  people::Account mai;
};

TEST_F(SignInTest, WaitsAfterWrongTriesAsLongAsItSays) {
  std::optional<base::FixedClock> clock(kStart);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(sign_in("wrong").status, 401);
  const auto slowed = sign_in(kPassword);
  EXPECT_EQ(slowed.status, 429);
  EXPECT_EQ(field(slowed, "Retry-After"), "30");
  clock.reset();
  clock.emplace(kStart + std::chrono::seconds(30));
  EXPECT_EQ(sign_in(kPassword).status, 303);
}

TEST_F(SignInTest, AnswersTheSameToAnUnknownNameAndAWrongPassword) {
  const auto unknown = send("/en/sign-in", "name=lan&password=wrong");
  const auto wrong = send("/en/sign-in", "name=mai&password=wrong");
  EXPECT_EQ(unknown.status, wrong.status);
  std::string told = http::body_text(unknown);
  const auto at = told.find("value=\"lan\"");
  ASSERT_NE(at, std::string::npos);
  told.replace(at, 11, "value=\"mai\"");
  EXPECT_EQ(told, http::body_text(wrong));
}

TEST_F(SignInTest, ShowsWhoIsSignedInAndKeepsNothingOfIt) {
  const std::string cookie = cookie_of(sign_in(kPassword));
  const auto page = portal.get("/en/about", {{"cookie", cookie}});
  EXPECT_NE(http::body_text(page).find("href=\"/en/account\">mai<"), std::string::npos);
  EXPECT_EQ(field(page, "Cache-Control"), "private, no-store");
  EXPECT_EQ(field(page, "ETag"), "") << "or the browser would show the page from before sign-in";
  EXPECT_NE(http::body_text(portal.get("/en/about")).find("href=\"/en/sign-in\""),
            std::string::npos);
}

TEST_F(SignInTest, EndsASessionThatWasIdle) {
  std::optional<base::FixedClock> clock(kStart);
  const std::string cookie = cookie_of(sign_in(kPassword));
  EXPECT_EQ(portal.get("/en/account", {{"cookie", cookie}}).status, 200);
  clock.reset();
  clock.emplace(kStart + std::chrono::hours(2));
  EXPECT_EQ(portal.get("/en/account", {{"cookie", cookie}, {"accept", "text/html"}}).status, 303);
}

TEST_F(SignInTest, TakesAnInvitationWithTheAccountThatIsSignedIn) {
  std::string secret;
  {
    auto change = portal.app.store.write();
    catalog::store::StoredAgency agency;
    agency.slug = "health";
    agency.document = R"({"name":{"vi":"Bộ Y tế"}})";
    change.put_agency(agency);
    secret = people::add_link(change, {people::Purpose::kInvitation, "", "health", "editor"});
    change.commit();
  }
  const std::string cookie = cookie_of(sign_in(kPassword));
  const std::string target = "/en/accept/" + secret;
  const std::string page = http::body_text(portal.get(target, {{"cookie", cookie}}));
  EXPECT_NE(page.find("Bộ Y tế"), std::string::npos);
  const auto at = page.find("name=\"form_token\" value=\"") + 25;
  const std::string token = page.substr(at, 32);
  EXPECT_EQ(send(target, "join=1&form_token=" + token, cookie).status, 303);
  EXPECT_NE(http::body_text(portal.get("/en/account", {{"cookie", cookie}})).find("Bộ Y tế"),
            std::string::npos);
  EXPECT_EQ(portal.get(target).status, 410);
}

TEST_F(SignInTest, TakesACodeBesidesThePasswordWhereThatIsTurnedOn) {
  std::optional<base::FixedClock> clock(kStart);
  const std::string cookie = cookie_of(sign_in(kPassword));
  const std::string secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const std::int64_t step =
      std::chrono::floor<std::chrono::seconds>(kStart).time_since_epoch().count() / 30;
  const auto turn = [&](const std::string& code, const std::string& password) {
    return send("/en/account/codes",
                "do=on&secret=" + secret + "&code=" + code + "&old_password=" + password +
                    "&form_token=" + app::form_token_for(cookie.substr(cookie.find('=') + 1)),
                cookie)
        .status;
  };
  EXPECT_EQ(turn("000000", kPassword), 422);
  EXPECT_EQ(turn(people::totp_code(secret, step), "wrong"), 422);
  EXPECT_EQ(turn(people::totp_code(secret, step), kPassword), 200);
  EXPECT_EQ(sign_in(kPassword).status, 401);
  const std::string next = people::totp_code(secret, step + 1);
  EXPECT_EQ(sign_in("wrong&code=" + next).status, 401);
  EXPECT_EQ(sign_in(std::string(kPassword) + "&code=" + next).status, 303);
  EXPECT_EQ(sign_in(std::string(kPassword) + "&code=" + next).status, 401) << "good once";
}

TEST_F(SignInTest, ShowsAFormWithItsFaultInsteadOfUsingTheLinkUp) {
  const std::string secret = [&] {
    auto change = portal.app.store.write();
    std::string made = people::add_link(change, {people::Purpose::kPassword, mai.id});
    change.commit();
    return made;
  }();
  const std::string target = "/en/accept/" + secret;
  EXPECT_EQ(send(target, "password=short&password_again=short").status, 422);
  EXPECT_EQ(send(target, "password=a+b+c+d+e+f+g+h&password_again=other").status, 422);
  const std::string fresh = "ga trong gay ben kia song";
  EXPECT_EQ(send(target, "password=" + fresh + "&password_again=" + fresh).status, 303);
  EXPECT_EQ(send("/en/sign-in", "name=mai&password=" + fresh).status, 303);
}

}  // namespace
}  // namespace portal::pages

// People get accounts, sign in and out, and let programs act for them.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "tests/integration/harness/portal.hpp"

namespace {

namespace fs = std::filesystem;
using harness::Answer;
using harness::Portal;
using Fields = std::vector<std::pair<std::string, std::string>>;

const std::string kPassword = "cầu vồng trên mái ngói cũ";

std::string without_line_end(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

std::string path_of(const std::string& link) {
  return link.substr(link.find('/', link.find("://") + 3));
}

std::string find(const std::string& text, const std::string& pattern) {
  std::smatch match;
  return std::regex_search(text, match, std::regex(pattern)) ? match[1].str() : std::string();
}

// A browser that keeps one cookie.
class Browser {
 public:
  explicit Browser(const Portal& portal) : portal_(portal) {}

  Answer get(const std::string& path) {
    return keep(portal_.get(path, fields({"Accept: text/html"})));
  }

  /// Sends a form as this portal's own page does, with the token of that page.
  Answer send(const std::string& path, Fields form) {
    if (!token.empty()) form.emplace_back("form_token", token);
    return post(path, form, {"Origin: " + portal_.base_url(), "Sec-Fetch-Site: same-origin"});
  }

  Answer post(const std::string& path, const Fields& form, std::vector<std::string> more) {
    std::string body;
    for (const auto& [name, value] : form)
      body += (body.empty() ? "" : "&") + name + "=" + base::percent_encode(value);
    more.emplace_back("Content-Type: application/x-www-form-urlencoded");
    more.emplace_back("Accept: text/html");
    return keep(portal_.request("POST", path, fields(std::move(more)), body));
  }

  Answer sign_in(const std::string& name, const std::string& password) {
    return send("/en/sign-in", {{"name", name}, {"password", password}});
  }

  std::string cookie;
  std::string token;  // of the last page with a form

 private:
  std::vector<std::string> fields(std::vector<std::string> list) const {
    if (!cookie.empty()) list.push_back("Cookie: " + cookie);
    return list;
  }
  Answer keep(Answer answer) {
    const std::string set = answer.headers["set-cookie"];
    if (!set.empty()) cookie = set.substr(0, set.find(';'));
    const std::string found = find(answer.body, "name=\"form_token\" value=\"([0-9a-f]+)\"");
    if (!found.empty()) token = found;
    return answer;
  }

  const Portal& portal_;
};

void add_user(const Portal& portal, const std::string& name) {
  ASSERT_EQ(portal.run({"user", "add", name, "--password"}, kPassword + "\n").exit_code, 0);
}

std::string all_bytes_of(const fs::path& folder) {
  std::string all;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().filename().string().starts_with("catalog.db")) {
      std::ifstream in(entry.path(), std::ios::binary);
      all.append(std::istreambuf_iterator<char>(in), {});
    }
  return all;
}

TEST(People, BecomeTheFirstAdministratorByTheLinkOnTheConsole) {
  Portal portal;
  portal.serve();
  const std::string path = path_of(find(portal.console(), "(http://\\S+/accept/\\S+)"));
  ASSERT_FALSE(path.empty()) << portal.console();
  Browser browser(portal);
  EXPECT_EQ(browser.get(path).status, 200);
  const Fields weak = {
      {"name", "quan.tri"}, {"password", "matkhau123456"}, {"password_again", "matkhau123456"}};
  EXPECT_EQ(browser.send(path, weak).status, 422);
  const Answer done = browser.send(
      path, {{"name", "quan.tri"}, {"password", kPassword}, {"password_again", kPassword}});
  EXPECT_EQ(done.status, 303) << done.body;
  EXPECT_EQ(done.headers.at("location"), "/vi/account");
  const Answer me = portal.get("/api/v1/me", {"Cookie: " + browser.cookie});
  EXPECT_EQ(me.json()["name"].as_string(), "quan.tri");
  EXPECT_EQ(me.json()["roles"].items().at(0).as_string(), "administrator");
  EXPECT_EQ(browser.get(path).status, 410);
  EXPECT_EQ(portal.stop(), 0);
  portal.serve();
  EXPECT_EQ(find(portal.console(), "(/accept/)"), "") << "there is an account now";
  EXPECT_EQ(portal.stop(), 0);
}

TEST(People, SignInAndOutAndTheSessionDiesOnTheServer) {
  Portal portal;
  add_user(portal, "mai");
  portal.serve();
  Browser browser(portal);
  const Answer sent_away = browser.get("/en/account");
  EXPECT_EQ(sent_away.status, 303);
  EXPECT_EQ(sent_away.headers.at("location"), "/en/sign-in?next=%2Fen%2Faccount");
  EXPECT_EQ(browser.sign_in("mai", "wrong").status, 401);
  EXPECT_EQ(browser.cookie, "");
  const Answer in = browser.sign_in("mai", kPassword);
  EXPECT_EQ(in.status, 303);
  const std::string& set = in.headers.at("set-cookie");
  for (const char* part : {"__Host-session=", "Path=/", "HttpOnly", "Secure", "SameSite=Lax"})
    EXPECT_NE(set.find(part), std::string::npos) << set;
  const Answer page = browser.get("/en/account");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.headers.at("cache-control"), "private, no-store");
  EXPECT_EQ(browser.get("/en/about").headers.at("cache-control"), "private, no-store");
  const std::string cookie = browser.cookie;
  EXPECT_EQ(browser.send("/en/sign-out", {}).status, 303);
  browser.cookie = cookie;
  EXPECT_EQ(browser.get("/en/account").status, 303);
  EXPECT_EQ(portal.stop(), 0);
}

TEST(People, GetANewSessionAtEverySignInAndLoseAllWithTheirPassword) {
  Portal portal;
  add_user(portal, "mai");
  portal.serve();
  Browser first(portal);
  first.sign_in("mai", kPassword);
  const std::string old = first.cookie;
  first.get("/en/account");
  first.sign_in("mai", kPassword);
  EXPECT_NE(first.cookie, old);
  const auto name_with = [&](const std::string& cookie) {
    return portal.get("/api/v1/me", {"Cookie: " + cookie}).json()["name"].as_string();
  };
  EXPECT_EQ(name_with(old), "");
  EXPECT_EQ(name_with(first.cookie), "mai");
  Browser second(portal);
  second.sign_in("mai", kPassword);
  second.get("/en/account");
  const std::string fresh = "gà trống gáy bên kia sông";
  EXPECT_EQ(second
                .send("/en/account/password",
                      {{"old_password", "wrong"}, {"password", fresh}, {"password_again", fresh}})
                .status,
            422);
  EXPECT_EQ(second
                .send("/en/account/password",
                      {{"old_password", kPassword}, {"password", fresh}, {"password_again", fresh}})
                .status,
            200);
  EXPECT_EQ(name_with(first.cookie), "");
  EXPECT_EQ(name_with(second.cookie), "mai");
  EXPECT_EQ(portal.stop(), 0);
}

TEST(People, AreNotMadeToSendFormsByOtherSites) {
  Portal portal;
  add_user(portal, "mai");
  portal.serve();
  Browser browser(portal);
  browser.sign_in("mai", kPassword);
  browser.get("/en/account");
  const std::string token = browser.token;
  const Fields own = {{"form_token", token}};
  for (const auto& more : std::vector<std::vector<std::string>>{{"Origin: https://evil.example"},
                                                                {"Origin: null"},
                                                                {"Sec-Fetch-Site: cross-site"},
                                                                {"Sec-Fetch-Site: same-site"}}) {
    EXPECT_EQ(browser.post("/en/sign-out", own, more).status, 403) << more[0];
    EXPECT_EQ(browser.post("/en/sign-in", {{"name", "mai"}}, more).status, 403) << more[0];
  }
  EXPECT_EQ(browser.post("/en/sign-out", {}, {"Origin: " + portal.base_url()}).status, 403);
  EXPECT_EQ(browser.post("/en/sign-out", {{"form_token", "0123"}}, {}).status, 403);
  const Answer text = portal.request("POST", "/en/sign-out",
                                     {"Cookie: " + browser.cookie, "Content-Type: text/plain"},
                                     "form_token=" + token);
  EXPECT_EQ(text.status, 403);
  EXPECT_EQ(browser.get("/en/account").status, 200) << "still signed in";
  EXPECT_EQ(browser.post("/en/sign-out", own, {}).status, 303) << "an old browser, with its token";
  EXPECT_EQ(portal.stop(), 0);
}

TEST(People, AreSentOnOnlyInsideThePortal) {
  Portal portal;
  add_user(portal, "mai");
  portal.serve();
  const auto next = [&](const std::string& wanted) {
    Browser browser(portal);
    return browser.send("/vi/sign-in", {{"name", "mai"}, {"password", kPassword}, {"next", wanted}})
        .headers.at("location");
  };
  EXPECT_EQ(next("/vi/datasets?q=a"), "/vi/datasets?q=a");
  for (const char* elsewhere : {"//evil.example", "https://evil.example", "/\\evil.example", ""})
    EXPECT_EQ(next(elsewhere), "/vi/account") << elsewhere;
  EXPECT_EQ(portal.stop(), 0);
}

TEST(People, AreSlowedDownWhenTheyGuess) {
  Portal portal;
  add_user(portal, "mai");
  portal.serve();
  Browser owner(portal);
  owner.sign_in("mai", kPassword);
  Browser guesser(portal);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(guesser.sign_in("mai", "wrong").status, 401);
  const Answer slowed = guesser.sign_in("mai", kPassword);
  EXPECT_EQ(slowed.status, 429);
  const int wait = std::stoi(slowed.headers.at("retry-after"));
  EXPECT_GT(wait, 0);
  EXPECT_LE(wait, 30);
  EXPECT_NE(slowed.body.find("Too many wrong tries"), std::string::npos);
  EXPECT_EQ(owner.get("/en/account").status, 200) << "who is signed in already goes on";
  EXPECT_EQ(portal.stop(), 0);
}

TEST(People, LetProgramsActByTokensUntilTheyAreRevoked) {
  Portal portal;
  ASSERT_EQ(portal.run({"agency", "add", "health", "--name-vi", "Bộ Y tế"}).exit_code, 0);
  const auto added =
      portal.run({"token", "add", "robot", "--agency", "health", "--role", "publisher"});
  ASSERT_EQ(added.exit_code, 0) << added.err;
  const std::string token = without_line_end(added.out);
  EXPECT_TRUE(std::regex_match(token, std::regex("odp_[0-9a-f]{56}"))) << token;
  portal.serve();
  for (const auto& field :
       {"Authorization: Bearer " + token, "Authorization: " + token, "X-CKAN-API-Key: " + token}) {
    const Answer me = portal.get("/api/v1/me", {field});
    EXPECT_EQ(me.status, 200) << field;
    EXPECT_EQ(me.headers.at("cache-control"), "private, no-store");
    const auto body = me.json();
    EXPECT_EQ(body["name"].as_string(), "robot");
    EXPECT_EQ(body["by"].as_string(), "token");
    EXPECT_EQ(body["agencies"].items().at(0)["rights"],
              base::parse_json("[\"read_drafts\",\"edit\",\"publish\"]"));
  }
  EXPECT_EQ(portal.get("/en/account", {"Authorization: Bearer " + token}).status, 403);
  EXPECT_EQ(portal.get("/api/v1/me", {"Authorization: Basic YTpi"}).status, 200);
  for (const auto& bad : {token + "0", "odp_" + std::string(56, '0'), std::string("old-key")}) {
    const Answer refused = portal.get("/api/v1/datasets", {"Authorization: Bearer " + bad});
    EXPECT_EQ(refused.status, 401) << bad;
    EXPECT_EQ(refused.headers.at("www-authenticate"), "Bearer");
    EXPECT_EQ(refused.headers.at("content-type"), "application/problem+json");
    EXPECT_EQ(refused.body.find(bad), std::string::npos);
  }
  const auto listed = portal.run({"token", "list", "robot"});
  const std::string id = listed.out.substr(0, listed.out.find('\t'));
  EXPECT_EQ(portal.run({"token", "revoke", id}).exit_code, 0);
  EXPECT_EQ(portal.get("/api/v1/me", {"Authorization: Bearer " + token}).status, 401);
  EXPECT_EQ(portal.stop(), 0);
  EXPECT_EQ(all_bytes_of(portal.folder()).find(token.substr(12)), std::string::npos);
  EXPECT_EQ(portal.console().find(token.substr(12)), std::string::npos);
}

TEST(People, MakeTheirOwnTokensWithTheirPassword) {
  Portal portal;
  add_user(portal, "mai");
  portal.serve();
  Browser browser(portal);
  browser.sign_in("mai", kPassword);
  browser.get("/en/account");
  Fields wanted = {{"label", "nightly"}, {"scope", "write"}, {"days", "30"}, {"agency", ""}};
  EXPECT_EQ(browser.send("/en/account/tokens", wanted).status, 422) << "without the password";
  wanted.emplace_back("old_password", kPassword);
  const Answer made = browser.send("/en/account/tokens", wanted);
  EXPECT_EQ(made.status, 200);
  const std::string token = find(made.body, "(odp_[0-9a-f]{56})");
  EXPECT_EQ(portal.get("/api/v1/me", {"Authorization: Bearer " + token})
                .json()["token"]["scope"]
                .as_string(),
            "write");
  const Answer later = browser.get("/en/account");
  EXPECT_EQ(later.body.find(token), std::string::npos) << "shown once";
  const std::string id = find(later.body, "name=\"token\" value=\"([0-9a-f-]+)\"");
  EXPECT_EQ(browser.send("/en/account/tokens/revoke", {{"token", id}}).status, 200);
  EXPECT_EQ(portal.get("/api/v1/me", {"Authorization: Bearer " + token}).status, 401);
  EXPECT_EQ(portal.stop(), 0);
}

TEST(People, AreManagedFromTheCommandLineBesideARunningServer) {
  Portal portal;
  portal.serve();
  const auto added = portal.run({"user", "add", "lan", "--administrator", "--email",
                                 "lan@example.vn", "--base-url", portal.base_url()});
  ASSERT_EQ(added.exit_code, 0) << added.err;
  const std::string path = path_of(without_line_end(added.out));
  Browser browser(portal);
  EXPECT_EQ(browser.send(path, {{"password", kPassword}, {"password_again", kPassword}}).status,
            303);
  EXPECT_NE(portal.run({"user", "list"}).out.find("lan\tactive\tadministrator\t"),
            std::string::npos);
  EXPECT_EQ(portal.run({"user", "disable", "lan"}).exit_code, 1) << "the last administrator";
  EXPECT_EQ(portal.run({"user", "role", "lan", "moderator"}).exit_code, 0);
  EXPECT_EQ(portal.run({"user", "role", "lan", "owner"}).exit_code, 2);
  EXPECT_EQ(portal.run({"user", "password", "lan"}, "matkhau123456\n").exit_code, 1);
  EXPECT_EQ(portal.run({"user", "password", "nobody"}, kPassword).exit_code, 2);
  EXPECT_EQ(portal.run({"user", "add", "lan"}).exit_code, 1);
  ASSERT_EQ(portal.run({"user", "add", "second", "--administrator"}).exit_code, 0);
  EXPECT_EQ(portal.run({"user", "disable", "lan"}).exit_code, 0);
  EXPECT_EQ(browser.get("/en/account").status, 303);
  EXPECT_EQ(portal.run({"user", "disable", "lan", "--enable"}).exit_code, 0);
  EXPECT_EQ(portal.run({"user", "reset-link", "lan"}).exit_code, 0);
  EXPECT_EQ(portal.stop(), 0);
}

}  // namespace

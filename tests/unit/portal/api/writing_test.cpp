#include "portal/api/writing.hpp"

#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "catalog/people/accounts.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/people/tokens.hpp"
#include "catalog/publish/agencies.hpp"
#include "portal/api/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

using catalog::people::Role;

constexpr const char* kRain =
    R"({"title":{"vi":"Lượng mưa","en":"Rain"},"publisher":"weather","license":"CC-BY-4.0"})";

// Two agencies, and somebody for each role who writes by a token.
class Writing : public testing::Test {
 protected:
  Writing() : portal(routes()) {
    auto change = portal.app.store.write();
    for (const char* slug : {"weather", "health"}) {
      catalog::publish::AgencyDraft draft;
      draft.slug = slug;
      draft.document = base::parse_json(std::string(R"({"name":{"en":")") + slug + "\"}}");
      catalog::publish::put_agency(change, draft);
    }
    editor = token_of(change, "editor", "weather", Role::kEditor);
    publisher = token_of(change, "publisher", "weather", Role::kPublisher);
    stranger = token_of(change, "stranger", "health", Role::kPublisher);
    change.commit();
  }

  static std::string token_of(catalog::store::WriteTransaction& change, const std::string& name,
                              const std::string& agency, Role role) {
    catalog::people::Account account;
    account.name = name;
    const auto added = catalog::people::add_account(change, account);
    catalog::people::grant(change, added.id, agency, role);
    catalog::people::NewToken token;
    token.account = added.id;
    token.scope = catalog::people::Scope::kPublish;
    return catalog::people::add_token(change, token).secret;
  }

  http::Response send(const std::string& token, const std::string& method, const std::string& path,
                      const std::string& body = "", const std::string& seen = "*",
                      const std::string& type = "application/json") {
    http::Headers headers;
    if (!token.empty()) headers.set("Authorization", "Bearer " + token);
    if (!seen.empty()) headers.set("If-Match", seen);
    if (!body.empty()) headers.set("Content-Type", type);
    return portal.send(method, "/api/v1/datasets" + path, std::move(headers), body);
  }

  base::Json json(const http::Response& response) {
    return base::parse_json(http::body_text(response));
  }

  // Adds a dataset; answers "/" and its id.
  std::string add(const std::string& state = "draft") {
    auto document = base::parse_json(kRain);
    document.set("state", state);
    const auto response = send(publisher, "POST", "", base::write_json(document));
    EXPECT_EQ(response.status, 201) << http::body_text(response);
    return "/" + json(response)["id"].as_string();
  }

  TestPortal portal;
  std::string editor, publisher, stranger;
};

TEST_F(Writing, AddsADraftThatOnlyItsAgencySees) {
  const auto response = send(editor, "POST", "", kRain);
  ASSERT_EQ(response.status, 201) << http::body_text(response);
  const auto added = json(response);
  const std::string path = "/" + added["id"].as_string();
  EXPECT_EQ(field(response, "Location"), "http://data.example/api/v1/datasets" + path);
  EXPECT_EQ(added["state"].as_string(), "draft");
  EXPECT_EQ(added["publisher"]["id"].as_string(), "weather");
  EXPECT_EQ(send(editor, "GET", path).status, 200);
  EXPECT_EQ(send("", "GET", path).status, 404);
  EXPECT_EQ(send(stranger, "GET", path).status, 404);
  portal.follow();
  EXPECT_EQ(portal.get_json("/api/v1/datasets")["total"].as_integer(), 0);
  EXPECT_EQ(portal.get_json("/api/v1/changes")["items"].items().size(), 2u);  // the agencies
}

TEST_F(Writing, IsForThoseWhoHoldTheRightInThatAgency) {
  EXPECT_EQ(send("", "POST", "", kRain).status, 401);
  EXPECT_EQ(send(stranger, "POST", "", kRain).status, 403);
  const std::string published =
      R"({"title":{"en":"Rain"},"publisher":"weather","state":"published"})";
  EXPECT_EQ(send(editor, "POST", "", published).status, 403);
  EXPECT_EQ(send(publisher, "POST", "", published).status, 201);
  const auto path = add();
  EXPECT_EQ(send(stranger, "PATCH", path, R"({"title":{"en":"Mine"}})").status, 404);
  EXPECT_EQ(send(editor, "PATCH", path, R"({"publisher":"health"})").status, 403);
  EXPECT_EQ(send(editor, "POST", path + "/state", R"({"state":"published"})").status, 403);
}

TEST_F(Writing, NeverOverwritesWhatOneHasNotSeen) {
  const auto path = add();
  const std::string first = field(send(editor, "GET", path), "ETag");
  EXPECT_EQ(send(editor, "PATCH", path, R"({"title":{"en":"A"}})", "").status, 428);
  EXPECT_EQ(send(editor, "PATCH", path, R"({"title":{"en":"A"}})", first).status, 200);
  EXPECT_EQ(send(editor, "PATCH", path, R"({"title":{"en":"B"}})", first).status, 412);
  EXPECT_EQ(send(editor, "PUT", path, kRain, "\"9-0\", W/" + first).status, 412);
  const auto now = send(editor, "GET", path);
  EXPECT_EQ(json(now)["title"]["en"].as_string(), "A");
  EXPECT_EQ(send(editor, "PUT", path, kRain, "\"9-0\", W/" + field(now, "ETag")).status, 200);
}

TEST_F(Writing, TakesBackWhatItGaveWithoutAChange) {
  const auto path = add("published");
  const auto given = send(publisher, "GET", path);
  const auto answer = send(publisher, "PUT", path, http::body_text(given), field(given, "ETag"));
  ASSERT_EQ(answer.status, 200) << http::body_text(answer);
  EXPECT_EQ(json(answer)["revision"].as_integer(), 1);
  EXPECT_EQ(http::body_text(answer), http::body_text(given));
}

TEST_F(Writing, LetsNobodySetWhatIsTheServers) {
  const auto path = add();
  const auto answer = send(
      editor, "PATCH", path,
      R"({"id":"x","slug":"mine","@id":"http://x.example/","revision":99,"state":"published"})");
  ASSERT_EQ(answer.status, 200);
  const auto document = json(answer);
  EXPECT_EQ("/" + document["id"].as_string(), path);
  EXPECT_EQ(document["slug"].as_string(), "luong-mua");
  EXPECT_EQ(document["state"].as_string(), "draft");
  EXPECT_EQ(document["revision"].as_integer(), 1);
}

TEST_F(Writing, MovesThroughItsStates) {
  const auto path = add();
  const auto move = [&](const std::string& token, const std::string& body) {
    return send(token, "POST", path + "/state", body).status;
  };
  EXPECT_EQ(move(editor, R"({"state":"review","note":"xin duyệt"})"), 200);
  EXPECT_EQ(move(editor, R"({"state":"draft"})"), 200);
  EXPECT_EQ(move(editor, R"({"state":"archived"})"), 409);
  EXPECT_EQ(move(editor, R"({"state":"nonsense"})"), 409);
  EXPECT_EQ(move(publisher, R"({"state":"published"})"), 200);
  EXPECT_EQ(send("", "GET", path).status, 200);
  EXPECT_EQ(send(editor, "PATCH", path, R"({"title":{"en":"A"}})").status, 403);
  EXPECT_EQ(move(publisher, R"({"state":"withdrawn"})"), 422);
  EXPECT_EQ(move(publisher, R"({"state":"withdrawn","note":"sai số liệu"})"), 200);
}

TEST_F(Writing, LeavesATombstoneOfWhatWasPublic) {
  const auto path = add("published"), draft = add();
  EXPECT_EQ(send(publisher, "DELETE", path).status, 422);
  EXPECT_EQ(send(publisher, "DELETE", path + "?note=sai+s%E1%BB%91+li%E1%BB%87u").status, 200);
  EXPECT_EQ(send(publisher, "DELETE", draft).status, 200);
  const auto gone = send("", "GET", path);
  EXPECT_EQ(gone.status, 410);
  EXPECT_NE(http::body_text(gone).find("sai số liệu"), std::string::npos);
  EXPECT_EQ(send("", "GET", draft).status, 404);
  EXPECT_EQ(send(publisher, "GET", path).status, 200);
}

TEST_F(Writing, RestoresWhatARevisionSaid) {
  const auto path = add();
  send(editor, "PATCH", path, R"({"title":{"en":"Snow"}})");
  const auto answer = send(editor, "POST", path + "/restore", R"({"revision":1,"note":"oops"})");
  ASSERT_EQ(answer.status, 200) << http::body_text(answer);
  EXPECT_EQ(json(answer)["title"]["en"].as_string(), "Rain");
  EXPECT_EQ(json(answer)["revision"].as_integer(), 3);
  EXPECT_EQ(send(editor, "POST", path + "/restore", R"({"revision":9})").status, 404);
  const auto list = json(send(editor, "GET", path + "/revisions"))["items"].items();
  ASSERT_EQ(list.size(), 3u);
  EXPECT_EQ(list[0]["author"].as_string(), "editor");
  EXPECT_EQ(list[0]["message"].as_string(), "oops");
}

TEST_F(Writing, RefusesBodiesThatItCannotTake) {
  EXPECT_EQ(send(editor, "POST", "", kRain, "*", "text/plain").status, 415);
  EXPECT_EQ(send(editor, "POST", "", "[1]").status, 400);
  EXPECT_EQ(send(editor, "POST", "", "{\"title\":").status, 400);
  EXPECT_EQ(send(editor, "POST", "", R"({"title":{"en":"x"}})").status, 422);
  EXPECT_EQ(send(editor, "POST", "", R"({"title":{"en":"x"},"publisher":"nobody"})").status, 422);
  EXPECT_EQ(send(editor, "POST", "", R"({"publisher":"weather","state":"withdrawn"})").status, 422);
  EXPECT_EQ(send(editor, "POST", "", R"({"publisher":"weather","visibility":"secret"})").status,
            422);
}

TEST_F(Writing, KeepsFromOthersWhatIsForTheAgencyOnly) {
  const auto path = add("published");
  EXPECT_EQ(send("", "GET", path).status, 200);
  EXPECT_EQ(send(publisher, "PATCH", path, R"({"visibility":"agency"})").status, 200);
  EXPECT_EQ(send("", "GET", path).status, 404);
  EXPECT_EQ(send(editor, "GET", path).status, 200);
}

// Whoever waits for the index must not keep others from writing: the index waits for them too.
TEST_F(Writing, LetsOthersWriteWhileItWaitsForTheIndex) {
  const auto before = portal.app.store.read().last_seq();
  auto waiting =
      std::async(std::launch::async, [&] { return send(editor, "POST", "?wait=indexed", kRain); });
  while (portal.app.store.read().last_seq() == before) std::this_thread::yield();
  portal.add(R"({"title":"Snow","publisher":{"name":"Weather"}})");
  portal.follow();
  const auto response = waiting.get();
  EXPECT_EQ(response.status, 201);
  EXPECT_EQ(field(response, "Indexed"), "true");
}

}  // namespace
}  // namespace portal::api

#include "portal/api/writing.hpp"

#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "tests/unit/portal/api/writing_fixture.hpp"

namespace portal::api {
namespace {

class Writing : public WritingTest {};

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
      R"({"title":{"en":"Rain"},"description":{"en":"Of each day"},"publisher":"weather","state":"published"})";
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

TEST_F(Writing, LetsNobodyHandOutAFileOfAnotherAgency) {
  {
    auto change = portal.app.store.write();
    for (const char* agency : {"weather", "health"}) {
      const auto content = portal.app.store.files().put(agency);
      change.add_file({.id = std::string("file-") + agency,
                       .sha256 = content.sha256,
                       .byte_size = content.byte_size,
                       .media_type = "text/csv",
                       .name = "data.csv",
                       .agency = agency});
    }
    change.commit();
  }
  const auto path = add();
  const auto naming = [](const std::string& file) {
    return R"({"distribution":[{"title":{"en":"Data"},"file":")" + file + "\"}]}";
  };
  EXPECT_EQ(send(editor, "PATCH", path, naming("file-weather")).status, 200);
  EXPECT_EQ(send(editor, "PATCH", path, naming("file-health")).status, 422);
  EXPECT_EQ(send(editor, "PATCH", path + "/working-copy", naming("file-health")).status, 422);
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
  EXPECT_EQ(move(editor, R"({"state":"draft"})"), 422);  // whoever wrote it is told why
  EXPECT_EQ(move(editor, R"({"state":"draft","note":"thiếu năm"})"), 200);
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

TEST_F(Writing, MakesNothingPublicThatHasErrorsAndTellsThemAllInBothLanguages) {
  const char* bare = R"({"title":{"en":"Rain"},"publisher":"weather"})";
  const auto path = "/" + json(send(editor, "POST", "", bare))["id"].as_string();
  const auto soon = base::format_time(base::now() + std::chrono::hours(1));
  for (const std::string& state :
       {std::string(R"({"state":"published"})"), R"({"state":"scheduled","at":")" + soon + "\"}"}) {
    const auto response = send(publisher, "POST", path + "/state", state);
    ASSERT_EQ(response.status, 422) << http::body_text(response);
    EXPECT_EQ(field(response, "Content-Type"), "application/problem+json");
    const auto findings = json(response)["findings"].items();
    ASSERT_FALSE(findings.empty());
    for (const auto& finding : findings) {
      EXPECT_EQ(finding["severity"].as_string(), "error");
      EXPECT_FALSE(finding["message"]["vi"].as_string().empty());
      EXPECT_FALSE(finding["message"]["en"].as_string().empty());
      EXPECT_FALSE(finding["source"].as_string().empty());
    }
  }
  EXPECT_EQ(json(send(editor, "GET", path))["state"].as_string(), "draft");
  const auto public_path = add("published");
  EXPECT_EQ(send(publisher, "PATCH", public_path, R"({"description":null})").status, 422);
  EXPECT_EQ(json(send("", "GET", public_path))["revision"].as_integer(), 1);
  EXPECT_EQ(
      send(publisher, "POST", "", R"({"title":"x","publisher":"weather","state":"published"})")
          .status,
      422);
}

TEST_F(Writing, ThatNamesItselfIsDoneOnce) {
  const auto post = [&](const std::string& token, const std::string& key, const std::string& body) {
    return send(token, "POST", "", body, "", "application/json", {{"Idempotency-Key", key}});
  };
  const auto first = post(editor, "a1", kRain);
  ASSERT_EQ(first.status, 201) << http::body_text(first);
  const auto again = post(editor, "a1", kRain);
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(http::body_text(again), http::body_text(first));
  EXPECT_EQ(field(again, "ETag"), field(first, "ETag"));
  EXPECT_EQ(field(again, "Location"), field(first, "Location"));
  EXPECT_EQ(field(again, "Idempotency-Replayed"), "true");
  EXPECT_EQ(field(first, "Idempotency-Replayed"), "");
  EXPECT_EQ(post(editor, "a1", R"({"title":"Snow","publisher":"weather"})").status, 422);
  EXPECT_EQ(post(publisher, "a1", kRain).status, 201);  // another person's key is another
  EXPECT_EQ(post(editor, "a b", kRain).status, 400);
  EXPECT_EQ(portal.app.store.read().count_datasets({}), 2);
}

TEST_F(Writing, IsForgottenAsARequestAfterADay) {
  const auto post = [&] {
    return send(editor, "POST", "", kRain, "", "application/json", {{"Idempotency-Key", "a1"}});
  };
  const auto first = post();
  const base::FixedClock clock(base::now() + std::chrono::hours(25));
  const auto later = post();
  EXPECT_EQ(later.status, 201);
  EXPECT_EQ(field(later, "Idempotency-Replayed"), "");
  EXPECT_NE(json(later)["id"].as_string(), json(first)["id"].as_string());
  EXPECT_EQ(field(post(), "Idempotency-Replayed"), "true");
}

TEST_F(Writing, ThatIsStillAtWorkIsNotBegunAgain) {
  const auto account = catalog::people::find_account_by_name(portal.app.store.read(), "editor");
  ASSERT_TRUE(portal.app.at_work.begin(account->id + " a1"));
  const auto post = [&] {
    return send(editor, "POST", "", kRain, "", "application/json", {{"Idempotency-Key", "a1"}});
  };
  EXPECT_EQ(post().status, 409);
  portal.app.at_work.end(account->id + " a1");
  EXPECT_EQ(post().status, 201);
}

TEST_F(Writing, WaitsForTheIndexWithHalfOfTheWorkersOnly) {
  portal.app.waiting_for_index = portal.app.config.workers / 2;
  const auto response = send(editor, "POST", "?wait=indexed", kRain);
  EXPECT_EQ(response.status, 201);
  EXPECT_EQ(field(response, "Indexed"), "false");
  EXPECT_EQ(portal.app.waiting_for_index, portal.app.config.workers / 2);
  EXPECT_NE(field(response, "Access-Control-Expose-Headers").find("Indexed"), std::string::npos);
}

}  // namespace
}  // namespace portal::api

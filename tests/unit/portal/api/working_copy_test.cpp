#include "portal/api/working_copy.hpp"

#include <gtest/gtest.h>

#include <optional>

#include "catalog/base/clock.hpp"
#include "catalog/publish/schedule.hpp"
#include "portal/jobs/runner.hpp"
#include "tests/unit/portal/api/writing_fixture.hpp"

namespace portal::api {
namespace {

class WorkingCopies : public WritingTest {
 protected:
  static std::string copy(const std::string& path) { return path + "/working-copy"; }
  http::Response begin(const std::string& token, const std::string& path,
                       const std::string& patch) {
    return send(token, "PATCH", copy(path), patch, field(send(token, "GET", path), "ETag"));
  }
  http::Response move(const std::string& token, const std::string& path, const std::string& body) {
    return send(token, "POST", copy(path) + "/state", body);
  }
  std::string title(const std::string& token, const std::string& path) {
    return json(send(token, "GET", path))["title"]["en"].as_string();
  }
};

TEST_F(WorkingCopies, OfWhatIsPublicAreWrittenByEditorsAndSeenByNobodyElse) {
  const auto path = add("published");
  const auto begun = begin(editor, path, R"({"title":{"en":"Rain of a year"}})");
  ASSERT_EQ(begun.status, 201) << http::body_text(begun);
  const auto facts = json(begun)["workingCopy"];
  EXPECT_EQ(facts["state"].as_string(), "draft");
  EXPECT_EQ(facts["base"].as_integer(), 1);
  EXPECT_EQ(facts["authors"].items().at(0).as_string(), "editor");
  EXPECT_EQ(title("", path), "Rain");
  EXPECT_EQ(title(editor, path), "Rain");
  EXPECT_EQ(json(send("", "GET", path + "/revisions"))["total"].as_integer(), 1);
  EXPECT_EQ(send("", "GET", copy(path)).status, 401);
  EXPECT_EQ(send(stranger, "GET", copy(path)).status, 404);
  EXPECT_EQ(send(stranger, "PATCH", copy(path), "{}").status, 403);
  portal.follow();
  EXPECT_EQ(portal.get_json("/api/v1/datasets?q=year")["total"].as_integer(), 0);
}

TEST_F(WorkingCopies, AreNotOverwrittenUnseen) {
  const auto path = add("published");
  const auto begun = begin(editor, path, R"({"title":{"en":"A"}})");
  const auto tag = field(begun, "ETag");
  EXPECT_EQ(field(send(editor, "GET", copy(path)), "ETag"), tag);
  EXPECT_EQ(send(editor, "PATCH", copy(path), R"({"title":{"en":"B"}})", "").status, 428);
  EXPECT_EQ(send(editor, "PATCH", copy(path), R"({"title":{"en":"B"}})", tag).status, 200);
  EXPECT_EQ(send(publisher, "PATCH", copy(path), R"({"title":{"en":"C"}})", tag).status, 412);
  EXPECT_EQ(send(editor, "PUT", copy(path), kRain, "", "application/json", {{"If-None-Match", "*"}})
                .status,
            412);
  EXPECT_EQ(title(editor, copy(path)), "B");
  EXPECT_EQ(send(editor, "DELETE", copy(path), "", tag).status, 412);
  EXPECT_EQ(send(editor, "DELETE", copy(path)).status, 204);
  EXPECT_EQ(send(editor, "GET", copy(path)).status, 404);
  EXPECT_EQ(send(editor, "PUT", copy(path), kRain, "", "application/json", {{"If-None-Match", "*"}})
                .status,
            201);
}

TEST_F(WorkingCopies, TakeBackWhatTheyGave) {
  const auto path = add("published");
  begin(editor, path, R"({"title":{"en":"A"}})");
  const auto given = send(editor, "GET", copy(path));
  const auto again = send(editor, "PUT", copy(path), http::body_text(given), field(given, "ETag"));
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(field(again, "ETag"), field(given, "ETag"));
}

TEST_F(WorkingCopies, BecomeARevisionWhenAPublisherSaysSo) {
  const auto path = add("published");
  begin(editor, path, R"({"title":{"en":"Rain of a year"}})");
  EXPECT_EQ(move(editor, path, R"({"state":"review"})").status, 200);
  EXPECT_EQ(move(editor, path, R"({"state":"published"})").status, 403);
  EXPECT_EQ(move(publisher, path, R"({"state":"draft"})").status, 422);
  EXPECT_EQ(move(publisher, path, R"({"state":"draft","note":"thiếu năm"})").status, 200);
  EXPECT_EQ(json(send(editor, "GET", copy(path)))["workingCopy"]["note"].as_string(), "thiếu năm");
  EXPECT_EQ(move(editor, path, R"({"state":"review"})").status, 200);
  const auto published = move(publisher, path, R"({"state":"published","note":"đã duyệt"})");
  ASSERT_EQ(published.status, 200) << http::body_text(published);
  EXPECT_EQ(json(published)["revision"].as_integer(), 2);
  EXPECT_EQ(title("", path), "Rain of a year");
  EXPECT_EQ(send(editor, "GET", copy(path)).status, 404);
}

TEST_F(WorkingCopies, WithErrorsAreKeptAndNotPublished) {
  const auto path = add("published");
  EXPECT_EQ(begin(editor, path, R"({"description":null})").status, 201);
  const auto refused = move(publisher, path, R"({"state":"published"})");
  EXPECT_EQ(refused.status, 422);
  EXPECT_FALSE(json(refused)["findings"].items().empty());
  const auto soon = base::format_time(base::now() + std::chrono::hours(1));
  EXPECT_EQ(move(publisher, path, R"({"state":"scheduled","at":")" + soon + "\"}").status, 422);
  EXPECT_EQ(send(editor, "GET", copy(path)).status, 200);
  EXPECT_EQ(json(send("", "GET", path))["revision"].as_integer(), 1);
}

TEST_F(WorkingCopies, AreMergedWithWhatWasChangedElsewhereMeanwhile) {
  const auto path = add("published");
  begin(editor, path, R"({"title":{"en":"Rain of a year"},"keyword":{"en":["rain"]}})");
  EXPECT_EQ(send(publisher, "PATCH", path, R"({"title":{"vi":"Mưa"}})").status, 200);
  EXPECT_FALSE(json(send(editor, "GET", copy(path)))["workingCopy"]["current"].as_bool());
  ASSERT_EQ(move(publisher, path, R"({"state":"published"})").status, 200);
  const auto document = json(send("", "GET", path));
  EXPECT_EQ(document["title"]["vi"].as_string(), "Mưa");
  EXPECT_EQ(document["title"]["en"].as_string(), "Rain of a year");
  EXPECT_EQ(document["revision"].as_integer(), 3);
}

TEST_F(WorkingCopies, ThatClashAreSettledByAPerson) {
  const auto path = add("published");
  begin(editor, path, R"({"title":{"en":"Mine"}})");
  EXPECT_EQ(send(publisher, "PATCH", path, R"({"title":{"en":"Theirs"}})").status, 200);
  const auto clash = move(publisher, path, R"({"state":"published"})");
  ASSERT_EQ(clash.status, 409) << http::body_text(clash);
  const auto told = json(clash);
  ASSERT_EQ(told["conflicts"].items().size(), 1u);
  const auto& one = told["conflicts"].items()[0];
  EXPECT_EQ(one["path"].as_string(), "title.en");
  EXPECT_EQ(one["base"].as_string(), "Rain");
  EXPECT_EQ(one["ours"].as_string(), "Mine");
  EXPECT_EQ(one["theirs"].as_string(), "Theirs");
  EXPECT_EQ(told["ours"].items().size(), 1u);
  EXPECT_EQ(told["theirs"].items().size(), 1u);
  EXPECT_EQ(title("", path), "Theirs");
  EXPECT_EQ(send(editor, "PATCH", copy(path) + "?base=9", R"({"title":{"en":"Both"}})").status,
            422);
  EXPECT_EQ(send(editor, "PATCH", copy(path) + "?base=2", R"({"title":{"en":"Both"}})").status,
            200);
  EXPECT_EQ(move(publisher, path, R"({"state":"published"})").status, 200);
  EXPECT_EQ(title("", path), "Both");
}

TEST_F(WorkingCopies, OfDraftsAreSavedWithoutADecision) {
  const auto path = add();
  EXPECT_EQ(begin(editor, path, R"({"title":{"en":"A"}})").status, 201);
  EXPECT_EQ(json(send(editor, "GET", path + "/revisions"))["total"].as_integer(), 1);
  const auto saved = move(editor, path, R"({"state":"saved"})");
  ASSERT_EQ(saved.status, 200) << http::body_text(saved);
  EXPECT_EQ(json(saved)["state"].as_string(), "draft");
  EXPECT_EQ(json(saved)["revision"].as_integer(), 2);
  const auto shown = add("published");
  begin(editor, shown, R"({"title":{"en":"A"}})");
  EXPECT_EQ(move(publisher, shown, R"({"state":"saved"})").status, 409);
}

TEST_F(WorkingCopies, NeedASecondPersonWhereTheAgencyWantsOne) {
  const auto rules = "/api/v1/agencies/weather/rules";
  const auto ask = [&](const std::string& token, const std::string& method,
                       const std::string& body = "") {
    return portal.send(method, rules,
                       {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}},
                       body);
  };
  EXPECT_EQ(ask(publisher, "PATCH", R"({"two_persons":true})").status, 403);
  EXPECT_EQ(ask(admin, "PATCH", R"({"two_persons":"yes"})").status, 422);
  EXPECT_EQ(ask(stranger, "GET").status, 403);
  const auto path = add("published");
  ASSERT_EQ(ask(admin, "PATCH", R"({"two_persons":true})").status, 200);
  EXPECT_TRUE(json(ask(editor, "GET"))["two_persons"].as_bool());

  EXPECT_EQ(send(publisher, "PATCH", path, R"({"title":{"en":"A"}})").status, 403);
  auto whole = base::parse_json(kRain);
  whole.set("state", "published");
  EXPECT_EQ(send(publisher, "POST", "", base::write_json(whole)).status, 403);

  begin(publisher, path, R"({"title":{"en":"Rain of a year"}})");
  for (const char* body :
       {R"({"state":"published"})", R"({"state":"scheduled","at":"2027-01-01T00:00Z"})"}) {
    const auto refused = move(publisher, path, body);
    EXPECT_EQ(refused.status, 403) << body;
    EXPECT_NE(http::body_text(refused).find("second"), std::string::npos)
        << http::body_text(refused);
  }
  EXPECT_EQ(move(second, path, R"({"state":"published"})").status, 200);

  // Sending something back writes nothing of it.
  const auto draft = add();
  EXPECT_EQ(send(second, "POST", draft + "/state", R"({"state":"review"})").status, 200);
  EXPECT_EQ(send(second, "POST", draft + "/state", R"({"state":"draft","note":"năm?"})").status,
            200);
  EXPECT_EQ(send(publisher, "POST", draft + "/state", R"({"state":"published"})").status, 403);
  EXPECT_EQ(send(second, "POST", draft + "/state", R"({"state":"published"})").status, 200);
}

TEST_F(WorkingCopies, AreNotBegunOfWhatIsWithdrawn) {
  const auto path = add();
  send(editor, "DELETE", path);
  EXPECT_EQ(begin(publisher, path, R"({"title":{"en":"A"}})").status, 409);
}

base::Time at(const char* text) {
  return *base::parse_time(text);
}

// A day of which the clock is set by hand.
class Scheduled : public WorkingCopies {
 protected:
  bool run_jobs() {
    jobs::Runner runner(
        portal.app.store, std::chrono::hours(7),
        {{"publish", {}, jobs::publish_scheduled}, {"available", {}, jobs::tell_available}});
    bool any = false;
    while (runner.step()) any = true;
    return any;
  }
  std::optional<base::FixedClock> clock{at("2027-05-18T02:00:00Z")};
  void set(const char* time) {
    clock.reset();
    clock.emplace(at(time));
  }
};

TEST_F(Scheduled, DatasetsBecomePublicAtTheirMinuteOnce) {
  const auto path = add("review");
  const auto move_to = [&](const std::string& token, const std::string& body) {
    return send(token, "POST", path + "/state", body);
  };
  EXPECT_EQ(move_to(editor, R"({"state":"scheduled","at":"2027-05-18T10:30"})").status, 403);
  EXPECT_EQ(move_to(publisher, R"({"state":"scheduled","at":"2027-05-18T08:30"})").status, 422);
  EXPECT_EQ(move_to(publisher, R"({"state":"scheduled","at":"2033-05-18T08:30"})").status, 422);
  EXPECT_EQ(move_to(publisher, R"({"state":"scheduled"})").status, 422);
  const auto planned = move_to(publisher, R"({"state":"scheduled","at":"2027-05-18T10:30"})");
  ASSERT_EQ(planned.status, 200) << http::body_text(planned);
  EXPECT_EQ(json(planned)["scheduledFor"].as_string(), "2027-05-18T03:30:00Z");
  EXPECT_EQ(send("", "GET", path).status, 404);
  EXPECT_EQ(send(publisher, "PATCH", path, R"({"title":{"en":"A"}})").status, 409);
  EXPECT_FALSE(run_jobs());
  set("2027-05-18T03:30:00Z");
  EXPECT_TRUE(run_jobs());
  EXPECT_EQ(send("", "GET", path).status, 200);
  const auto revision = json(send("", "GET", path))["revision"].as_integer();
  EXPECT_FALSE(run_jobs());
  {
    auto change = portal.app.store.write();
    EXPECT_EQ(catalog::publish::publish_due(change, path.substr(1), base::now()).key,
              "job_publish_off");
    change.commit();
  }
  EXPECT_EQ(json(send("", "GET", path))["revision"].as_integer(), revision);
}

TEST_F(Scheduled, WhatIsCalledOffStaysUnpublished) {
  const auto path = add("review");
  const auto move_to = [&](const std::string& body) {
    return send(publisher, "POST", path + "/state", body).status;
  };
  EXPECT_EQ(move_to(R"({"state":"scheduled","at":"2027-05-18T10:30"})"), 200);
  EXPECT_EQ(move_to(R"({"state":"draft"})"), 200);
  EXPECT_EQ(move_to(R"({"state":"scheduled","at":"2027-05-18T11:30"})"), 200);
  set("2027-05-18T04:00:00Z");
  run_jobs();
  EXPECT_EQ(send("", "GET", path).status, 404);
  set("2027-05-18T04:30:00Z");
  run_jobs();
  EXPECT_EQ(send("", "GET", path).status, 200);
}

TEST_F(Scheduled, WorkingCopiesArePublishedToo) {
  const auto path = add("published");
  begin(editor, path, R"({"title":{"en":"Rain of a year"}})");
  const auto planned =
      move(publisher, path, R"({"state":"scheduled","at":"2027-05-18T10:30:00+07:00"})");
  ASSERT_EQ(planned.status, 200) << http::body_text(planned);
  EXPECT_EQ(json(send(editor, "GET", copy(path)))["workingCopy"]["scheduledFor"].as_string(),
            "2027-05-18T03:30:00Z");
  EXPECT_EQ(send(editor, "PATCH", copy(path), R"({"title":{"en":"B"}})").status, 409);
  set("2027-05-18T03:31:00Z");
  EXPECT_TRUE(run_jobs());
  EXPECT_EQ(title("", path), "Rain of a year");
}

TEST_F(Scheduled, WhatCannotBePublishedByThenIsADraftAgain) {
  const auto path = add("published");
  begin(editor, path, R"({"title":{"en":"Mine"}})");
  ASSERT_EQ(move(publisher, path, R"({"state":"scheduled","at":"2027-05-18T10:30"})").status, 200);
  EXPECT_EQ(send(publisher, "PATCH", path, R"({"title":{"en":"Theirs"}})").status, 200);
  set("2027-05-18T03:31:00Z");
  EXPECT_TRUE(run_jobs());
  const auto facts = json(send(editor, "GET", copy(path)))["workingCopy"];
  EXPECT_EQ(facts["state"].as_string(), "draft");
  EXPECT_NE(facts["note"].as_string().find("conflicts"), std::string::npos);
  EXPECT_EQ(title("", path), "Theirs");
}

TEST_F(Scheduled, FilesAreHandedOutFromTheirTimeOn) {
  const auto content = portal.app.store.files().put("a,b\n");
  {
    auto change = portal.app.store.write();
    change.add_file({.id = "f1",
                     .sha256 = content.sha256,
                     .byte_size = content.byte_size,
                     .media_type = "text/csv",
                     .name = "a.csv",
                     .agency = "weather"});
    change.commit();
  }
  auto document = base::parse_json(kRain);
  document.set("state", "published");
  document.set("distribution", base::parse_json(R"([{"file":"f1","available":"2027-05-19"}])"));
  const auto added = send(publisher, "POST", "", base::write_json(document));
  ASSERT_EQ(added.status, 201) << http::body_text(added);
  const auto address = json(added)["distribution"].items()[0]["downloadURL"].as_string().substr(
      std::string("http://data.example").size());
  EXPECT_EQ(portal.get(address).status, 403);
  EXPECT_NE(http::body_text(portal.get(address)).find("2027-05-19 00:00 (+07:00)"),
            std::string::npos)
      << http::body_text(portal.get(address));
  EXPECT_EQ(portal.get("/files/by-hash/" + content.sha256).status, 404);
  const auto seq = portal.app.store.read().last_seq();
  set("2027-05-18T17:00:00Z");  // midnight in Hanoi; no job has run yet
  EXPECT_EQ(portal.get(address).status, 200);
  EXPECT_EQ(portal.get("/files/by-hash/" + content.sha256).status, 200);
  EXPECT_TRUE(run_jobs());
  EXPECT_EQ(portal.app.store.read().last_seq(), seq + 1);
}

}  // namespace
}  // namespace portal::api

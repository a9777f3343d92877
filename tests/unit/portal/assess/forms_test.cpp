#include "catalog/assessment/csv.hpp"
#include "catalog/facts/filler.hpp"
#include "portal/app/today.hpp"
#include "tests/unit/portal/assess/desk.hpp"

namespace portal::assess {
namespace {

class Forms : public Desk {
 protected:
  std::string question(const std::string& name) const { return desk() + "/questions/" + name; }
  void measure_one_licence() {
    catalog::publish::Draft draft;
    draft.agency = "north";
    draft.state = "published";
    draft.document = base::parse_json(
        R"({"title":{"vi":"Mưa"},"description":{"vi":"m"},"license":"CC-BY-4.0",
            "distribution":[{"accessURL":"https://a.example/x.csv","license":"CC-BY-4.0"}]})");
    portal.add(std::move(draft));
    catalog::facts::Filler(portal.app.store, portal.app.facts, std::chrono::hours(7)).follow();
    ASSERT_TRUE(portal.app.readiness.run(base::now(), app::today_of(portal.app)).is_ok);
  }
  static http::QueryPairs filled(const std::string& comment, const std::string& version = "1") {
    return {{"do", "save"},
            {"version", version},
            {"rating", "yellow_green"},
            {"comment_vi", comment},
            {"s0_sign", "+"},
            {"s0_text_vi", "Có luật"},
            {"s0_n0_kind", "law"},
            {"s0_n0_title", "Luật An toàn thông tin mạng"},
            {"s0_n0_number", "86/2015/QH13"},
            {"s0_n0_in_force", "yes"},
            {"s1_sign", "-"},
            {"s1_text_vi", "Chưa đủ"},
            {"whole", "1"}};
  }
};

TEST_F(Forms, AreForAssessorsAlone) {
  for (const auto& form : {std::string("/vi/manage/assessments"), desk(), question("dgra.7.1"),
                           desk() + "/dimensions/dgra.7", std::string("/vi/manage/actions"),
                           std::string("/vi/manage/actions/new")}) {
    EXPECT_EQ(get(form, "khach").status, 403) << form;
    EXPECT_EQ(get(form).status, 303) << form;
    EXPECT_EQ(get(form, "lan").status, 200) << form;
  }
}

TEST_F(Forms, OpenAnAssessmentAndRefuseOneWithoutATitle) {
  http::QueryPairs fields = {{"do", "open"},           {"framework", "odra"}, {"title_vi", ""},
                             {"cutoff", "2026-05-18"}, {"language", "vi"},    {"whole", "1"}};
  EXPECT_EQ(post("lan", "/vi/manage/assessments", fields).status, 422);
  fields[2].second = "Đánh giá ODRA";
  const auto made = post("lan", "/vi/manage/assessments", fields);
  ASSERT_EQ(made.status, 303);
  const auto address = field(made, "Location");
  const auto overview = page(address.substr(address.find("/vi/")), "lan");
  EXPECT_TRUE(has(overview, "Đánh giá ODRA"));
  EXPECT_TRUE(has(overview, "odra.2.4"));
}

TEST_F(Forms, TellFiguresThatAreNoSharesInTheirOwnUnit) {
  measure_one_licence();
  const auto made = post("lan", "/vi/manage/assessments",
                         {{"do", "open"},
                          {"framework", "odra"},
                          {"title_vi", "Đánh giá"},
                          {"cutoff", "2026-05-18"},
                          {"language", "vi"},
                          {"whole", "1"}});
  const auto address = field(made, "Location");
  const auto form = page(address.substr(address.find("/vi/")) + "/questions/odra.2.4", "lan");
  EXPECT_TRUE(has(form, "1 giấy phép")) << form;
}

TEST_F(Forms, SaveAnAnswerWithStatementsAndSources) {
  EXPECT_EQ(post("lan", question("dgra.7.1"), filled("Nhận xét mới")).status, 303);
  const auto saved = answer("dgra.7.1");
  EXPECT_EQ(saved.comment.vi, "Nhận xét mới");
  ASSERT_EQ(saved.statements.size(), 2u);
  EXPECT_EQ(saved.statements[0].sources[0].number, "86/2015/QH13");
  EXPECT_EQ(saved.statements[0].sources[0].in_force, as::InForce::kYes);
  EXPECT_EQ(saved.statements[1].sign, '-');
  EXPECT_EQ(saved.valid_until, "2020-06-30");
}

TEST_F(Forms, AddMoveAndRemoveStatementsWithoutAScriptAndSaveNothing) {
  auto fields = filled("x");
  fields[0].second = "down:0";
  const auto moved = post("lan", question("dgra.7.1"), fields);
  EXPECT_EQ(moved.status, 200);
  const auto html = http::body_text(moved);
  EXPECT_LT(html.find("Chưa đủ"), html.find("Có luật"));
  EXPECT_TRUE(has(html, "chưa lưu"));
  fields[0].second = "remove:0";
  EXPECT_FALSE(has(http::body_text(post("lan", question("dgra.7.1"), fields)), "Có luật"));
  fields[0].second = "add";
  EXPECT_TRUE(has(http::body_text(post("lan", question("dgra.7.1"), fields)), "s2_sign"));
  fields[0].second = "source:1";
  EXPECT_TRUE(has(http::body_text(post("lan", question("dgra.7.1"), fields)), "s1_n0_kind"));
  EXPECT_NE(answer("dgra.7.1").comment.vi, "x");
}

TEST_F(Forms, ShowBothTextsWhenAnotherSavedFirst) {
  EXPECT_EQ(post("lan", question("dgra.7.1"), filled("Của Lan")).status, 303);
  const auto clash = post("binh", question("dgra.7.1"), filled("Của Bình"));
  EXPECT_EQ(clash.status, 409);
  const auto html = http::body_text(clash);
  EXPECT_TRUE(has(html, "Của Lan"));
  EXPECT_TRUE(has(html, "Của Bình"));
  EXPECT_TRUE(has(html, "name=\"version\" value=\"2\""));
  EXPECT_EQ(answer("dgra.7.1").comment.vi, "Của Lan");
  EXPECT_EQ(post("binh", question("dgra.7.1"), filled("Gộp", "2")).status, 303);
  EXPECT_EQ(answer("dgra.7.1").comment.vi, "Gộp");
  const auto later = page(question("dgra.7.1"), "lan");
  EXPECT_TRUE(has(later, "Của Lan"));
  EXPECT_TRUE(has(later, "Của Bình"));
  EXPECT_TRUE(has(later, "không có hiệu lực"));
}

TEST_F(Forms, AskForAReasonAndKeepWhatWasWritten) {
  auto fields = filled("Giữ lại");
  fields[2].second = "na";
  const auto refused = post("lan", question("dgra.7.1"), fields);
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(has(http::body_text(refused), "Giữ lại"));
  EXPECT_TRUE(has(http::body_text(refused), "Hãy ghi lý do"));
}

TEST_F(Forms, OfferPublishingOnlyToWhomMayPublishForItsAgency) {
  const auto head = [&](const char* publisher) {
    return http::QueryPairs{
        {"do", "head"},       {"version", "1"},         {"title_vi", "Đánh giá"},
        {"scope", "country"}, {"cutoff", "2019-06-30"}, {"language", "vi"},
        {"language", "en"},   {"publisher", publisher}, {"whole", "1"}};
  };
  ASSERT_EQ(post("binh", desk(), head("north")).status, 303);
  ASSERT_EQ(post("binh", desk(), {{"do", "submit"}}).status, 303);
  const auto shown = page(desk(), "lan");
  EXPECT_FALSE(has(shown, "value=\"publish\""));
  EXPECT_TRUE(has(shown, "Miền Bắc")) << shown;
  EXPECT_EQ(post("lan", desk(), {{"do", "publish"}}).status, 403);
}

TEST_F(Forms, RefuseOneThatDidNotComeWhole) {
  auto fields = filled("x");
  fields.pop_back();
  EXPECT_EQ(post("lan", question("dgra.7.1"), fields).status, 422);
  EXPECT_NE(answer("dgra.7.1").comment.vi, "x");
}

TEST_F(Forms, FreezeAFigureOfThePortalWithTheAnswer) {
  auto fields = filled("Có số liệu");
  fields.insert(fields.end() - 1, {{"s1_n0_kind", "measurement"}, {"s1_n0_dataset", "m.lic.set"}});
  EXPECT_EQ(post("lan", question("dgra.7.1"), fields).status, 303);
  const auto frozen = answer("dgra.7.1").statements[1].sources[0].measurement;
  ASSERT_TRUE(frozen);
  EXPECT_EQ(frozen->indicator, "m.lic.set");
  EXPECT_EQ(frozen->day, today(portal.app));
  (fields.end() - 2)->second = "m.none";
  EXPECT_EQ(post("lan", question("dgra.7.1"), fields).status, 422);
}

// "not measured yet" would be untrue of what is measured in another way than as a share.
TEST_F(Forms, FreezeAFigureThatIsNoShareWithItsValue) {
  measure_one_licence();
  auto fields = filled("Có số liệu");
  fields.insert(fields.end() - 1,
                {{"s1_n0_kind", "measurement"}, {"s1_n0_dataset", "m.lic.count"}});
  ASSERT_EQ(post("lan", question("dgra.7.1"), fields).status, 303);
  const auto frozen = answer("dgra.7.1").statements[1].sources[0].measurement;
  ASSERT_TRUE(frozen && frozen->value);
  EXPECT_EQ(*frozen->value, 1);
  EXPECT_TRUE(has(page(question("dgra.7.1"), "lan"), ": 1 giấy phép"));
}

TEST_F(Forms, ShowLinesAsTheyWereWritten) {
  EXPECT_EQ(post("lan", question("dgra.7.1"), filled("Dòng một\r\nDòng hai <b>")).status, 303);
  EXPECT_EQ(answer("dgra.7.1").comment.vi, "Dòng một\nDòng hai <b>");
  EXPECT_TRUE(has(page(question("dgra.7.1"), "lan"), ">Dòng một\nDòng hai &lt;b&gt;</textarea>"));
  EXPECT_TRUE(has(page(report(), "lan"), ">Dòng một\nDòng hai &lt;b&gt;<"));
}

TEST_F(Forms, SaveAConclusionLineByLine) {
  const auto address = desk() + "/dimensions/dgra.7";
  EXPECT_EQ(post("lan", address,
                 {{"do", "save"},
                  {"version", "1"},
                  {"rating", "yellow"},
                  {"strengths_vi", "Một\r\n\r\nBa"},
                  {"strengths_en", "One\r\nTwo"},
                  {"whole", "1"}})
                .status,
            303);
  const auto reader = portal.app.store.read();
  const auto working = as::read_working(reader.connection(), id, frames(portal.app));
  const auto& strengths = working.document.find_section("dgra.7")->conclusion.strengths;
  EXPECT_EQ(strengths, (std::vector<as::Pair>{{"Một", "One"}, {"", "Two"}, {"Ba", ""}}));
  // Two steps from what the questions suggest, without a word.
  EXPECT_EQ(
      post("lan", address, {{"do", "save"}, {"version", "2"}, {"rating", "green"}, {"whole", "1"}})
          .status,
      422);
}

TEST_F(Forms, AddAQuestionToAnAreaThatHasNone) {
  EXPECT_EQ(post("lan", desk(),
                 {{"do", "question"},
                  {"version", "1"},
                  {"dimension", "dgra.1"},
                  {"number", "1"},
                  {"question_vi", "Ai chịu trách nhiệm?"}})
                .status,
            303);
  EXPECT_TRUE(has(page(question("dgra.1.1"), "lan"), "Ai chịu trách nhiệm?"));
}

TEST_F(Forms, CarryRemarksThroughReviewAndTheSecondPersonPublishes) {
  EXPECT_EQ(post("lan", desk(), {{"do", "submit"}}).status, 303);
  EXPECT_EQ(post("binh", question("dgra.7.1"), {{"do", "remark"}, {"remark", "Thiếu số"}}).status,
            303);
  EXPECT_TRUE(has(page(question("dgra.7.1"), "lan"), "Thiếu số"));
  EXPECT_FALSE(has(page(desk(), "lan"), "value=\"publish\""));
  EXPECT_TRUE(has(page(desk(), "binh"), "value=\"publish\""));
  EXPECT_EQ(post("lan", desk(), {{"do", "publish"}}).status, 403);
  EXPECT_EQ(post("lan", question("dgra.7.1"), filled("muộn")).status, 409);
  EXPECT_EQ(post("binh", desk(), {{"do", "publish"}}).status, 303);
  EXPECT_EQ(post("lan", desk(), {{"do", "next"}}).status, 303);
}

TEST_F(Forms, TakeAnAssessmentFromItsFileAndRefuseACutOne) {
  const auto send = [&](const std::string& text) {
    const std::string body = "--b\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n" +
                             app::form_token_for(sessions["lan"]) +
                             "\r\n--b\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\n"
                             "import\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; "
                             "filename=\"a.json\"\r\nContent-Type: application/json\r\n\r\n" +
                             text + "\r\n--b--\r\n";
    return portal.post("/vi/manage/assessments",
                       {{"content-type", "multipart/form-data; boundary=b"},
                        {"accept", "text/html"},
                        {"cookie", "session=" + sessions["lan"]}},
                       body);
  };
  EXPECT_EQ(send(area7_text()).status, 303);
  const auto refused = send(area7_text().substr(0, 3000));
  EXPECT_EQ(refused.status, 400);
  EXPECT_TRUE(has(http::body_text(refused), "bị cắt khi tải"));
}

TEST_F(Forms, ShowWhereTwoVersionsDiffer) {
  publish();
  const std::string first = id;
  id = field(post("lan", desk(), {{"do", "next"}}), "Location");
  id = id.substr(id.rfind('/') + 1);
  EXPECT_EQ(post("lan", question("dgra.7.5"), filled("Đã có cổng")).status, 303);
  const auto html = page("/vi/readiness/assessments/" + first + "/diff/" + id, "lan");
  EXPECT_TRUE(has(html, "dgra.7.5"));
  EXPECT_TRUE(has(html, "Đã có cổng"));
  EXPECT_FALSE(has(html, "dgra.7.1"));
  EXPECT_EQ(get("/vi/readiness/assessments/" + first + "/diff/" + id).status, 404);
}

}  // namespace
}  // namespace portal::assess

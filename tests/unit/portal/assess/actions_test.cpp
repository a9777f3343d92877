#include "catalog/assessment/action_check.hpp"
#include "tests/unit/portal/assess/desk.hpp"

namespace portal::assess {
namespace {

class Actions : public Desk {
 protected:
  static http::QueryPairs filled(const std::string& status = "agreed") {
    return {{"do", "save"},
            {"version", "0"},
            {"title_vi", "Ghi giấy phép"},
            {"title_en", "State licences"},
            {"dimension", "odra.2"},
            {"priority", "1"},
            {"status", status},
            {"due", "2020-01-31"},
            {"amount", "1500000000"},
            {"currency", "VND"},
            {"test_indicator", "m.lic.set"},
            {"test_colour", "green"},
            {"whole", "1"}};
  }
  std::string add(http::QueryPairs fields) {
    const auto made = post("lan", "/vi/manage/actions/new", std::move(fields));
    EXPECT_EQ(made.status, 303) << http::body_text(made);
    const auto address = field(made, "Location");
    const auto from = address.find("/actions/") + 9;
    return address.substr(from, address.find('?') - from);
  }
};

TEST_F(Actions, ArePublicOnceAgreedAndOverdueOnesStandFirst) {
  add(filled());
  auto proposed = filled("proposed");
  proposed[2].second = "Chỉ là đề xuất";
  add(proposed);
  const auto html = page("/vi/readiness/actions");
  EXPECT_TRUE(has(html, "Ghi giấy phép"));
  EXPECT_TRUE(has(html, "1.500.000.000 VND"));
  EXPECT_TRUE(has(html, "Quá hạn"));
  EXPECT_FALSE(has(html, "Chỉ là đề xuất"));
  EXPECT_TRUE(has(page("/vi/manage/actions", "lan"), "Chỉ là đề xuất"));
  for (const char* form : {"json", "csv", "ics"}) {
    const auto data = http::body_text(portal.get("/readiness/actions." + std::string(form)));
    EXPECT_TRUE(has(data, "Ghi giấy phép") || has(data, "State licences")) << form;
    EXPECT_FALSE(has(data, "đề xuất")) << form;
  }
}

TEST_F(Actions, AreACalendarInTheReadersLanguage) {
  const auto made = add(filled());
  const auto answer = portal.get("/readiness/actions.ics?lang=en");
  EXPECT_EQ(field(answer, "Content-Type"), "text/calendar; charset=utf-8");
  const auto text = http::body_text(answer);
  EXPECT_TRUE(has(text, "UID:" + made + "@data.example\r\n"));
  EXPECT_TRUE(has(text, "SUMMARY:State licences\r\n"));
  EXPECT_TRUE(has(text, "DUE;VALUE=DATE:20200131\r\n"));
}

TEST_F(Actions, OfAnOldFormAreRefusedWithBothTexts) {
  const auto made = add(filled());
  auto mine = filled("running");
  mine[1].second = "1";
  EXPECT_EQ(post("lan", "/vi/manage/actions/" + made, mine).status, 303);
  mine[2].second = "Tên của tôi";
  const auto clash = post("binh", "/vi/manage/actions/" + made, mine);
  EXPECT_EQ(clash.status, 409);
  EXPECT_TRUE(has(http::body_text(clash), "Tên của tôi"));
  EXPECT_TRUE(has(http::body_text(clash), "Ghi giấy phép"));
}

TEST_F(Actions, CollectNotesOfProgress) {
  const auto made = add(filled());
  EXPECT_EQ(post("lan", "/vi/manage/actions/" + made, {{"do", "note"}, {"note", "Đã họp"}}).status,
            303);
  EXPECT_TRUE(has(page("/vi/readiness/actions"), "Đã họp"));
}

TEST_F(Actions, AreMetWhenTheFigureIsAndNeverByOneThatIsGrey) {
  auto fields = filled();
  fields[11] = {"test_pass", "0"};  // any figure at all
  const auto made = add(fields);
  const auto strict = add(filled());
  portal.app.readiness.run(base::now(), 20'000);
  const auto told =
      catalog::assessment::check_actions(portal.app.store, portal.app.readiness, 20'000);
  EXPECT_EQ(told.arguments.at("checked"), "2");
  const auto reader = portal.app.store.read();
  EXPECT_EQ(as::find_action(reader.connection(), made)->met, 20'000);
  EXPECT_FALSE(as::find_action(reader.connection(), strict)->met);
}

}  // namespace
}  // namespace portal::assess

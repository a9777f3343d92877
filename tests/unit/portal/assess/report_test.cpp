#include "catalog/assessment/current.hpp"
#include "tests/unit/portal/assess/desk.hpp"

namespace portal::assess {
namespace {

class Report : public Desk {
 protected:
  // The words of the table's cells with colours, from top to bottom.
  static std::vector<std::string> colours(const std::string& html) {
    std::vector<std::string> list;
    auto at = html.find("<table class=\"ratings\">");
    const auto end = html.find("</table>", at);
    for (at = html.find("rating-words\">", at); at < end;
         at = html.find("rating-words\">", at + 1)) {
      const auto from = html.find('>', html.find("<span class=\"half\"", at)) + 1;
      list.push_back(html.substr(from, html.find('<', from) - from));
    }
    return list;
  }
};

TEST_F(Report, OfArea7PrintsTheTableInVietnamese) {
  publish();
  const auto html = page(report("vi"));
  EXPECT_EQ(colours(html), (std::vector<std::string>{"VÀNG/XANH", "VÀNG/XANH", "VÀNG/XANH",
                                                     "VÀNG/ĐỎ", "ĐỎ", "ĐỎ", "VÀNG"}));
  EXPECT_TRUE(has(html, "ĐÁNH GIÁ CHUNG"));
  EXPECT_TRUE(has(html, "Gợi ý từ các câu hỏi: VÀNG"));
  EXPECT_TRUE(has(html, "Điểm mạnh"));
  EXPECT_TRUE(has(html, "Kết luận"));
  EXPECT_TRUE(has(html, "Ban hành quy định về bảo vệ dữ liệu cá nhân"));
}

TEST_F(Report, OfArea7PrintsTheTableInEnglish) {
  publish();
  const auto html = page(report("en"));
  EXPECT_EQ(colours(html), (std::vector<std::string>{"YELLOW/GREEN", "YELLOW/GREEN", "YELLOW/GREEN",
                                                     "YELLOW/RED", "RED", "RED", "YELLOW"}));
  EXPECT_TRUE(has(html, "OVERALL"));
  EXPECT_TRUE(has(html, "before validation: RED"));
  EXPECT_TRUE(has(html, "not in force on the cut-off date, not counted"));
}

TEST_F(Report, ShowsBothLanguagesSideBySideEachWithItsTag) {
  publish();
  const auto html = page(report() + "?both=1");
  EXPECT_TRUE(has(html, "lang=\"vi\">VÀNG/XANH<"));
  EXPECT_TRUE(has(html, "lang=\"en\">YELLOW/GREEN<"));
  EXPECT_TRUE(has(html, "report-both"));
}

TEST_F(Report, SaysItsOwnWordsInBothLanguagesToo) {
  publish();
  const auto html = page(report() + "?both=1");
  for (const char* word : {"Điểm mạnh", "Strengths", "ĐÁNH GIÁ CHUNG", "OVERALL", "Nhận xét",
                           "Comment", "Cả nước", "The whole country", "Notes"})
    EXPECT_TRUE(has(html, std::string(">") + word + "<")) << word;
}

TEST_F(Report, NamesTheAgencyThatItIsAbout) {
  std::string text = area7_text();
  const std::string country = "\"scope\": \"country\"";
  text.replace(text.find(country), country.size(), "\"scope\": \"agency/north\"");
  id = import(text);
  EXPECT_TRUE(has(page(report(), "lan"), ">Miền Bắc<"));
  EXPECT_TRUE(has(page("/vi/readiness/assessments", "lan"), "<td>Miền Bắc</td>"));
}

TEST_F(Report, ShowsTheOtherLanguageWithATagWhereAHalfIsMissing) {
  std::string text = area7_text();
  const std::string english = "Cooperation at home and abroad is regular, above all within ASEAN.";
  text.replace(text.find(english), english.size(), "");
  id = import(text);
  const auto html = page(report("en"), "lan");
  EXPECT_TRUE(has(html, "in Vietnamese only"));
  EXPECT_TRUE(has(html, "Hợp tác trong và ngoài nước"));
}

TEST_F(Report, NumbersASourceOnceForAllStatementsThatNameIt) {
  publish();
  const auto html = page(report());
  const auto first = html.find("href=\"#note-1\"");
  ASSERT_NE(first, std::string::npos);
  // 86/2015/QH13 supports 7.1 and 7.4.
  EXPECT_NE(html.find("href=\"#note-1\"", first + 1), std::string::npos);
  const auto notes = html.substr(html.find("report-notes"));
  EXPECT_EQ(notes.find("86/2015/QH13"), notes.rfind("86/2015/QH13"));
}

TEST_F(Report, RemindsOfPrioritiesThatAreMissing) {
  const auto lan = person("lan");
  auto change = portal.app.store.write();
  for (const char* action : {"a7-privacy", "a7-platforms"}) {
    auto dropped = as::find_action(change.connection(), action)->action;
    dropped.status = as::ActionStatus::kDropped;
    dropped.dropped_because = "Trùng";
    as::put_action(change, lan, dropped, 1);
  }
  change.commit();
  EXPECT_TRUE(has(page(report(), "lan"), "Kế hoạch hành động chưa có ưu tiên nào"));
}

TEST_F(Report, OfADraftIsThereForAssessorsAlone) {
  for (const std::string& form : std::vector<std::string>{
           report(), "/readiness/assessments/" + id + ".json",
           "/readiness/assessments/" + id + ".csv", "/readiness/assessments/" + id + ".ttl",
           "/readiness/assessments/" + id + ".html", "/readiness/assessments/" + id}) {
    EXPECT_EQ(get(form).status, 404) << form;
    EXPECT_EQ(get(form, "khach").status, 404) << form;
    EXPECT_LT(get(form, "lan").status, 400) << form;
  }
  EXPECT_FALSE(has(page("/vi/readiness/assessments"), "an ninh mạng"));
  EXPECT_TRUE(has(page("/vi/readiness/assessments", "lan"), "an ninh mạng"));
  publish();
  EXPECT_EQ(get(report()).status, 200);
  EXPECT_TRUE(has(page("/vi/readiness/assessments"), "an ninh mạng"));
}

TEST_F(Report, IsDataInEveryFormAndReadsBackAsItWasPublished) {
  publish();
  const std::string address = "/readiness/assessments/" + id;
  const auto json = portal.get(address + ".json");
  EXPECT_EQ(field(json, "Content-Type"), "application/json");
  const auto document = as::read_document(http::body_text(json));
  EXPECT_EQ(document.published->sha256, as::digest_of(document));
  EXPECT_TRUE(http::body_text(portal.get(address + ".csv?bom=1")).starts_with("\xEF\xBB\xBFid,"));
  EXPECT_TRUE(http::body_text(portal.get(address + ".csv")).starts_with("id,question_vi"));
  EXPECT_TRUE(has(http::body_text(portal.get(address + ".ttl")), "dqv:QualityAnnotation"));
  const auto led = portal.get(address, {{"accept", "text/turtle"}});
  EXPECT_EQ(led.status, 303);
  EXPECT_TRUE(field(led, "Location").ends_with(".ttl"));
}

TEST_F(Report, SaysWhichAnswersHaveExpiredAndShowsThemAsGreyToday) {
  publish();  // the answers of 2019 were good for a year
  EXPECT_TRUE(has(page(report()), "6 câu trả lời đã hết hạn"));
  const auto current =
      as::current_answers(portal.app.store.read().connection(), "", today(portal.app));
  EXPECT_EQ(current.at("dgra.7.1").rating, rd::Rating::kGrey);
  EXPECT_TRUE(current.at("dgra.7.1").is_expired);
  EXPECT_TRUE(has(page("/vi/readiness/assessments"), "Câu trả lời đã hết hạn"));
}

TEST_F(Report, IsADatasetOfTheCatalogueWhenItNamesAnAgency) {
  post("lan", desk(),
       {{"do", "head"},
        {"version", "1"},
        {"title_vi", "Đánh giá Q"},
        {"cutoff", "2019-06-30"},
        {"language", "vi"},
        {"publisher", "north"},
        {"whole", "1"}});
  publish();
  const auto reader = portal.app.store.read();
  const auto datasets = reader.list_datasets({}, "", 10);
  ASSERT_EQ(datasets.size(), 1u);
  EXPECT_EQ(datasets[0].agency, "north");
  EXPECT_TRUE(has(datasets[0].document, "/readiness/assessments/" + id + ".json"));
  EXPECT_TRUE(has(page(report("en")), "/en/datasets/" + datasets[0].slug));
}

TEST_F(Report, SaysAsADatasetWhatACitizenAsksAndStaysItWhenANewVersionIsPublished) {
  const auto name_agency = [&] {
    const auto reader = portal.app.store.read();
    const auto version = as::find_part(reader.connection(), id, as::kHeadPart)->version;
    return post("lan", desk(),
                {{"do", "head"},
                 {"version", std::to_string(version)},
                 {"title_vi", "Đánh giá"},
                 {"cutoff", "2019-06-30"},
                 {"language", "vi"},
                 {"publisher", "north"},
                 {"whole", "1"}})
        .status;
  };
  const auto dataset = [&] {
    const auto list = portal.app.store.read().list_datasets({}, "", 10);
    EXPECT_EQ(list.size(), 1u);
    return list.at(0);
  };
  EXPECT_EQ(name_agency(), 303);
  publish();
  const std::string first = id;
  const auto before = dataset();
  const base::Json record = base::parse_json(before.document);
  ASSERT_EQ(record["temporal"].items().size(), 1u) << before.document;
  EXPECT_TRUE(has(before.document, "data-theme/GOVE"));
  EXPECT_TRUE(has(before.document, "access-right/PUBLIC"));
  EXPECT_EQ(record["temporal"].items().at(0)["endDate"].as_string(), "2019-06-30");
  EXPECT_EQ(record["distribution"].items().size(), 4u);
  for (const auto& file : record["distribution"].items()) {
    const std::string address = file["downloadURL"].as_string();
    EXPECT_EQ(get(address.substr(address.find("/readiness/"))).status, 200) << address;
  }
  EXPECT_EQ(post("lan", desk(), {{"do", "next"}}).status, 303);
  for (const auto& stored : as::list_stored(portal.app.store.read().connection()))
    if (stored.previous == first) id = stored.id;
  ASSERT_NE(id, first);
  EXPECT_EQ(name_agency(), 303);
  publish();
  const auto after = dataset();
  EXPECT_EQ(after.id, before.id);
  EXPECT_EQ(after.slug, before.slug);
  const base::Json next = base::parse_json(after.document);
  EXPECT_EQ(next["issued"].as_string(), record["issued"].as_string());
  EXPECT_EQ(record["issued"].as_string(), record["modified"].as_string());
  EXPECT_EQ(next["version"].as_string(), "2");
  EXPECT_TRUE(has(after.document, "/readiness/assessments/" + id + ".json"));
  EXPECT_FALSE(has(after.document, "/readiness/assessments/" + first + ".json"));
  EXPECT_EQ(next["distribution"].items().at(0)["id"].as_string(),
            record["distribution"].items().at(0)["id"].as_string());
}

}  // namespace
}  // namespace portal::assess

#include "search/proposals.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "search/document.hpp"
#include "tests/unit/search/catalogue.hpp"

namespace search {
namespace {

constexpr const char* kThemes = "http://publications.europa.eu/resource/authority/data-theme/";

IndexRecord record_of(const std::string& id, const std::string& title, const std::string& theme,
                      const std::string& keyword) {
  base::Json document = base::parse_json(
      R"({"title":{"vi":")" + title + R"("},"keyword":{"vi":[")" + keyword + R"("]},"theme":[")" +
      kThemes + theme + R"("],"publisher":{"id":"so-y-te"}})");
  document.set("id", id);
  document.set("revision", base::Json::integer(1));
  return make_record(document);
}

std::vector<IndexRecord> catalogue() {
  return {record_of("tram-2023", "Danh sách trạm quan trắc mặn năm 2023", "ENVI", "xâm nhập mặn"),
          record_of("do-man", "Độ mặn đo tại các trạm quan trắc mặn", "ENVI", "xâm nhập mặn"),
          record_of("buyt", "Tuyến xe buýt nội thành", "TRAN", "xe buýt"),
          record_of("benh-vien", "Giường bệnh của bệnh viện công", "HEAL", "bệnh viện")};
}

Proposals ask(const std::string& json, const std::vector<IndexRecord>& records = catalogue()) {
  const TestIndex index(records);
  return index.index.propose(base::parse_json(json));
}

std::vector<std::string> themes_of(const Proposals& found) {
  std::vector<std::string> codes;
  for (const auto& theme : found.themes)
    codes.push_back(theme.iri.substr(std::string(kThemes).size()));
  return codes;
}

TEST(Proposals, TakeTheThemeOfRecordsAboutTheSame) {
  const auto found = ask(R"({"title":{"vi":"Vị trí trạm quan trắc mặn tỉnh Bến Tre"}})");
  ASSERT_FALSE(found.themes.empty());
  EXPECT_EQ(themes_of(found)[0], "ENVI");
  EXPECT_GE(found.themes[0].records, 2u);
  EXPECT_LE(found.themes.size(), kMostThemes);
}

TEST(Proposals, KnowThemesByTheirWordsInAnEmptyPortal) {
  const auto vietnamese = ask(R"({"title":{"vi":"Danh mục cơ sở khám chữa bệnh"}})", {});
  EXPECT_EQ(themes_of(vietnamese)[0], "HEAL");
  EXPECT_EQ(vietnamese.themes[0].words, std::vector<std::string>{"cơ sở khám chữa bệnh"});
  EXPECT_EQ(themes_of(ask(R"({"title":{"en":"Bus stops and timetables"}})", {}))[0], "TRAN");
}

TEST(Proposals, StandOnWordsAloneWhenTheIndexCannotBeRead) {
  const TestFolder folder;
  const Index index(folder.path() + "/nowhere");
  const auto found = index.propose(base::parse_json(R"({"title":{"vi":"Lúa và cà phê"}})"));
  EXPECT_EQ(themes_of(found), std::vector<std::string>{"AGRI"});
  EXPECT_FALSE(found.keywords.empty());
}

TEST(Proposals, LeaveOutWhatTheRecordHasAlready) {
  const auto found = ask(R"({"title":{"vi":"Trạm quan trắc mặn"},"keyword":{"vi":["Xâm nhập mặn"]},
    "theme":["http://publications.europa.eu/resource/authority/data-theme/ENVI"],
    "description":{"vi":"Tình hình xâm nhập mặn"}})");
  EXPECT_EQ(std::ranges::count(themes_of(found), "ENVI"), 0);
  for (const auto& keyword : found.keywords) EXPECT_NE(keyword.text, "xâm nhập mặn");
}

TEST(Proposals, OfferKeywordsOfOthersThatTheTextSays) {
  const auto found = ask(R"({"title":{"vi":"Bản đồ Xâm nhập mặn"},"description":{"vi":"…"}})");
  ASSERT_FALSE(found.keywords.empty());
  EXPECT_EQ(found.keywords[0].text, "xâm nhập mặn") << "in the writing of the catalogue";
  EXPECT_TRUE(found.keywords[0].is_said);
  EXPECT_EQ(found.keywords[0].language, "vi");
}

TEST(Proposals, NamePlacesOldAndNewByWhereTheyStand) {
  const auto found = ask(R"({"title":{"vi":"Dân số tỉnh Bến Tre"},
    "description":{"vi":"Nay thuộc tỉnh Vĩnh Long"}})");
  ASSERT_EQ(found.places.size(), 2u);
  EXPECT_EQ(found.places[0].place->vi, "Bến Tre");
  EXPECT_EQ(found.places[0].field, "title");
  EXPECT_EQ(found.places[1].field, "description");
}

TEST(Proposals, WarnOfATitleWithItsWordsSwappedOrOneMisspelt) {
  for (const char* title : {"Tuyến xe buýt nội thành", "xe buýt tuyến nội thành",
                            "Tuyen xe buyt noi thanh", "Tuyến xe buýt nội thnàh"}) {
    const auto found = ask(std::string(R"({"title":{"vi":")") + title + "\"}}");
    ASSERT_EQ(found.twins.size(), 1u) << title;
    EXPECT_EQ(found.twins[0].id, "buyt");
    EXPECT_EQ(found.twins[0].match, TitleMatch::kSame) << title;
  }
}

TEST(Proposals, CallTheSameOfAnotherYearASeriesAndNoDouble) {
  const auto found = ask(R"({"title":{"vi":"Danh sách trạm quan trắc mặn năm 2024"}})");
  ASSERT_EQ(found.twins.size(), 1u);
  EXPECT_EQ(found.twins[0].id, "tram-2023");
  EXPECT_EQ(found.twins[0].match, TitleMatch::kSeries);
}

TEST(Proposals, NeverFindTheRecordItselfItsOwnDouble) {
  EXPECT_TRUE(ask(R"({"id":"buyt","title":{"vi":"Tuyến xe buýt nội thành"}})").twins.empty());
}

TEST(Proposals, FindNothingInADocumentThatSaysNothing) {
  for (const char* json : {"{}", R"({"title":7,"keyword":[],"distribution":"x","spatial":{}})"}) {
    const auto found = ask(json);
    EXPECT_TRUE(found.themes.empty() && found.keywords.empty() && found.places.empty() &&
                found.twins.empty())
        << json;
  }
}

}  // namespace
}  // namespace search

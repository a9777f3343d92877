#include "portal/pages/search.hpp"

#include <gtest/gtest.h>

#include <map>

#include "portal/pages/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::pages {
namespace {

const std::string kEnvi =
    "http%3A%2F%2Fpublications.europa.eu%2Fresource%2Fauthority%2Fdata-theme%2FENVI";

class SearchPage : public testing::Test {
 protected:
  SearchPage() {
    add("Lượng mưa", "ENVI");
    add("Chất lượng nước", "ENVI");
    add("Ngân sách", "ECON");
    portal_.follow();
  }
  void add(const std::string& title, const std::string& theme) {
    portal_.add(R"({"title":{"vi":")" + title + R"("},"theme":[")" + theme +
                R"("],"publisher":{"name":{"vi":"Sở Tài nguyên"}}})");
  }
  std::string page(const std::string& target) {
    const auto response = portal_.get(target);
    EXPECT_EQ(response.status, 200) << target;
    return http::body_text(response);
  }
  TestPortal portal_{routes({})};
};

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_F(SearchPage, FindsWithAndWithoutDiacritics) {
  for (const char* words : {"luong+mua", "l%C6%B0%E1%BB%A3ng+m%C6%B0a"}) {
    const std::string text = page(std::string("/vi/datasets?q=") + words);
    EXPECT_TRUE(holds(text, "/vi/datasets/luong-mua\"")) << words;
    EXPECT_FALSE(holds(text, "/vi/datasets/ngan-sach\"")) << words;
  }
}

TEST_F(SearchPage, MarksWhatWasLookedFor) {
  EXPECT_TRUE(holds(page("/vi/datasets?q=luong+mua"), "><mark>Lượng mưa</mark></a>"));
  EXPECT_FALSE(holds(page("/vi/datasets"), "<mark>"));
}

TEST_F(SearchPage, AddsAFilterByALink) {
  const std::string text = page("/vi/datasets?q=luong");
  EXPECT_TRUE(holds(text, "/vi/datasets?q=luong&amp;theme=" + kEnvi + "\"")) << text;
}

// A filter that was written as a code is taken back by the same link as its IRI.
TEST_F(SearchPage, TakesAChosenFilterBackByItsLink) {
  for (const std::string& written : {std::string("ENVI"), kEnvi}) {
    const std::string text = page("/vi/datasets?theme=" + written);
    EXPECT_TRUE(holds(text, "href=\"/vi/datasets\"")) << written;
    EXPECT_FALSE(holds(text, "theme=" + kEnvi + "&amp;theme=" + kEnvi)) << written;
    EXPECT_FALSE(holds(text, "/vi/datasets/ngan-sach\"")) << written;
  }
}

TEST_F(SearchPage, CanTakeBackAFilterThatFindsNothing) {
  const std::string text = page("/vi/datasets?q=ngan+sach&theme=ENVI");
  EXPECT_TRUE(holds(text, "href=\"/vi/datasets?q=ngan%20sach\"")) << text;
}

TEST_F(SearchPage, ForgetsThePlaceInTheListWhenAFilterChanges) {
  const std::string first = page("/vi/datasets?limit=1");
  const auto at = first.find("cursor=");
  ASSERT_NE(at, std::string::npos);
  const std::string cursor = first.substr(at, first.find_first_of("\"&", at) - at);
  const std::string second = page("/vi/datasets?limit=1&" + cursor);
  EXPECT_TRUE(holds(second, "/vi/datasets?limit=1&amp;theme=" + kEnvi + "\"")) << second;
}

TEST_F(SearchPage, IgnoresParametersOfOthers) {
  EXPECT_FALSE(holds(page("/vi/datasets?utm_source=x&q=luong"), "utm_source=x&amp;theme"));
}

TEST_F(SearchPage, RefusesWhatCannotBeMeantByAPage) {
  const auto response = portal_.get("/en/datasets?sort=best");
  EXPECT_EQ(response.status, 400);
  EXPECT_TRUE(field(response, "Content-Type").starts_with("text/html"));
}

TEST_F(SearchPage, ShowsEveryFilterAndTakesItBack) {
  for (const auto& [query, label] :
       std::map<std::string, std::string>{{"keyword=bi%E1%BB%83n", "biển"},
                                          {"from=2020&to=2024", "2020 – 2024"},
                                          {"place=https%3A%2F%2Fx.example%2Fplaces%2FHue", "Hue"},
                                          {"access=PUBLIC", "Công khai"},
                                          {"language=vi", "Tiếng Việt"},
                                          {"type=x", "x"},
                                          {"hvd=true", "Có"},
                                          {"format_family=table", ""},
                                          {"updated=7d", "7 ngày qua"},
                                          {"updated_since=2024-03", "từ 03/2024"},
                                          {"bbox=105.3,20.5,106.1,21.4", "105,3"}}) {
    const std::string text = page("/vi/datasets?q=luong&" + query);
    const auto chip = text.find("class=\"chip\" rel=\"nofollow\" href=\"/vi/datasets?q=luong\"");
    ASSERT_NE(chip, std::string::npos) << query;
    EXPECT_NE(text.find(label, chip), std::string::npos) << query;
  }
}

TEST_F(SearchPage, IsCalledByItsFiltersWhenThereAreNoWords) {
  EXPECT_TRUE(holds(page("/vi/datasets?keyword=bi%E1%BB%83n&from=2020"),
                    "<title>Dữ liệu: biển, từ 2020 – "));
}

TEST_F(SearchPage, SortsByTheLastUpdateWhenThereAreNoWords) {
  for (const char* query : {"", "?sort=relevance"}) {
    const std::string text = page(std::string("/en/datasets") + query);
    EXPECT_FALSE(holds(text, "Best match")) << query;
    EXPECT_TRUE(holds(text, "aria-current=\"true\">Last updated</a>")) << query;
  }
  EXPECT_TRUE(holds(page("/en/datasets?q=luong"), "aria-current=\"true\">Best match</a>"));
}

TEST_F(SearchPage, SaysWhichDateItCouldNotReadAndGoesOn) {
  const std::string text = page("/en/datasets?q=luong&from=last+year&to=2024");
  EXPECT_TRUE(holds(text, "“last year” is neither a year nor a date"));
  EXPECT_TRUE(holds(text, "value=\"last year\""));
  EXPECT_TRUE(holds(text, "until 2024"));
  EXPECT_FALSE(holds(page("/en/datasets?from=2024-03-01&to="), "class=\"notice\""));
}

TEST_F(SearchPage, OffersTheSameSearchAsJsonAndAsAFeed) {
  const std::string text = page("/vi/datasets?q=luong&theme=ENVI");
  EXPECT_TRUE(holds(text, "href=\"/api/v1/datasets?q=luong&amp;theme=" + kEnvi + "\""));
  EXPECT_TRUE(
      holds(text, "href=\"/feeds/datasets.atom?q=luong&amp;theme=" + kEnvi + "&amp;lang=vi\""));
}

TEST_F(SearchPage, SaysWhichOfTheResultsItShows) {
  const std::string first = page("/en/datasets?limit=2");
  EXPECT_TRUE(holds(first, "1–2 of 3"));
  const auto at = first.find("cursor=");
  ASSERT_NE(at, std::string::npos);
  const std::string cursor = first.substr(at, first.find_first_of("\"&", at) - at);
  EXPECT_TRUE(holds(page("/en/datasets?limit=2&back=1&" + cursor), "3–3 of 3"));
  EXPECT_FALSE(holds(page("/en/datasets?limit=2&" + cursor), " of 3"));
}

TEST_F(SearchPage, EscapesWhatWasTyped) {
  EXPECT_FALSE(holds(page("/vi/datasets?q=%3Cscript%3Ealert(1)%3C/script%3E"), "<script>alert"));
}

TEST_F(SearchPage, IsWhereAThemeLeads) {
  const auto response = portal_.get("/en/themes/ENVI");
  EXPECT_EQ(response.status, 302);
  EXPECT_EQ(field(response, "Location"), "http://data.example/en/datasets?theme=" + kEnvi);
  EXPECT_EQ(portal_.get("/en/themes/nothing").status, 404);
}

// Whoever finds nothing today may want to hear of it once it is there.
TEST_F(SearchPage, OffersItsResultsInOtherForms) {
  for (const char* words : {"luong", "khong-co-gi"}) {
    const std::string q = std::string("?q=") + words;
    const std::string text = page("/vi/datasets" + q + "&sort=title&limit=2&explain=1");
    for (const std::string& link : {"/api/v1/datasets.csv" + q + "&amp;sort=title&amp;lang=vi",
                                    "/api/v1/datasets.jsonl" + q + "&amp;sort=title&amp;lang=vi",
                                    "/feeds/datasets.atom" + q + "&amp;lang=vi"})
      EXPECT_TRUE(holds(text, "href=\"" + link + "\"")) << link;
    EXPECT_TRUE(holds(text,
                      "<link rel=\"alternate\" type=\"application/atom+xml\" "
                      "href=\"/feeds/datasets.atom" +
                          q + "&amp;lang=vi\""));
  }
}

}  // namespace
}  // namespace portal::pages

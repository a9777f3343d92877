#include "portal/pages/search.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <tuple>

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

// What the page shows of one facet.
std::string facet(const std::string& text, const std::string& name) {
  const auto begin = text.find("aria-labelledby=\"facet-" + name + "\"");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find("</section>", begin) - begin);
}

TEST_F(SearchPage, ShowsEveryFacetThatTellsSomething) {
  portal_.add(R"({"title":{"vi":"Đê"},"theme":["ENVI"],"keyword":{"vi":["lũ"]},"language":["vi"],
      "accrualPeriodicity":"ANNUAL","accessRights":"PUBLIC","hvdCategory":["http://data.europa.eu/bna/c_dd313021"],
      "temporal":[{"startDate":"2020","endDate":"2021"}],"@type":"Dataset",
      "distribution":[{"accessURL":"https://x.example/a.csv","format":"CSV",
                       "license":"https://creativecommons.org/licenses/by/4.0/"}]})");
  portal_.follow();
  const std::string vi = page("/vi/datasets");
  const std::string en = page("/en/datasets");
  for (const auto& [name, vi_label, en_label] :
       {std::tuple("theme", "Môi trường", "Environment"),
        std::tuple("agency", "Sở Tài nguyên", "Sở Tài nguyên"), std::tuple("format", "CSV", "CSV"),
        std::tuple("open", "Dữ liệu mở", "Open"),
        std::tuple("format_family", "Bảng số liệu", "Tables and data"),
        std::tuple("license", "Creative Commons Ghi công 4.0", "Creative Commons Attribution 4.0"),
        std::tuple("year", "2021", "2021"), std::tuple("frequency", "Hằng năm", "Every year"),
        std::tuple("keyword", "lũ", "lũ"), std::tuple("language", "Tiếng Việt", "Vietnamese"),
        std::tuple("access", "Công khai", "Public"), std::tuple("hvd", "Có", "Yes")}) {
    EXPECT_TRUE(holds(facet(vi, name), vi_label)) << name << facet(vi, name);
    EXPECT_TRUE(holds(facet(en, name), en_label)) << name;
  }
  EXPECT_EQ(facet(vi, "type"), "");  // they all are datasets
  EXPECT_TRUE(holds(facet(vi, "agency"), "Không nêu</span> <span class=\"count\">1<"));
  EXPECT_TRUE(holds(facet(vi, "frequency"), "Không nêu</span> <span class=\"count\">3<"));
}

TEST_F(SearchPage, BeginsWithTheLastYear) {
  for (const char* title : {"Thi 2019", "Thi lại 2019", "Thi 2024"})
    portal_.add(std::string(R"({"title":{"vi":")") + title + "\"}}");
  portal_.follow();
  const std::string years = facet(page("/vi/datasets"), "year");
  EXPECT_LT(years.find(">2024<"), years.find(">2019<"));
}

class AgencyFacet : public SearchPage {
 protected:
  AgencyFacet() {
    for (const char* title : {"Một", "Hai"})
      portal_.add(std::string(R"({"title":{"vi":")") + title +
                  R"("},"publisher":{"name":{"vi":"Chi cục Đê"},"subOrganizationOf":[
                     {"name":{"vi":"Cục Đê"},"subOrganizationOf":[{"name":{"vi":"Bộ Đê"}}]}]}})");
    portal_.add(R"({"title":{"vi":"Ba"},"publisher":{"name":{"vi":"Cục Đê"}}})");
    portal_.follow();
  }
};

TEST_F(AgencyFacet, FindsAlsoWhatThoseBelowPublishAsItsCountPromises) {
  const std::string all = page("/vi/datasets");
  const auto row = all.find(">Bộ Đê");
  ASSERT_NE(row, std::string::npos);
  EXPECT_TRUE(holds(all.substr(row, 200), "riêng cơ quan này: 0"));
  EXPECT_TRUE(holds(all.substr(row, 200), "<span class=\"count\">3</span>"));
  EXPECT_TRUE(holds(page("/vi/datasets?agency=bo-de"), ">3 bộ dữ liệu</h2>"));
  EXPECT_TRUE(holds(page("/vi/datasets?agency=cuc-de"), ">3 bộ dữ liệu</h2>"));
  EXPECT_TRUE(holds(page("/vi/datasets?agency=chi-cuc-de"), ">2 bộ dữ liệu</h2>"));
}

TEST_F(AgencyFacet, GoesToOneBelowInsteadOfTheOneAbove) {
  const std::string text = page("/vi/datasets?agency=bo-de");
  EXPECT_TRUE(holds(text, "href=\"/vi/datasets?agency=chi-cuc-de\"")) << facet(text, "agency");
  EXPECT_TRUE(holds(text, "href=\"/vi/datasets?agency=bo-de&amp;agency=so-tai-nguyen\""));
  EXPECT_TRUE(holds(page("/vi/datasets?agency=chi-cuc-de"), "href=\"/vi/datasets?agency=bo-de\""));
}

TEST_F(SearchPage, LooksThroughTheValuesOfAFacetWithoutAScript) {
  for (int i = 0; i < 60; ++i)
    portal_.add(R"({"title":{"vi":"Bản đồ"},"keyword":{"vi":["từ )" + std::to_string(i) + "\"]}}");
  portal_.follow();
  const std::string all = facet(page("/vi/datasets"), "keyword");
  EXPECT_TRUE(holds(all, "Xem 50 trong 60 mục"));
  EXPECT_FALSE(holds(all, "từ 59<"));
  const std::string found =
      facet(page("/vi/datasets?theme=&q=ban+do&facet_q.keyword=tu+59"), "keyword");
  EXPECT_TRUE(holds(found, "từ 59<"));
  EXPECT_FALSE(holds(found, "từ 58<"));
  EXPECT_TRUE(holds(found, "1 mục có “tu 59”."));
  EXPECT_TRUE(holds(found, "href=\"/vi/datasets?q=ban%20do\""));
  EXPECT_TRUE(holds(found, "href=\"/vi/datasets?q=ban%20do&amp;keyword=t%E1%BB%AB%2059\""));
  EXPECT_TRUE(holds(facet(page("/vi/datasets?facet_q.keyword=none"), "keyword"),
                    "Không có mục nào khớp với chữ đã gõ."));
}

TEST_F(SearchPage, SortsByUse) {
  EXPECT_TRUE(holds(page("/vi/datasets"), "sort=popularity\">Được dùng nhiều</a>"));
  EXPECT_TRUE(holds(page("/en/datasets?sort=popularity"), "aria-current=\"true\">Most used</a>"));
}

TEST_F(SearchPage, TakesEachFilterBackByAChipAndAllByOneLink) {
  const std::string text = page("/vi/datasets?q=luong&theme=ENVI&keyword=x&open=unknown");
  const auto chips = text.substr(text.find("class=\"chips\""));
  for (const char* words : {"Chủ đề:</span> Môi trường", "Từ khóa:</span> x",
                            "Quyền sử dụng:</span> Chưa rõ giấy phép"})
    EXPECT_TRUE(holds(chips, words)) << words;
  EXPECT_TRUE(holds(chips, "class=\"chip-clear\" rel=\"nofollow\" href=\"/vi/datasets?q=luong\""));
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

TEST_F(SearchPage, LeadsOnWhereNothingIsFound) {
  portal_.add(R"({"title":{"vi":"Hồ chứa"},"keyword":{"vi":["Thủy lợi"]},"theme":["ENVI"],
      "publisher":{"name":{"vi":"Cục Thủy lợi"}}})");
  portal_.follow();
  const std::string text = page("/vi/datasets?q=thuy+dien&theme=ECON");
  EXPECT_TRUE(holds(text, "href=\"/vi/datasets?keyword=Th%E1%BB%A7y%20l%E1%BB%A3i\">Thủy lợi</a>"))
      << text;
  EXPECT_TRUE(holds(text, "href=\"/vi/datasets?agency=cuc-thuy-loi\">Cục Thủy lợi</a>"));
  EXPECT_TRUE(
      holds(page("/vi/datasets?keyword=Th%E1%BB%A7y%20l%E1%BB%A3i"), "/vi/datasets/ho-chua\""));
  EXPECT_FALSE(holds(page("/vi/datasets?q=ho+chua"), "keyword=Th"));
}

}  // namespace
}  // namespace portal::pages

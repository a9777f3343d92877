#include <gtest/gtest.h>

#include "catalog/base/clock.hpp"
#include "html_check.hpp"
#include "portal/web/card.hpp"
#include "portal/web/dataset_facts.hpp"
#include "portal/web/plain_pages.hpp"
#include "samples.hpp"

namespace portal::web {
namespace {

using html_check::text_of;

class Pages : public testing::Test {
 protected:
  base::FixedClock clock{*base::parse_time("2026-11-23T08:00:00Z")};
};

bool has(const std::string& html, const std::string& part) {
  return html.find(part) != std::string::npos;
}

std::string dataset(const char* language, const base::Json& document,
                    const DatasetExtra& extra = {}) {
  return dataset_page(samples::templates(), samples::context(language, "/datasets/x"), document,
                      extra);
}

std::string search(const SearchView& view, const char* language = "vi") {
  return search_page(samples::templates(), samples::context(language, "/datasets"), view);
}

TEST_F(Pages, ADatasetSaysAtAGlanceWhatAReaderAsks) {
  const std::string html = dataset("vi", samples::full_document(), samples::extra());
  EXPECT_EQ(text_of(html, "h1"), "Dân số trung bình phân theo tỉnh, thành phố và giới tính");
  EXPECT_EQ(text_of(html, ".byline"), "Cơ quan công bố: Cục Thống kê");
  const std::string facts = text_of(html, ".facts");
  for (const char* part : {"02/08/2026", "3 tháng trước", "ằng năm", "Có, đây là dữ liệu mở",
                           "2 tệp, 1 dịch vụ", "CSV, XLSX, JSON", "Việt Nam", "2020 – 2024"})
    EXPECT_TRUE(has(facts, part)) << part << " in " << facts;
  EXPECT_TRUE(has(html, "href=\"/vi/agencies/cuc-thong-ke\""));
  EXPECT_TRUE(has(html, "href=\"/vi/themes/SOCI\""));
  EXPECT_TRUE(has(html, "keyword=d%C3%A2n%20s%E1%BB%91"));
  EXPECT_TRUE(has(html, "href=\"mailto:danso@thongke.example.vn\""));
  EXPECT_TRUE(has(html, "href=\"/datasets/7f3a.ttl\""));
  EXPECT_TRUE(has(html, "href=\"/api/v1/datasets/dan-so-2024/revisions/7\""));
  EXPECT_TRUE(has(html, "http://example.vn/ns#mucDoTinCay")) << "a property that no profile knows";
}

TEST_F(Pages, ADatasetOffersEachFileWithFormatSizeAndPlace) {
  const std::string html = dataset("en", samples::full_document());
  const std::string files = text_of(html, ".files");
  for (const char* part : {"CSV", "184\u00a0kB", "Hosted on this portal", "At thongke.example.vn",
                           "Open the service", "API dân số", "documentation"})
    EXPECT_TRUE(has(files, part)) << part;
  EXPECT_TRUE(has(html, "href=\"https://data.example.vn/files/d1/dan-so-2024.csv\" download"));
  EXPECT_TRUE(has(html, "rel=\"nofollow noopener\""));
}

TEST_F(Pages, ADatasetWithoutAnythingSaysWhatIsNotKnown) {
  const std::string html = dataset("en", samples::bare_document());
  EXPECT_EQ(text_of(html, "h1"), "Untitled");
  for (const char* part : {"The publisher is not known", "No licence is stated", "No files yet",
                           "No update frequency is stated", "Neither place nor period is stated",
                           "The publisher names no contact", "has not described this dataset"})
    EXPECT_TRUE(has(html, part)) << part;
  EXPECT_TRUE(html_check::faults(html).empty());
}

TEST_F(Pages, ATextInAnotherLanguageIsMarkedAndSaid) {
  const std::string html = dataset("en", samples::french_document());
  EXPECT_TRUE(has(html, "<h1 lang=\"fr\">"));
  EXPECT_TRUE(has(html, "Not available in English; shown below in French."));
  EXPECT_TRUE(has(html, "Inventaire des arbres de la ville."));
  EXPECT_TRUE(has(dataset("vi", samples::french_document()), "Bản nháp"));
  EXPECT_FALSE(has(dataset("vi", samples::full_document()), "Chưa có bản tiếng Việt"));
}

TEST_F(Pages, ADatasetThatWaitsTooLongForItsUpdateIsCalledOverdue) {
  const auto overdue = [](const char* modified, const char* frequency) {
    base::Json document;
    document.set("modified", modified);
    document.set(
        "accrualPeriodicity",
        "http://publications.europa.eu/resource/authority/frequency/" + std::string(frequency));
    return overdue_since(document, *base::parse_time("2026-11-23")).has_value();
  };
  EXPECT_TRUE(overdue("2026-09-01", "MONTHLY"));
  EXPECT_FALSE(overdue("2026-10-23", "MONTHLY"));
  EXPECT_FALSE(overdue("2025", "ANNUAL")) << "the year may mean its last day";
  EXPECT_TRUE(overdue("2024", "ANNUAL"));
  EXPECT_FALSE(overdue("1999-01-01", "IRREG"));
  EXPECT_FALSE(overdue("1999-01-01", "NEVER"));
  EXPECT_FALSE(overdue("", "DAILY"));
  EXPECT_TRUE(has(dataset("en", samples::french_document()), "Overdue: a new version was due on"));
}

TEST_F(Pages, ALicenceThatIsNotKnownIsNeverCalledOpen) {
  base::Json document = samples::full_document();
  document.set("license", "https://example.org/own-terms");
  const std::string html = dataset("en", document);
  EXPECT_FALSE(has(html, "this is open data"));
  EXPECT_TRUE(has(html, "has not assessed"));
  document.set("license", "http://creativecommons.org/licenses/by-nc/4.0/");
  EXPECT_TRUE(has(text_of(dataset("en", document), ".facts"), "With conditions"));
  document = samples::french_document();
  document.erase("accessRights");
  EXPECT_TRUE(has(text_of(dataset("en", document), ".facts"), "It differs by file"));
}

TEST_F(Pages, ASeriesTellsOfItsMembersAndNotOfMissingFiles) {
  base::Json series = samples::bare_document();
  series.set("@type", "DatasetSeries");
  DatasetExtra extra;
  extra.members = {{base::parse_json(R"({"vi":"Năm 2024"})"), "nam-2024"}};
  const std::string html = dataset("en", series, extra);
  EXPECT_TRUE(has(text_of(html, ".facts"), "1 dataset"));
  EXPECT_TRUE(has(text_of(html, ".facts"), "It differs by dataset"));
  EXPECT_TRUE(has(html, "href=\"/en/datasets/nam-2024\""));
  EXPECT_FALSE(has(html, "No files yet"));
}

TEST_F(Pages, AServiceTellsWhereItIsCalledAndNotOfMissingFiles) {
  base::Json service = samples::bare_document();
  service.set("@type", "DataService");
  service.set("endpointURL", "https://api.example.org/v1");
  DatasetExtra extra;
  extra.served = {{base::parse_json(R"({"en":"Air quality"})"), "air"}};
  const std::string html = dataset("en", service, extra);
  EXPECT_TRUE(has(text_of(html, ".facts"), "By API"));
  EXPECT_TRUE(has(text_of(html, ".facts"), "api.example.org"));
  EXPECT_TRUE(has(html, "href=\"https://api.example.org/v1\""));
  EXPECT_TRUE(has(html, "href=\"/en/datasets/air\""));
  EXPECT_FALSE(has(html, "No files yet"));
  service.erase("endpointURL");
  EXPECT_TRUE(has(text_of(dataset("vi", service), ".facts"), "Chưa có địa chỉ"));
}

TEST_F(Pages, ACardSaysWhatIsNoDataset) {
  const auto shown = [this](const char* card) {
    SearchView view;
    view.total = 1;
    view.cards = base::parse_json(std::string("[") + card + "]");
    return text_of(search(view, "en"), ".card");
  };
  const std::string series =
      shown(R"({"id":"1","@type":"DatasetSeries","title":{"en":"Censuses"}})");
  EXPECT_TRUE(has(series, "Dataset series"));
  EXPECT_FALSE(has(series, "Licence not known"));
  const std::string plain = shown(R"({"id":"1","@type":"Dataset","title":{"en":"Census"}})");
  EXPECT_FALSE(has(plain, "Dataset"));
  EXPECT_TRUE(has(plain, "Licence not known"));
}

TEST_F(Pages, NumbersAgreeWithTheirNouns) {
  SearchView view;
  view.total = 1;
  EXPECT_EQ(text_of(search(view, "en"), ".results-count"), "1 dataset");
  view.total = 1234;
  view.text = "x";
  EXPECT_EQ(text_of(search(view, "en"), ".results-count"), "1,234 datasets for “x”");
  EXPECT_EQ(text_of(search(view, "vi"), ".results-count"), "1.234 bộ dữ liệu cho “x”");
}

TEST_F(Pages, FacetsAreLinksThatSayWhatIsSelected) {
  const std::string html = search(samples::search());
  EXPECT_TRUE(has(html, "aria-current=\"true\""));
  EXPECT_EQ(text_of(html, ".chip"), "Bỏ bộ lọc Chủ đề: Dân số và xã hội×");
  EXPECT_TRUE(has(text_of(html, ".facet-rest"), "Xem tất cả 10 mục"));
  EXPECT_TRUE(has(html, "<input type=\"hidden\" name=\"theme\" value=\"SOCI\">"));
  EXPECT_TRUE(has(html, "rel=\"next\""));
  EXPECT_FALSE(has(html, "rel=\"prev\""));
}

SearchView agencies(std::vector<FacetValue> values) {
  SearchView view;
  view.total = 2;
  Facet facet;
  facet.name = "agency";
  facet.values = std::move(values);
  view.facets = {std::move(facet)};
  return view;
}

FacetValue agency_value(const std::string& name, const std::string& parent, bool selected = false) {
  return {.value = name,
          .label = name,
          .count = 3,
          .selected = selected,
          .href = "/" + name,
          .parent = parent};
}

TEST_F(Pages, AFacetPutsAnAgencyUnderTheOneItBelongsToAtAnyDepth) {
  const std::string html =
      search(agencies({agency_value("Cuc", "Bo"), agency_value("So", "Tinh"),
                       agency_value("Bo", ""), agency_value("Chi-cuc", "Cuc")}));
  EXPECT_TRUE(has(html, ">So<"));
  const auto ministry = html.find(">Bo<");
  const auto below = html.find("<ul>", ministry);
  EXPECT_LT(html.find(">So<"), ministry);
  EXPECT_LT(below, html.find(">Cuc<"));
  EXPECT_LT(html.find("<ul>", below + 1), html.find(">Chi-cuc<"));
  EXPECT_EQ(html_check::faults(html), std::vector<std::string>());
}

TEST_F(Pages, AFacetFoldsManyAgenciesUnderOneUnlessOneIsSelected) {
  const auto shown = [&](bool selected) {
    return search(
        agencies({agency_value("Bo", ""), agency_value("a", "Bo"), agency_value("b", "Bo"),
                  agency_value("c", "Bo", selected), agency_value("Tinh", "")}));
  };
  EXPECT_TRUE(has(shown(false), "<details class=\"facet-branch\"><summary>3 đơn vị trực thuộc"));
  EXPECT_TRUE(has(shown(true), "<details class=\"facet-branch\" open>"));
}

TEST_F(Pages, AFacetShowsAgenciesInACircleOnce) {
  const std::string html =
      search(agencies({agency_value("a", "b"), agency_value("b", "a"), agency_value("c", "c")}));
  for (const char* name : {">a<", ">b<", ">c<"}) {
    ASSERT_TRUE(has(html, name)) << name;
    EXPECT_EQ(html.find(name), html.rfind(name)) << name;
  }
}

TEST_F(Pages, AFacetTellsWhatIsAnAgencysOwnAndWhatIsNotStated) {
  SearchView view = agencies({agency_value("Bo", ""), agency_value("Cuc", "Bo")});
  view.facets[0].values[0].own = 1;
  view.facets[0].values[1].own = 3;
  view.facets[0].unstated = 1234;
  const std::string html = search(view);
  EXPECT_EQ(text_of(html, ".facet-own"), " riêng cơ quan này: 1");
  EXPECT_EQ(html.find("facet-own"), html.rfind("facet-own"));
  EXPECT_EQ(text_of(html, ".facet-unstated"), "Không nêu 1.234");
}

TEST_F(Pages, AFoldedFacetOpensForWhatIsSelectedOrTyped) {
  SearchView view = agencies({agency_value("Bo", "")});
  auto& facet = view.facets[0];
  EXPECT_TRUE(has(search(view), "<details class=\"facet-body\" open>"));
  facet.folded = true;
  EXPECT_TRUE(has(search(view), "<details class=\"facet-body\">"));
  facet.typed = "bo";
  EXPECT_TRUE(has(search(view), "<details class=\"facet-body\" open>"));
  facet.typed = "";
  facet.values[0].selected = true;
  EXPECT_TRUE(has(search(view), "<details class=\"facet-body\" open>"));
}

TEST_F(Pages, AFacetOfManyValuesCanBeLookedThroughWithoutAScript) {
  std::vector<FacetValue> values;
  for (char c = 'a'; c < 'a' + 10; ++c) values.push_back(agency_value(std::string(1, c), ""));
  SearchView view = agencies(values);
  view.text = "mưa";
  view.carried = {{"theme", "ENVI"}};
  EXPECT_FALSE(has(search(view), "facet-find"));
  view.facets[0].all = 200;
  const std::string html = search(view);
  EXPECT_TRUE(has(html, "action=\"/vi/datasets#facet-agency\""));
  EXPECT_TRUE(has(html, "data-cut=\"yes\""));
  EXPECT_TRUE(has(html, "name=\"facet_q.agency\""));
  EXPECT_TRUE(has(html, "<input type=\"hidden\" name=\"q\" value=\"mưa\">"));
  EXPECT_TRUE(has(html, "Xem 10 trong 200 mục"));
  view.facets[0].typed = "so";
  view.facets[0].untyped_href = "/vi/datasets?q=x";
  view.facets[0].values.clear();
  EXPECT_EQ(text_of(search(view), ".facet-status"),
            "Không có mục nào khớp với chữ đã gõ. Xem lại tất cả");
}

TEST_F(Pages, AFacetDoesNotClaimToHaveLookedAtMoreValuesThanWereCounted) {
  std::vector<FacetValue> values;
  for (char c = 'a'; c < 'a' + 10; ++c) values.push_back(agency_value(std::string(1, c), ""));
  SearchView view = agencies(values);
  view.facets[0].all = 1000;
  view.facets[0].has_more = true;
  const std::string html = search(view);
  EXPECT_TRUE(has(html, "Xem 10 trong 1.000+ mục"));
  EXPECT_TRUE(has(html, "data-shown=\"# trong 1.000+ mục\""));
  EXPECT_TRUE(has(html, "data-none=\"Trong 1.000 mục phổ biến nhất, không có mục nào khớp"));
}

TEST_F(Pages, ACardNamesItsLicenceInWords) {
  const auto shown = [this](const std::string& licence) {
    SearchView view;
    view.total = 1;
    view.cards = base::parse_json(R"([{"id":"1","@type":"Dataset","license":")" + licence + "\"}]");
    return text_of(search(view, "en"), ".card-licence");
  };
  EXPECT_EQ(shown("https://creativecommons.org/licenses/by/4.0/"),
            "Creative Commons Attribution 4.0");
  EXPECT_EQ(shown("https://www.x.example/terms"), "x.example/terms");
  // "Licence not known" stands there already.
  EXPECT_EQ(shown("https://licenses.opendefinition.org/licenses/notspecified.json"), "");
}

TEST_F(Pages, ASearchWithoutResultsHelps) {
  SearchView view;
  view.text = "xyz";
  view.suggestion = "xyx";
  view.suggestion_href = "/vi/datasets?q=xyx";
  std::string html = search(view);
  EXPECT_TRUE(has(html, "Không tìm thấy bộ dữ liệu nào"));
  EXPECT_TRUE(has(html, "Có phải bạn muốn tìm:"));
  EXPECT_FALSE(has(html, "Bỏ các bộ lọc"));
  view.chips = {{"Thời gian", "từ 2020", "/vi/datasets?q=xyz"}};
  EXPECT_TRUE(has(search(view), "Bỏ các bộ lọc và tìm lại"));
  view.catalogue_total = 0;
  html = search(view);
  EXPECT_TRUE(has(html, "Chưa có bộ dữ liệu nào"));
  EXPECT_FALSE(has(html, "Không tìm thấy"));
}

TEST_F(Pages, TiersBelowTheFirstAreSaid) {
  SearchView view = samples::search();
  EXPECT_FALSE(has(search(view), "chứa tất cả các từ"));
  view.tier = 2;
  EXPECT_TRUE(has(search(view), "chứa gần đủ"));
  view.tier = 3;
  EXPECT_TRUE(has(search(view), "gần nhất"));
}

TEST_F(Pages, ACardMarksWhatMatchesAndTakesNoHtmlFromRecords) {
  base::Json card = samples::cards().items().front();
  card.set("highlight", base::parse_json(R"({"title":{"vi":[{"text":"<i>Dân</i>","match":true}]},
      "description":{"vi":[{"text":"<mark>a ","match":false},{"text":"b&","match":true}]}})"));
  const base::Json view = card_view(samples::context("vi"), card);
  EXPECT_EQ(view["card_title"].as_string(), "<mark>&lt;i&gt;Dân&lt;/i&gt;</mark>");
  EXPECT_EQ(view["card_text"].as_string(), "&lt;mark&gt;a <mark>b&amp;</mark>");
}

TEST_F(Pages, ACardWithoutMarksIsPlainText) {
  base::Json card = base::parse_json(R"({"slug":"a","title":{"vi":"A <b>"},
      "description":{"vi":"C < D"},"highlight":{"title":{"en":[{"text":"B","match":true}]}}})");
  const base::Json view = card_view(samples::context("vi"), card);
  EXPECT_EQ(view["card_title"].as_string(), "A &lt;b&gt;");
  EXPECT_EQ(view["card_text"].as_string(), "C &lt; D");
}

TEST_F(Pages, WhatIsMissingStandsWithHowOftenItWasLookedFor) {
  const auto missing = [](const char* language, const MissingView& view) {
    return missing_page(samples::templates(), samples::context(language, "/missing"), view);
  };
  const std::string html = missing("en", samples::missing());
  EXPECT_TRUE(has(html, "href=\"/vi/datasets?q=xe%20buyt%20ha%20noi\">xe buyt ha noi</a>"));
  for (const char* part : {"1,204 (and 3 times with filters)", "Vietnamese", "16 November 2026"})
    EXPECT_TRUE(has(text_of(html, ".missing"), part)) << part;
  EXPECT_TRUE(has(missing("vi", samples::missing()), "12 tuần"));
  EXPECT_TRUE(has(missing("vi", {{}, 12, 5, 3}), "class=\"empty\""));
  MissingView hostile = samples::missing();
  hostile.searches[0].words = "\"><script>alert(1)</script>";
  EXPECT_TRUE(html_check::dangers(missing("en", hostile)).empty());
}

TEST_F(Pages, SaysWhereItsResultsAreMoreThanCanBeSavedAtOnce) {
  SearchView view = samples::search();
  EXPECT_FALSE(has(search(view, "en"), "the first 10,000"));
  view.total = 10'001;
  EXPECT_TRUE(has(search(view, "en"), "CSV and JSON Lines: the first 10,000"));
}

TEST_F(Pages, SwitchLanguageInPlace) {
  PageContext context = samples::context("vi", "/datasets");
  context.query = "q=a&theme=SOCI";
  const std::string html = search_page(samples::templates(), context, samples::search());
  EXPECT_TRUE(has(html, "href=\"/en/datasets?q=a&amp;theme=SOCI\" hreflang=\"en\""));
  EXPECT_TRUE(has(html, "<meta name=\"robots\" content=\"noindex, follow\">"));
  const std::string plain = search(samples::search());
  EXPECT_TRUE(has(plain, "<link rel=\"canonical\" href=\"https://data.example.vn/vi/datasets\">"));
}

TEST_F(Pages, AnEmptyPortalSaysHowToBegin) {
  const std::string html = home_page(samples::templates(), samples::context("en"), {});
  EXPECT_TRUE(has(html, "There are no datasets yet"));
  EXPECT_TRUE(has(html, "portal import"));
  EXPECT_FALSE(has(html, "class=\"figures\""));
}

TEST_F(Pages, TheHomePageNamesTheLargestThemesFirst) {
  HomeData data;
  data.datasets = 9;
  data.themes = {{"AGRI", "", 2}, {"EDUC", "", 7}};
  const std::string html = home_page(samples::templates(), samples::context("en"), data);
  EXPECT_LT(html.find("/en/themes/EDUC"), html.find("/en/themes/AGRI"));
}

TEST_F(Pages, TheListOfAgenciesCountsThoseThatPublish) {
  auto agencies = samples::agencies();
  agencies.back().count = 0;
  const std::string html = agencies_page(samples::templates(), samples::context("en"), agencies);
  EXPECT_TRUE(has(html, "4 agencies publish data here."));
}

TEST_F(Pages, AnAgencysPageRepeatsItsNameOnNoCard) {
  const std::string html =
      agency_page(samples::templates(), samples::context("vi"), samples::agency());
  EXPECT_FALSE(has(html, "class=\"card-agency\">Cục Thống kê"));
  EXPECT_TRUE(has(html, "class=\"card-agency\">Bộ Giáo dục")) << "of another agency below it";
}

TEST_F(Pages, HeadingsFollowEachOtherWithoutAGap) {
  for (const std::string& html :
       {search(samples::search()), dataset("vi", samples::full_document(), samples::extra()),
        developers_page(samples::templates(), samples::context("vi"), samples::routes())}) {
    char last = '0';
    const auto start = html.find("<main");
    const std::string main = html.substr(start, html.find("</main>") - start);
    for (auto at = main.find("<h"); at != std::string::npos; at = main.find("<h", at + 1)) {
      if (main[at + 2] < '1' || main[at + 2] > '6') continue;
      EXPECT_LE(main[at + 2], last + 1) << main.substr(at, 60);
      last = main[at + 2];
    }
  }
}

TEST_F(Pages, AnErrorSaysWhatHappenedAndWhereToGo) {
  const std::string html =
      error_page(samples::templates(), samples::context("en"), 404, "No dataset “x”.", "r-17");
  EXPECT_EQ(text_of(html, "h1"), "Page not found");
  for (const char* part : {"No dataset “x”.", "r-17", "href=\"/en/datasets\""})
    EXPECT_TRUE(has(html, part)) << part;
  EXPECT_TRUE(has(error_page(samples::templates(), samples::context("en"), 599, "m", ""),
                  "Something went wrong"));
}

TEST_F(Pages, TheReferenceListsEveryRouteInItsGroup) {
  const std::string html =
      developers_page(samples::templates(), samples::context("vi"), samples::routes());
  for (const auto& route : samples::routes()) EXPECT_TRUE(has(html, route.path)) << route.path;
  EXPECT_TRUE(has(html, "id=\"api-datasets\""));
  EXPECT_TRUE(has(html, "API tương thích CKAN"));
  EXPECT_TRUE(has(html, "bắt buộc"));
}

TEST_F(Pages, TheExamplesForDevelopersRunAsTheyStand) {
  const std::string html = developers_page(
      samples::templates(), samples::context("vi"),
      {{"GET", "/api/v1/datasets", "Tìm", "", "/api/v1/datasets?q=dân số&f={'a'}", {}}});
  EXPECT_TRUE(has(html, "/api/v1/datasets?q=d%C3%A2n%20s%E1%BB%91&amp;f=%7B%27a%27%7D"));
  EXPECT_TRUE(has(html, "import json, urllib.request\n\naddress = "));
  EXPECT_TRUE(has(html, "title.get(\"vi\")"));
  EXPECT_TRUE(has(html, "address = page[\"next\"]"));
}

}  // namespace
}  // namespace portal::web

#include "portal/web/dataset_page.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "catalog/base/clock.hpp"
#include "html_check.hpp"
#include "samples.hpp"

namespace portal::web {
namespace {

using html_check::text_of;

const std::string kAccess = "http://publications.europa.eu/resource/authority/access-right/";

class DatasetPage : public testing::Test {
 protected:
  base::FixedClock clock{*base::parse_time("2026-11-23T08:00:00Z")};

  static std::string page(const char* language, const base::Json& document) {
    return dataset_page(samples::templates(), samples::context(language, "/datasets/x"), document,
                        {});
  }
  static std::string facts(const char* language, const base::Json& document) {
    return text_of(page(language, document), ".facts");
  }
};

bool has(const std::string& html, const std::string& part) {
  return html.find(part) != std::string::npos;
}

TEST_F(DatasetPage, DataThatNotEverybodyMayHaveAreNeverCalledOpen) {
  base::Json document = samples::full_document();
  document.set("accessRights", kAccess + "RESTRICTED");
  const std::string restricted = facts("en", document);
  EXPECT_FALSE(has(restricted, "this is open data"));
  EXPECT_TRUE(has(restricted, "Only with permission to access it"));
  EXPECT_LT(restricted.find("Access is restricted"), restricted.find("Attribution"));
  document.set("accessRights", kAccess + "NON_PUBLIC");
  EXPECT_TRUE(has(facts("vi", document), "Không, dữ liệu không công khai"));
}

TEST_F(DatasetPage, SaysFromWhenOnAFileIsHandedOutInsteadOfOfferingIt) {
  base::Json document = samples::bare_document();
  document.set("distribution", base::parse_json(R"([{"id":"a","file":"f1","title":{"en":"A"},
      "downloadURL":"/files/a/a.csv","available":"2026-12-01"}])"));
  const std::string kept = page("en", document);
  EXPECT_TRUE(has(text_of(kept, ".file-host"), "Handed out from 1 December 2026 00:00 (UTC+7) on"))
      << text_of(kept, ".file-host");
  EXPECT_FALSE(has(kept, "/files/a/a.csv\" download"));
  document.find("distribution")->items()[0].set("available", "2026-11-01");
  EXPECT_TRUE(has(page("en", document), "/files/a/a.csv\" download"));
}

TEST_F(DatasetPage, CountsOnlyFilesThatCanBeReached) {
  base::Json document = samples::bare_document();
  document.set("distribution", base::parse_json(R"([{"id":"a","title":{"en":"A"}}])"));
  std::string html = page("en", document);
  EXPECT_TRUE(has(text_of(html, ".facts"), "No download link yet"));
  EXPECT_FALSE(has(html, "href=\"#files\""));
  EXPECT_TRUE(has(html, "fact-bad"));
  document.set("accessRights", kAccess + "RESTRICTED");
  EXPECT_FALSE(has(page("en", document), "fact-bad"));
  document.set("distribution", base::parse_json(R"([{"id":"a"},{"id":"b","file":"9f"},
      {"id":"c","downloadURL":"/files/c/c.csv"},{"id":"d","accessURL":"https://x.example/d"}])"));
  html = page("en", document);
  EXPECT_TRUE(has(text_of(html, ".facts"), "3 files"));
  EXPECT_TRUE(has(html, "href=\"#files\""));
  EXPECT_FALSE(has(page("en", samples::bare_document()), "href=\"#files\""));
}

TEST_F(DatasetPage, CountsServicesApartFromFilesAndOpensThem) {
  base::Json document = samples::bare_document();
  document.set("distribution", base::parse_json(R"([
      {"id":"a","downloadURL":"https://x.example/a.csv","byteSize":1000},
      {"id":"b","downloadURL":"https://x.example/wms",
       "format":"http://publications.europa.eu/resource/authority/file-type/WMS_SRVC"},
      {"id":"c","accessURL":"https://x.example/api","accessService":[{"@id":"https://x.example/s"}]}])"));
  std::string html = page("en", document);
  EXPECT_TRUE(has(text_of(html, ".facts"), "1 file, 2 services"));
  EXPECT_TRUE(has(text_of(html, ".facts"), "1\u00a0kB"));
  EXPECT_TRUE(has(html, "<h2 id=\"files-h\">Data: 1 file, 2 services</h2>"));
  EXPECT_TRUE(
      has(html, "href=\"https://x.example/wms\" rel=\"nofollow noopener\">Open the service"));
  document.set("distribution", base::parse_json(R"([{"id":"c","accessURL":"https://x.example/api",
      "format":"http://publications.europa.eu/resource/authority/file-type/REST"}])"));
  html = page("vi", document);
  EXPECT_TRUE(has(text_of(html, ".facts"), "Truy cập"));
  EXPECT_TRUE(has(text_of(html, ".facts"), "1 dịch vụ"));
  EXPECT_FALSE(has(html, "1 tệp"));
}

TEST_F(DatasetPage, LeadsBackByTheAgency) {
  const std::string html = page("en", samples::full_document());
  EXPECT_TRUE(
      has(html, "<li><a href=\"/en/agencies/cuc-thong-ke\">National Statistics Office</a>"));
  EXPECT_FALSE(has(text_of(page("en", samples::bare_document()), ".crumbs"), "Office"));
}

TEST_F(DatasetPage, TellsAReaderWhoHearsThePageWhichLinksLeaveIt) {
  const std::string html = page("vi", samples::full_document());
  EXPECT_TRUE(has(text_of(html, ".prose"), "phương pháp (trang khác)"));
  EXPECT_TRUE(has(html,
                  "<span class=\"away\" aria-hidden=\"true\"></span>"
                  "<span class=\"hidden\"> (trang khác)</span>"));
}

TEST_F(DatasetPage, TellsRevisionsInThePortalsZoneAndMachinesInUtc) {
  const std::string html = dataset_page(samples::templates(), samples::context("vi", "/datasets/x"),
                                        samples::full_document(), samples::extra());
  EXPECT_TRUE(has(html, "datetime=\"2026-08-02T03:15:00Z\">02/08/2026 10:15 (UTC+7)</time>"));
}

TEST_F(DatasetPage, CountsDaysByThePortalsClock) {
  const base::FixedClock late(*base::parse_time("2026-11-23T18:00:00Z"));
  base::Json document = samples::bare_document();
  document.set("modified", "2026-11-24");
  EXPECT_TRUE(has(facts("en", document), "today")) << "it is the 24th in Vietnam";
}

TEST_F(DatasetPage, TellsRightsInWordsWhereNoLicenceIsStated) {
  base::Json document = samples::bare_document();
  document.set("rights", base::parse_json(R"([{"label":{"@none":"N/A"}},
      {"description":{"en":"For <b>everyone</b> to use"}}])"));
  EXPECT_TRUE(has(facts("en", document), "words: “For everyone to use”"));
  EXPECT_TRUE(has(facts("en", document), "No licence is stated."));
}

TEST_F(DatasetPage, ShowsDetailsInTheReadersLanguageAlone) {
  base::Json document = samples::bare_document();
  document.set("versionNotes", base::parse_json(R"({"en":"Notes","es":"Notas"})"));
  EXPECT_EQ(text_of(page("en", document), ".details").find("Notas"), std::string::npos);
  EXPECT_TRUE(has(text_of(page("vi", document), ".details"), "Notas"));
}

TEST_F(DatasetPage, SaysInWhichLanguageATextIs) {
  EXPECT_TRUE(has(page("vi", samples::french_document()),
                  "Chưa có bản tiếng Việt; nội dung dưới đây bằng tiếng Pháp."));
  base::Json document = samples::french_document();
  document.set("description", base::parse_json(R"({"en":"Trees"})"));
  EXPECT_FALSE(has(page("en", document), "Not available")) << "the description is";
  document = samples::bare_document();
  document.set("title", base::parse_json(R"({"@none":"Arbres"})"));
  EXPECT_FALSE(has(page("en", document), "Not available"));
  document.set("language", "http://publications.europa.eu/resource/authority/language/FRA");
  EXPECT_TRUE(has(page("en", document), "Not available in English; shown below in French."));
  EXPECT_TRUE(has(page("en", document), "<h1 lang=\"fr\">"));
}

TEST_F(DatasetPage, LinksOnlyThemesThatHaveAPage) {
  base::Json document = samples::bare_document();
  document.set("theme", base::parse_json(R"([
      "http://publications.europa.eu/resource/authority/data-theme/EDUC",
      {"@id":"https://x.example/themes/7","prefLabel":{"en":"Fishing"}},
      {"@id":"https://x.example/themes/8","label":{"en":"Forests"}},
      "https://x.example/themes/mining","",{"a":"b"}])"));
  const std::string html = page("en", document);
  EXPECT_TRUE(has(html, "href=\"/en/themes/EDUC\""));
  for (const char* name : {"Fishing", "Forests", "mining"})
    EXPECT_TRUE(has(html, "<span class=\"tag\">" + std::string(name) + "</span>")) << name;
  EXPECT_FALSE(has(html, "/en/themes/http"));
  EXPECT_FALSE(has(html, "<span class=\"tag\"></span>"));
}

TEST_F(DatasetPage, WarnsOnlyOfFilesThatShouldNotBeUsed) {
  const auto shown = [](const std::string& status) {
    base::Json document = samples::bare_document();
    base::Json file = base::parse_json(R"({"id":"a","accessURL":"https://x.example/a"})");
    file.set("status", status);
    base::Json files = base::Json::array();
    files.push(std::move(file));
    document.set("distribution", std::move(files));
    return page("en", document);
  };
  EXPECT_FALSE(has(shown("http://purl.org/adms/status/Completed"), "Completed"));
  const std::string base = "http://publications.europa.eu/resource/authority/distribution-status/";
  EXPECT_TRUE(has(shown(base + "WITHDRAWN"), "<span class=\"warn\">Withdrawn</span>"));
  for (const std::string& name : {base + "DEVELOP", std::string("UNDER_DEVELOPMENT")})
    EXPECT_TRUE(has(shown(name), "<span>Under development</span>")) << name;
}

TEST_F(DatasetPage, CallsADateOfPublicationNoUpdate) {
  base::Json document = samples::bare_document();
  document.set("issued", "2024-03-01");
  const std::string shown = facts("en", document);
  EXPECT_TRUE(has(shown, "Published"));
  EXPECT_TRUE(has(shown, "No date of update is given."));
  EXPECT_FALSE(has(shown, "Last updated"));
}

TEST_F(DatasetPage, LinksTheLicenceByItsName) {
  const std::string html = page("en", samples::full_document());
  EXPECT_TRUE(has(html, "<p class=\"fact-answer\">Yes, this is open data</p>"));
  EXPECT_TRUE(has(html, "<a href=\"http://creativecommons.org/licenses/by/4.0/\" rel=\"license"));
}

TEST_F(DatasetPage, SaysOnTheButtonWhatWillBeDownloaded) {
  EXPECT_EQ(text_of(page("en", samples::full_document()), ".button-note"), "CSV, 184\u00a0kB");
}

TEST_F(DatasetPage, FoldsALongListOfFiles) {
  base::Json document = samples::bare_document();
  base::Json files = base::Json::array();
  for (int i = 0; i < 12; ++i) {
    base::Json file;
    file.set("id", "f" + std::to_string(i));
    file.set("accessURL", "https://x.example/" + std::to_string(i));
    files.push(std::move(file));
    document.set("distribution", files);
    EXPECT_EQ(has(page("en", document), "files-rest"), i >= 10) << i;
  }
  EXPECT_TRUE(has(text_of(page("en", document), ".files-rest"), "2 more files"));
  EXPECT_TRUE(html_check::faults(page("en", document)).empty());
}

TEST_F(DatasetPage, SaysHowToCiteIt) {
  EXPECT_EQ(text_of(page("en", samples::full_document()), ".citation"),
            "National Statistics Office (2019). Average population by province and sex [Dataset]. "
            "An Bình Open Data Portal. https://data.example.vn/datasets/7f3a");
  base::Json document = samples::full_document();
  document.erase("issued");
  document.erase("modified");
  EXPECT_TRUE(has(text_of(page("en", document), ".citation"), "(n.d.)"));
  EXPECT_FALSE(has(page("en", samples::bare_document()), "Cite this dataset"));
}

TEST_F(DatasetPage, TellsOfNoContactWhenThereIsNothingToCall) {
  base::Json document = samples::bare_document();
  document.set("contactPoint", base::parse_json(R"([{"@type":"Kind"}])"));
  EXPECT_TRUE(has(page("en", document), "The publisher names no contact"));
}

TEST_F(DatasetPage, SaysAContactOnceWhoseNameIsItsAddress) {
  base::Json document = samples::bare_document();
  document.set("contactPoint",
               base::parse_json(R"([{"fn":{"@none":"a@b.vn"},"hasEmail":"mailto:%20A@b.vn"}])"));
  EXPECT_EQ(text_of(page("en", document), ".contact"), "A@b.vn");
}

TEST_F(DatasetPage, TellsOtherSitesWhatItIs) {
  const std::string html = page("en", samples::full_document());
  EXPECT_TRUE(has(html, "<meta property=\"og:description\" content=\"Average population"));
  EXPECT_TRUE(has(html,
                  "<meta property=\"og:url\" "
                  "content=\"https://data.example.vn/en/datasets/x\">"));
  EXPECT_TRUE(has(html, "hreflang=\"x-default\" href=\"https://data.example.vn/vi/datasets/x\""));
}

}  // namespace
}  // namespace portal::web

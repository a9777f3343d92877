#include "portal/web/node_text.hpp"

#include <gtest/gtest.h>

#include <string>

#include "html_check.hpp"
#include "portal/web/dataset_facts.hpp"
#include "portal/web/dataset_page.hpp"
#include "portal/web/labels.hpp"
#include "samples.hpp"

namespace portal::web {
namespace {

using html_check::text_of;

std::string text(const char* language, const char* property, const char* json) {
  return node_text(samples::context(language, "/"), property, base::parse_json(json)).text;
}

bool has(const std::string& html, const std::string& part) {
  return html.find(part) != std::string::npos;
}

std::string page(const char* language, const char* key, const char* value) {
  base::Json document = samples::bare_document();
  document.set(key, base::parse_json(value));
  return dataset_page(samples::templates(), samples::context(language, "/datasets/x"), document,
                      {});
}

TEST(NodeText, CallsANodeByItsNameAndItsPropertiesByTheirs) {
  const char* contact = R"({"@type":"Kind","fn":{"vi":"Vụ Dân số"},"hasEmail":"mailto:a@b.vn",
      "hasTelephone":["tel:+84-24"],"organizationName":{"vi":"Bộ Y tế"}})";
  EXPECT_EQ(text("vi", "contactPoint", contact),
            "Vụ Dân số; Thư điện tử: a@b.vn; Điện thoại: +84-24; Tổ chức: Bộ Y tế");
  EXPECT_EQ(
      text("en", "qualifiedAttribution",
           R"({"hadRole":["http://x.example/roles#steward"],"agent":[{"name":{"en":"City"}}]})"),
      "Role: steward; Who: City");
}

TEST(NodeText, ReadsPeriodsPlacesAndChecksumsAsAReaderWould) {
  EXPECT_EQ(text("en", "temporal", R"({"startDate":"2020-01-01","endDate":"2024-12-31"})"),
            "2020 – 2024");
  EXPECT_EQ(text("en", "checksum", R"({"algorithm":
      "http://spdx.org/rdf/terms#checksumAlgorithm_sha256","checksumValue":"9f86"})"),
            "SHA-256: 9f86");
  EXPECT_EQ(text("en", "bbox", "[102,8,109,23]"), "longitude 102 to 109, latitude 8 to 23");
  EXPECT_EQ(
      text("vi", "spatial", R"({"geometry":{"@type":"x","@value":"{\"type\":\"Polygon\"}"}})"),
      "Vùng: một vùng cho bằng tọa độ");
  EXPECT_EQ(text("en", "temporalResolution", "\"P1Y\""), "1 year");
  EXPECT_EQ(text("vi", "temporalResolution", "\"PT15M\""), "15 phút");
}

TEST(NodeText, TellsItsOwnAddressOnlyWhenItSaysNothingElse) {
  EXPECT_EQ(text("en", "qualifiedRelation", R"({"@id":"https://x.example/7"})"),
            "https://x.example/7");
  EXPECT_EQ(text("en", "qualifiedRelation",
                 R"({"@id":"https://x.example/7","hadRole":[{"label":{"en":"input"}}]})"),
            "Role: input");
  EXPECT_EQ(text("en", "relation", R"({"@id":"_:b0"})"), "");
}

TEST(NodeText, SaysYesAndNoOfTruths) {
  const char* yes = R"({"@type":"http://www.w3.org/2001/XMLSchema#boolean","@value":"true"})";
  EXPECT_EQ(text("en", "http://x.example/open", yes), "yes");
  EXPECT_EQ(text("vi", "http://x.example/open", yes), "có");
}

TEST(NodeText, ReadsMarkupAsText) {
  EXPECT_EQ(text("en", "rights", R"({"description":{"en":"<p>Ask <b>us</b></p>"}})"), "Ask us");
}

TEST(NodeText, EndsInNodesThatAreTooDeep) {
  std::string deep = "1";
  for (int i = 0; i < 50; ++i) deep = R"({"http://x.example/a":)" + deep + "}";
  EXPECT_LT(text("en", "relation", deep.c_str()).size(), 100u);
}

TEST(NodeText, LeadsToTheFileThatADescriptionNames) {
  const std::string html =
      page("en", "describedBy", R"([{"downloadURL":"https://x.example/dictionary.csv",
      "mediaType":"http://www.iana.org/assignments/media-types/text/csv"}])");
  EXPECT_TRUE(has(html, "<a href=\"https://x.example/dictionary.csv\""));
  EXPECT_TRUE(html_check::faults(html).empty());
}

TEST(NodeText, NamesCountriesInBothLanguages) {
  const std::string base = "http://publications.europa.eu/resource/authority/country/";
  EXPECT_EQ(place_label(base + "FRA", "vi"), "Pháp");
  EXPECT_EQ(place_label(base + "FRA", "en"), "France");
  EXPECT_EQ(place_label("https://sws.geonames.org/1562822/", "vi"), "Việt Nam");
  EXPECT_EQ(place_label("https://sws.geonames.org/6361390/", "vi"), "sws.geonames.org/6361390");
  EXPECT_EQ(place_label(base + "ZZZ", "en"), "ZZZ");
  EXPECT_EQ(place_label("An Bình", "en"), "An Bình");
  EXPECT_TRUE(
      has(text_of(page("vi", "spatial", ("[\"" + base + "LAO\"]").c_str()), ".facts"), "Lào"));
}

TEST(NodeText, SaysThatAPlaceIsGivenByCoordinatesAlone) {
  EXPECT_TRUE(has(text_of(page("en", "spatial", R"([{"geometry":[-125,24,-66,50]}])"), ".facts"),
                  "longitude -125 to -66"));
  EXPECT_TRUE(
      has(text_of(page("en", "spatial", R"([{"geometry":{"@value":"MULTIPOLYGON"}}])"), ".facts"),
          "an area given by coordinates"));
  EXPECT_FALSE(has(
      text_of(page("en", "spatial", R"([{"geometry":{"@value":"POLYGON"}},{"bbox":[1,2,3,4]}])"),
              ".facts"),
      "given by coordinates"));
}

TEST(Keywords, ShowThoseOfTheReadersLanguageApartFromOthers) {
  const char* both = R"({"vi":["dân số"],"en":["population"],"fr":["habitants"]})";
  const std::string html = page("en", "keyword", both);
  EXPECT_TRUE(has(text_of(html, ".other-keywords"), "In other languages"));
  EXPECT_TRUE(has(text_of(html, ".other-keywords"), "habitants"));
  EXPECT_FALSE(has(text_of(html, ".other-keywords"), "population"));
  EXPECT_TRUE(has(html, "lang=\"fr\">habitants"));
  EXPECT_FALSE(has(page("en", "keyword", R"({"fr":["habitants"]})"), "other-keywords"));
  EXPECT_FALSE(has(page("en", "keyword", R"({"@none":["population"]})"), "other-keywords"));
  EXPECT_TRUE(html_check::faults(html).empty());
}

}  // namespace
}  // namespace portal::web

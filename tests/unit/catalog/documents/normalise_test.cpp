#include "catalog/documents/normalise.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace catalog::documents {
namespace {

using base::Json;

Json normalised(const char* text, Findings* findings = nullptr) {
  Json document = base::parse_json(text);
  const Findings found = normalise(document, NodeClass::kDataset);
  if (findings) *findings = found;
  return document;
}

bool has_rule(const Findings& findings, const std::string& rule, const std::string& path) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& each) { return each.rule == rule && each.path == path; });
}

TEST(Normalise, LooksUpTheSpellingsOfTheWild) {
  const Json document = normalised(
      R"({"title":"T","description":"D","license":"CC BY 4.0","language":["vi","http://id.loc.gov/vocabulary/iso639-1/en"],
          "accrualPeriodicity":"R/P1Y","distribution":[{"format":".CSV","mediaType":"text/csv","accessURL":"http://x.vn/a b"}]})");
  EXPECT_EQ(document["license"].as_string(), "https://creativecommons.org/licenses/by/4.0/");
  EXPECT_EQ(document["language"].items()[0].as_string(),
            "http://publications.europa.eu/resource/authority/language/VIE");
  EXPECT_EQ(document["accrualPeriodicity"].as_string(),
            "http://publications.europa.eu/resource/authority/frequency/ANNUAL");
  const Json& distribution = document["distribution"].items()[0];
  EXPECT_EQ(distribution["format"].as_string(),
            "http://publications.europa.eu/resource/authority/file-type/CSV");
  EXPECT_EQ(distribution["mediaType"].as_string(),
            "https://www.iana.org/assignments/media-types/text/csv");
  EXPECT_EQ(distribution["accessURL"].as_string(), "http://x.vn/a%20b");
}

TEST(Normalise, KeepsWhatItCannotReadAndSaysSo) {
  Findings findings;
  const Json document = normalised(
      R"({"title":{"vn":"T"},"issued":"2019-13","license":"free as in air","landingPage":"not an address",
          "publisher":"GSO","temporal":"2014/2015","spatial":["Hà Nội"],"colour":"red"})",
      &findings);
  EXPECT_EQ(document["issued"].as_string(), "2019-13");
  EXPECT_EQ(document["license"]["label"]["@none"].as_string(), "free as in air");
  EXPECT_EQ(document["publisher"]["name"]["@none"].as_string(), "GSO");
  EXPECT_EQ(document["temporal"].items()[0]["startDate"].as_string(), "2014");
  EXPECT_EQ(document["spatial"].items()[0]["prefLabel"]["@none"].as_string(), "Hà Nội");
  EXPECT_EQ(document["urn:open-data-portal:key:colour"].items()[0].as_string(), "red");
  EXPECT_TRUE(has_rule(findings, "date_unreadable", "/issued"));
  EXPECT_TRUE(has_rule(findings, "term_unknown", "/license"));
  EXPECT_TRUE(has_rule(findings, "address_unreadable", "/landingPage/0"));
  EXPECT_TRUE(has_rule(findings, "language_meant", "/title"));
  EXPECT_TRUE(has_rule(findings, "description_missing", "/description"));
  EXPECT_TRUE(has_rule(findings, "key_unknown", "/colour"));
}

TEST(Normalise, LeavesANormalisedDocumentAsItIs) {
  const char* text =
      R"({"title":{"vi":"Dân số","en":["A","B"]},"keyword":"a","identifier":"X","license":["CC0","CC BY 4.0"],
          "contactPoint":{"fn":"Phòng Dữ liệu","hasEmail":"a@b.example"},"modified":"2019-13","byteSize":"12 kB",
          "spatial":{"bbox":[105.3,20.5,106.1,21.4]},"distribution":{"downloadURL":"x","byteSize":"12.0"},
          "http://example.org/p":[{"@value":"1","@type":"http://www.w3.org/2001/XMLSchema#int"},"q",{"a":1}]})";
  Json once = normalised(text);
  Json twice = once;
  normalise(twice, NodeClass::kDataset);
  EXPECT_EQ(base::write_json(once), base::write_json(twice));
  EXPECT_EQ(once["distribution"].items()[0]["byteSize"].as_integer(), 12);
}

TEST(Normalise, TakesANodeThatOnlyNamesSomethingForItsName) {
  Json once = normalised(R"({"title":"T","page":{"@id":"no/address"},"theme":{"@id":"ENVI"},
      "relation":[{"@id":"_:n1"},{"@id":"words"}],"landingPage":{"@id":"www.example.org"}})");
  EXPECT_EQ(once["theme"].items()[0].as_string(),
            "http://publications.europa.eu/resource/authority/data-theme/ENVI");
  EXPECT_EQ(once["landingPage"].as_string(), "http://www.example.org");
  EXPECT_EQ(once["relation"].items()[0].as_string(), "_:n1");
  Json twice = once;
  normalise(twice, NodeClass::kDataset);
  EXPECT_EQ(base::write_json(once), base::write_json(twice));
}

TEST(Normalise, KeepsGeometriesOfEveryShape) {
  const Json document = normalised(
      R"-({"title":"T","spatial":[{"geometry":"POINT(105.8 21)"},
          {"bbox":"POLYGON((1 4,3 4,3 2,1 2,1 4))"},
          {"centroid":{"@type":"http://x.vn/geojson","@value":"{}"}}]})-");
  const auto& places = document["spatial"].items();
  EXPECT_EQ(places[0]["geometry"].as_string(), "POINT(105.8 21)");
  EXPECT_EQ(places[1]["bbox"].items().size(), 4u);
  EXPECT_EQ(places[2]["centroid"]["@value"].as_string(), "{}");
}

TEST(Normalise, KeepsASecondValueBesideTheOneThatCounts) {
  const Json document = normalised(R"({"title":"T","license":["CC0","CC BY 4.0"]})");
  EXPECT_TRUE(document["license"].is_string());
  EXPECT_NE(base::write_json(document).find("sourceStatement"), std::string::npos);
  EXPECT_NE(base::write_json(document).find("licenses/by/4.0"), std::string::npos);
}

TEST(Normalise, ARecordThatNamesTheItemOfAHighValueThemeIsOfThatCategory) {
  base::Json document = base::parse_json(
      R"({"covers":["https://other.example/readiness/checklist/hvd_theme/geospatial"]})");
  normalise(document, NodeClass::kDataset);
  EXPECT_EQ(document["hvdCategory"].items()[0].as_string(), "http://data.europa.eu/bna/c_ac64a52d");
  const base::Json once = document;
  normalise(document, NodeClass::kDataset);
  EXPECT_EQ(document, once);
}

}  // namespace
}  // namespace catalog::documents

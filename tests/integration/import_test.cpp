// An agency's documents come in, again and again, and nothing is lost or doubled.
#include <gtest/gtest.h>

#include "tests/integration/harness/portal.hpp"

namespace {

using base::Json;
using harness::Finished;
using harness::Portal;

const char* kTurtle = R"(@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
<http://so.example/catalog> a dcat:Catalog ; dct:title "Sở"@vi ; dcat:dataset <http://so.example/1>, <http://so.example/2> .
<http://so.example/1> a dcat:Dataset ; dct:title "Dân số theo huyện"@vi, "Population by district"@en ;
  dct:description "Số dân."@vi ; dct:publisher [ a foaf:Agent ; foaf:name "Cục Thống kê"@vi ] ;
  <http://example.org/unknown> "kept" ;
  dcat:distribution [ a dcat:Distribution ; dcat:accessURL <http://so.example/1.csv> ; dct:format "csv" ] .
<http://so.example/2> a dcat:Dataset ; dct:title "Trường học"@vi ; dct:issued "2019-13" .
)";

Json report_of(const Portal& portal, const std::string& path, int expected_exit) {
  const auto report = portal.file("report.json", "");
  const Finished finished = portal.run({"import", path, "--report", report.string()});
  EXPECT_EQ(finished.exit_code, expected_exit) << finished.out << finished.err;
  std::string text;
  if (FILE* file = std::fopen(report.c_str(), "rb")) {
    char buffer[4096];
    for (std::size_t got; (got = std::fread(buffer, 1, sizeof buffer, file)) > 0;)
      text.append(buffer, got);
    std::fclose(file);
  }
  return base::parse_json(text);
}

std::int64_t count(const Json& report, const char* name) {
  return report["files"].items().at(0)[name].as_integer().value_or(-1);
}

TEST(Import, ChangesNothingTheSecondTimeAndMakesOneRevisionOfAChange) {
  Portal portal;
  const auto path = portal.file("catalog.ttl", kTurtle).string();
  const Json first = report_of(portal, path, 0);
  EXPECT_EQ(count(first, "records"), 2);
  EXPECT_EQ(count(first, "added"), 2);
  const Json second = report_of(portal, path, 0);
  EXPECT_EQ(count(second, "unchanged"), 2);

  std::string changed = kTurtle;
  changed.replace(changed.find("Trường học"), std::string("Trường học").size(), "Trường phổ thông");
  const Json third = report_of(portal, portal.file("later.ttl", changed).string(), 0);
  EXPECT_EQ(count(third, "changed"), 1);
  EXPECT_EQ(count(third, "unchanged"), 1);

  portal.serve();
  const Json found = portal.get("/api/v1/datasets?q=tr%C6%B0%E1%BB%9Dng").json();
  ASSERT_EQ(found["total"].as_integer(), 1);
  const std::string id = found["items"].items()[0]["id"].as_string();
  EXPECT_EQ(portal.get("/api/v1/datasets/" + id).json()["revision"].as_integer(), 2);
  EXPECT_EQ(portal.get("/api/v1/datasets/" + id + "/revisions").json()["total"].as_integer(), 2);
}

TEST(Import, TellsEachFindingWithFileRecordPathAndRule) {
  Portal portal;
  const auto path = portal.file("catalog.ttl", kTurtle).string();
  const Json report = report_of(portal, path, 0);
  bool told = false;
  for (const auto& finding : report["findings"].items())
    told = told || (finding["rule"].as_string() == "date_unreadable" &&
                    finding["file"].as_string() == path &&
                    finding["record"].as_string() == "http://so.example/2" &&
                    finding["path"].as_string() == "/issued" &&
                    !finding["message"]["vi"].as_string().empty() &&
                    !finding["message"]["en"].as_string().empty());
  EXPECT_TRUE(told);
}

TEST(Import, KeepsUnknownPropertiesThroughTheRoundTrip) {
  Portal portal;
  ASSERT_EQ(portal.run({"import", portal.file("catalog.ttl", kTurtle).string()}).exit_code, 0);
  const Finished exported = portal.run({"export", "--format", "ntriples"});
  EXPECT_EQ(exported.exit_code, 0) << exported.err;
  EXPECT_NE(exported.out.find("<http://example.org/unknown> \"kept\""), std::string::npos);
  EXPECT_NE(exported.out.find("file-type/CSV>"), std::string::npos);
}

TEST(Import, KeepsTheGoodRecordsOfABrokenDocument) {
  Portal portal;
  const std::string broken =
      std::string(kTurtle) + "<http://so.example/3> a dcat:Dataset ; dct:title \"open";
  const Json report = report_of(portal, portal.file("broken.ttl", broken).string(), 2);
  EXPECT_EQ(count(report, "added"), 2);
  EXPECT_FALSE(report["files"].items()[0]["error"].as_string().empty());
}

TEST(Import, RefusesWhatCannotBeReadInASentence) {
  Portal portal;
  const std::pair<std::string, std::string> cases[] = {
      {"empty.ttl", ""},
      {"brackets.json", std::string(200000, '[')},
      {"brackets.ttl", "<a> <b> " + std::string(200000, '[')},
      {"bomb.rdf",
       "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
       "\"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d "
       "\"&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\">]><r>&e;</r>"},
      {"answer.json", R"({"error":true,"message":"Internal error","status":500})"},
      {"page.html", "<!doctype html><title>Not found</title>"},
  };
  for (const auto& [name, content] : cases) {
    const Finished finished = portal.run({"import", portal.file(name, content).string()});
    EXPECT_EQ(finished.exit_code, 2) << name << finished.out;
    EXPECT_NE(finished.err.find(name), std::string::npos) << name << finished.err;
    EXPECT_EQ(finished.err.find("terminate"), std::string::npos) << finished.err;
  }
  EXPECT_EQ(portal.run({"import", "/nowhere/at/all.ttl"}).exit_code, 2);
  EXPECT_EQ(portal.run({"import", portal.folder().parent_path().string()}).exit_code, 2);
  EXPECT_EQ(portal.run({"check"}).exit_code, 0);
}

}  // namespace

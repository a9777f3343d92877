#include "catalog/documents/document_reader.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "catalog/documents/normalise.hpp"
#include "tests/unit/catalog/documents/reading.hpp"

namespace catalog::documents {
namespace {

namespace fs = std::filesystem;

Gathered read(std::string_view bytes, const std::string& name, const std::string& format = "") {
  return gather(
      [&](const RecordSink& sink) { return read_document(bytes, name, format, "", sink); });
}

Gathered read(const fs::path& path) {
  return gather([&](const RecordSink& sink) { return read_file(path, "", sink); });
}

TEST(DocumentReader, WarnsOfWhatItMendedAndKeepsErrorsForWhatIsLost) {
  const auto got = read(
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
      "xmlns:dct='http://purl.org/dc/terms/' xmlns:dcat='http://www.w3.org/ns/dcat#'>"
      "<dcat:Dataset rdf:about='http://x.vn/a b'><dct:title>T</dct:title>"
      "<dct:description>D</dct:description></dcat:Dataset></rdf:RDF>",
      "a.rdf");
  ASSERT_TRUE(has_rule(got.summary.findings, "rdf_iri_mended"));
  for (const auto& each : got.summary.findings)
    EXPECT_NE(each.severity, Severity::kError) << each.rule;
  EXPECT_TRUE(got.summary.complete);
}

TEST(DocumentReader, KnowsFormsByNameAndContent) {
  EXPECT_EQ(read(fixture("data-1.1.json"), "x").summary.format, "data.json-1.1");
  EXPECT_EQ(read(fixture("dcat-us-3.json"), "x.json").summary.format, "dcat-us-3");
  EXPECT_EQ(read(fixture("ckan-package-search.json"), "x").summary.format, "ckan");
  EXPECT_EQ(read(fixture("metadata.csv"), "x").summary.format, "csv");
  const char* turtle =
      "<#d> a <http://www.w3.org/ns/dcat#Dataset>; <http://purl.org/dc/terms/title> \"T\".";
  const auto got = read(turtle, "a b.ttl");
  EXPECT_EQ(got.summary.format, "turtle");
  ASSERT_EQ(got.records.size(), 1u);
  EXPECT_TRUE(got.records[0].identity.starts_with(kNoBase)) << got.records[0].identity;
  EXPECT_TRUE(got.records[0].identity.ends_with("#d"));
  EXPECT_TRUE(has_rule(got.summary.findings, "address_without_base"));
  EXPECT_NE(read(turtle, "c.ttl").records[0].identity, got.records[0].identity);
}

TEST(DocumentReader, NamesFormsThatAreNotReadYet) {
  const std::pair<std::string, const char*> kForms[] = {
      {R"({"dataset":[{"title":"a","superTheme":["ECON"]}]})", "ar-perfil"},
      {R"([{"resource":{},"classification":{}}])", "socrata"},
      {R"({"data":[{"type":"dataset","attributes":{}}]})", "arcgis-hub"},
      {R"({"Name":"a","Description":"b","Resources":[]})", "aws-registry"},
      {R"({"title":"a","resources":[],"category":["x"],"schema":"y"})", "jkan"},
      {"<csw:GetRecordsResponse xmlns:csw='u'/>", "csw"},
      {"<gmd:MD_Metadata xmlns:gmd='u'/>", "iso19139"},
      {"<inv:Inventory xmlns:inv='u'/>", "uk-inventory"},
      {"<!DOCTYPE html><html><body>a</body></html>", "html"},
      {"---\ntitle: a\n---\n", "yaml"},
      {"PK\x03\x04zzz", "zip"},
      {"\x1F\x8Bzzz", "gzip"}};
  for (const auto& [bytes, format] : kForms) {
    const auto got = read(bytes, "x");
    EXPECT_EQ(got.summary.format, format);
    EXPECT_FALSE(got.summary.complete);
    EXPECT_TRUE(has_rule(got.summary.findings, "format_not_read")) << format;
  }
}

TEST(DocumentReader, SaysWhatIsWrongWithAFile) {
  const fs::path folder = fs::temp_directory_path() / ("documents-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  EXPECT_TRUE(has_rule(read(folder / "none.ttl").summary.findings, "file_missing"));
  EXPECT_TRUE(has_rule(read(folder).summary.findings, "file_is_folder"));
  std::ofstream(folder / "empty.ttl") << " \n";
  EXPECT_TRUE(has_rule(read(folder / "empty.ttl").summary.findings, "document_empty"));
  fs::remove_all(folder);
  EXPECT_TRUE(has_rule(read("what is this", "x").summary.findings, "document_form_unknown"));
  EXPECT_TRUE(has_rule(read("{\"a\":1}", "x.json").summary.findings, "json_without_catalogue"));
  EXPECT_TRUE(has_rule(read("{\"dataset\":[", "x.json").summary.findings, "json_malformed"));
}

TEST(DocumentReader, GivesTheRecordsBeforeABreak) {
  const auto got = read(
      "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n"
      "<http://x.vn/1> a dcat:Dataset .\n<http://x.vn/2> a dcat:Dataset ; \"broken\" .\n",
      "x.ttl");
  EXPECT_FALSE(got.summary.complete);
  ASSERT_GE(got.records.size(), 1u);
  EXPECT_EQ(got.records[0].identity, "http://x.vn/1");
  EXPECT_TRUE(got.records[0].partial);
  EXPECT_FALSE(got.summary.findings.empty());
}

TEST(DocumentReader, IsNotContentWithALineThatWasLeftOut) {
  const std::string line =
      "<http://x.vn/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
      "<http://www.w3.org/ns/dcat#Dataset> .\n";
  EXPECT_TRUE(read(line, "x.nt").summary.complete);
  const auto cut = read(line + "<http://x.vn/1> <http://purl.org/dc/terms/title> \"never", "x.nt");
  EXPECT_FALSE(cut.summary.complete);
  EXPECT_TRUE(cut.records.at(0).partial);
}

TEST(DocumentReader, ReadsDocumentsOfAPortalLikeThisOne) {
  const std::string one =
      R"({"@context":"https://d.example/context.jsonld","@id":"https://d.example/datasets/7",)"
      R"("@type":"Dataset","id":"7","slug":"rain","title":{"en":"Rain"},"state":"published"})";
  const std::string draft =
      R"({"@context":"https://d.example/context.jsonld","@id":"https://d.example/datasets/8",)"
      R"("@type":"Dataset","id":"8","title":{"en":"Draft"},"state":"draft"})";
  for (const std::string& text : {one, one + "\n" + one}) {
    const auto got = read(text, "x");
    EXPECT_EQ(got.summary.format, "dataset-document");
    ASSERT_FALSE(got.records.empty());
    EXPECT_EQ(got.records[0].identity, "https://d.example/datasets/7");
    EXPECT_EQ(got.records[0].document["sameAs"].items()[0].as_string(),
              "https://d.example/datasets/7");
  }
  EXPECT_TRUE(read(draft, "x").records.at(0).refused);
}

TEST(DocumentReader, PutsARecordIntoTheCatalogueThatListsIt) {
  const std::string prefixes = "@prefix d: <http://www.w3.org/ns/dcat#> .\n";
  const std::string first = "<http://c/b> a d:Catalog ; d:dataset <http://x/1> .\n";
  const std::string second = "<http://c/a> a d:Catalog ; d:dataset <http://x/2> .\n";
  const std::string records = "<http://x/1> a d:Dataset . <http://x/2> a d:Dataset .";
  for (const std::string& text :
       {prefixes + first + second + records, prefixes + second + first + records}) {
    const auto got = read(text, "x.ttl");
    ASSERT_EQ(got.records.size(), 2u);
    for (const auto& record : got.records)
      EXPECT_EQ(record.catalogue, record.identity == "http://x/1" ? "http://c/b" : "http://c/a");
  }
}

TEST(DocumentReader, DecodesWhatIsNotUtf8) {
  const std::string utf16(
      "\xFF\xFEt\0i\0t\0l\0e\0,\0i\0d\0\n\0\xD4\x01,\0"
      "1\0\n\0",
      26);
  const auto wide = read(utf16, "x.csv");
  ASSERT_EQ(wide.records.size(), 1u);
  EXPECT_NE(base::write_json(wide.records[0].document).find("ǔ"), std::string::npos);
  const auto latin =
      read("title,description\nCaf\xE9 cr\xE8me,D\xE9j\xE0 vu \xE0 c\xF4t\xE9\n", "x.csv");
  ASSERT_EQ(latin.records.size(), 1u);
  EXPECT_TRUE(has_rule(latin.summary.findings, "encoding_converted"));
  EXPECT_NE(base::write_json(latin.records[0].document).find("Café"), std::string::npos);
}

TEST(DocumentReader, ReadsJsonLinesAndGoesOnAfterABrokenLine) {
  const auto got = read(
      "{\"title\":{\"vi\":\"A\"},\"identifier\":\"1\"}\n{\"title\":\n{\"title\":{\"vi\":\"B\"}}\n",
      "x.jsonl");
  ASSERT_EQ(got.records.size(), 3u);
  EXPECT_TRUE(got.records[1].refused);
  EXPECT_EQ(got.records[2].document["title"]["vi"].as_string(), "B");
}

// Every document that was collected, whatever its form, is read without loss or refused in words.
TEST(DocumentReader, LosesNothingOfTheSharedCatalogues) {
  const fs::path shared = fs::path(SHARED) / "data";
  if (!fs::exists(shared / "catalogues")) GTEST_SKIP() << "the shared corpus is not here";
  std::size_t records = 0;
  Fidelity sum;
  for (const char* folder : {"catalogues", "corpora/dcat-json-mutants"}) {
    for (const auto& entry : fs::recursive_directory_iterator(shared / folder)) {
      if (!entry.is_regular_file() || entry.file_size() > (1u << 20)) continue;
      const auto got = read(entry.path());
      records += got.records.size();
      const auto fidelity = got.fidelity();
      sum += fidelity;
      EXPECT_EQ(fidelity.dropped, 0u) << entry.path();
      EXPECT_TRUE(got.summary.complete || !got.summary.findings.empty()) << entry.path();
    }
  }
  EXPECT_GT(records, 2500u);
  EXPECT_GT(sum.ours, sum.foreign);
}

}  // namespace
}  // namespace catalog::documents

#include "catalog/vocab/formats.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "catalog/base/message.hpp"

namespace catalog::vocab {
namespace {

std::string code_of(const Format* format) {
  return format ? std::string(format->code) : "(none)";
}

TEST(FindFormat, TakesTheSpellingsOfRealCatalogues) {
  const std::pair<const char*, const char*> pairs[] = {
      {"csv", "CSV"},
      {".CSV", "CSV"},
      {"CSV (zip)", "CSV"},
      {"text/csv", "CSV"},
      {"application/csv", "CSV"},
      {"http://publications.europa.eu/resource/authority/file-type/CSV", "CSV"},
      {"https://www.iana.org/assignments/media-types/text/csv", "CSV"},
      {"Excel", "XLSX"},
      {".xlsx", "XLSX"},
      {"application/vnd.ms-excel", "XLS"},
      {"Esri Shapefile (ZIP)", "SHP"},
      {"Geo JSON", "GEOJSON"},
      {"OGC:WMS", "WMS_SRVC"},
      {"Spreadsheet (csv)", "CSV"},
      {"Product map (jpg)", "JPEG"},
      {"application/pdf; charset=binary", "PDF"},
      {"JSON-LD", "JSON_LD"},
      {"7zip", "7Z"},
      {"N3", "N3"}};
  for (const auto& [text, code] : pairs) EXPECT_EQ(code_of(find_format(text)), code) << text;
}

TEST(FindFormat, DoesNotGuess) {
  for (const char* text : {"", "a nice file", "unknown", "http://example.org/data", "(csv"})
    EXPECT_EQ(code_of(find_format(text)), text == std::string("(csv") ? "CSV" : "(none)") << text;
}

TEST(FindFormat, SaysWhatTheFormatIs) {
  const Format* csv = find_format("CSV");
  ASSERT_NE(csv, nullptr);
  EXPECT_EQ(csv->iri, "http://publications.europa.eu/resource/authority/file-type/CSV");
  EXPECT_EQ(csv->family, "table");
  EXPECT_EQ(csv->media_type, "text/csv");
  EXPECT_EQ(csv->suffix, "csv");
  EXPECT_TRUE(csv->is_machine_readable);
  EXPECT_TRUE(csv->is_open);
  EXPECT_FALSE(find_format("XLS")->is_open);
  EXPECT_TRUE(find_format("XLS")->is_machine_readable);
  EXPECT_FALSE(find_format("PDF")->is_machine_readable);
}

TEST(Formats, AllBelongToAFamilyThatHasALabel) {
  const auto& families = list_format_families();
  for (const auto& family : families)
    for (const char* language : {"vi", "en"})
      EXPECT_TRUE(base::has_text("format_family_" + std::string(family), language)) << family;
  for (const auto& term : vocabulary("file-types").terms()) {
    const auto* format = find_format(term.iri);
    ASSERT_NE(format, nullptr);
    EXPECT_NE(std::find(families.begin(), families.end(), format->family), families.end())
        << term.code;
  }
}

TEST(Formats, HaveMediaTypesThatTheListOfMediaTypesKnows) {
  for (const auto& term : vocabulary("file-types").terms()) {
    const auto* format = find_format(term.iri);
    if (format->media_type.empty()) continue;
    const Term* media_type = vocabulary("media-types").find(format->media_type);
    ASSERT_NE(media_type, nullptr) << term.code;
    EXPECT_EQ(media_type->code, format->media_type);
  }
  for (const auto& term : vocabulary("media-types").terms()) {
    const auto type = term.attribute("file_type");
    if (!type.empty()) {
      EXPECT_EQ(code_of(find_format(type)), type) << term.code;
    }
  }
}

TEST(FormatOfMediaType, TakesParametersAndIris) {
  EXPECT_EQ(code_of(format_of_media_type("text/csv; charset=utf-8; header=present")), "CSV");
  EXPECT_EQ(code_of(format_of_media_type("TEXT/CSV")), "CSV");
  EXPECT_EQ(code_of(format_of_media_type("application/vnd.geo+json")), "GEOJSON");
  EXPECT_EQ(code_of(format_of_media_type("application/zip")), "ZIP");
  EXPECT_EQ(code_of(format_of_media_type("image/tiff")), "TIFF");
  EXPECT_EQ(code_of(format_of_media_type("application/x-no-such")), "(none)");
  EXPECT_EQ(code_of(format_of_media_type("")), "(none)");
}

TEST(FormatOfFileName, LooksIntoPackedFiles) {
  const std::pair<const char*, const char*> pairs[] = {
      {"x.csv", "CSV"},
      {"X.CSV", "CSV"},
      {"x.csv.zip", "CSV"},
      {"x.csv.gz", "CSV"},
      {"x.zip", "ZIP"},
      {"x.v2.zip", "ZIP"},
      {"x.tar.gz", "TAR_GZ"},
      {"x.tgz", "TAR_GZ"},
      {"báo cáo.2024.xlsx", "XLSX"},
      {"x.htm", "HTML"},
      {"x.jpeg", "JPEG"},
      {"x.ttl", "RDF_TURTLE"},
      {"x.rdf", "RDF_XML"},
      {"https://example.org/a.b/c.geojson?x=1.csv#y.pdf", "GEOJSON"},
      {"folder.csv/name", "(none)"},
      {"name", "(none)"},
      {".", "(none)"},
      {"", "(none)"},
      {"https://example.org", "(none)"},
      {"x.unknown", "(none)"}};
  for (const auto& [name, code] : pairs)
    EXPECT_EQ(code_of(format_of_file_name(name)), code) << name;
}

TEST(MediaTypeIri, IsTheOneOfIana) {
  const std::string iana = "https://www.iana.org/assignments/media-types/";
  EXPECT_EQ(media_type_iri("text/csv"), iana + "text/csv");
  EXPECT_EQ(media_type_iri("CSV"), iana + "text/csv");
  EXPECT_EQ(media_type_iri("http://www.iana.org/assignments/media-types/text/csv"),
            iana + "text/csv");
  EXPECT_EQ(media_type_iri("Application/X-Own; a=b"), iana + "application/x-own");
  for (const char* bad : {"", "a", "a/b/c", "a /b", "http://example.org/x", "/", "a/"})
    EXPECT_EQ(media_type_iri(bad), "") << bad;
}

}  // namespace
}  // namespace catalog::vocab

#include "catalog/sniff/sniff.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temporary_folder.hpp"

namespace catalog::sniff {
namespace {

using namespace std::string_literals;

class Sniff : public testing::Test {
 protected:
  Sniffed look(const std::string& bytes) {
    std::ofstream(folder / "file", std::ios::binary) << bytes;
    return sniff(folder / "file");
  }
  TemporaryFolder folder;
};

TEST_F(Sniff, KnowsFilesByTheirFirstBytes) {
  EXPECT_EQ(look("%PDF-1.7\n").format, "PDF");
  EXPECT_EQ(look("\x89PNG\r\n\x1a\n...").format, "PNG");
  EXPECT_EQ(look("\xFF\xD8\xFF\xE0").media_type, "image/jpeg");
  EXPECT_EQ(look("GIF89a<html>").format, "GIF");
  EXPECT_EQ(look("II*\0abc"s).format, "TIFF");
  EXPECT_EQ(look("SQLite format 3\0"s).media_type, "application/vnd.sqlite3");
  EXPECT_EQ(look("PAR1....").format, "PARQUET");
  EXPECT_EQ(look("\x1F\x8B\x08").format, "GZIP");
  EXPECT_EQ(look("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...").format, "OLE");
  EXPECT_EQ(look("PK\x03\x04 cut off").format, "ZIP");
}

TEST_F(Sniff, TellsTablesFromOtherText) {
  EXPECT_EQ(format_of_text("a,b\n1,2\n3,4\n"), "CSV");
  EXPECT_EQ(format_of_text("tên;số\n\"a;b\nc\";2\nd;3\n"), "CSV");
  EXPECT_EQ(format_of_text("a\tb\n1\t2\n"), "TSV");
  EXPECT_EQ(format_of_text("A sentence, with a comma.\nAnd another one\nand, well, a third"),
            "TXT");
  EXPECT_EQ(format_of_text("one\ntwo\n"), "TXT");
}

TEST_F(Sniff, TellsMarkupByItsFirstElement) {
  EXPECT_EQ(format_of_text("<!DOCTYPE html><p>"), "HTML");
  EXPECT_EQ(format_of_text("\n <HTML>"), "HTML");
  EXPECT_EQ(format_of_text("<div><script>alert(1)</script></div>"), "HTML");
  EXPECT_EQ(format_of_text("<?xml version=\"1.0\"?><!-- a --><svg xmlns=\"x\"/>"), "SVG");
  EXPECT_EQ(format_of_text("<kml xmlns=\"x\"></kml>"), "KML");
  EXPECT_EQ(format_of_text("<?xml version=\"1.0\"?><wfs:FeatureCollection "
                           "xmlns:gml=\"http://www.opengis.net/gml/3.2\">"),
            "GML");
  EXPECT_EQ(format_of_text("<rdf:RDF xmlns:rdf=\"x\">"), "RDF_XML");
  EXPECT_EQ(format_of_text("<?xml version=\"1.0\"?><a/>"), "XML");
  EXPECT_EQ(format_of_text("<3 this"), "TXT");
}

TEST_F(Sniff, TellsGeoJsonFromOtherJson) {
  EXPECT_EQ(format_of_text("{\"type\": \"FeatureCollection\", \"features\": []}"), "GEOJSON");
  EXPECT_EQ(format_of_text("{\"@context\": \"x\"}"), "JSON_LD");
  EXPECT_EQ(format_of_text("[1, 2]"), "JSON");
  EXPECT_EQ(format_of_text("{ not json"), "TXT");
}

TEST_F(Sniff, TellsTheEncodingOfText) {
  EXPECT_EQ(look("số,tên\n1,a\n").encoding, "UTF-8");
  EXPECT_FALSE(look("a").has_bom);
  EXPECT_TRUE(look("\xEF\xBB\xBFsố,tên\n1,a\n").has_bom);
  EXPECT_EQ(look("\xEF\xBB\xBF"
                 "a,b\n1,2\n")
                .format,
            "CSV");
  EXPECT_EQ(look("na\xEFve,x\n1,2\n").encoding, "unknown");
  EXPECT_EQ(look("\xFF\xFE"
                 "a\0"s)
                .encoding,
            "UTF-16");
  EXPECT_EQ(look("\x01\x02\x03"s).encoding, "");
}

TEST_F(Sniff, DoesNotMistakeALetterThatWasCutForABrokenOne) {
  for (int before = 0; before < 3; ++before) {
    std::string text = std::string(static_cast<std::size_t>(before), 'a');
    while (text.size() < 300'000) text += "ế";
    EXPECT_EQ(look(text).encoding, "UTF-8") << before;
  }
}

TEST_F(Sniff, OfAnEmptyFileSaysThatItIsEmpty) {
  EXPECT_TRUE(look("").is_empty);
  EXPECT_EQ(look("").media_type, "application/octet-stream");
}

// The corpus of files that lie about themselves: none of them may be taken for a table or an image
// of another kind than it is.
TEST_F(Sniff, KnowsTheFilesOfTheCorpus) {
  const std::filesystem::path corpus = std::filesystem::path(SHARED) / "data/corpora/upload-files";
  if (!std::filesystem::exists(corpus)) GTEST_SKIP() << "no shared corpora here";
  EXPECT_EQ(sniff(corpus / "html-in.csv").format, "HTML");
  EXPECT_EQ(sniff(corpus / "page.html").format, "HTML");
  EXPECT_EQ(sniff(corpus / "page.xhtml").format, "HTML");
  EXPECT_EQ(sniff(corpus / "page.svg").format, "SVG");
  EXPECT_EQ(sniff(corpus / "page.pdf").format, "PDF");
  EXPECT_EQ(sniff(corpus / "gifhtml.gif").format, "GIF");
  EXPECT_EQ(sniff(corpus / "bomb-10MiB.zip").format, "ZIP");
  EXPECT_EQ(sniff(corpus / "slip.zip").format, "ZIP");
  EXPECT_EQ(sniff(corpus / "trunc.gz").format, "GZIP");
  EXPECT_TRUE(sniff(corpus / "empty.bin").is_empty);
}

}  // namespace
}  // namespace catalog::sniff

#include <gtest/gtest.h>

#include "catalog/documents/csv_table.hpp"
#include "catalog/documents/dialects.hpp"
#include "catalog/documents/document_reader.hpp"
#include "catalog/documents/normalise.hpp"
#include "tests/support/made_workbook.hpp"
#include "tests/unit/catalog/documents/reading.hpp"

namespace catalog::documents {
namespace {

using base::Json;
using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string_view text) {
  CsvTable table(text, guess_separator(text));
  Rows rows;
  std::vector<std::string> row;
  while (table.next(row)) rows.push_back(row);
  return rows;
}

Gathered read(const std::string& text) {
  return gather([&](const RecordSink& sink) { return read_metadata_csv(text, sink); });
}

TEST(CsvTable, ReadsQuotesSeparatorsAndLineEnds) {
  EXPECT_EQ(rows_of("a,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n"), (Rows{{"a", "b"}, {"1", "x, \"y\"\nz"}}));
  EXPECT_EQ(rows_of("a;b\n1;2,5"), (Rows{{"a", "b"}, {"1", "2,5"}}));
  EXPECT_EQ(rows_of("a\tb\r1\t\r"), (Rows{{"a", "b"}, {"1", ""}}));
  EXPECT_EQ(rows_of("a|b\n\n\n5\" pipe|2\n"), (Rows{{"a", "b"}, {"5\" pipe", "2"}}));
  EXPECT_TRUE(rows_of("").empty());
}

TEST(CsvTable, BoundsTheCellsOfARow) {
  const std::string text = std::string(3 * kCsvCells, ',') + "\nnext,row\n";
  CsvTable table(text, ',');
  std::vector<std::string> row;
  ASSERT_TRUE(table.next(row));
  ASSERT_EQ(row.size(), kCsvCells);
  EXPECT_EQ(row.back(), std::string(2 * kCsvCells + 1, ','));
  ASSERT_TRUE(table.next(row));
  EXPECT_EQ(row, (std::vector<std::string>{"next", "row"}));
}

TEST(MetadataCsv, RefusesARowWithAnEndlessCellAndTakesTheOthers) {
  const std::string text =
      "title,description\nbad," + std::string(kCsvCellBytes + 1, 'a') + "\ngood,kept\n";
  std::vector<Record> records;
  read_metadata_csv(text, [&](Record record) { records.push_back(std::move(record)); });
  ASSERT_EQ(records.size(), 2u);
  EXPECT_TRUE(records[0].refused);
  EXPECT_EQ(records[0].findings[0].rule, "csv_cell_too_long");
  EXPECT_FALSE(records[1].refused);
}

TEST(MetadataCsv, UnderstandsHeadingsInBothLanguages) {
  const auto got = read(fixture("metadata.csv"));
  ASSERT_EQ(got.records.size(), 2u);
  EXPECT_EQ(got.records[0].identity, "DS-1");
  Json document = got.records[0].document;
  normalise(document, NodeClass::kDataset);
  EXPECT_EQ(document["title"]["@none"].as_string(), "Dân số");
  EXPECT_EQ(document["title"]["en"].as_string(), "Population");
  EXPECT_EQ(document["description"]["@none"].as_string(), "Dân số theo \"tỉnh\"; hằng năm\nvà quý");
  EXPECT_EQ(document["keyword"]["@none"].items().size(), 2u);
  EXPECT_EQ(document["publisher"]["name"]["@none"].as_string(), "Cục Thống kê");
  EXPECT_EQ(document["license"].as_string(), "https://creativecommons.org/licenses/by/4.0/");
  EXPECT_EQ(document["accrualPeriodicity"].as_string(),
            "http://publications.europa.eu/resource/authority/frequency/ANNUAL");
  ASSERT_EQ(document["distribution"].items().size(), 2u);
  EXPECT_EQ(document["distribution"].items()[1]["format"].as_string(),
            "http://publications.europa.eu/resource/authority/file-type/JSON");
  EXPECT_EQ(document["contactPoint"].items()[0]["hasEmail"].as_string(), "mailto:a@example.vn");
  EXPECT_NE(base::write_json(document).find("urn:open-data-portal:column:"), std::string::npos);
}

TEST(MetadataCsv, TellsOfRowsThatDoNotFit) {
  const auto got = read(fixture("metadata.csv"));
  EXPECT_TRUE(has_rule(got.records[1].findings, "csv_row_too_long"));
  const auto open = read("title,description\nA,b\nC,\"never closed\nD,e\n");
  EXPECT_EQ(open.records.size(), 1u);
  EXPECT_FALSE(open.summary.complete);
  EXPECT_TRUE(has_rule(open.summary.findings, "csv_quote_open"));
  EXPECT_TRUE(has_rule(read("a,b\n1,2\n").summary.findings, "csv_without_title"));
}

TEST(MetadataCsv, TakesTheColumnsThatSomebodyNamed) {
  const auto read = gather([&](const RecordSink& sink) {
    return read_metadata_csv("Tên bảng,Ghi chú nội bộ,mô tả\nDân số,bí mật,Theo tỉnh\n", 0,
                             {{"Tên bảng", "title_vi"}, {"Ghi chú nội bộ", "-"}}, sink);
  });
  ASSERT_EQ(read.records.size(), 1u);
  const auto& document = read.records[0].document;
  EXPECT_EQ(document["title"]["vi"].as_string(), "Dân số");
  EXPECT_FALSE(document["description"].is_null());
  EXPECT_EQ(document.members().size(), 2u);
  EXPECT_EQ(read.records[0].line, 2u);
}

TEST(MetadataCsv, IsReadFromTheFirstSheetOfAWorkbook) {
  const auto read = gather([&](const RecordSink& sink) {
    return read_document(
        made_workbook(R"(<row><c t="str"><v>title_en</v></c><c t="str"><v>issued</v></c></row>)"
                      R"(<row><c t="str"><v>Rain; by day</v></c><c s="1"><v>45598</v></c></row>)",
                      "", R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>)"),
        "list.xlsx", "", "", sink);
  });
  EXPECT_EQ(read.summary.format, "xlsx");
  ASSERT_EQ(read.records.size(), 1u);
  EXPECT_EQ(read.records[0].document["title"]["en"].as_string(), "Rain; by day");
  EXPECT_EQ(read.records[0].document["issued"].as_string(), "2024-11-02");
}

TEST(MetadataCsv, IsFoundBehindTheCoverOfAWorkbook) {
  const auto read = gather([&](const RecordSink& sink) {
    return read_document(
        made_workbook(R"(<row><c t="str"><v>Danh mục năm 2024</v></c></row>)", "", "", false,
                      R"(<row><c t="str"><v>title_vi</v></c></row>)"
                      R"(<row><c t="str"><v>Mưa</v></c></row>)"),
        "list.xlsx", "", "", sink);
  });
  ASSERT_EQ(read.records.size(), 1u);
  EXPECT_EQ(read.records[0].document["title"]["vi"].as_string(), "Mưa");
}

TEST(MetadataCsv, OfABrokenWorkbookSaysWhy) {
  const auto read = gather([&](const RecordSink& sink) {
    return read_document("PK\x03\x04 cut off", "list.xlsx", "", "", sink);
  });
  EXPECT_FALSE(read.summary.complete);
  EXPECT_TRUE(has_rule(read.summary.findings, "workbook_broken"));
}

}  // namespace
}  // namespace catalog::documents

#include "catalog/workbook/xlsx.hpp"

#include <gtest/gtest.h>

#include <utility>

#include "catalog/base/error.hpp"
#include "tests/support/made_workbook.hpp"

namespace catalog::workbook {
namespace {

using Row = std::pair<std::size_t, std::vector<std::string>>;

std::vector<Row> rows_of(const std::string& bytes) {
  std::vector<Row> rows;
  Workbook(bytes).read_sheet(0, [&](std::size_t number, std::vector<std::string>&& cells) {
    rows.emplace_back(number, std::move(cells));
    return true;
  });
  return rows;
}

std::string refusal_of(const std::string& bytes) {
  try {
    rows_of(bytes);
  } catch (const base::Error& error) {
    return error.message().key;
  }
  return "";
}

TEST(Workbook, GivesTheRowsOfItsFirstSheetWithTheirNumbers) {
  const auto bytes = made_workbook(
      R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>)"
      R"(<row r="2"/><row r="4"><c r="B4"><v>12.5</v></c><c r="C4" t="b"><v>1</v></c></row>)",
      "<si><t>Tên</t></si><si><r><t>Mô</t></r><r><t xml:space=\"preserve\"> tả</t></r></si>");
  EXPECT_EQ(rows_of(bytes),
            (std::vector<Row>{{1, {"Tên", "", "Mô tả"}}, {4, {"", "12.5", "true"}}}));
}

TEST(Workbook, ReadsTextsThatStandInTheCellAndWhatFormulasGave) {
  const auto bytes = made_workbook(
      R"(<row><c t="inlineStr"><is><t>a &amp; b</t></is></c>)"
      R"(<c t="str"><f>A1&amp;"x"</f><v>a &amp; bx</v></c><c t="e"><v>#N/A</v></c><c><v>3</v></c></row>)");
  EXPECT_EQ(rows_of(bytes), (std::vector<Row>{{1, {"a & b", "a & bx", "", "3"}}}));
}

TEST(Workbook, ReadsDaysAsDatesByTheStyleOfTheirCell) {
  const auto bytes = made_workbook(
      R"(<row><c s="1"><v>45598</v></c><c s="2"><v>45598.5</v></c><c s="0"><v>45598</v></c></row>)",
      "",
      R"(<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/></numFmts>)"
      R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>)"
      R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>)");
  EXPECT_EQ(rows_of(bytes),
            (std::vector<Row>{{1, {"2024-11-02", "2024-11-02T12:00:00", "45598"}}}));
}

TEST(Workbook, StopsWhenNoMoreIsWanted) {
  const auto bytes = made_workbook("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>");
  int rows = 0;
  Workbook(bytes).read_sheet(0, [&](std::size_t, std::vector<std::string>&&) {
    ++rows;
    return false;
  });
  EXPECT_EQ(rows, 1);
}

TEST(Workbook, ThatIsNoneIsRefusedInASentence) {
  EXPECT_EQ(refusal_of("PK\x03\x04 and nothing more"), "workbook_broken");
  EXPECT_EQ(refusal_of(""), "workbook_without_sheet");
  EXPECT_EQ(refusal_of(packed({{"notes.txt", "hello"}})), "workbook_without_sheet");
  EXPECT_EQ(refusal_of(made_workbook("<row><c>")), "workbook_broken");
}

TEST(Workbook, WithADocumentTypeIsRefusedSoThatEntitiesNeitherSwellNorLeadOutside) {
  EXPECT_EQ(refusal_of(packed(
                {{"xl/workbook.xml", R"(<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>)"
                                     "<workbook>&a;</workbook>"}})),
            "workbook_broken");
}

TEST(Workbook, ThatUnpacksToMoreThanTheLimitIsRefused) {
  EXPECT_EQ(refusal_of(made_workbook("<row><c t=\"str\"><v>" + std::string(kUnpackedBytes, 'x') +
                                     "</v></c></row>")),
            "workbook_too_large");
  EXPECT_EQ(refusal_of(made_workbook("<row><c r=\"ZZZ1\"><v>1</v></c></row>")),
            "workbook_too_large");
}

}  // namespace
}  // namespace catalog::workbook

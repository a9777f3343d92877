#include "catalog/privacy/rows.hpp"

#include <gtest/gtest.h>

namespace catalog::privacy {
namespace {

// "column=text;…" for each row; the bytes come one by one.
std::vector<std::string> rows_of(Shape shape, std::string_view bytes) {
  std::vector<std::string> rows;
  RowReader reader(shape, [&](const Row& row) {
    std::string told;
    for (const auto& cell : row) told += cell.column + "=" + cell.text + ";";
    rows.push_back(told);
  });
  for (const char& c : bytes) reader.add({&c, 1});
  reader.finish();
  return rows;
}

using Rows = std::vector<std::string>;

TEST(Rows, OfATableAreReadWithWhateverMarkItsFirstLineHas) {
  EXPECT_EQ(rows_of(Shape::kTable,
                    "\xEF\xBB\xBF"
                    "a;b\r\n1;\"x;\"\"y\"\"\nz\"\r\n\r\n2;3"),
            (Rows{"a=1;b=x;\"y\"\nz;", "a=2;b=3;"}));
  EXPECT_EQ(rows_of(Shape::kTable, "a\tb\n1\t2\t3\n"), (Rows{"a=1;b=2;=3;"}));
}

TEST(Rows, OfJsonAreTheObjectsOfItsListOrOfEachLine) {
  EXPECT_EQ(rows_of(Shape::kJson, R"([{"a":"x \"1\"","b":{"c":2}},{"a":null,"b":[3,4]}])"),
            (Rows{R"(a=x "1";b.c=2;)", "a=;b.=3;b.=4;"}));
  EXPECT_EQ(rows_of(Shape::kJson, "{\"a\":1}\n{\"a\":2}\n"), (Rows{"a=1;", "a=2;"}));
  EXPECT_EQ(rows_of(Shape::kJson, R"({"items":[{"a":1},{"a":2}],"n":7})"),
            (Rows{"items.a=1;", "items.a=2;", "n=7;"}));
}

TEST(Rows, OfBrokenBytesAreReadWithoutComplaint) {
  EXPECT_NO_THROW(rows_of(Shape::kJson, "{\"a\":[[[}]{{\"\\"));
  EXPECT_NO_THROW(rows_of(Shape::kTable, "\"a\n\xFF\xFE,\"\"\""));
  EXPECT_EQ(rows_of(Shape::kText, "x\xFFy\nz"), (Rows{"=x\xEF\xBF\xBDy;", "=z;"}));
  EXPECT_TRUE(rows_of(Shape::kTable, "").empty());
}

TEST(Rows, KeepNoMoreThanTheBeginningOfALongCell) {
  const auto rows = rows_of(Shape::kTable, "a,b\n" + std::string(kCellBytes * 3, 'x') + ",2\n");
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0], "a=" + std::string(kCellBytes, 'x') + ";b=2;");
}

TEST(Rows, AreReadByMediaTypeOrByTheEndingOfTheName) {
  EXPECT_EQ(shape_of("text/csv; charset=utf-8", "x"), Shape::kTable);
  EXPECT_EQ(shape_of("application/octet-stream", "Bang.TSV"), Shape::kTable);
  EXPECT_EQ(shape_of("application/geo+json", ""), Shape::kJson);
  EXPECT_EQ(shape_of("", "readme"), Shape::kText);
}

}  // namespace
}  // namespace catalog::privacy

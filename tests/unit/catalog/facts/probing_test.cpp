#include "catalog/facts/probing.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/made_workbook.hpp"
#include "tests/unit/catalog/facts/facts_catalogue.hpp"

namespace catalog::facts {
namespace {

class Probing : public testing::Test, public FactsCatalogue {
 protected:
  FileProbe probe(const std::string& name, const std::string& bytes) {
    store::StoredFile file;
    file.sha256 = store.files().put(bytes).sha256;
    file.name = name;
    return probe_content(store.files(), file, base::now());
  }
  std::string dataset_with(const std::string& file) {
    return add(R"({"title":{"vi":"a"},"description":{"vi":"m"},"distribution":[{"file":")" + file +
               "\"}]}");
  }
};

TEST_F(Probing, ATableIsReadAsPeopleNamedIt) {
  const FileProbe found = probe("a.csv", "mã tỉnh,tên\n01,Hà Nội\n79,Thành phố Hồ Chí Minh\n");
  EXPECT_EQ(found.state, "read");
  EXPECT_EQ(found.format, "CSV");
  EXPECT_EQ(found.encoding, "UTF-8");
  EXPECT_EQ(found.parse_ok, true);
  EXPECT_EQ(found.row_n, 2);
  EXPECT_EQ(found.column_n, 2);
  EXPECT_EQ(found.uses_ids, true);
  EXPECT_EQ(found.uses_codes, true);
  EXPECT_EQ(found.fixity_ok, true);
}

TEST_F(Probing, RowsOfUnequalWidthAndEmptyHeadersAreFaults) {
  EXPECT_EQ(probe("a.csv", "a,b\n1,2\n3\n").parse_ok, false);
  EXPECT_EQ(probe("a.csv", "a,,c\n1,2,3\n").parse_ok, false);
  EXPECT_EQ(probe("a.csv", "a,a\n1,2\n").parse_ok, false);
  EXPECT_EQ(probe("a.csv", "a,b\n\"1,2\n").parse_ok, false) << "a quote that never ends";
}

TEST_F(Probing, WhatATableDoesNotShowIsUnknown) {
  const FileProbe found = probe("a.csv", "năm,số\n2020,1\n2021,2\n");
  EXPECT_EQ(found.uses_ids, std::nullopt);
  EXPECT_EQ(found.uses_codes, std::nullopt);
  EXPECT_EQ(probe("a.csv", "id,n\n1,1\n1,2\n").uses_ids, std::nullopt) << "one of two rows";
}

TEST_F(Probing, TextThatIsNoUtf8IsTold) {
  EXPECT_NE(probe("a.csv", "t\xEAn,s\xF4\nH\xE0,1\nHu\xE9,2\n").encoding, "UTF-8");
}

TEST_F(Probing, JsonAndXmlAreReadWhole) {
  EXPECT_EQ(probe("a.json", R"([{"a":1},{"a":2}])").parse_ok, true);
  EXPECT_EQ(probe("a.json", R"([{"a":1},{"a":2}])").row_n, 2);
  EXPECT_EQ(probe("a.json", R"([{"a":1},{"a":2})").parse_ok, false);
  EXPECT_EQ(probe("a.xml", "<?xml version=\"1.0\"?><a><b/></a>").parse_ok, true);
  EXPECT_EQ(probe("a.xml", "<?xml version=\"1.0\"?><a><b></a>").parse_ok, false);
  EXPECT_EQ(
      probe("a.xml", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>").parse_ok,
      std::nullopt)
      << "entities are not looked into";
}

TEST_F(Probing, AFileThatIsSomethingElseDoesNotMatchItsName) {
  const auto file = upload("a.csv", "<!DOCTYPE html><html><body>404</body></html>");
  const auto id = dataset_with(file);
  filler.follow();
  filler.refresh_contents(probe_new(store, facts, 10, [] {}));
  EXPECT_EQ(file_of(id, "format_matches"), "0");
  EXPECT_EQ(file_of(id, "utf8"), "1");
  EXPECT_EQ(file_of(id, "fixity_ok"), "1");
}

TEST_F(Probing, EachContentIsReadOnceAndOnlyWhileADatasetHandsItOut) {
  upload("nobody.csv", "x,y\n1,2\n");
  const auto first = dataset_with(upload("a.csv", "id,b\n1,2\n3,4\n"));
  dataset_with(upload("b.csv", "id,b\n1,2\n3,4\n"));
  filler.follow();
  EXPECT_EQ(probe_new(store, facts, 10, [] {}).size(), 1u);
  EXPECT_EQ(probe_new(store, facts, 10, [] {}).size(), 0u);
  filler.refresh({first});
  EXPECT_EQ(file_of(first, "format_matches"), "1");
  EXPECT_EQ(file_of(first, "parse_ok"), "1");
  EXPECT_EQ(of(first, "uses_ids"), "1");
  EXPECT_EQ(filler.check().differences, 2) << "the other dataset was not refreshed";
  EXPECT_EQ(count_probes(store, facts).probed, count_probes(store, facts).contents);
}

TEST_F(Probing, AContentThatChangedOnTheDiskIsFoundInTime) {
  const auto file = upload("a.csv", "id,b\n1,2\n");
  const auto id = dataset_with(file);
  filler.follow();
  probe_new(store, facts, 10, [] {});
  const auto now = base::now();
  EXPECT_TRUE(check_fixity(store, facts, now, [] {}).empty()) << "it was read just now";
  const auto path = *store.files().find(store.read().find_file(file)->sha256);
  std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  std::ofstream(path, std::ios::binary) << "id,b\n9,9\n";
  filler.refresh_contents(check_fixity(store, facts, now + std::chrono::days(80), [] {}));
  EXPECT_EQ(file_of(id, "fixity_ok"), "0");
}

TEST_F(Probing, DigestsAreSpreadOverTheDays) {
  for (int i = 0; i < 150; ++i)
    dataset_with(upload("a.csv", "id,b\n1," + std::to_string(i) + "\n"));
  probe_new(store, facts, 1000, [] {});
  EXPECT_EQ(check_fixity(store, facts, base::now() + std::chrono::days(10), [] {}).size(), 3u);
  EXPECT_EQ(check_fixity(store, facts, base::now() + std::chrono::days(200), [] {}).size(), 150u);
}

TEST_F(Probing, AWorkbookIsReadAsItsList) {
  const auto cells = [](const std::string& number, const std::string& a, const std::string& b) {
    return "<row r=\"" + number + "\"><c r=\"A" + number + "\" t=\"inlineStr\"><is><t>" + a +
           "</t></is></c><c r=\"B" + number + "\" t=\"inlineStr\"><is><t>" + b +
           "</t></is></c></row>";
  };
  const FileProbe found =
      probe("a.xlsx",
            made_workbook(cells("1", "mã", "tên") + cells("2", "1", "a") + cells("3", "2", "b")));
  EXPECT_EQ(found.format, "XLSX");
  EXPECT_EQ(found.parse_ok, true);
  EXPECT_EQ(found.row_n, 2);
}

}  // namespace
}  // namespace catalog::facts

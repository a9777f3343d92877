#include "catalog/bulk/prepare.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "catalog/base/error.hpp"
#include "tests/unit/catalog/bulk/office.hpp"

namespace catalog::bulk {
namespace {

bool has(const BatchRow& row, const std::string& rule) {
  return std::any_of(row.findings.begin(), row.findings.end(),
                     [&](const Finding& each) { return each.rule == rule; });
}

constexpr const char* kTable =
    "identifier,title_vi,title_en,Cơ quan công bố\nA,Mưa,Rain,weather\nB,Gió,Wind,Bộ Khác\n";

TEST(PreparedImport, SaysWhatBecomesOfEachRowAndChangesNothing) {
  Office office;
  const auto before = office.store.read().last_seq();
  const auto rows = office.prepared(Office::table(kTable));
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].outcome, RowOutcome::kAdd);
  EXPECT_EQ(rows[0].title, "Mưa");
  EXPECT_EQ(rows[0].line, 2u);
  EXPECT_EQ(rows[0].state, "draft");
  EXPECT_FALSE(has(rows[0], "bulk_other_publisher"));
  EXPECT_TRUE(has(rows[1], "bulk_other_publisher"));
  EXPECT_EQ(office.store.read().last_seq(), before);
}

TEST(PreparedImport, KnowsAgainWhatCameFromAnEarlierTable) {
  Office office;
  const Batch batch = Office::table(kTable);
  office.carried_out(office.keep(batch, office.prepared(batch)));
  const auto rows =
      office.prepared(Office::table("identifier,title_en\nB,Strong wind\nA,Rain\nC,Snow\n"));
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].outcome, RowOutcome::kChange);
  EXPECT_EQ(rows[0].document["title"], base::parse_json(R"({"vi":"Gió","en":"Strong wind"})"));
  EXPECT_EQ(rows[1].outcome, RowOutcome::kSame);
  EXPECT_EQ(rows[2].outcome, RowOutcome::kAdd);
}

TEST(PreparedImport, FindsARecordByItsAddressHereOnlyWhereItIsTheAgencys) {
  Office office;
  const auto ours = office.add(R"({"title":{"en":"Rain"}})", "draft");
  const auto theirs = office.add(R"({"title":{"en":"Health"}})", "draft", "health");
  const auto rows = office.prepared(
      Office::table("uri,title_en\nhttp://data.example/datasets/" + ours.id +
                    ",More rain\nhttp://data.example/datasets/" + theirs.id + ",Taken over\n"));
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].outcome, RowOutcome::kChange);
  EXPECT_EQ(rows[0].dataset, ours.id);
  EXPECT_EQ(rows[1].outcome, RowOutcome::kRefused);
  EXPECT_TRUE(has(rows[1], "bulk_not_yours"));
}

TEST(PreparedImport, TakesARowOnce) {
  Office office;
  const auto rows = office.prepared(Office::table("title_en,issued\nRain,2024\nRain,2025\n"));
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].outcome, RowOutcome::kAdd);
  EXPECT_TRUE(has(rows[1], "bulk_repeated"));
}

TEST(PreparedImport, OfEditorsMakesNothingPublic) {
  Office office;
  const Batch batch = Office::table(kTable, R"({"state":"published"})");
  const auto rows = prepare_import(office.store.read(), batch, office.editor);
  EXPECT_EQ(rows[0].outcome, RowOutcome::kRefused);
  EXPECT_TRUE(has(rows[0], "right_missing_publish"));
}

TEST(PreparedImport, MakesNothingPublicThatTheRulesCallAnError) {
  Office office;
  // No description: the official shapes find a violation.
  EXPECT_EQ(office.prepared(Office::table(kTable, R"({"state":"published"})"))[0].outcome,
            RowOutcome::kRefused);
  EXPECT_EQ(office
                .prepared(Office::table("title_en,description_en\nRain,Of each day\n",
                                        R"({"state":"published"})"))[0]
                .outcome,
            RowOutcome::kAdd);
}

TEST(Headings, AreTakenForWhatTheySayOrForWhatSomebodyNamed) {
  const auto headings =
      headings_of(Office::table("Tên tập dữ liệu,Ghi chú,Số hiệu,Mô tả (en)\n",
                                R"({"columns":{"Số hiệu":"-","Ghi chú":"description_vi"}})"));
  ASSERT_EQ(headings.size(), 4u);
  EXPECT_EQ(headings[0].column, "title");
  EXPECT_EQ(headings[1].column, "description_vi");
  EXPECT_EQ(headings[2].column, "-");
  EXPECT_EQ(headings[3].column, "description_en");
}

TEST(Headings, CanAllBeChosenAgain) {
  std::string line;
  for (const auto& column : list_columns()) line += (line.empty() ? "" : ",") + column;
  const auto headings = headings_of(Office::table(line + "\n"));
  ASSERT_EQ(headings.size(), list_columns().size());
  for (std::size_t i = 0; i < headings.size(); ++i)
    EXPECT_EQ(headings[i].column, list_columns()[i]);
}

TEST(Import, WithoutATitleColumnHasNoRowsUntilSomebodyNamesIt) {
  Office office;
  EXPECT_TRUE(office.prepared(Office::table("Bảng,Ghi chú\nMưa,x\n")).empty());
  EXPECT_EQ(
      office.prepared(Office::table("Bảng,Ghi chú\nMưa,x\n", R"({"columns":{"Bảng":"title_vi"}})"))
          .size(),
      1u);
}

TEST(PreparedEdit, RefusesWhatTheStatesOrTheRightsDoNotAllow) {
  Office office;
  const auto rain = office.add(R"({"title":{"en":"Rain"},"description":{"en":"d"}})");
  const auto draft = office.add(R"({"title":{"en":"Wind"}})", "draft");
  const auto rows = prepare_edit(office.store.read(), Office::edit(R"({"state":"archived"})"),
                                 {rain.id, draft.id}, office.publisher);
  EXPECT_EQ(rows[0].outcome, RowOutcome::kChange);
  EXPECT_EQ(rows[1].outcome, RowOutcome::kRefused);
  EXPECT_TRUE(has(rows[1], "state_move_bad"));
  const auto withdrawn = prepare_edit(office.store.read(), Office::edit(R"({"state":"withdrawn"})"),
                                      {rain.id}, office.publisher);
  EXPECT_TRUE(has(withdrawn[0], "reason_needed"));
  const auto by_editor =
      prepare_edit(office.store.read(), Office::edit(R"({"add":{"keyword":{"en":["x"]}}})"),
                   {rain.id, draft.id}, office.editor);
  EXPECT_TRUE(has(by_editor[0], "right_missing_publish"));
  EXPECT_EQ(by_editor[1].outcome, RowOutcome::kChange);
}

TEST(PreparedEdit, DoesNotTellOfWhatIsAnotherAgencys) {
  Office office;
  const auto theirs = office.add(R"({"title":{"en":"Health"}})", "draft", "health");
  EXPECT_THROW(prepare_edit(office.store.read(), Office::edit(R"({"state":"review"})"), {theirs.id},
                            office.publisher),
               base::Error);
}

}  // namespace
}  // namespace catalog::bulk

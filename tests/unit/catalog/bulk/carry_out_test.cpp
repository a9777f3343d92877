#include "catalog/bulk/carry_out.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"
#include "tests/unit/catalog/bulk/office.hpp"

namespace catalog::bulk {
namespace {

TEST(Batch, IsCarriedOutAsAWholeAndUndoneAsAWhole) {
  Office office;
  const auto wind =
      office.add(R"({"title":{"en":"Wind"},"description":{"en":"d"},"keyword":{"en":["a"]}})");
  const std::string before = office.text_of(wind.id);
  const Batch batch = Office::table("uri,title_en,description_en\nhttp://data.example/datasets/" +
                                        wind.id + ",Strong wind,e\n,Rain,f\n",
                                    R"({"state":"published"})");
  const std::string id = office.keep(batch, office.prepared(batch));
  const auto rows = office.carried_out(id);
  EXPECT_EQ(tally(rows).change, 1u);
  EXPECT_EQ(tally(rows).add, 1u);
  EXPECT_NE(office.text_of(wind.id).find("Strong wind"), std::string::npos);
  EXPECT_TRUE(office.store.read().find_dataset(rows[1].dataset)->is_public());

  office.undone(id);
  EXPECT_EQ(office.text_of(wind.id), before);
  EXPECT_EQ(office.store.read().find_dataset(rows[1].dataset)->state, "withdrawn");
  EXPECT_EQ(find_batch(office.store.read(), id)->state, BatchState::kUndone);
}

TEST(Batch, LeavesAloneWhatSomebodyChangedSinceItWasPrepared) {
  Office office;
  const auto wind = office.add(R"({"title":{"en":"Wind"}})", "draft");
  Batch batch = Office::edit(R"({"add":{"keyword":{"en":["x"]}}})");
  const std::string id =
      office.keep(batch, prepare_edit(office.store.read(), batch, {wind.id}, office.publisher));
  publish::Draft draft;
  draft.id = wind.id;
  draft.agency = "weather";
  draft.state = "draft";
  draft.document = base::parse_json(R"({"title":{"en":"Wind, corrected"}})");
  office.put(std::move(draft));
  EXPECT_EQ(office.carried_out(id)[0].outcome, RowOutcome::kStale);
  EXPECT_EQ(office.text_of(wind.id).find("keyword"), std::string::npos);
}

TEST(Batch, KeepsWhatSomebodyChangedSinceItWasCarriedOut) {
  Office office;
  const Batch batch = Office::table("title_en\nRain\n");
  const std::string id = office.keep(batch, office.prepared(batch));
  const std::string rain = office.carried_out(id)[0].dataset;
  publish::Draft draft;
  draft.id = rain;
  draft.agency = "weather";
  draft.state = "draft";
  draft.source = table_source("weather");
  draft.source_key = "title:rain";
  draft.document = base::parse_json(R"({"title":{"en":"Rain by hand"}})");
  office.put(std::move(draft));
  EXPECT_EQ(office.undone(id)[0].outcome, RowOutcome::kKept);
  EXPECT_NE(office.text_of(rain).find("by hand"), std::string::npos);
}

TEST(Batch, IsCarriedOutOnceAndUndoneOnce) {
  Office office;
  const Batch batch = Office::table("title_en\nRain\n");
  const std::string id = office.keep(batch, office.prepared(batch));
  EXPECT_THROW(office.undone(id), base::Error);
  office.carried_out(id);
  EXPECT_THROW(office.carried_out(id), base::Error);
  office.undone(id);
  EXPECT_THROW(office.undone(id), base::Error);
}

TEST(Batch, LeavesOutRowsThatMeetAnObjection) {
  Office office;
  const Batch batch = Office::table("title_en\nRain\n");
  const std::string id = office.keep(batch, office.prepared(batch));
  auto change = office.store.write();
  const auto rows = carry_out(change, id, "linh", [](const BatchRow&) {
    return Findings{finding(Severity::kError, "", "reason_needed")};
  });
  change.commit();
  EXPECT_EQ(rows[0].outcome, RowOutcome::kRefused);
  EXPECT_EQ(office.store.read().count_datasets({}), 0);
}

TEST(Batch, ThatNobodyCarriedOutIsForgotten) {
  Office office;
  const Batch batch = Office::table("title_en\nRain\n");
  const std::string id = office.keep(batch, office.prepared(batch));
  auto change = office.store.write();
  EXPECT_EQ(forget_prepared(change, base::now() + std::chrono::seconds(1)), 1);
  EXPECT_FALSE(find_batch(change.read(), id));
  EXPECT_TRUE(list_rows(change.read(), id).empty());
}

}  // namespace
}  // namespace catalog::bulk

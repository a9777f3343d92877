#include "catalog/coverage/feed.hpp"

#include <gtest/gtest.h>

#include "catalog/coverage/checks.hpp"
#include "catalog/coverage/inventory.hpp"
#include "catalog/coverage/issued_list.hpp"
#include "tests/unit/catalog/coverage/made.hpp"

namespace catalog::coverage {
namespace {

constexpr facts::Day kToday = 20'000;
const std::string kBudget = "godi2016/budget";

class Feed : public testing::Test {
 protected:
  template <typename Do>
  void change(Do act) {
    auto transaction = made.store.write();
    act(transaction);
    transaction.commit();
  }
  void know(const std::string& id, const std::string& columns, const std::string& values) {
    auto lease = made.facts.pool().write();
    lease.connection().execute(
        sql::Sql::generated("INSERT INTO rd_dataset (id, root_publisher_id, " + columns +
                            ") VALUES ('" + id + "', 'finance', " + values + ")"));
  }
  // A dataset of which everything good is known.
  void know_all(const std::string& id, const std::string& fee = "0") {
    know(id,
         "fee, registration, bulk, modified_day, licence_state, desc_vi_len, api_n, mr_dist_n,"
         " unk_fmt_dist_n",
         fee + ", 0, 1, 19990, 'open', 10, 1, 1, 0");
    auto lease = made.facts.pool().write();
    lease.connection().execute(sql::Sql::generated(
        "INSERT INTO rd_distribution (id, dataset_id, is_doc, nonprop, machine) VALUES ('f" + id +
        "', '" + id + "', 0, 1, 1)"));
  }
  void confirm_all(const std::string& id) {
    change([&](auto& transaction) {
      confirm(transaction, *find_item(made.lists, kBudget), id, {"per department", "descriptions"},
              "steward");
    });
  }
  void fill() {
    const auto reader = made.store.snapshot();
    auto lease = made.facts.pool().write();
    const auto lists = with_issued(made.lists, reader);
    fill_checklists(lease.connection(), reader, lists, kToday);
    fill_inventory(lease.connection(), reader);
    fill_plan(lease.connection(), reader, lists);
  }
  std::string budget() {
    fill();
    return made.text_of(
        "SELECT confirmed_n, claimed_n, suggested_n, best_open FROM rd_cover_item"
        " WHERE checklist = 'godi2016' AND item = 'budget'",
        4);
  }

  Made made;
  std::string dataset = made.add("Budget");
};

TEST_F(Feed, AnItemWithoutAnythingIsNotCoveredAndASuggestionOrClaimNeverCounts) {
  EXPECT_EQ(budget(), "0|0|0|?\n");
  change([&](auto& transaction) { put_suggestions(transaction, kBudget, {dataset}); });
  EXPECT_EQ(budget(), "0|0|1|?\n");
  change([&](auto& transaction) {
    claim(transaction, {.item = kBudget, .dataset = dataset, .actor = "mai"});
  });
  EXPECT_EQ(budget(), "0|1|0|?\n");
  change([&](auto& transaction) { reject(transaction, kBudget, dataset, "old", "steward"); });
  EXPECT_EQ(budget(), "0|0|0|?\n");
  EXPECT_EQ(made.text_of("SELECT item, status FROM rd_cover_claim", 2), "budget|rejected\n");
}

TEST_F(Feed, ADatasetWithoutEveryCharacteristicDoesNotCount) {
  know_all(dataset);
  change([&](auto& transaction) {
    confirm(transaction, *find_item(made.lists, kBudget), dataset, {"descriptions"}, "steward");
  });
  EXPECT_EQ(budget(), "0|0|0|?\n");
  confirm_all(dataset);
  EXPECT_EQ(budget(), "1|0|0|100.0\n");
}

TEST_F(Feed, PointsAreNotToldWhereTheyCannotBeKnown) {
  know_all(dataset, "NULL");
  confirm_all(dataset);
  EXPECT_EQ(budget(), "1|0|0|?\n") << "85 or 100";
}

TEST_F(Feed, PointsCountUnknownAnswersLowWhereAllOfThemAreOutOfReach) {
  know_all(dataset, "1");
  confirm_all(dataset);
  EXPECT_EQ(budget(), "1|0|0|85.0\n");
  const auto second = made.add("Second");
  know(second, "licence_state", "'closed'");
  confirm_all(second);
  EXPECT_EQ(budget(), "2|0|0|85.0\n") << "the other may reach 80 at most";
}

TEST_F(Feed, AnItemOfWhichNothingIsKnownHasNoOdinPoints) {
  change([&](auto& transaction) { put_suggestions(transaction, kBudget, {dataset}); });
  fill();
  EXPECT_EQ(made.text_of("SELECT item, odin_points, odin_max FROM rd_cover_item"
                         " WHERE checklist = 'godi2016' ORDER BY item",
                         3),
            "budget|?|?\nmap|0.0|5.0\n");
  know_all(dataset);
  confirm_all(dataset);
  fill();
  EXPECT_EQ(made.text_of("SELECT odin_points, odin_max, best_odb FROM rd_cover_item"
                         " WHERE item = 'budget'",
                         3),
            "5.0|5.0|90.0\n");
}

TEST_F(Feed, AnItemMarkedAsNotApplicableIsMarkedInTheFacts) {
  change([&](auto& transaction) { exempt(transaction, kBudget, "none here", "steward"); });
  fill();
  EXPECT_EQ(made.text_of("SELECT not_applicable FROM rd_cover_item WHERE item = 'budget'", 1),
            "1\n");
}

TEST_F(Feed, InventoriesAndListsBecomeRowsAndCounts) {
  {
    auto lease = made.facts.pool().write();
    lease.connection().run_script(
        "INSERT INTO rd_publisher (id, root_id, active) VALUES ('finance', 'ministry', 1),"
        " ('health', 'health', 1)");
  }
  know(dataset, "first_seen_day", "19000");
  change([&](auto& transaction) {
    Holding open, closed, unclear;
    open.id = "1", open.access = "open", open.dataset = dataset;
    closed.id = "2", closed.access = "closed", closed.law = "Luật";
    unclear.id = "3";
    replace_holdings(transaction, "finance", {open, closed, unclear}, "mai");
    IssuedList list;
    list.agency = "finance";
    list.reviewed = "2020-01-01";
    list.entries.resize(2);
    list.entries[0].id = "1", list.entries[0].due = "2020", list.entries[0].dataset = dataset;
    list.entries[1].id = "2", list.entries[1].priority = "3";
    put_issued(transaction, list, "mai");
  });
  fill();
  EXPECT_EQ(made.text_of("SELECT id, root_publisher_id, access, reason_set, dataset_id IS NULL"
                         " FROM rd_inventory ORDER BY id",
                         5),
            "finance/1|ministry|open|0|0\nfinance/2|ministry|closed|1|1\n"
            "finance/3|ministry|?|0|1\n");
  EXPECT_EQ(made.text_of("SELECT id, root_publisher_id, due_day, published_day, dataset_id IS NULL,"
                         " priority FROM rd_plan ORDER BY id",
                         6),
            "finance.1|ministry|18627|19000|0|?\nfinance.2|ministry|?|?|1|3\n");
  EXPECT_EQ(made.text_of("SELECT inventory_n, plan_n, list_reviewed_day FROM rd_publisher"
                         " ORDER BY id",
                         3),
            "3|2|18262\n0|0|?\n");
  EXPECT_EQ(made.text_of("SELECT item, claimed_n, root_publisher_id FROM rd_cover_item"
                         " WHERE checklist = 'vn_issued' ORDER BY item",
                         3),
            "finance.1|1|ministry\nfinance.2|0|ministry\n");
}

TEST_F(Feed, FeedersFillWhatTheyName) {
  auto feeders = make_feeders(made.store, made.lists);
  ASSERT_EQ(feeders.size(), 3u);
  for (auto& feeder : feeders) facts::refill(made.facts, *feeder, base::now(), kToday);
  EXPECT_EQ(made.text_of("SELECT COUNT(*) FROM rd_cover_item", 1), "3\n");
}

TEST_F(Feed, TheViewOfAnItemTellsWhatIsKnownOfItsBestDataset) {
  know_all(dataset);
  confirm_all(dataset);
  change([&](auto& transaction) { put_suggestions(transaction, "godi2016/map", {dataset}); });
  auto lease = made.facts.pool().read();
  const auto items = view_items(made.lists[0], made.store.read(), lease.connection(), kToday);
  EXPECT_EQ(items[0].covered, Covered::kYes);
  EXPECT_EQ(items[0].best, dataset);
  for (const Answer answer : items[0].answers) EXPECT_EQ(answer, Answer::kYes);
  EXPECT_EQ(items[1].covered, Covered::kUnknown);
  EXPECT_EQ(items[1].answers[0], Answer::kUnknown);
  EXPECT_EQ(items[1].answers[1], Answer::kNothing);
  EXPECT_EQ(tally_of(items).covered, 1);
}

}  // namespace
}  // namespace catalog::coverage

#include <gtest/gtest.h>

#include "catalog/assessment/check.hpp"
#include "catalog/assessment/csv.hpp"
#include "tests/unit/catalog/assessment/desk.hpp"

namespace catalog::assessment {
namespace {

class ActionPlan : public testing::Test, protected Desk {
 protected:
  std::string put(const Action& action, std::int64_t expected = 0) {
    return in_transaction([&](auto& change) { return put_action(change, lan, action, expected); });
  }
  StoredAction find(const std::string& action) {
    const auto reader = store.read();
    return find_action(reader.connection(), action).value();
  }
  static Action licence() {
    Action action{.dimension = "dgra.7", .priority = 1};
    action.title = {"Ghi giấy phép", "State licences"};
    action.due = "2026-06-30";
    action.status = ActionStatus::kAgreed;
    action.test = {"m.lic.set", "portal", Rating::kYellowGreen, std::nullopt};
    return action;
  }
};

TEST_F(ActionPlan, KeepsAnItemWithItsNotesAndRefusesAnOldVersion) {
  const auto made = put(licence());
  in_transaction([&](auto& change) { add_note(change, binh, made, "Đã họp với các bộ"); });
  auto changed = find(made).action;
  changed.status = ActionStatus::kRunning;
  put(changed, 1);
  EXPECT_EQ(refusal_of([&] { put(changed, 1); }), "assess_action_changed");
  const auto kept = find(made);
  EXPECT_EQ(kept.version, 2);
  EXPECT_EQ(kept.action, changed);
  ASSERT_EQ(kept.notes.size(), 1u);
  EXPECT_EQ(kept.notes[0].by, "binh");
}

TEST_F(ActionPlan, RefusesWhatCannotBeMeant) {
  auto bad = licence();
  bad.title = {};
  EXPECT_EQ(faults_of(bad).at(0).key, "assess_action_title");
  bad = licence();
  bad.start = "2026-07-01";
  EXPECT_EQ(faults_of(bad).at(0).key, "assess_action_dates");
  bad = licence();
  bad.amount = "1.5 tỷ";
  EXPECT_EQ(faults_of(bad).at(0).key, "assess_action_cost");
  bad = licence();
  bad.status = ActionStatus::kDropped;
  EXPECT_EQ(faults_of(bad).at(0).key, "assess_action_dropped");
  bad = licence();
  bad.test.colour.reset();
  EXPECT_EQ(faults_of(bad).at(0).key, "assess_action_test");
}

TEST_F(ActionPlan, IsMetByAFigureOfThatColourOrBetterAndNeverByGrey) {
  const auto test = licence().test;
  readiness::Figure figure;
  figure.rating = Rating::kYellow;
  EXPECT_FALSE(is_met(test, figure));
  figure.rating = Rating::kGrey;
  EXPECT_FALSE(is_met(test, figure));
  figure.rating = Rating::kGreen;
  EXPECT_TRUE(is_met(test, figure));
  SuccessTest count{"m.lic.set", "portal", std::nullopt, 10};
  figure.counts.pass = 9;
  EXPECT_FALSE(is_met(count, figure));
  figure.counts.pass = 10;
  EXPECT_TRUE(is_met(count, figure));
}

TEST_F(ActionPlan, RemembersTheFirstDayOnWhichItWasMetAndForgetsItWithAnotherTest) {
  const auto made = put(licence());
  in_transaction([&](auto& change) { note_met(change, made, 20'000); });
  in_transaction([&](auto& change) { note_met(change, made, 20'001); });
  EXPECT_EQ(find(made).met, 20'000);
  auto harder = find(made).action;
  harder.test.colour = Rating::kGreen;
  put(harder, 1);
  EXPECT_FALSE(find(made).met);
}

TEST_F(ActionPlan, IsOverdueAfterItsDayWhileItIsOpen) {
  auto action = licence();
  EXPECT_FALSE(is_overdue(action, "2026-06-30"));
  EXPECT_TRUE(is_overdue(action, "2026-07-01"));
  action.status = ActionStatus::kDone;
  EXPECT_FALSE(is_overdue(action, "2026-07-01"));
}

TEST_F(ActionPlan, RemindsOfTheTwoPrioritiesThatAnAreaLacks) {
  EXPECT_EQ(missing_priorities(read().actions, "dgra.7"), std::vector<int>{});
  EXPECT_EQ(missing_priorities(read().actions, "dgra.1"), (std::vector<int>{1, 2}));
  auto dropped = find("a7-platforms").action;
  dropped.status = ActionStatus::kDropped;
  dropped.dropped_because = "Trùng";
  put(dropped, 1);
  EXPECT_EQ(missing_priorities(read().actions, "dgra.7"), std::vector<int>{2});
}

TEST_F(ActionPlan, IsATableWithARowForEachItem) {
  const auto made = put(licence());
  const auto csv = to_csv({find(made)}, "2026-07-01");
  EXPECT_NE(csv.find("Ghi giấy phép,State licences"), std::string::npos);
  EXPECT_NE(csv.find("m.lic.set,portal,yellow_green,,true"), std::string::npos);
}

TEST(ActionLimits, TellWhoeverWouldAddOneMoreWhatToDoFirst) {
  Desk desk;
  desk.in_transaction([&](auto& change) {
    for (std::int64_t i = 0; i < kOpenActions; ++i)
      change.connection().execute(
          "INSERT INTO readiness_action (id, version, document, changed_at) VALUES ($1, 1, $2, 0)",
          std::to_string(i), R"({"title":{"en":"x"},"why":{},"priority":0,"status":"agreed"})");
  });
  const auto add = [&] {
    return refusal_of([&] {
      desk.in_transaction([&](auto& change) {
        return put_action(change, desk.lan, {.title = {"Việc", "Work"}, .dimension = "dgra.7"}, 0);
      });
    });
  };
  EXPECT_EQ(add(), "assess_actions_many");
  desk.in_transaction([&](auto& change) {
    change.connection().execute(
        "UPDATE readiness_action SET document = json_set(document, '$.status', 'done')"
        " WHERE length(id) < 3");
  });
  EXPECT_EQ(add(), "");
}

TEST(ActionLimits, KeepAnAnswerToSixtyStatements) {
  Desk desk;
  Answer answer = desk.answer("dgra.7.1");
  answer.statements.assign(kStatements + 1, {.text = {"Có", "Yes"}});
  EXPECT_EQ(refusal_of([&] { desk.save(desk.lan, answer, 1); }), "assess_too_many");
}

}  // namespace
}  // namespace catalog::assessment

#include "catalog/readiness/dispute.hpp"

#include <gtest/gtest.h>

#include "catalog/audit/log.hpp"
#include "catalog/base/error.hpp"
#include "tests/unit/catalog/readiness/small_catalogue.hpp"

namespace catalog::readiness {
namespace {

class Disputes : public testing::Test {
 protected:
  Disputes() {
    fill_small_catalogue(made);
    EXPECT_TRUE(made.run().is_ok);
  }
  void raise(const std::string& indicator, const std::string& unit, Day since = kToday) {
    auto change = made.store.write();
    raise_dispute(change, {indicator, unit, "The licence is open.", "mai", since, 0}, "moh");
    change.commit();
  }
  void expect_lists_agree(const std::string& indicator, Day today = kToday) {
    for (const auto& [state, member] :
         {std::pair(UnitState::kPass, &Counts::pass), std::pair(UnitState::kFail, &Counts::fail),
          std::pair(UnitState::kUnknown, &Counts::unknown)}) {
      const auto all = made.readiness.units(indicator, state, "", today, 0, 100);
      EXPECT_EQ(all.total, made.figure(indicator).counts.*member);
      EXPECT_EQ(static_cast<std::int64_t>(all.rows.size()), all.total);
      std::int64_t sum = 0;
      for (const auto& row : all.rows) sum += row.agency.empty();
      for (const auto& figure : made.readiness.latest_of_agencies(indicator)) {
        EXPECT_EQ(made.readiness.units(indicator, state, figure.scope, today, 0, 100).total,
                  figure.counts.*member);
        sum += figure.counts.*member;
      }
      EXPECT_EQ(sum, all.total);
    }
  }
  MadeFacts made;
};

TEST_F(Disputes, OfAFailingUnitMakeItUnknownForAFortnight) {
  EXPECT_EQ(made.figure("m.lic.open").counts, (Counts{7, 2, 2}));
  raise("m.lic.open", "d05");
  EXPECT_TRUE(made.run().is_ok);
  EXPECT_EQ(made.figure("m.lic.open").counts, (Counts{7, 1, 3}));
  EXPECT_EQ(made.figure("m.lic.open", "moh").counts, (Counts{3, 0, 2}));
  EXPECT_EQ(made.figure("m.find.keyword").counts, (Counts{8, 3, 0}));
  expect_lists_agree("m.lic.open");
  for (const auto& [id, state] : made.readiness.checks_of("dataset", "d05", kToday))
    EXPECT_TRUE(id != "m.lic.open" || state == UnitState::kUnknown);
  made.run(kToday + kDisputeDays - 1);
  EXPECT_EQ(made.figure("m.lic.open").counts.unknown, 3);
  made.run(kToday + kDisputeDays);
  EXPECT_EQ(made.figure("m.lic.open").counts, (Counts{7, 2, 2}));
  expect_lists_agree("m.lic.open", kToday + kDisputeDays);
}

TEST_F(Disputes, OfAPassingUnitMakeItUnknownToo) {
  raise("m.lic.open", "d01");
  EXPECT_TRUE(made.readiness.run_agency("moh", noon_of(kToday), kToday).is_ok);
  EXPECT_EQ(made.figure("m.lic.open").counts, (Counts{6, 2, 3}));
  EXPECT_EQ(made.figure("m.lic.open", "moh").counts, (Counts{2, 1, 2}));
  expect_lists_agree("m.lic.open");
}

TEST_F(Disputes, OfWhatIsNotCountedOrUnknownAnywayChangeNothing) {
  raise("m.lic.open", "d11");  // not public
  raise("m.lic.open", "d04");  // unknown
  raise("m.lic.open", "it's not there");
  made.run();
  EXPECT_EQ(made.figure("m.lic.open").counts, (Counts{7, 2, 2}));
  expect_lists_agree("m.lic.open");
}

TEST_F(Disputes, AreWithdrawnAndAllOfItIsToldToTheAuditLog) {
  raise("m.lic.open", "d05");
  ASSERT_EQ(list_disputes(made.store.read().connection(), kToday).size(), 1U);
  {
    auto change = made.store.write();
    withdraw_dispute(change, "m.lic.open", "d05", "moh", "mai");
    change.commit();
  }
  EXPECT_TRUE(list_disputes(made.store.read().connection(), kToday).empty());
  made.run();
  EXPECT_EQ(made.figure("m.lic.open").counts, (Counts{7, 2, 2}));
  std::vector<std::string> actions;
  const auto reader = made.store.read();
  auto rows = reader.connection().query("SELECT action FROM audit ORDER BY seq");
  while (const auto row = rows.next()) actions.push_back(row->text(0));
  EXPECT_EQ(std::count(actions.begin(), actions.end(), "raise-dispute"), 1);
  EXPECT_EQ(std::count(actions.begin(), actions.end(), "withdraw-dispute"), 1);
}

TEST_F(Disputes, NeedAReason) {
  auto change = made.store.write();
  EXPECT_THROW(raise_dispute(change, {"m.lic.open", "d05", " \n", "mai", kToday, 0}, "moh"),
               base::Error);
  EXPECT_THROW(withdraw_dispute(change, "m.lic.open", "d05", "moh", "mai"), base::Error);
}

}  // namespace
}  // namespace catalog::readiness

#include "catalog/readiness/scan.hpp"

#include <gtest/gtest.h>

#include <random>

#include "tests/unit/catalog/readiness/made_facts.hpp"
#include "tests/unit/catalog/readiness/registry_texts.hpp"

namespace catalog::readiness {
namespace {

// Populations that share their beginning, and some that only look as if they did.
constexpr const char* kPopulations[] = {"kind='a'",
                                        "kind='a' AND keyword_n>0",
                                        "kind='a' AND keyword_n>0 AND access='public'",
                                        "kind='a' AND keyword_n>0 OR spatial_set=1",
                                        "kind='a' AND keyword_n>0 or(spatial_set=1)",
                                        "kind='a' AND (keyword_n>0 OR spatial_set=1)",
                                        "kind='a or b'",
                                        "kind IN ('a','b') AND keyword_n BETWEEN 0 AND 1",
                                        "keyword_n",
                                        "1=1"};
constexpr const char* kPasses[] = {
    "contact_set", "contact_set=1 OR fee", "NOT bulk", "stars>=3 AND bulk", "'text'",
    "stars/2.0",   "@today-issued_day<9",  "NULL"};

Registry every_pair() {
  RegistryTexts texts;
  texts.questions = base::Json::array();
  const base::Json form = texts.indicator(0);
  texts.indicators = base::Json::array();
  for (const auto* population : kPopulations)
    for (const auto* pass : kPasses) {
      base::Json ratio = form;
      ratio.set("id", "m." + std::to_string(texts.indicators.items().size()));
      ratio.set("population", population);
      ratio.set("pass", pass);
      texts.indicators.push(ratio);
    }
  return texts.read();
}

// Reading a table once for all counts the same as asking for each ratio alone.
TEST(Scan, OneReadingCountsWhatSingleQueriesCount) {
  MadeFacts made(every_pair());
  std::mt19937 random(7);
  const auto one_of = [&](std::initializer_list<const char*> values) {
    const auto last = static_cast<int>(values.size()) - 1;
    return std::string(values.begin()[std::uniform_int_distribution<int>(0, last)(random)]);
  };
  for (int i = 0; i < 120; ++i)
    made.add_dataset("d" + std::to_string(i), one_of({"x", "y", ""}),
                     {{"kind", one_of({"'a'", "'b'", "'a or b'", "NULL"})},
                      {"access", one_of({"'public'", "'restricted'", "NULL"})},
                      {"keyword_n", one_of({"0", "1", "2", "NULL"})},
                      {"spatial_set", one_of({"0", "1", "NULL"})},
                      {"contact_set", one_of({"0", "1", "NULL"})},
                      {"fee", one_of({"0", "1", "NULL"})},
                      {"bulk", one_of({"0", "1", "-1", "NULL"})},
                      {"stars", one_of({"0", "1", "3", "5", "NULL"})},
                      {"issued_day", one_of({"19990", "19995", "NULL"})}});
  made.run();
  ASSERT_EQ(plan_scans(made.registry, list_ratios(made.registry), Whose::kAll).size(), 2U);
  for (const auto* ratio : list_ratios(made.registry)) {
    Counts listed;
    for (const auto& [state, member] :
         {std::pair(UnitState::kPass, &Counts::pass), std::pair(UnitState::kFail, &Counts::fail),
          std::pair(UnitState::kUnknown, &Counts::unknown)})
      listed.*member = made.readiness.units(ratio->id, state, "", kToday, 0, 1).total;
    EXPECT_EQ(made.figure(ratio->id).counts, listed) << ratio->population << " / " << ratio->pass;
    EXPECT_EQ(made.readiness.units(ratio->id, UnitState::kFail, "x", kToday, 0, 1).total,
              made.figure(ratio->id, "x").counts.fail)
        << ratio->population << " / " << ratio->pass;
  }
}

}  // namespace
}  // namespace catalog::readiness

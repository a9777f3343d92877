#include "catalog/facts/facts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "catalog/base/error.hpp"
#include "catalog/facts/feeder.hpp"
#include "tests/unit/catalog/facts/facts_catalogue.hpp"

namespace catalog::facts {
namespace {

TEST(Facts, ADamagedFileIsMadeAnew) {
  TemporaryFolder folder;
  { Facts facts(folder.path()); }
  std::filesystem::remove(folder / "readiness.db-wal");
  std::ofstream(folder / "readiness.db", std::ios::binary) << std::string(4096, 'x');
  Facts facts(folder.path());
  EXPECT_EQ(facts.reflected(), -1);
  EXPECT_TRUE(facts.formulas()->query("SELECT 1 FROM rd_dataset").next() == std::nullopt);
}

class Counting : public Feeder {
 public:
  std::string_view source() const override { return "inventory"; }
  std::vector<std::string> fills() const override { return {"rd_inventory"}; }
  Fed refill(sql::Connection& connection, base::Time, Day today) override {
    connection.execute("DELETE FROM rd_inventory");
    connection.execute("INSERT INTO rd_inventory (id, reason_set) VALUES ('one', $1)", today);
    if (fails) throw base::Error(base::ErrorCode::kUnavailable, "store_busy");
    return {};
  }
  bool fails = false;
};

TEST(Facts, AFeederIsNotedAndOneThatFailsChangesNothing) {
  TemporaryFolder folder;
  Facts facts(folder.path());
  Counting feeder;
  refill(facts, feeder, base::now(), 5);
  feeder.fails = true;
  EXPECT_THROW(refill(facts, feeder, base::now(), 6), base::Error);
  note_failure(facts, "inventory", "store_busy");
  EXPECT_TRUE(facts.formulas()->query("SELECT 1 FROM rd_inventory WHERE reason_set = 5").next());
  for (const auto& source : facts.list_sources()) {
    EXPECT_EQ(source.is_there, source.name == "inventory") << source.name;
    EXPECT_EQ(source.note, source.name == "inventory" ? "store_busy" : "");
  }
}

TEST(Facts, WhatHasNoFeederYetIsNotThere) {
  TemporaryFolder folder;
  Facts facts(folder.path());
  for (const auto& name : sources_to_come())
    EXPECT_TRUE(std::ranges::any_of(facts.list_sources(), [&](const SourceState& source) {
      return source.name == name && !source.is_there;
    })) << name;
}

}  // namespace
}  // namespace catalog::facts

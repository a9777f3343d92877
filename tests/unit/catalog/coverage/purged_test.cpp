// What catalog/purge erases of the tables of this module.
#include <gtest/gtest.h>

#include "catalog/audit/chain_check.hpp"
#include "catalog/coverage/claims.hpp"
#include "catalog/coverage/forget.hpp"
#include "catalog/coverage/inventory.hpp"
#include "catalog/coverage/issued_list.hpp"
#include "catalog/people/principal.hpp"
#include "catalog/people/schema.hpp"
#include "catalog/purge/purge.hpp"
#include "tests/unit/catalog/coverage/made.hpp"

namespace catalog::coverage {
namespace {

const std::string kSecret = "Nguyễn Thị \"Bí Mật\"";

people::Principal administrator(const std::string& name) {
  return people::Principal::signed_in({"id-" + name, name, name},
                                      {{}, {people::Role::kAdministrator}});
}

TEST(CoverageOfAPurge, IsEveryTextThatWasErasedFromARecord) {
  Made made;
  people::make_tables(made.store);
  const auto id = made.add("Budget", R"(,"description":{"vi":"Nguyễn Thị \"Bí Mật\""})");
  {
    auto change = made.store.write();
    claim(change,
          {.item = "godi2016/budget", .dataset = id, .note = "by " + kSecret, .actor = "a"});
    claim(change, {.item = "godi2016/map", .dataset = id, .actor = "a"});
    reject(change, "godi2016/map", id, "of " + kSecret, "a");
    exempt(change, "godi2016/map", "says " + kSecret, "a");
    replace_holdings(change, "finance",
                     {{.id = "1", .title_vi = "A", .contact = kSecret, .internal = kSecret}}, "a");
    put_issued(change,
               {.agency = "finance",
                .reviewed = "2025-03-31",
                .title = "List of " + kSecret,
                .entries = {{.id = "1", .title = "B", .note = kSecret}}},
               "a");
    change.commit();
  }
  {
    auto change = made.store.write();
    const auto asked = purge::ask(
        change, administrator("an"),
        {.kind = purge::Kind::kField, .dataset = id, .pointer = "/description", .reason = "asked"});
    purge::confirm(change, administrator("binh"), asked.id);
    change.commit();
  }
  const auto reader = made.store.read();
  for (const char* query :
       {"SELECT note || reason FROM coverage_claim", "SELECT reason FROM coverage_exempt",
        "SELECT content FROM coverage_holding", "SELECT title || entries FROM coverage_list"}) {
    auto rows = reader.connection().query(sql::Sql::generated(query));
    while (const auto row = rows.next())
      EXPECT_EQ(row->text(0).find("Mật"), std::string::npos) << query << row->text(0);
  }
  EXPECT_EQ(find_holding(reader, "finance", "1")->title_vi, "A");
  EXPECT_EQ(find_issued(reader, "finance")->entries.at(0).title, "B");
  std::vector<store::Problem> problems;
  audit::check_chain(reader.connection(), problems);
  EXPECT_TRUE(problems.empty());
}

TEST(CoverageOfAPerson, IsToldToThemAndNamesNobodyOnceTheyAreGone) {
  Made made;
  const auto id = made.add("Budget");
  auto change = made.store.write();
  claim(change, {.item = "godi2016/budget", .dataset = id, .note = "mine", .actor = "lan"});
  exempt(change, "godi2016/map", "no maps", "lan");
  put_issued(change, {.agency = "finance", .reviewed = "2025-03-31", .title = "List"}, "lan");
  const auto told = base::write_json(said_by(change.connection(), "lan"));
  for (const char* word : {"mine", "no maps", "List"})
    EXPECT_NE(told.find(word), std::string::npos) << word;
  forget_person(change.connection(), "lan", "former-1");
  change.commit();
  EXPECT_EQ(list_all_claims(made.store.read()).at(0).actor, "former-1");
  EXPECT_EQ(list_exempt(made.store.read()).at("godi2016/map").actor, "former-1");
  EXPECT_EQ(find_issued(made.store.read(), "finance")->actor, "former-1");
}

}  // namespace
}  // namespace catalog::coverage

#include "catalog/purge/table.hpp"

#include <gtest/gtest.h>

#include "tests/unit/catalog/purge/office.hpp"

namespace catalog::purge {
namespace {

TEST(PurgeTable, KeepsAllOfAPurge) {
  Office office;
  Purge purge{.id = "p1", .kind = Kind::kField, .dataset = "d", .pointer = "/a", .reason = "r"};
  purge.state = State::kDone;
  purge.asked_by = "an";
  purge.answered_by = "binh";
  purge.answered_at = base::Time(std::chrono::milliseconds(5));
  purge.erased.set("revision", base::Json::integer(3));
  {
    auto change = office.store.write();
    put_purge(change.connection(), purge);
    change.commit();
  }
  const auto reader = office.store.read();
  const auto kept = find_purge(reader.connection(), "p1");
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->pointer, "/a");
  EXPECT_EQ(kept->answered_at, purge.answered_at);
  EXPECT_EQ(kept->erased, purge.erased);
  EXPECT_EQ(list_unfinished(reader.connection()).size(), 1u);
  EXPECT_FALSE(find_purge(reader.connection(), "p2"));
}

TEST(PurgeTable, NamesKindsAndStates) {
  EXPECT_EQ(find_kind("field"), Kind::kField);
  EXPECT_FALSE(find_kind("everything"));
  EXPECT_EQ(to_string(State::kDeclined), "declined");
}

}  // namespace
}  // namespace catalog::purge

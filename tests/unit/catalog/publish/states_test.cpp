#include "catalog/publish/states.hpp"

#include <gtest/gtest.h>

#include <set>

namespace catalog::publish {
namespace {

using people::Right;

TEST(States, AreLeftAndEnteredByTheWaysOfTheTableOnly) {
  const std::set<std::string> states = {"draft",     "review",   "scheduled",
                                        "published", "archived", "withdrawn"};
  std::size_t ways = 0;
  for (const auto& from : states)
    for (const auto& to : states) ways += find_move(from, to) != nullptr;
  EXPECT_EQ(ways, kMoves.size());
  EXPECT_EQ(find_move("published", "draft"), nullptr);
  EXPECT_EQ(find_move("withdrawn", "published"), nullptr);
  EXPECT_EQ(find_move("", "draft"), nullptr);
}

TEST(States, ThatThePublicSeesAreMadeAndChangedByPublishersOnly) {
  for (const auto& move : kMoves) {
    const bool seen =
        is_for_the_public(move.from) || is_for_the_public(move.to) || move.from == "archived";
    EXPECT_TRUE(!seen || move.right == Right::kPublish) << move.from << ' ' << move.to;
  }
  EXPECT_EQ(right_to_change("published"), Right::kPublish);
  EXPECT_EQ(right_to_change("draft"), Right::kEdit);
}

TEST(States, NameWhereOneMayGo) {
  EXPECT_EQ(list_next_states("published"), "archived, withdrawn");
  EXPECT_EQ(list_next_states("nothing"), "");
  EXPECT_TRUE(may_begin_as("review"));
  EXPECT_FALSE(may_begin_as("withdrawn"));
}

}  // namespace
}  // namespace catalog::publish

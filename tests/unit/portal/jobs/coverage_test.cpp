#include "portal/jobs/coverage.hpp"

#include <gtest/gtest.h>

#include "catalog/coverage/checks.hpp"
#include "catalog/coverage/claims.hpp"
#include "tests/support/portal.hpp"

namespace portal::jobs {
namespace {

namespace coverage = catalog::coverage;

const std::string kBudget = "godi2016/budget";

class Suggesting : public testing::Test {
 protected:
  std::string add(const std::string& title, const std::string& text = "d",
                  const std::string& state = "published") {
    catalog::publish::Draft draft;
    draft.state = state;
    draft.document = base::parse_json(R"({"title":{"vi":")" + title +
                                      R"("},"description":{"vi":")" + text + "\"}}");
    return portal.add(std::move(draft)).id;
  }
  std::int64_t suggest() {
    portal.follow();
    return suggest_coverage(portal.app.store, portal.app.index, portal.app.registry.checklists(),
                            [this] { ++beats; });
  }
  std::string states() {
    std::string text;
    for (const auto& claim : coverage::list_claims(portal.app.store.read(), kBudget))
      text += std::string(coverage::code_of(claim.state)) + "\n";
    return text;
  }

  TestPortal portal{{}};
  int beats = 0;
};

TEST_F(Suggesting, FindsWhatMayCoverAnItemAndNeverCountsIt) {
  add("Dự toán ngân sách nhà nước");
  add("Giá lúa");
  add("Dự toán ngân sách mật", "d", "draft");
  EXPECT_GE(suggest(), 1);
  EXPECT_EQ(states(), "suggested\n");
  EXPECT_GE(beats, 166);
  const auto* list = portal.app.registry.find_checklist("godi2016");
  auto lease = portal.app.facts.pool().read();
  const auto tally = coverage::tally_of(
      coverage::view_items(*list, portal.app.store.read(), lease.connection(), 0));
  EXPECT_EQ(tally.covered, 0);
}

TEST_F(Suggesting, LeavesWhatSomebodyDecidedAndSuggestsNothingRejected) {
  const auto id = add("Dự toán ngân sách nhà nước");
  suggest();
  {
    auto change = portal.app.store.write();
    coverage::reject(change, kBudget, id, "old", "steward");
    change.commit();
  }
  suggest();
  EXPECT_EQ(states(), "rejected\n");
}

TEST_F(Suggesting, SuggestsFiveAtMostForAnItem) {
  for (int i = 0; i < 8; ++i) add("Dự toán ngân sách năm " + std::to_string(2010 + i));
  suggest();
  EXPECT_EQ(coverage::list_claims(portal.app.store.read(), kBudget).size(), 5u);
}

}  // namespace
}  // namespace portal::jobs

#include "catalog/coverage/claims.hpp"

#include <gtest/gtest.h>

#include "catalog/audit/log.hpp"
#include "catalog/base/error.hpp"
#include "tests/unit/catalog/coverage/made.hpp"

namespace catalog::coverage {
namespace {

const std::string kBudget = "godi2016/budget";

class Claims : public testing::Test {
 protected:
  template <typename Do>
  auto change(Do act) {
    auto transaction = made.store.write();
    if constexpr (std::is_void_v<decltype(act(transaction))>) {
      act(transaction);
      transaction.commit();
    } else {
      auto answer = act(transaction);
      transaction.commit();
      return answer;
    }
  }
  bool hint(const std::string& item, const std::string& id, Origin origin = Origin::kHint) {
    return change([&](auto& transaction) {
      return claim(transaction, {.item = item, .dataset = id, .origin = origin, .actor = "mai"});
    });
  }
  void confirm_with(const std::vector<std::string>& ticks) {
    change([&](auto& transaction) {
      confirm(transaction, *find_item(made.lists, kBudget), dataset, ticks, "steward");
    });
  }
  void reject_it(const std::string& reason) {
    change([&](auto& transaction) { reject(transaction, kBudget, dataset, reason, "steward"); });
  }
  std::string error_of(const std::function<void()>& act) {
    try {
      act();
    } catch (const base::Error& error) {
      return error.message().key;
    }
    return "";
  }
  Claim now() { return find_claim(made.store.read(), kBudget, dataset).value(); }

  Made made;
  std::string dataset = made.add("Budget");
};

TEST_F(Claims, GoFromSuggestedToClaimedToConfirmedAndNeverBackByThemselves) {
  change([&](auto& transaction) { put_suggestions(transaction, kBudget, {dataset}); });
  EXPECT_EQ(now().state, State::kSuggested);
  EXPECT_TRUE(hint(kBudget, dataset));
  EXPECT_EQ(now().state, State::kClaimed);
  EXPECT_FALSE(hint(kBudget, dataset)) << "said already";
  confirm_with({"per department", "descriptions"});
  EXPECT_EQ(now().state, State::kConfirmed);
  EXPECT_FALSE(hint(kBudget, dataset, Origin::kTag));
  change([&](auto& transaction) { put_suggestions(transaction, kBudget, {dataset}); });
  change([&](auto& transaction) { put_suggestions(transaction, kBudget, {}); });
  EXPECT_EQ(now().state, State::kConfirmed);
}

TEST_F(Claims, CountOnlyWhenConfirmedWithEveryCharacteristicTicked) {
  const auto& item = *find_item(made.lists, kBudget);
  change([&](auto& transaction) { put_suggestions(transaction, kBudget, {dataset}); });
  EXPECT_FALSE(counts(now(), item));
  hint(kBudget, dataset);
  EXPECT_FALSE(counts(now(), item));
  confirm_with({"descriptions"});
  EXPECT_FALSE(counts(now(), item));
  confirm_with({"per department", "descriptions"});
  EXPECT_TRUE(counts(now(), item));
  confirm_with({});
  EXPECT_FALSE(counts(now(), item)) << "ticks are those of the last confirmation";
}

TEST_F(Claims, OfADatasetThatIsNotPublicDoNotCount) {
  dataset = made.add("Secret budget", "", "draft");
  confirm_with({"per department", "descriptions"});
  EXPECT_FALSE(counts(now(), *find_item(made.lists, kBudget)));
}

TEST_F(Claims, ThatWereRejectedAreRememberedAndNotSuggestedAgain) {
  change([&](auto& transaction) { put_suggestions(transaction, kBudget, {dataset}); });
  reject_it("other_subject");
  EXPECT_EQ(now().reason, "other_subject");
  change([&](auto& transaction) { put_suggestions(transaction, kBudget, {dataset}); });
  EXPECT_EQ(now().state, State::kRejected);
  EXPECT_FALSE(hint(kBudget, dataset, Origin::kTag)) << "a record's tag does not undo it";
  EXPECT_EQ(error_of([&] { hint(kBudget, dataset); }), "coverage_was_rejected");
  confirm_with({"per department", "descriptions"});
  EXPECT_EQ(now().state, State::kConfirmed) << "a steward may think again";
  EXPECT_EQ(now().reason, "");
}

TEST_F(Claims, AreNotRejectedWithoutAReasonNorConfirmedWithForeignTicks) {
  hint(kBudget, dataset);
  EXPECT_EQ(error_of([&] { reject_it("  "); }), "coverage_reason_needed");
  EXPECT_EQ(error_of([&] { reject_it(std::string(kMostNote + 1, 'x')); }), "coverage_note_long");
  EXPECT_EQ(error_of([&] { confirm_with({"colour"}); }), "coverage_tick_unknown");
  EXPECT_EQ(now().state, State::kClaimed);
}

TEST_F(Claims, SuggestionsThatAreNotFoundAnyMoreGo) {
  const auto other = made.add("Other");
  change([&](auto& transaction) { put_suggestions(transaction, kBudget, {dataset, other}); });
  change([&](auto& transaction) { put_suggestions(transaction, kBudget, {other}); });
  EXPECT_EQ(list_claims(made.store.read(), kBudget).size(), 1u);
}

TEST_F(Claims, MarkAnItemAsNotApplicableOnlyWithAReason) {
  const auto mark = [&](const std::string& reason) {
    change([&](auto& transaction) { exempt(transaction, kBudget, reason, "steward"); });
  };
  EXPECT_EQ(error_of([&] { mark(""); }), "coverage_reason_needed");
  EXPECT_TRUE(list_exempt(made.store.read()).empty());
  mark("No postcodes exist");
  EXPECT_EQ(list_exempt(made.store.read()).at(kBudget).reason, "No postcodes exist");
  change([&](auto& transaction) { ask_again(transaction, kBudget, "steward"); });
  EXPECT_TRUE(list_exempt(made.store.read()).empty());
}

TEST_F(Claims, AreToldToTheAuditLogAndToTheChangeLog) {
  const auto seq = made.store.read().last_seq();
  hint(kBudget, dataset);
  confirm_with({});
  reject_it("old");
  std::string told;
  audit::for_each(made.store.read().connection(), {}, [&](const audit::Entry& entry) {
    if (entry.kind == "coverage")
      told += entry.detail->actor + " " + entry.action + " " + entry.id + "\n";
    return true;
  });
  EXPECT_EQ(told,
            "mai coverage_claimed godi2016/budget\nsteward coverage_confirmed godi2016/budget\n"
            "steward coverage_rejected godi2016/budget\n");
  EXPECT_EQ(made.store.read().last_seq(), seq + 3);
}

TEST_F(Claims, TheirWordsAreReadBack) {
  for (int i = 0; i < 4; ++i)
    EXPECT_EQ(find_state(code_of(static_cast<State>(i))), static_cast<State>(i));
  for (int i = 0; i < 8; ++i)
    EXPECT_EQ(find_origin(code_of(static_cast<Origin>(i))), static_cast<Origin>(i));
  EXPECT_FALSE(find_state("maybe"));
}

TEST(CoverageLimits, KeepOneFromNamingMoreThanStewardsCanLookAtAndSayWhatToDo) {
  Made made;
  const auto refusal = [](const auto& act) {
    try {
      act();
    } catch (const base::Error& error) {
      return base::say(error.message(), "en");
    }
    return std::string();
  };
  auto change = made.store.write();
  const auto hint = [&](int number) {
    claim(change, {.item = "godi2016/map",
                   .dataset = "d" + std::to_string(number),
                   .origin = Origin::kHint,
                   .actor = "guest"});
  };
  for (int i = 0; i < kMostHints; ++i) hint(i);
  EXPECT_NE(refusal([&] { hint(999); }).find("200 of your hints still wait"), std::string::npos);
  EXPECT_EQ(
      refusal([&] {
        claim(
            change,
            {.item = "godi2016/map", .dataset = "mine", .origin = Origin::kTag, .actor = "record"});
      }),
      "")
      << "what a record says is always taken";
  reject(change, "godi2016/map", "d0", "old", "steward");
  EXPECT_EQ(refusal([&] { hint(1000); }), "") << "there is room once something is decided";
}

}  // namespace
}  // namespace catalog::coverage

#include "catalog/privacy/reviews.hpp"

#include <gtest/gtest.h>

#include "catalog/audit/log.hpp"
#include "catalog/base/error.hpp"
#include "catalog/store/store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace catalog::privacy {
namespace {

class PrivacyReviews : public testing::Test {
 protected:
  void answer(Result result, const std::string& note = "") {
    auto change = store_.write();
    add_review(
        change,
        {.sha256 = "ab", .dataset = "d1", .checked_by = "mai", .result = result, .note = note},
        "weather");
    change.commit();
  }

  TemporaryFolder folder_;
  store::Store store_{folder_.path()};
};

TEST_F(PrivacyReviews, AreKeptTheLatestFirst) {
  answer(Result::kNone);
  answer(Result::kJustified, "Luật quy định công khai");
  const auto reviews = list_reviews(store_.read(), "ab");
  ASSERT_EQ(reviews.size(), 2u);
  EXPECT_EQ(reviews[0].result, Result::kJustified);
  EXPECT_EQ(reviews[0].note, "Luật quy định công khai");
  EXPECT_EQ(reviews[1].checked_by, "mai");
  EXPECT_GT(reviews[1].time, base::Time{});
  EXPECT_TRUE(list_reviews(store_.read(), "cd").empty());
}

TEST_F(PrivacyReviews, AreToldToTheAuditLogOfTheAgency) {
  answer(Result::kRemoved);
  auto reader = store_.read();
  int told = 0;
  audit::for_each(reader.connection(), {.agency = "weather"}, [&](const audit::Entry& entry) {
    EXPECT_EQ(entry.action, "privacy_checked");
    EXPECT_EQ(entry.content, "ab");
    return ++told < 9;
  });
  EXPECT_EQ(told, 1);
}

TEST_F(PrivacyReviews, WantAReasonWherePersonalDataStay) {
  EXPECT_THROW(answer(Result::kJustified, "  "), base::Error);
  EXPECT_TRUE(list_reviews(store_.read(), "ab").empty());
}

TEST_F(PrivacyReviews, HaveResultsByName) {
  for (const auto result : {Result::kNone, Result::kRemoved, Result::kJustified})
    EXPECT_EQ(find_result(to_string(result)), result);
  EXPECT_FALSE(find_result("maybe"));
}

}  // namespace
}  // namespace catalog::privacy

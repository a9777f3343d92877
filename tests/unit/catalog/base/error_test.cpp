#include "catalog/base/error.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Error, SaysItsSentenceInEveryLanguage) {
  const Error error(ErrorCode::kTooLarge, "json_too_deep", {{"limit", "64"}});
  EXPECT_STREQ(error.what(), "The JSON document is nested deeper than 64 levels.");
  EXPECT_EQ(say(error.message(), "vi"), "Tài liệu JSON lồng nhau sâu quá 64 tầng.");
  EXPECT_EQ(error.code(), ErrorCode::kTooLarge);
}

}  // namespace
}  // namespace base

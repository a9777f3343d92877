#include "catalog/base/message.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Message, ExistsInVietnameseAndEnglishForEveryKey) {
  for (const auto& key : list_text_keys()) {
    EXPECT_TRUE(has_text(key, "en")) << key << " has no English text";
    EXPECT_TRUE(has_text(key, "vi")) << key << " has no Vietnamese text";
  }
}

TEST(Message, LeavesAPlaceThatNothingFills) {
  EXPECT_EQ(say({"json_too_deep", {}}, "en"),
            "The JSON document is nested deeper than {limit} levels.");
}

TEST(Message, AnswersAnUnknownKeyByTheKey) {
  EXPECT_EQ(say({"no_such_key", {}}, "vi"), "no_such_key");
}

}  // namespace
}  // namespace base

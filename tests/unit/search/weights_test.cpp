#include "search/weights.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace search {
namespace {

TEST(Weights, AreListedAndChangedByName) {
  Weights weights;
  EXPECT_TRUE(set_weight(weights, "whole", 7));
  EXPECT_EQ(weights.whole, 7);
  for (const auto& [name, value] : list_weights(weights))
    EXPECT_EQ(value == 7, name == "whole") << name;
  EXPECT_EQ(sizeof weights / sizeof(double), list_weights(weights).size());
}

TEST(Weights, RefuseUnknownNamesAndUnreasonableNumbers) {
  Weights weights;
  EXPECT_FALSE(set_weight(weights, "title", 1));
  EXPECT_FALSE(set_weight(weights, "whole", -1));
  EXPECT_FALSE(set_weight(weights, "whole", 1e9));
  EXPECT_FALSE(set_weight(weights, "whole", std::nan("")));
  EXPECT_EQ(weights.whole, Weights().whole);
}

}  // namespace
}  // namespace search

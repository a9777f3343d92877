#include "catalog/settings/colour.hpp"

#include <gtest/gtest.h>

namespace catalog::settings {
namespace {

TEST(Colour, HasTheContrastThatWcagComputes) {
  EXPECT_NEAR(contrast("#000000", "#ffffff"), 21.0, 0.001);
  EXPECT_NEAR(contrast("#777777", "#ffffff"), 4.478, 0.001);
  EXPECT_NEAR(contrast("#767676", "#ffffff"), 4.542, 0.001);
  EXPECT_NEAR(contrast("#0000ff", "#ffffff"), 8.592, 0.001);
}

TEST(Colour, MustBeLegibleOnWhiteAndOnPaper) {
  EXPECT_TRUE(is_legible_accent("#0f6259"));
  EXPECT_FALSE(is_legible_accent("#767676")) << "4.54 on white, and less on paper";
  EXPECT_FALSE(is_legible_accent("#FFD700"));
  for (const char* text : {"", "#fff", "red", "#12345g", "#1234567", "0f6259#"})
    EXPECT_FALSE(is_legible_accent(text)) << text;
}

TEST(Colour, IsBroughtToTheNearestThatIsLegible) {
  EXPECT_EQ(nearest_legible("#0f6259"), "#0f6259");
  for (const char* colour : {"#ffd700", "#ff0000", "#ffffff", "#767676"}) {
    const std::string nearest = nearest_legible(colour);
    EXPECT_TRUE(is_legible_accent(nearest)) << colour << " " << nearest;
    EXPECT_LT(accent_contrast(nearest), 4.7) << "no darker than it must be";
  }
}

TEST(Colour, HasAShadeForTintedGrounds) {
  for (const char* colour : {"#0f6259", "#8f3f00", "#1d4ed8"})
    EXPECT_GE(contrast(deep_shade(colour), pale_shade(colour)), 4.5) << colour;
  EXPECT_GE(contrast(deep_shade(nearest_legible("#ffd700")), pale_shade("#ffd700")), 4.5);
}

}  // namespace
}  // namespace catalog::settings

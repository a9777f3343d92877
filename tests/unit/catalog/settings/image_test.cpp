#include "catalog/settings/image.hpp"

#include <gtest/gtest.h>

namespace catalog::settings {
namespace {

using namespace std::string_literals;

TEST(Image, IsKnownByItsBytesWithItsSize) {
  const auto png = read_image("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\1\0\x08\6\0\0\0abcd"s);
  ASSERT_TRUE(png);
  EXPECT_EQ(png->media_type, "image/png");
  EXPECT_EQ(png->width, 64u);
  EXPECT_EQ(png->height, 256u);
  const auto jpeg = read_image(
      "\xff\xd8\xff\xe0\0\x04\1\2\xff\xc0\0\x11\x08\0\x50\0\xa0\3\1\"\0\2\x11\1\3\x11\1"s);
  ASSERT_TRUE(jpeg);
  EXPECT_EQ(jpeg->width, 160u);
  EXPECT_EQ(jpeg->height, 80u);
  const auto webp =
      read_image("RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x3f\0\0\x1f\0\0"s + "more");
  ASSERT_TRUE(webp);
  EXPECT_EQ(webp->media_type, "image/webp");
  EXPECT_EQ(webp->width, 64u);
  EXPECT_EQ(webp->height, 32u);
}

TEST(Image, IsNothingElseWhateverItIsCalled) {
  for (const auto& bytes :
       {""s, "<svg xmlns='http://www.w3.org/2000/svg'/>"s, "GIF89a\1\0\1\0"s, "\x89PNG\r\n\x1a\n"s,
        "\xff\xd8\xff"s, "RIFF\0\0\0\0WEBP"s, "%PDF-1.7"s, "\xff\xd8\xff\xe0\0\0\0\0\0\0\0\0\0"s})
    EXPECT_FALSE(read_image(bytes)) << bytes;
}

}  // namespace
}  // namespace catalog::settings

#include "catalog/base/text.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Text, FoldsVietnameseToItsLetters) {
  EXPECT_EQ(fold("Đà Nẵng, HÀ NỘI"), "da nang, ha noi");
  EXPECT_EQ(fold("Thừa Thiên Huế"), fold("Thu\xCC\x9B\xCC\x80"
                                         "a Thi\xC3\xAAn Hu\xC3\xAA\xCC\x81"));
  EXPECT_EQ(fold("ไทย"), "ไทย");
}

TEST(Text, ComposesAndRepairs) {
  EXPECT_EQ(to_nfc("a\xCC\x80"), "à");
  EXPECT_FALSE(is_utf8("\xC0\x80"));
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));
  EXPECT_EQ(repair_utf8("a\xFF"
                        "b"),
            "a\xEF\xBF\xBD"
            "b");
}

TEST(Text, MakesNamesForAddresses) {
  EXPECT_EQ(slug("Dân số năm 2024 (sơ bộ)"), "dan-so-nam-2024-so-bo");
  EXPECT_EQ(slug("中文"), "");
  EXPECT_LE(slug(std::string(300, 'a') + " b").size(), 80u);
}

TEST(Text, ShortensAtAWord) {
  EXPECT_EQ(shorten("một hai ba bốn", 14), "một hai ba…");
  EXPECT_EQ(shorten("ngắn", 80), "ngắn");
  EXPECT_TRUE(is_utf8(shorten("ộộộộộộộộ", 10)));
}

TEST(Text, TrimsSpacesOfTheWeb) {
  EXPECT_EQ(trim(" \t\xC2\xA0 a b \xEF\xBB\xBF\n"), "a b");
  EXPECT_EQ(trim("\xC2\xA0"), "");
}

TEST(Text, EscapesForHtml) {
  EXPECT_EQ(escape_html("<a href=\"x\">&'"), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
}

}  // namespace
}  // namespace base

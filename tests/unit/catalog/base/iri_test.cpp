#include "catalog/base/iri.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

// The examples of RFC 3986, 5.4, as far as they are not repeated.
TEST(Iri, ResolvesAsTheStandardShows) {
  const std::string base = "http://a/b/c/d;p?q";
  const std::pair<const char*, const char*> cases[] = {{"g:h", "g:h"},
                                                       {"g", "http://a/b/c/g"},
                                                       {"./g/", "http://a/b/c/g/"},
                                                       {"/g", "http://a/g"},
                                                       {"//g", "http://g"},
                                                       {"?y", "http://a/b/c/d;p?y"},
                                                       {"#s", "http://a/b/c/d;p?q#s"},
                                                       {"", "http://a/b/c/d;p?q"},
                                                       {"..", "http://a/b/"},
                                                       {"../../g", "http://a/g"},
                                                       {"../../../g", "http://a/g"},
                                                       {"g/../h", "http://a/b/c/h"},
                                                       {"/./g", "http://a/g"},
                                                       {"g;x=1/./y", "http://a/b/c/g;x=1/y"}};
  for (const auto& [reference, expected] : cases)
    EXPECT_EQ(resolve_iri(reference, base).value_or("nothing"), expected) << reference;
  EXPECT_FALSE(resolve_iri("g", "no-base"));
}

TEST(Iri, TellsAddressesFromTexts) {
  for (const char* good : {"http://x/y", "https://x", "HTTP://X/ạ"})
    EXPECT_TRUE(is_web_address(good));
  for (const char* bad : {"www.x.vn", "http://", "http:/x", "http://x/a b", "urn:x:y", ""})
    EXPECT_FALSE(is_web_address(bad)) << bad;
  EXPECT_TRUE(is_absolute_iri("urn:x:y"));
  EXPECT_EQ(repair_iri(" http://x/a b|c "), "http://x/a%20b%7Cc");
}

TEST(Iri, DecodesWhatItEncodes) {
  EXPECT_EQ(percent_encode("dân số/1"), "d%C3%A2n%20s%E1%BB%91%2F1");
  EXPECT_EQ(percent_decode(percent_encode("dân số/1")), "dân số/1");
  EXPECT_EQ(percent_decode("a+b%2", true), "a b%2");
  EXPECT_EQ(local_name("http://x/authority/file-type/CSV"), "CSV");
  EXPECT_EQ(local_name("http://x/y#z"), "z");
}

}  // namespace
}  // namespace base

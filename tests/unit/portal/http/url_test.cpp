#include "portal/http/url.hpp"

#include <gtest/gtest.h>

namespace portal::http {
namespace {

TEST(Query, IsReadAsFormsAreWritten) {
  EXPECT_EQ(parse_query("a=1&b=%20+c&&d&e=f=g"),
            (QueryPairs{{"a", "1"}, {"b", "  c"}, {"d", ""}, {"e", "f=g"}}));
  EXPECT_TRUE(parse_query("").empty());
  EXPECT_TRUE(parse_query("&&&").empty());
}

TEST(Query, IsBuiltSoThatItReadsBack) {
  const QueryPairs pairs = {{"q", "giáo dục & \"đào tạo\"+1%"}, {"theme", ""}, {"a=b", "c#d"}};
  EXPECT_EQ(parse_query(build_query(pairs)), pairs);
  EXPECT_EQ(with_query("/d", {}), "/d");
  EXPECT_EQ(with_query("/d", {{"a", "b c"}}), "/d?a=b%20c");
}

TEST(Query, StopsAtAThousandPairs) {
  std::string raw;
  for (int i = 0; i < 5000; ++i) raw += "a=1&";
  EXPECT_EQ(parse_query(raw).size(), 1000U);
}

TEST(Query, NamesTheFirstParameterThatCannotBeRead) {
  for (const char* raw : {"", "a=1&b=%20+c", "q=gi%C3%A1o", "100%25=x", "a=%0a"})
    EXPECT_EQ(find_unreadable_parameter(raw), std::nullopt) << raw;
  for (const char* raw :
       {"q=%", "q=%4", "q=%zz", "a=1&q=100%&b=%", "q=%ff", "q=%C3", "q=a%ED%A0%80"})
    EXPECT_EQ(find_unreadable_parameter(raw), "q") << raw;
  EXPECT_EQ(find_unreadable_parameter("%zz=1"), "%zz");
}

TEST(Paths, MustDecodeToPlainText) {
  for (const char* path : {"/", "/a/b", "/gi%C3%A1o", "/a%2Fb", "/..", "/%25"})
    EXPECT_TRUE(is_readable_path(path)) << path;
  for (const char* path : {"", "a", "/%", "/%4", "/%zz", "/%00", "/%0a", "/%7f", "/%c0%ae", "/%ff"})
    EXPECT_FALSE(is_readable_path(path)) << path;
}

}  // namespace
}  // namespace portal::http

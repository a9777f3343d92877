#include "catalog/rdf/term_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace catalog::rdf {
namespace {

std::string quoted(std::string_view text) {
  std::string out;
  append_quoted(out, text);
  return out;
}

TEST(TermText, EscapesOnlyWhatItMust) {
  EXPECT_EQ(quoted("Đà Nẵng \U0001F600"), "\"Đà Nẵng \U0001F600\"");
  EXPECT_EQ(quoted("a\"b\\c\nd\re\tf\bg\fh"), "\"a\\\"b\\\\c\\nd\\re\\tf\\bg\\fh\"");
  EXPECT_EQ(quoted(std::string_view("\0\x01\x1F\x7F", 4)), "\"\\u0000\\u0001\\u001F\\u007F\"");
  EXPECT_EQ(quoted(""), "\"\"");
}

TEST(TermText, EncodesWhatAnIriMayNotHold) {
  std::string out;
  append_iri(out, "http://e/a b<c>{d}\n?q=\"é\"&r=1#f");
  EXPECT_EQ(out, "<http://e/a%20b%3Cc%3E%7Bd%7D%0A?q=%22é%22&r=1#f>");
  EXPECT_TRUE(has_only_iri_characters("http://e/đ?a=1&b=%20"));
  EXPECT_FALSE(has_only_iri_characters("http://e/a b"));
}

TEST(TermText, TellsWhenXmlCannotHoldACharacter) {
  std::string out;
  EXPECT_TRUE(append_xml(out, "a<b>&\"c\"\r\n\tđ\uFFFD"));
  EXPECT_EQ(out, "a&lt;b&gt;&amp;&quot;c&quot;&#xD;\n\tđ\uFFFD");
  for (const std::string text : {"\x01", "\x1B", "\uFFFE", "\uFFFF"}) {
    out.clear();
    EXPECT_FALSE(append_xml(out, text));
    EXPECT_EQ(out, "\uFFFD");
  }
}

TEST(TermText, KnowsLanguageTags) {
  for (const char* tag : {"vi", "en-GB", "zh-Hant-TW", "x-a1", "de-1996"})
    EXPECT_TRUE(is_language_tag(tag)) << tag;
  for (const char* tag : {"", "-", "vi-", "-vi", "1a", "en_GB", "en us", "tiếng", "a--b"})
    EXPECT_FALSE(is_language_tag(tag)) << tag;
}

TEST(TermText, FindsTheXmlNameAtTheEndOfAnIri) {
  const std::vector<std::pair<std::string, std::string>> iris = {{"http://e/ns#title", "title"},
                                                                 {"http://e/a-b.c", "a-b.c"},
                                                                 {"http://e/2024-01a", "a"},
                                                                 {"http://e/tên", "tên"},
                                                                 {"urn:x:đơnvị", "đơnvị"},
                                                                 {"http://e/x×y", "y"},
                                                                 {"title", "title"}};
  for (const auto& [iri, name] : iris) EXPECT_EQ(iri.substr(find_xml_name(iri)), name);
  for (const char* iri : {"", "http://e/", "http://e#", "http://e/2024", "http://e/a?x=1"})
    EXPECT_EQ(find_xml_name(iri), std::string::npos) << iri;
}

}  // namespace
}  // namespace catalog::rdf

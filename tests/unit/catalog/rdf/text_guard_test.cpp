#include "catalog/rdf/text_guard.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace catalog::rdf {
namespace {

std::string repeat(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST(TextGuard, RefusesBytesThatAreNotUtf8AndTellsTheLine) {
  const auto refusal = find_refusal(Syntax::kTurtle, "<http://a> <http://b>\n\"tr\xE9s\" .");
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->key, "rdf_not_utf8");
  EXPECT_EQ(refusal->line, 2u);
}

TEST(TextGuard, LetsPlainXmlPass) {
  for (const std::string text :
       {"<a/>", "<a b='>' c=\"/>\"><!-- <b><c> --><![CDATA[<d>]]><?pi <e> ?></a>", "<a", "<", "",
        "<!DOCTYPE a SYSTEM \"http://e/x.dtd\" [<!ENTITY x \"SYSTEM\"> <!-- ' --> ]><a/>",
        "<!DOCTYPE a [<!ENTITY x 'http://e#'>]><a>&x;</a>", "<!DOCTYPE a ["})
    EXPECT_FALSE(find_refusal(Syntax::kRdfXml, text)) << text;
  EXPECT_FALSE(find_refusal(Syntax::kRdfXml, repeat("<a/><b></b>", 5000)));
  EXPECT_FALSE(find_refusal(Syntax::kRdfXml, repeat("<a>", 1000)));
}

TEST(TextGuard, RefusesXmlThatIsBuiltToDoHarm) {
  const std::vector<std::pair<std::string, std::string>> texts = {
      {repeat("<a b='>'>\n", 1001), "rdf_xml_too_deep"},
      {"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "rdf_external_entity"},
      {"<!DOCTYPE a [<!-- ' --><!ENTITY % x PUBLIC \"p\" \"http://e/\"> %x;]><a/>",
       "rdf_external_entity"},
      {"<!DOCTYPE a [<!ENTITY x \"" + std::string(2000, 'x') + "\">]><a/>", "rdf_entity_too_large"},
      {std::string("<a>\n\0</a>", 9), "rdf_null_character"},
  };
  for (const auto& [text, key] : texts) {
    const auto refusal = find_refusal(Syntax::kRdfXml, text);
    ASSERT_TRUE(refusal) << key;
    EXPECT_EQ(refusal->key, key);
  }
  EXPECT_EQ(find_refusal(Syntax::kRdfXml, texts[0].first)->line, 1001u);
}

TEST(TextGuard, RefusesLanguageTagsThatWouldOverflowTheParser) {
  const std::string tag(300, 'x');
  for (const auto& [syntax, text] : std::vector<std::pair<Syntax, std::string>>{
           {Syntax::kTurtle, "<a> <b> 'c'@" + tag},
           {Syntax::kNTriples, "<a> <b> \"c\"@" + tag},
           {Syntax::kRdfXml, "<a xml:lang = '" + tag + "'/>"}}) {
    const auto refusal = find_refusal(syntax, text);
    ASSERT_TRUE(refusal) << text;
    EXPECT_EQ(refusal->key, "rdf_language_too_long");
  }
  EXPECT_FALSE(find_refusal(Syntax::kRdfXml, "<a xml:lang='vi'>" + tag + "</a>"));
  EXPECT_FALSE(find_refusal(Syntax::kTurtle, "<a> <b> \"c\"@vi . # " + tag));
}

TEST(TextGuard, ReplacesNullCharactersHoweverTheyAreWritten) {
  EXPECT_FALSE(has_nulls("\"\\u0001\""));
  std::vector<std::size_t> lines;
  const auto note = [&](std::size_t line) { lines.push_back(line); };
  const std::string text =
      std::string("\"a\0b\"", 5) + "\n\"\\u0000\" \"\\U00000000\"\n\"\\\\u0000\"";
  EXPECT_TRUE(has_nulls(text));
  EXPECT_EQ(replace_nulls(text, note), "\"a\uFFFDb\"\n\"\uFFFD\" \"\uFFFD\"\n\"\\\\u0000\"");
  EXPECT_EQ(lines, (std::vector<std::size_t>{1, 2, 2}));
  EXPECT_EQ(replace_nulls(std::string_view("\"\\\0\"", 4), note), "\"\\\uFFFD\"");
}

TEST(TrigToTurtle, KeepsStatementsAndDropsGraphs) {
  const std::vector<std::pair<std::string, std::string>> texts = {
      {"<g> {<a> <b> <c>}", "     <a> <b> <c>."},
      {"<g>{<a> <b> <c>.}", "    <a> <b> <c>. "},
      {"{ }\n<a> <b> <c> .", "   \n<a> <b> <c> ."},
      {"GRAPH\n_:g { <a> <b> \"}{\" }", "     \n      <a> <b> \"}{\" ."},
      {"[ ] {<a> <b> '''it's {'''}", "     <a> <b> '''it's {'''."},
      {"<a> <b> <c> . e:g {<a> <b> 1 } # }", "<a> <b> <c> .      <a> <b> 1 . # }"},
      {"graph e:g{e:a e:b e:c.}e:h{e:d e:e \"\\\"}\"}",
       "          e:a e:b e:c.     e:d e:e \"\\\"}\"."},
      {"{{<a> <b> <c>}}", " {<a> <b> <c>.}"},
      {"<g> {<a> <b> <c> .", "    {<a> <b> <c> ."},
  };
  for (const auto& [trig, turtle] : texts) EXPECT_EQ(trig_to_turtle(trig), turtle);
}

}  // namespace
}  // namespace catalog::rdf

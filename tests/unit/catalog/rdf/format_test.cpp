#include "catalog/rdf/format.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace catalog::rdf {
namespace {

TEST(Syntax, IsKnownByItsMediaType) {
  EXPECT_EQ(syntax_of_media_type("text/turtle"), Syntax::kTurtle);
  EXPECT_EQ(syntax_of_media_type(" Application/LD+JSON; profile=\"x\""), Syntax::kJsonLd);
  EXPECT_EQ(syntax_of_media_type("application/rdf+xml;charset=utf-8"), Syntax::kRdfXml);
  EXPECT_EQ(syntax_of_media_type("application/n-quads"), Syntax::kNQuads);
  for (const char* other : {"", "text/plain", "application/json", "application/xml", "text/html"})
    EXPECT_FALSE(syntax_of_media_type(other)) << other;
}

TEST(Syntax, IsKnownByTheEndOfAName) {
  EXPECT_EQ(syntax_of_suffix("/a.b/catalogue.TTL"), Syntax::kTurtle);
  EXPECT_EQ(syntax_of_suffix("http://e/catalog.rdf"), Syntax::kRdfXml);
  EXPECT_EQ(syntax_of_suffix("x.nt"), Syntax::kNTriples);
  EXPECT_EQ(syntax_of_suffix("x.trig"), Syntax::kTrig);
  for (const char* other : {"", "ttl", "x.json", "x.xml", "/a.ttl/x", "x.csv"})
    EXPECT_FALSE(syntax_of_suffix(other)) << other;
}

TEST(Syntax, NamesItselfInAllWays) {
  for (const Syntax syntax : {Syntax::kTurtle, Syntax::kTrig, Syntax::kNTriples, Syntax::kNQuads,
                              Syntax::kRdfXml, Syntax::kJsonLd}) {
    EXPECT_EQ(syntax_of_name(name(syntax)), syntax);
    EXPECT_EQ(syntax_of_media_type(media_type(syntax)), syntax);
    EXPECT_EQ(syntax_of_suffix("x" + std::string(suffix(syntax))), syntax);
  }
}

TEST(SyntaxGuess, IsSureOfWhatSaysItsName) {
  const std::vector<std::pair<std::string, Syntax>> texts = {
      {"@prefix a: <http://a/> .\na:b a:c a:d .", Syntax::kTurtle},
      {"\xEF\xBB\xBF# comment\n  PREFIX a: <http://a/>\na:b a:c \"{\" .", Syntax::kTurtle},
      {"BASE <http://a/>\n<b> <c> <d> .", Syntax::kTurtle},
      {"@prefix a: <http://a/> .\na:g { a:b a:c a:d }", Syntax::kTrig},
      {"<http://a> <http://b> \"x { y\"@vi .\n", Syntax::kNTriples},
      {"_:a <http://b> \"1\"^^<http://t> . # comment\n# more\n\n", Syntax::kNTriples},
      {"<http://a> <http://b> <http://c> .\n<http://a> <http://b> _:c <http://g> .\n",
       Syntax::kNQuads},
      {"<?xml version='1.0'?>\n<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>",
       Syntax::kRdfXml},
      {"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>", Syntax::kRdfXml},
      {"{\"@context\": {}, \"@graph\": []}", Syntax::kJsonLd},
      {"[ {\"@id\": \"http://a\"} ]", Syntax::kJsonLd},
  };
  for (const auto& [text, syntax] : texts) {
    const auto guess = guess_syntax(text);
    ASSERT_TRUE(guess) << text;
    EXPECT_EQ(name(guess->syntax), name(syntax)) << text;
    EXPECT_TRUE(guess->sure) << text;
  }
}

TEST(SyntaxGuess, IsUnsureOfWhatMayBeSomethingElse) {
  const std::vector<std::pair<std::string, Syntax>> texts = {
      {"<?xml version='1.0'?><catalog/>", Syntax::kRdfXml},
      {"{\"dataset\": []}", Syntax::kJsonLd},
      {"<http://a> a <http://b> ;\n <http://c> 1 .", Syntax::kTurtle},
      {"[] a <http://b> .", Syntax::kTurtle},
      {"{ <http://a> a <http://b> }", Syntax::kTrig},
  };
  for (const auto& [text, syntax] : texts) {
    const auto guess = guess_syntax(text);
    ASSERT_TRUE(guess) << text;
    EXPECT_EQ(name(guess->syntax), name(syntax)) << text;
    EXPECT_FALSE(guess->sure) << text;
  }
}

TEST(SyntaxGuess, SaysNothingOfOtherFiles) {
  for (const char* text : {"", "  \n", "a,b,c\n1,2,3\n", "<html><body></body></html>",
                           "<!DOCTYPE html>\n<html>", "hello", "%PDF-1.7", "\xFF\xFE<\0"})
    EXPECT_FALSE(guess_syntax(text)) << text;
}

TEST(SyntaxGuess, LooksAtTheBeginningOfALongTextOnly) {
  std::string text;
  while (text.size() < 200'000) text += "<http://a> <http://b> \"một dòng dài hơn\" .\n";
  EXPECT_EQ(guess_syntax(text)->syntax, Syntax::kNTriples);
}

TEST(XmlDeclaration, StatesAnEncodingOrNone) {
  EXPECT_EQ(declared_xml_encoding("<?xml version=\"1.0\" encoding='ISO-8859-1'?><a/>"),
            "ISO-8859-1");
  EXPECT_EQ(declared_xml_encoding("\xEF\xBB\xBF<?xml encoding=\"UTF-8\"?>"), "UTF-8");
  EXPECT_EQ(declared_xml_encoding("<?xml version='1.0'?><a encoding='x'/>"), "");
  EXPECT_EQ(declared_xml_encoding("<a/>"), "");
  EXPECT_EQ(declared_xml_encoding("<?xml encoding=\"UTF"), "");
}

}  // namespace
}  // namespace catalog::rdf

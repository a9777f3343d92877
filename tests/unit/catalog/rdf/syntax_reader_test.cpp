#include "catalog/rdf/syntax_reader.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "catalog/base/error.hpp"
#include "catalog/rdf/writer.hpp"
#include "tests/unit/catalog/rdf/isomorphism.hpp"

namespace catalog::rdf {
namespace {

constexpr const char* kBase = "http://base.example/folder/";

struct Read {
  ReadResult result;
  Graph graph;
};

Read read(Syntax syntax, std::string_view text, const ReadLimits& limits = {}) {
  Read read;
  read.result = read_syntax(syntax, text, kBase, limits, read.graph);
  return read;
}

std::string load(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string repeat(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::string key_of_first(const ReadResult& result) {
  return result.problems.empty() ? "" : result.problems[0].text.key;
}

TEST(SyntaxReader, ReadsTheSameCatalogueFromEverySyntax) {
  const std::string folder = std::string(FIXTURES) + "/rdf/";
  const Read turtle = read(Syntax::kTurtle, load(folder + "catalogue.ttl"));
  EXPECT_TRUE(turtle.result.clean());
  EXPECT_EQ(turtle.graph.size(), 15u);
  for (const Syntax syntax : {Syntax::kTrig, Syntax::kNTriples, Syntax::kNQuads, Syntax::kRdfXml}) {
    const Read other = read(syntax, load(folder + "catalogue" + std::string(suffix(syntax))));
    EXPECT_TRUE(other.result.clean()) << name(syntax);
    EXPECT_TRUE(isomorphic(turtle.graph, other.graph)) << name(syntax);
  }
}

TEST(SyntaxReader, KeepsTermsAsTheyWereWritten) {
  const Read found =
      read(Syntax::kTurtle,
           "<x> <http://e/p> \"Đà Nẵng\"@vi-VN, "
           "\"s\"^^<http://www.w3.org/2001/XMLSchema#string>, 01, <HTTP://E/%7ea> .");
  ASSERT_EQ(found.graph.size(), 4u);
  const auto object = [&](std::size_t i) {
    return found.graph.term(found.graph.triples()[i].object);
  };
  EXPECT_EQ(found.graph.term(found.graph.triples()[0].subject),
            iri("http://base.example/folder/x"));
  EXPECT_EQ(object(0), literal("Đà Nẵng", "vi-VN"));
  EXPECT_EQ(object(1), literal("s"));
  EXPECT_EQ(object(2), literal("01", {}, "http://www.w3.org/2001/XMLSchema#integer"));
  EXPECT_EQ(object(3), iri("HTTP://E/%7ea"));
}

TEST(SyntaxReader, NamesBlankNodesInOrderOfAppearance) {
  const std::string text = "[] <http://e/p> _:g1, _:b7, [ <http://e/q> _:g1 ] .";
  const Read first = read(Syntax::kTurtle, text);
  const Read second = read(Syntax::kTurtle, text);
  EXPECT_EQ(write_graph(first.graph, Syntax::kNTriples),
            write_graph(second.graph, Syntax::kNTriples));
  std::size_t blanks = 0;
  for (TermId id = 0; id < first.graph.term_count(); ++id)
    if (first.graph.term(id).kind == TermKind::kBlank) {
      EXPECT_EQ(first.graph.term(id).value, "b" + std::to_string(blanks++));
    }
  EXPECT_EQ(blanks, 4u);
}

TEST(SyntaxReader, KeepsBlankNodesOfTwoDocumentsApart) {
  Graph graph;
  const std::string text = "_:a <http://e/p> _:b .";
  read_syntax(Syntax::kTurtle, text, kBase, {}, graph);
  read_syntax(Syntax::kTurtle, text, kBase, {}, graph);
  EXPECT_EQ(graph.size(), 2u);
  EXPECT_EQ(graph.term_count(), 5u);
}

TEST(SyntaxReader, KeepsWhatStandsBeforeAnError) {
  const Read found =
      read(Syntax::kTurtle, "@prefix e: <http://e/> .\ne:a e:p 1 .\n\ne:a e:p zz:b .\ne:a e:p 2 .");
  EXPECT_FALSE(found.result.complete);
  EXPECT_EQ(found.graph.size(), 1u);
  ASSERT_EQ(found.result.problems.size(), 1u);
  const Problem& problem = found.result.problems[0];
  EXPECT_EQ(problem.severity, ProblemSeverity::kError);
  EXPECT_EQ(problem.line, 4u);
  EXPECT_EQ(problem.text.key, "rdf_prefix_undeclared");
  EXPECT_EQ(base::say(problem.text, "en").substr(0, 18), "Line 4 uses “zz:");
}

TEST(SyntaxReader, LeavesWrongLinesOfNTriplesOut) {
  const Read found = read(Syntax::kNTriples,
                          "<http://a> <http://b> \"1\" .\n<http://a> nonsense .\n"
                          "<http://a> <http://b> \"2\" .\n_:x:y <http://b> \"3\" .\n");
  EXPECT_TRUE(found.result.complete);
  EXPECT_FALSE(found.result.clean());
  EXPECT_EQ(found.graph.size(), 3u);
  ASSERT_EQ(found.result.problems.size(), 2u);
  EXPECT_EQ(found.result.problems[0].line, 2u);
  EXPECT_GT(found.result.problems[0].column, 0u);
  EXPECT_EQ(found.result.problems[1].text.key, "rdf_blank_label");
}

TEST(SyntaxReader, TellsTheLineOfWrongXml) {
  const std::string head =
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='http://e/'>\n";
  const Read broken =
      read(Syntax::kRdfXml, head + "<e:A>\n<e:p>1</e:p>\n<e:p>2</e:q>\n</e:A>\n</rdf:RDF>");
  EXPECT_FALSE(broken.result.complete);
  EXPECT_EQ(broken.graph.size(), 2u);
  EXPECT_EQ(key_of_first(broken.result), "rdf_syntax_after");
  EXPECT_EQ(broken.result.problems[0].line, 4u);
  const Read wrong =
      read(Syntax::kRdfXml, head + "<e:A>\n<e:p rdf:nodeID='1'/>\n<e:p>2</e:p></e:A></rdf:RDF>");
  EXPECT_TRUE(wrong.result.complete);
  EXPECT_EQ(wrong.result.errors, 1u);
  EXPECT_EQ(wrong.result.problems[0].line, 3u);
}

TEST(SyntaxReader, ReadsXmlAsUtf8WhateverItDeclares) {
  const Read found =
      read(Syntax::kRdfXml,
           "<?xml version='1.0' encoding='windows-1252'?>\n<rdf:Description "
           "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='http://e/'>"
           "<e:p>Đà Nẵng \\u0000</e:p></rdf:Description>");
  EXPECT_TRUE(found.result.clean());
  ASSERT_EQ(found.graph.size(), 1u);
  EXPECT_EQ(found.graph.term(found.graph.triples()[0].object).value, "Đà Nẵng \\u0000");
}

TEST(SyntaxReader, MendsAndReportsWhatIsNoIriOrNoText) {
  const Read address =
      read(Syntax::kRdfXml,
           "<rdf:Description xmlns:rdf='http://www.w3.org/1999/02/"
           "22-rdf-syntax-ns#' rdf:about='http://e/a b'>\n<e:p xmlns:e='http://e/' "
           "rdf:resource='http://e/{x}'/></rdf:Description>");
  EXPECT_TRUE(address.result.complete);
  EXPECT_EQ(address.result.errors, 2u);
  EXPECT_EQ(key_of_first(address.result), "rdf_iri_mended");
  EXPECT_NE(address.graph.find_iri("http://e/a%20b"), Graph::kAbsent);
  EXPECT_NE(address.graph.find_iri("http://e/%7Bx%7D"), Graph::kAbsent);

  const Read relative = read(Syntax::kRdfXml,
                             "<rdf:Description xmlns:rdf='http://www.w3.org/1999/02/"
                             "22-rdf-syntax-ns#'><p xmlns='ns#'>1</p></rdf:Description>");
  EXPECT_EQ(key_of_first(relative.result), "rdf_iri_relative");
  EXPECT_NE(relative.graph.find_iri(std::string(kBase) + "ns#p"), Graph::kAbsent);

  const Read null = read(Syntax::kTurtle, "<a> <http://e/p> \"x\\u0000y\" .");
  EXPECT_TRUE(null.result.clean());
  EXPECT_EQ(key_of_first(null.result), "rdf_null_replaced");
  EXPECT_EQ(null.graph.term(null.graph.triples()[0].object).value, "x\uFFFDy");
  EXPECT_EQ(key_of_first(read(Syntax::kTurtle, "<a> <http://e/p> \"x\\uD800y\" .").result),
            "rdf_escape_mended");
}

TEST(SyntaxReader, RefusesAnotherEncoding) {
  const Read found = read(Syntax::kTurtle, "<a> <http://e/p> 1 .\n<a> <http://e/p> \"\xE9\" .");
  EXPECT_FALSE(found.result.complete);
  EXPECT_EQ(found.graph.size(), 0u);
  EXPECT_EQ(key_of_first(found.result), "rdf_not_utf8");
  EXPECT_EQ(found.result.problems[0].line, 2u);
  EXPECT_TRUE(read(Syntax::kTurtle, "\xEF\xBB\xBF<a> <http://e/p> 1 .").result.clean());
}

TEST(SyntaxReader, EndsHarmfulTextsWithASentence) {
  const std::string rdf = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>";
  std::string bomb = "<!DOCTYPE x [<!ENTITY a0 'ha'>";
  for (int i = 1; i < 30; ++i) {
    const std::string inner = "&a" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY a" + std::to_string(i) + " '" + inner + inner + "'>";
  }
  const std::vector<std::pair<Syntax, std::string>> texts = {
      {Syntax::kTurtle, "<a> <http://b> " + repeat("[ <http://b> ", 200'000)},
      {Syntax::kTurtle, "<a> <http://b> " + repeat("(", 200'000)},
      {Syntax::kTurtle, repeat("[", 200'000)},
      {Syntax::kTrig, repeat("{", 200'000)},
      {Syntax::kRdfXml, rdf + repeat("<a xmlns='http://e/'><b>", 10'000)},
      {Syntax::kRdfXml, bomb + "]>" + rdf + "<rdf:li>&a29;</rdf:li></rdf:RDF>"},
      {Syntax::kRdfXml, "<!DOCTYPE x [<!ENTITY a SYSTEM '/etc/passwd'>]>" + rdf + "&a;</rdf:RDF>"},
  };
  for (const auto& [syntax, text] : texts) {
    const Read found = read(syntax, text);
    ASSERT_FALSE(found.result.problems.empty()) << text.substr(0, 60);
    EXPECT_FALSE(found.result.clean());
    for (const char* language : {"vi", "en"})
      EXPECT_NE(base::say(found.result.problems[0].text, language),
                found.result.problems[0].text.key);
  }
}

TEST(SyntaxReader, KeepsItsLimits) {
  const std::string line = "<http://a> <http://b> \"";
  std::string lines;
  for (int i = 0; i < 1000; ++i) lines += line + std::to_string(i) + "\" .\n";
  const Read many = read(Syntax::kNTriples, lines, {1u << 20, 500, 60});
  EXPECT_FALSE(many.result.complete);
  EXPECT_EQ(many.graph.size(), 500u);
  EXPECT_EQ(key_of_first(many.result), "rdf_too_many_statements");
  const Read large = read(Syntax::kNTriples, lines, {1000, 5000, 60});
  EXPECT_EQ(large.graph.size(), 0u);
  EXPECT_EQ(key_of_first(large.result), "rdf_too_large");
  std::string prefix = "@prefix e: <http://e/" + std::string(50'000, 'x') + "> .\n";
  for (int i = 0; i < 1000; ++i)
    prefix += "e:" + std::to_string(i) + " a e:" + std::to_string(i) + ".\n";
  const Read terms = read(Syntax::kTurtle, prefix, {100'000, 5000, 60, 10u << 20});
  EXPECT_FALSE(terms.result.complete);
  EXPECT_EQ(key_of_first(terms.result), "rdf_terms_too_large");
}

TEST(SyntaxReader, CountsProblemsThatItDoesNotList) {
  const Read found = read(Syntax::kNTriples, repeat("nonsense\n", 1000));
  EXPECT_TRUE(found.result.complete);
  EXPECT_EQ(found.result.problems.size(), 100u);
  EXPECT_EQ(found.result.errors, 1000u);
}

TEST(SyntaxReader, ReadsInSeveralThreadsAtOnce) {
  std::vector<std::thread> threads;
  std::vector<std::size_t> sizes(4);
  for (std::size_t i = 0; i < sizes.size(); ++i)
    threads.emplace_back([&sizes, i] {
      for (int round = 0; round < 10; ++round)
        sizes[i] += read(Syntax::kTurtle, "<a> <http://e/p> [ <http://e/q> 1, 2 ] .").graph.size();
    });
  for (auto& thread : threads) thread.join();
  for (const auto size : sizes) EXPECT_EQ(size, 30u);
}

TEST(SyntaxReader, LeavesJsonToItsOwnReader) {
  Graph graph;
  EXPECT_THROW(read_syntax(Syntax::kJsonLd, "{}", kBase, {}, graph), base::Error);
}

TEST(SyntaxReader, TakesAnEmptyTextForAnEmptyGraphButInXml) {
  for (const Syntax syntax : {Syntax::kTurtle, Syntax::kTrig, Syntax::kNTriples, Syntax::kNQuads}) {
    const Read found = read(syntax, "");
    EXPECT_TRUE(found.result.clean()) << name(syntax);
    EXPECT_EQ(found.graph.size(), 0u);
  }
  for (const char* text : {"", " ", "<?xml version='1.0'?>"}) {
    const Read broken = read(Syntax::kRdfXml, text);
    EXPECT_FALSE(broken.result.complete);
    EXPECT_FALSE(broken.result.problems.empty());
  }
}

}  // namespace
}  // namespace catalog::rdf

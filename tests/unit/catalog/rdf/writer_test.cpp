// What all writers have in common, and the text each of them writes.

#include "catalog/rdf/writer.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "catalog/base/error.hpp"
#include "catalog/rdf/syntax_reader.hpp"
#include "tests/unit/catalog/rdf/isomorphism.hpp"

namespace catalog::rdf {
namespace {

constexpr Syntax kForms[] = {Syntax::kNTriples, Syntax::kTurtle, Syntax::kRdfXml};
constexpr const char* kType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
constexpr const char* kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr const char* kTitle = "http://purl.org/dc/terms/title";
constexpr const char* kXsd = "http://www.w3.org/2001/XMLSchema#";

Graph read_back(Syntax syntax, const std::string& text) {
  Graph graph;
  const auto result = read_syntax(syntax, text, "http://base.example/", {}, graph);
  EXPECT_TRUE(result.clean()) << text.substr(0, 2000);
  for (const auto& problem : result.problems) ADD_FAILURE() << base::say(problem.text, "en");
  return graph;
}

void expect_round_trip(const Graph& graph) {
  for (const Syntax form : kForms) {
    const std::string text = write_graph(graph, form);
    EXPECT_TRUE(isomorphic(graph, read_back(form, text))) << name(form) << "\n"
                                                          << text.substr(0, 4000);
  }
}

// The text without the lines that declare prefixes.
std::string body(const Graph& graph, Syntax form) {
  Prefixes prefixes;
  prefixes.add("dct", "http://purl.org/dc/terms/");
  prefixes.add("dcat", "http://www.w3.org/ns/dcat#");
  prefixes.add("xsd", kXsd);
  const auto writer = make_writer(form, prefixes);
  std::string head;
  std::string text;
  writer->begin(head);
  writer->write(graph, text);
  return text;
}

Graph dataset() {
  Graph graph;
  const Term node = iri("https://data.example.vn/datasets/1");
  graph.add(node, kTitle, literal("Đất & \"nước\"\n", "vi"));
  graph.add(node, kType, iri("http://www.w3.org/ns/dcat#Dataset"));
  graph.add(node, "http://www.w3.org/ns/dcat#distribution", blank("d"));
  graph.add(blank("d"), "http://www.w3.org/ns/dcat#byteSize",
            literal("12", {}, std::string(kXsd) + "integer"));
  graph.add(node, kTitle, literal("Land"));
  return graph;
}

TEST(NTriplesWriter, WritesALineForEachStatement) {
  EXPECT_EQ(body(dataset(), Syntax::kNTriples),
            "<https://data.example.vn/datasets/1> <http://purl.org/dc/terms/title> "
            "\"Đất & \\\"nước\\\"\\n\"@vi .\n"
            "<https://data.example.vn/datasets/1> "
            "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset> "
            ".\n"
            "<https://data.example.vn/datasets/1> <http://www.w3.org/ns/dcat#distribution> "
            "_:r1n6 .\n"
            "_:r1n6 <http://www.w3.org/ns/dcat#byteSize> "
            "\"12\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n"
            "<https://data.example.vn/datasets/1> <http://purl.org/dc/terms/title> \"Land\" .\n");
}

TEST(TurtleWriter, WritesABlockForEachResource) {
  EXPECT_EQ(body(dataset(), Syntax::kTurtle),
            "\n<https://data.example.vn/datasets/1> a dcat:Dataset ;\n"
            "  dct:title \"Đất & \\\"nước\\\"\\n\"@vi, \"Land\" ;\n"
            "  dcat:distribution [\n    dcat:byteSize 12\n  ] .\n");
}

TEST(RdfXmlWriter, WritesAnElementForEachResource) {
  EXPECT_EQ(body(dataset(), Syntax::kRdfXml),
            "  <dcat:Dataset rdf:about=\"https://data.example.vn/datasets/1\">\n"
            "    <dct:title xml:lang=\"vi\">Đất &amp; &quot;nước&quot;\n</dct:title>\n"
            "    <dct:title>Land</dct:title>\n"
            "    <dcat:distribution>\n"
            "      <rdf:Description>\n"
            "        <dcat:byteSize rdf:datatype=\"http://www.w3.org/2001/XMLSchema#integer\">12"
            "</dcat:byteSize>\n"
            "      </rdf:Description>\n"
            "    </dcat:distribution>\n"
            "  </dcat:Dataset>\n");
}

TEST(Writer, WritesWhatItsReaderReadsBack) {
  expect_round_trip(dataset());
  expect_round_trip(Graph());
  Graph odd;
  const Term a = iri("http://e/a");
  for (const char* text : {"", " ", "\n\n", "'''\"\"\"\\", "a\tb\rc", "]]>", "<a>&amp;", "\u00A0",
                           "\u2028", "\U0001F600", "https://x/", "0"})
    odd.add(a, "http://e/p", literal(text));
  odd.add(a, "http://e/p", literal("x", "zh-Hant-TW"));
  for (const char* number : {"1", "-1", "+01", "1.5", ".5", "1.", "1e3", "", "x", "true", "TRUE"})
    for (const char* type : {"integer", "decimal", "double", "boolean", "date"})
      odd.add(a, "http://e/p", literal(number, {}, std::string(kXsd) + type));
  for (const char* address : {"http://e/đ", "http://e/?a=1&b='2'", "urn:x", "mailto:a@b.vn",
                              "http://purl.org/dc/terms/", "http://purl.org/dc/terms/a.b",
                              "http://purl.org/dc/terms/-a", "http://purl.org/dc/terms/a/b"}) {
    odd.add(a, "http://e/p", iri(address));
    odd.add(iri(address), kType, iri(address));
    odd.add(iri(address), "http://e/p", iri("http://www.w3.org/2001/XMLSchema#a.b"));
  }
  odd.add(a, "http://không.vn/thuộc-tính", literal("1"));
  expect_round_trip(odd);
}

TEST(Writer, KeepsEveryShapeOfBlankNodes) {
  Graph graph;
  graph.add(blank("x"), "http://e/p", blank("y"));
  graph.add(blank("y"), "http://e/p", blank("x"));
  graph.add(blank("self"), "http://e/p", blank("self"));
  graph.add(blank("root"), "http://e/p", blank("shared"));
  graph.add(iri("http://e/a"), "http://e/q", blank("shared"));
  graph.add(iri("http://e/a"), "http://e/q", blank("silent"));
  graph.add(iri("http://e/a"), "http://e/r", blank("list"));
  graph.add(blank("list"), std::string(kRdf) + "first", blank("inner"));
  graph.add(blank("inner"), "http://e/p", literal("1"));
  graph.add(blank("list"), std::string(kRdf) + "rest", iri(std::string(kRdf) + "nil"));
  expect_round_trip(graph);
}

TEST(Writer, WritesChainsOfAnyDepth) {
  Graph chain;
  Graph list;
  list.add(iri("http://e/a"), "http://e/p", blank("0"));
  for (int i = 0; i < 20'000; ++i) {
    const Term here = blank(std::to_string(i));
    const Term next = blank(std::to_string(i + 1));
    chain.add(here, "http://e/p", next);
    list.add(here, std::string(kRdf) + "first", literal(std::to_string(i)));
    list.add(here, std::string(kRdf) + "rest", i < 19'999 ? next : iri(std::string(kRdf) + "nil"));
  }
  for (const Syntax form : kForms)
    for (const Graph* graph : {&chain, &list})
      EXPECT_EQ(read_back(form, write_graph(*graph, form)).size(), graph->size()) << name(form);
}

TEST(Writer, WritesRandomGraphs) {
  std::mt19937 random(7);
  for (int round = 0; round < 40; ++round) {
    Graph graph;
    const auto node = [&] {
      const auto i = std::to_string(random() % 6);
      return random() % 3 ? blank("n" + i) : iri("http://e/" + i);
    };
    for (int i = 0; i < 12; ++i)
      graph.add(node(), "http://e/p" + std::to_string(random() % 3),
                random() % 4 ? node() : literal(std::to_string(random() % 9)));
    expect_round_trip(graph);
  }
}

TEST(Writer, KeepsBlankNodesOfTwoRecordsApart) {
  Graph record;
  record.add(blank("x"), "http://e/p", blank("x"));
  for (const Syntax form : kForms) {
    const auto writer = make_writer(form);
    std::string document;
    std::string part;
    writer->begin(part);
    for (int i = 0; i < 3; ++i) {
      writer->write(record, part);
      document += part;
      part.clear();
    }
    writer->end(part);
    EXPECT_EQ(read_back(form, document + part).size(), 3u) << name(form);
  }
}

TEST(Writer, ReportsWhatItCannotWrite) {
  Graph graph;
  graph.add(iri("http://e/a"), "http://e/2024", literal("1"));
  graph.add(iri("http://e/a"), std::string(kRdf) + "li", literal("1"));
  graph.add(iri("http://e/a"), "http://e/p", literal("\x1B"));
  graph.add(iri("http://e/a"), "http://e/p", literal("1", "not a tag"));
  graph.add(literal("a"), "http://e/p", literal("1"));
  const auto count = [&](Syntax form) {
    const auto writer = make_writer(form);
    std::string out;
    writer->write(graph, out);
    const auto problems = writer->take_problems();
    EXPECT_TRUE(writer->take_problems().empty());
    for (const auto& problem : problems)
      for (const char* language : {"vi", "en"})
        EXPECT_NE(base::say(problem, language), problem.key);
    return problems.size();
  };
  EXPECT_EQ(count(Syntax::kNTriples), 2u);
  EXPECT_EQ(count(Syntax::kTurtle), 2u);
  EXPECT_EQ(count(Syntax::kRdfXml), 5u);
}

TEST(Writer, EncodesAddressesThatAreNone) {
  Graph graph;
  graph.add(iri("http://e/a b"), "http://e/p", iri("http://e/<\">"));
  for (const Syntax form : kForms) {
    const Graph back = read_back(form, write_graph(graph, form));
    EXPECT_NE(back.find_iri("http://e/a%20b"), Graph::kAbsent);
    EXPECT_NE(back.find_iri("http://e/%3C%22%3E"), Graph::kAbsent);
  }
}

TEST(Writer, LeavesJsonToItsOwnWriter) {
  EXPECT_THROW(make_writer(Syntax::kJsonLd), base::Error);
}

}  // namespace
}  // namespace catalog::rdf

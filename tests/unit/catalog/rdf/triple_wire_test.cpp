#include "catalog/rdf/triple_wire.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace catalog::rdf {
namespace {

class Collector : public WireSink {
 public:
  TermId name(TermKind kind, std::string_view text) override { return graph.intern(kind, text); }
  TermId literal(std::string_view text, std::string_view language,
                 std::string_view datatype) override {
    return graph.intern(TermKind::kLiteral, text, language, datatype);
  }
  bool triple(TermId subject, TermId predicate, TermId object) override {
    graph.add(subject, predicate, object);
    return ++triples < stop_at;
  }
  void problem(const WireProblem& problem) override { problems.push_back(problem); }
  void end(const WireEnd& end) override { ends.push_back(end); }

  Graph graph;
  std::size_t triples = 0;
  std::size_t stop_at = static_cast<std::size_t>(-1);
  std::vector<WireProblem> problems;
  std::vector<WireEnd> ends;
};

// More different IRIs than are remembered, so that some are sent again.
std::string write_some(int count) {
  std::string bytes;
  WireWriter writer([&](std::string_view part) { bytes += part; });
  for (int i = 0; i < count; ++i) {
    writer.begin_triple();
    writer.iri("http://e/" + std::to_string(i));
    writer.iri("http://e/p");
    if (i % 3 == 0)
      writer.literal("text " + std::to_string(i), i % 2 ? "vi" : "", i % 2 ? "" : "http://e/type");
    else if (i % 3 == 1)
      writer.blank("n" + std::to_string(i / 10));
    else
      writer.iri("http://e/" + std::to_string(i / 2));
    writer.end_triple();
  }
  writer.problem({true, 7, 3, "kind", "words"});
  writer.end({true, 1, 2});
  return bytes;
}

void expect_same(const Collector& collector, int count) {
  const Graph& graph = collector.graph;
  ASSERT_EQ(graph.size(), static_cast<std::size_t>(count));
  for (int i = 0; i < count; i += 97) {
    const Triple& triple = graph.triples()[static_cast<std::size_t>(i)];
    EXPECT_EQ(graph.term(triple.subject).value, "http://e/" + std::to_string(i));
    EXPECT_EQ(graph.term(triple.predicate).value, "http://e/p");
    const TermView object = graph.term(triple.object);
    const std::string number = std::to_string(i);
    if (i % 3 == 0) {
      EXPECT_EQ(object, literal("text " + number, i % 2 ? "vi" : "", i % 2 ? "" : "http://e/type"));
    } else if (i % 3 == 1) {
      EXPECT_EQ(object, blank("n" + std::to_string(i / 10)));
    } else {
      EXPECT_EQ(object, iri("http://e/" + std::to_string(i / 2)));
    }
  }
}

TEST(TripleWire, CarriesTriplesProblemsAndTheEnd) {
  Collector collector;
  WireReader reader(collector);
  EXPECT_TRUE(reader.feed(write_some(20'000)));
  expect_same(collector, 20'000);
  ASSERT_EQ(collector.problems.size(), 1u);
  EXPECT_EQ(collector.problems[0].line, 7u);
  EXPECT_EQ(collector.problems[0].column, 3u);
  EXPECT_EQ(collector.problems[0].kind, "kind");
  EXPECT_EQ(collector.problems[0].text, "words");
  ASSERT_EQ(collector.ends.size(), 1u);
  EXPECT_TRUE(collector.ends[0].complete);
  EXPECT_EQ(collector.ends[0].warnings, 2u);
  EXPECT_FALSE(reader.broken());
}

TEST(TripleWire, DoesNotCareWhereItsBytesAreCut) {
  const std::string bytes = write_some(300);
  for (const std::size_t size : {1u, 2u, 7u, 64u, 1000u}) {
    Collector collector;
    WireReader reader(collector);
    for (std::size_t at = 0; at < bytes.size(); at += size)
      ASSERT_TRUE(reader.feed(std::string_view(bytes).substr(at, size)));
    expect_same(collector, 300);
  }
}

TEST(TripleWire, StopsWhenTheSinkWantsNoMore) {
  Collector collector;
  collector.stop_at = 10;
  WireReader reader(collector);
  EXPECT_FALSE(reader.feed(write_some(100)));
  EXPECT_EQ(collector.triples, 10u);
  EXPECT_FALSE(reader.broken());
}

// The sender has read foreign bytes: whatever it sends, the reader must stay whole.
TEST(TripleWire, SurvivesWrongBytes) {
  std::mt19937 random(1);
  const std::string good = write_some(60);
  int refused = 0;
  for (int round = 0; round < 1000; ++round) {
    std::string bytes = good;
    for (int i = 0; i < 3; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
    Collector collector;
    WireReader reader(collector);
    refused += !reader.feed(bytes);
  }
  EXPECT_GT(refused, 300);
  Collector collector;
  EXPECT_FALSE(WireReader(collector).feed(std::string(1000, '\xFF')));
}

}  // namespace
}  // namespace catalog::rdf

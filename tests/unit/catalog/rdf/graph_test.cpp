#include "catalog/rdf/graph.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace catalog::rdf {
namespace {

TEST(Graph, KeepsEachTermOnceAndTellsDifferentTermsApart) {
  Graph graph;
  const Term terms[] = {iri("x"),           blank("x"),         literal("x"),
                        literal("x", "vi"), literal("x", "en"), literal("x", {}, "http://e/type"),
                        literal("")};
  for (TermId i = 0; i < std::size(terms); ++i) EXPECT_EQ(graph.intern(terms[i]), i);
  for (TermId i = 0; i < std::size(terms); ++i) {
    EXPECT_EQ(graph.intern(terms[i]), i);
    EXPECT_EQ(graph.term(i), terms[i]);
  }
  EXPECT_EQ(graph.term_count(), std::size(terms));
}

TEST(Graph, KeepsTriplesInOrderAndOnlyOnce) {
  Graph graph;
  graph.add(iri("a"), "p", literal("1"));
  graph.add(iri("b"), "p", iri("a"));
  graph.add(iri("a"), "p", literal("1"));
  graph.add(iri("a"), "q", literal("1"));
  ASSERT_EQ(graph.size(), 3u);
  EXPECT_EQ(graph.term(graph.triples()[1].subject), iri("b"));
  EXPECT_EQ(graph.term(graph.triples()[2].predicate), iri("q"));
}

TEST(Graph, FindsWhatIsSaidOfAResourceAndWhatPointsToIt) {
  Graph graph;
  graph.add(iri("a"), "p", iri("b"));
  graph.add(iri("c"), "p", iri("b"));
  graph.add(iri("a"), "q", literal("1"));
  const auto about = graph.about(graph.find_iri("a"));
  ASSERT_EQ(about.size(), 2u);
  EXPECT_EQ(about[0], 0u);
  EXPECT_EQ(about[1], 2u);
  EXPECT_EQ(graph.pointing_to(graph.find_iri("b")).size(), 2u);
  EXPECT_TRUE(graph.pointing_to(graph.find_iri("a")).empty());
  EXPECT_TRUE(graph.about(graph.find_iri("b")).empty());
}

TEST(Graph, AnswersAbsentForWhatItDoesNotKnow) {
  Graph graph;
  EXPECT_EQ(graph.find_iri("a"), Graph::kAbsent);
  graph.add(blank("a"), "p", literal("b"));
  EXPECT_EQ(graph.find_iri("a"), Graph::kAbsent);
  EXPECT_EQ(graph.find_iri("b"), Graph::kAbsent);
  EXPECT_NE(graph.find_iri("p"), Graph::kAbsent);
  EXPECT_TRUE(graph.about(Graph::kAbsent).empty());
  EXPECT_TRUE(graph.pointing_to(Graph::kAbsent).empty());
}

TEST(Graph, TellsWhatItTakesOfMemory) {
  Graph graph;
  const std::size_t empty = graph.memory_bytes();
  for (int i = 0; i < 10'000; ++i)
    graph.add(iri("http://e/" + std::to_string(i)), "p", literal(std::string(100, 'x')));
  const std::size_t narrow = graph.memory_bytes();
  EXPECT_GT(narrow, empty + 10'000 * 50);
  EXPECT_LT(narrow, empty + 10'000 * 200);
  graph.add(iri("http://e/1"), "p", literal(std::string(5'000'000, 'x')));
  EXPECT_GT(graph.memory_bytes(), narrow + 5'000'000);
}

TEST(Graph, FindsWhatWasAddedAfterItWasAsked) {
  Graph graph;
  graph.add(iri("a"), "p", iri("b"));
  const TermId a = graph.find_iri("a");
  EXPECT_EQ(graph.about(a).size(), 1u);
  graph.add(iri("a"), "p", iri("c"));
  graph.add(iri("c"), "p", iri("a"));
  EXPECT_EQ(graph.about(a).size(), 2u);
  EXPECT_EQ(graph.pointing_to(a).size(), 1u);
}

TEST(Graph, StaysWholeWhileItGrowsAndMoves) {
  Graph graph;
  for (int i = 0; i < 5000; ++i)
    graph.add(iri("http://e/" + std::to_string(i)), "p", literal(std::to_string(i % 100)));
  const Graph moved = std::move(graph);
  ASSERT_EQ(moved.size(), 5000u);
  EXPECT_EQ(moved.term_count(), 5101u);
  for (int i = 0; i < 5000; i += 499) {
    const auto about = moved.about(moved.find_iri("http://e/" + std::to_string(i)));
    ASSERT_EQ(about.size(), 1u);
    EXPECT_EQ(moved.term(moved.triples()[about[0]].object).value, std::to_string(i % 100));
  }
}

}  // namespace
}  // namespace catalog::rdf

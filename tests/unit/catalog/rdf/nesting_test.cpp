#include "catalog/rdf/nesting.hpp"

#include <gtest/gtest.h>

#include <string>

namespace catalog::rdf {
namespace {

constexpr const char* kFirst = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first";
constexpr const char* kRest = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest";
constexpr const char* kNil = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil";

TEST(Nesting, TakesABlankNodeThatIsUsedOnce) {
  Graph graph;
  graph.add(iri("a"), "p", blank("once"));
  graph.add(iri("a"), "p", blank("twice"));
  graph.add(iri("a"), "q", blank("twice"));
  graph.add(blank("once"), "p", literal("1"));
  Nesting nesting(graph);
  EXPECT_EQ(graph.term(nesting.next()), iri("a"));
  EXPECT_TRUE(nesting.take(graph.intern(blank("once")), 0));
  EXPECT_FALSE(nesting.take(graph.intern(blank("once")), 0));
  EXPECT_FALSE(nesting.take(graph.intern(blank("twice")), 0));
  EXPECT_FALSE(nesting.take(graph.intern(iri("a")), 0));
  EXPECT_EQ(nesting.next(), Graph::kAbsent);
}

TEST(Nesting, LeavesNobodyOut) {
  Graph graph;
  graph.add(blank("x"), "p", blank("y"));
  graph.add(blank("y"), "p", blank("x"));
  graph.add(blank("self"), "p", blank("self"));
  graph.add(iri("a"), "p", literal("1"));
  Nesting nesting(graph);
  EXPECT_EQ(graph.term(nesting.next()), iri("a"));
  EXPECT_EQ(graph.term(nesting.next()), blank("x"));
  EXPECT_TRUE(nesting.take(graph.intern(blank("y")), 0));
  EXPECT_EQ(graph.term(nesting.next()), blank("self"));
  EXPECT_TRUE(nesting.needs_label(graph.intern(blank("self"))));
  EXPECT_EQ(nesting.next(), Graph::kAbsent);
  Graph empty;
  EXPECT_EQ(Nesting(empty).next(), Graph::kAbsent);
}

TEST(Nesting, TakesWholeListsOnly) {
  Graph graph;
  graph.add(iri("a"), "p", blank("l1"));
  graph.add(blank("l1"), kFirst, literal("1"));
  graph.add(blank("l1"), kRest, blank("l2"));
  graph.add(blank("l2"), kRest, iri(kNil));
  graph.add(blank("l2"), kFirst, literal("2"));
  EXPECT_EQ(Nesting(graph).take_list(graph.intern(blank("l1"))).size(), 2u);
  EXPECT_TRUE(Nesting(graph).take_list(graph.intern(iri("a"))).empty());
  graph.add(blank("l2"), "p", literal("more"));
  EXPECT_TRUE(Nesting(graph).take_list(graph.intern(blank("l1"))).empty());
  Graph ring;
  ring.add(blank("l"), kFirst, literal("1"));
  ring.add(blank("l"), kRest, blank("l"));
  EXPECT_TRUE(Nesting(ring).take_list(ring.intern(blank("l"))).empty());
}

TEST(Nesting, PutsTheClassFirstAndGroupsProperties) {
  Graph graph;
  graph.add(iri("a"), "p", literal("1"));
  graph.add(iri("a"), "q", literal("2"));
  graph.add(iri("a"), "p", literal("3"));
  graph.add(iri("a"), "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", iri("T"));
  std::string order;
  for (const Triple& triple : Nesting(graph).statements(graph.find_iri("a")))
    order += graph.term(triple.object).value;
  EXPECT_EQ(order, "T132");
}

}  // namespace
}  // namespace catalog::rdf

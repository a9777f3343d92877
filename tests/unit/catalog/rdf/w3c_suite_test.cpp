// The W3C suites of Turtle, N-Triples and RDF/XML 1.1.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "catalog/rdf/syntax_reader.hpp"
#include "tests/unit/catalog/rdf/isomorphism.hpp"

namespace catalog::rdf {
namespace {

namespace fs = std::filesystem;

struct Outcome {
  int cases = 0;
  int right = 0;                // accepted or refused as it should be
  int results = 0;              // that state a result
  int same = 0;                 // of which the graph is the one expected
  std::set<std::string> wrong;  // names of the cases that went another way
};

std::string load(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> found;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, '\t');) found.push_back(cell);
  found.resize(5);
  return found;
}

void run_case(const fs::path& folder, Syntax syntax, const std::vector<std::string>& row,
              Outcome& outcome) {
  Graph graph;
  const auto result = read_syntax(syntax, load(folder / row[2]), row[4], {}, graph);
  const bool negative = row[1].find("Negative") != std::string::npos;
  ++outcome.cases;
  if (result.clean() != negative)
    ++outcome.right;
  else
    outcome.wrong.insert(row[0]);
  if (row[3].empty()) return;
  Graph expected;
  read_syntax(Syntax::kNTriples, load(folder / row[3]), row[4], {}, expected);
  ++outcome.results;
  if (isomorphic(graph, expected))
    ++outcome.same;
  else
    outcome.wrong.insert(row[0]);
}

Outcome run_suite(const std::string& name, Syntax syntax) {
  const fs::path folder = fs::path(SHARED) / "data/corpora" / name;
  std::ifstream in(folder / "cases.tsv");
  std::string line;
  std::getline(in, line);
  Outcome outcome;
  while (std::getline(in, line)) run_case(folder, syntax, cells(line), outcome);
  return outcome;
}

bool is_here(const std::string& name) {
  return fs::exists(fs::path(SHARED) / "data/corpora" / name);
}

TEST(W3cSuite, OfTurtle) {
  if (!is_here("rdf-turtle11")) GTEST_SKIP() << "the shared corpus is not here";
  const Outcome outcome = run_suite("rdf-turtle11", Syntax::kTurtle);
  EXPECT_EQ(outcome.cases, 313);
  EXPECT_EQ(outcome.right, 313);
  EXPECT_EQ(outcome.results, 145);
  EXPECT_EQ(outcome.same, 144);
  // raptor takes "//" at the end of a base's path for one segment.
  EXPECT_EQ(outcome.wrong, (std::set<std::string>{"IRI-resolution-08"}));
}

TEST(W3cSuite, OfNTriples) {
  if (!is_here("rdf-ntriples11")) GTEST_SKIP() << "the shared corpus is not here";
  const Outcome outcome = run_suite("rdf-ntriples11", Syntax::kNTriples);
  EXPECT_EQ(outcome.cases, 70);
  EXPECT_EQ(outcome.right, 70);
  EXPECT_EQ(outcome.wrong, (std::set<std::string>{}));
}

TEST(W3cSuite, OfRdfXml) {
  if (!is_here("rdf-xml11")) GTEST_SKIP() << "the shared corpus is not here";
  const Outcome outcome = run_suite("rdf-xml11", Syntax::kRdfXml);
  EXPECT_EQ(outcome.cases, 137);
  EXPECT_EQ(outcome.right, 137);
  EXPECT_EQ(outcome.results, 101);
  EXPECT_EQ(outcome.same, 100);
  // raptor gives property attributes no language.
  EXPECT_EQ(outcome.wrong, (std::set<std::string>{"rdfms-xmllang-test006"}));
}

}  // namespace
}  // namespace catalog::rdf

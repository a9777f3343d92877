// The W3C test suite of JSON-LD 1.1, toRdf. The corpus is not part of this repository.
#include <gtest/gtest.h>

#include <deque>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/rdf/jsonld_reader.hpp"
#include "tests/unit/catalog/rdf/quad_set.hpp"

namespace catalog::rdf {
namespace {

const std::string kSuite = std::string(SHARED) + "/data/corpora/jsonld/";
const std::string kSuiteAddress = "https://w3c.github.io/json-ld-api/tests/";

/// The tests we do not pass, each with its reason.
const std::map<std::string, std::string> kNotPassed = {
    {"#t0118", "blank nodes as predicates: generalised RDF, which no catalogue may hold"},
    {"#te075", "blank nodes as predicates, the same"},
    {"#te014", "JSON-LD 1.0: a term defined by an object is a prefix"},
    {"#te026", "JSON-LD 1.0: an IRI is an alias of @type"},
    {"#te071", "JSON-LD 1.0: a compact IRI is defined anew by itself"},
    {"#te115", "JSON-LD 1.0: @vocab may not be relative"},
    {"#te116", "JSON-LD 1.0: @vocab may not be relative"},
    {"#ter02", "JSON-LD 1.0: refused, but by the code that 1.1 has for it"},
    {"#ter03", "JSON-LD 1.0: refused, but by the code that 1.1 has for it"},
    {"#ter24", "JSON-LD 1.0: lists of lists, which 1.1 allows"},
    {"#ter32", "JSON-LD 1.0: lists of lists, which 1.1 allows"},
};

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

struct Case {
  std::string id, type, input, expect, error;
  base::Json option;
};

std::vector<Case> read_cases() {
  std::vector<Case> cases;
  const auto lines = base::split(read_file(kSuite + "cases-toRdf.tsv"), '\n');
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto parts = base::split(lines[i], '\t');
    if (parts.size() < 6) continue;
    cases.push_back({parts[0], parts[1], parts[2], parts[3], parts[4], base::parse_json(parts[5])});
  }
  return cases;
}

JsonLdOptions options_of(const Case& test, std::deque<base::Json>& loaded) {
  JsonLdOptions options;
  options.base = kSuiteAddress + test.input;
  if (test.option.find("base")) options.base = test.option["base"].as_string();
  options.version_1_0 = test.option["processingMode"].as_string() == "json-ld-1.0";
  const std::string& direction = test.option["rdfDirection"].as_string();
  if (direction == "i18n-datatype") options.direction = JsonLdDirection::kDatatype;
  if (direction == "compound-literal") options.direction = JsonLdDirection::kCompound;
  options.find_context = [&loaded](std::string_view iri) -> const base::Json* {
    if (!iri.starts_with(kSuiteAddress)) return nullptr;
    const std::string path = kSuite + std::string(iri.substr(kSuiteAddress.size()));
    if (!std::filesystem::exists(path)) return nullptr;
    return &loaded.emplace_back(base::parse_json(read_file(path)));
  };
  if (const auto* context = test.option.find("expandContext"))
    options.expand_context =
        &loaded.emplace_back(base::parse_json(read_file(kSuite + context->as_string())));
  return options;
}

/// Why a test is not passed; "" when it is.
std::string run(const Case& test) {
  std::deque<base::Json> loaded;
  const JsonLdOptions options = options_of(test, loaded);
  QuadSet quads;
  std::vector<Problem> problems;
  const bool negative = test.type == "NegativeEvaluationTest";
  try {
    read_jsonld(
        base::parse_json(read_file(kSuite + test.input), {.depth = 500}), options,
        [&](const Term* graph, const Term& subject, const Term& predicate, const Term& object) {
          quads.add(graph, subject, predicate, object);
        },
        problems);
  } catch (const base::Error& error) {
    const auto code = error.message().arguments.find("code");
    const std::string told = code == error.message().arguments.end() ? "" : code->second;
    if (!negative) return std::string("refused: ") + error.what();
    return told == test.error ? "" : "refused, but as '" + told + "', not '" + test.error + "'";
  }
  if (negative) return "not refused as '" + test.error + "'";
  if (test.expect.empty()) return "";
  const QuadSet expected = QuadSet::parse(read_file(kSuite + test.expect));
  if (quads.same_as(expected)) return "";
  return "other quads:\n" + quads.to_string() + "instead of\n" + expected.to_string();
}

TEST(JsonLdSuite, IsPassedButForTheNamedTests) {
  if (!std::filesystem::exists(kSuite)) GTEST_SKIP() << "the shared corpus is not here";
  int counts[2][2] = {};
  for (const auto& test : read_cases()) {
    const std::string why = run(test);
    ++counts[test.type == "NegativeEvaluationTest"][why.empty()];
    EXPECT_EQ(why.empty(), !kNotPassed.contains(test.id))
        << test.id << " " << test.input << ": " << why;
  }
  std::cout << "JSON-LD toRdf: positive " << counts[0][1] << " of " << counts[0][0] + counts[0][1]
            << ", negative " << counts[1][1] << " of " << counts[1][0] + counts[1][1] << "\n";
  EXPECT_GE(counts[0][1], 340);
  EXPECT_GE(counts[1][1], 100);
}

}  // namespace
}  // namespace catalog::rdf

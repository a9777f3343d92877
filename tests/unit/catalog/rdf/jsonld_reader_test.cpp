#include "catalog/rdf/jsonld_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "catalog/base/error.hpp"
#include "tests/unit/catalog/rdf/quad_set.hpp"

namespace catalog::rdf {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string read(std::string_view json, std::vector<Problem>& problems,
                 const JsonLdOptions& options = default_jsonld_options("http://example.org/doc")) {
  QuadSet quads;
  read_jsonld(
      base::parse_json(json, {.depth = 500}), options,
      [&](const Term* graph, const Term& subject, const Term& predicate, const Term& object) {
        quads.add(graph, subject, predicate, object);
      },
      problems);
  return quads.to_string();
}

std::string read(std::string_view json) {
  std::vector<Problem> problems;
  return read(json, problems);
}

/// "key: code" of the refusal; "" when there was none.
std::string refusal(std::string_view json) {
  try {
    read(json);
    return "";
  } catch (const base::Error& error) {
    const auto& arguments = error.message().arguments;
    const auto code = arguments.find("code");
    return error.message().key + (code == arguments.end() ? "" : ": " + code->second);
  }
}

TEST(JsonLdReader, ReadsTheFixturesAsTheirQuads) {
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(FIXTURES) + "/jsonld")) {
    if (entry.path().extension() != ".jsonld") continue;
    ++count;
    QuadSet quads;
    std::vector<Problem> problems;
    read_jsonld(
        base::parse_json(read_file(entry.path())), default_jsonld_options(),
        [&](const Term* graph, const Term& subject, const Term& predicate, const Term& object) {
          quads.add(graph, subject, predicate, object);
        },
        problems);
    auto expected = entry.path();
    expected.replace_extension(".nq");
    EXPECT_TRUE(quads.same_as(QuadSet::parse(read_file(expected))))
        << entry.path().filename() << "\n"
        << quads.to_string();
  }
  EXPECT_GE(count, 9);
}

TEST(JsonLdReader, MergesNamedGraphsIntoOneGraph) {
  Graph graph;
  std::vector<Problem> problems;
  const auto document = base::parse_json(
      R"({"@id": "http://e/g", "http://e/p": 1, "@graph": [{"@id": "http://e/a", "http://e/p": 2}]})");
  read_jsonld(document, default_jsonld_options(), graph, problems);
  EXPECT_EQ(graph.size(), 2U);
  EXPECT_NE(graph.find_iri("http://e/a"), Graph::kAbsent);
}

TEST(JsonLdReader, ResolvesAgainstTheAddressOfTheDocument) {
  EXPECT_EQ(read(R"({"@id": "", "http://e/p": {"@id": "../x?y#z"}})"),
            "<http://example.org/doc> <http://e/p> <http://example.org/x?y#z> .\n");
}

TEST(JsonLdReader, TakesWordsForNoAddressButMendsOneWithASpace) {
  EXPECT_EQ(read(R"({"@id": "http://e/d", "http://e/p": {"@id": "Open to all"}})"), "");
  EXPECT_EQ(read(R"({"@id": "http://e/d", "http://e/p": {"@id": "http://e/a b.csv"}})"),
            "<http://e/d> <http://e/p> <http://e/a%20b.csv> .\n");
}

TEST(JsonLdReader, WritesNumbersAsTheirDatatypesWantThem) {
  const std::string xsd = "<http://www.w3.org/2001/XMLSchema#";
  const std::pair<const char*, std::string> cases[] = {
      {"1", "\"1\"^^" + xsd + "integer>"},
      {"-0", "\"0\"^^" + xsd + "integer>"},
      {"1.0", "\"1\"^^" + xsd + "integer>"},
      {"12345678901234567890", "\"12345678901234567890\"^^" + xsd + "integer>"},
      {"1e21", "\"1.0E21\"^^" + xsd + "double>"},
      {"0.1", "\"1.0E-1\"^^" + xsd + "double>"},
      {R"({"@value": 1, "@type": "http://www.w3.org/2001/XMLSchema#double"})",
       "\"1.0E0\"^^" + xsd + "double>"},
      {R"({"@value": 30.50, "@type": "http://www.w3.org/2001/XMLSchema#decimal"})",
       "\"30.50\"^^" + xsd + "decimal>"},
  };
  for (const auto& [number, literal] : cases)
    EXPECT_EQ(read(R"({"@id": "http://e/s", "http://e/p": )" + std::string(number) + "}"),
              "<http://e/s> <http://e/p> " + literal + " .\n");
}

// Catalogues are one list of nodes under one context: they are taken node by node.
TEST(JsonLdReader, ReadsNodesOneByOneAsIfTheyStoodTogether) {
  const std::string context = R"("@context":{"@vocab":"http://e/","g":"@graph"})";
  const std::string nodes =
      R"([{"@id":"http://a","p":[1,{"@id":"_:x"}]},{"@id":"_:x","q":"two"},[{"q":3}],{"@id":"http://b"}])";
  const std::string together = read("{" + context + R"(,"g":)" + nodes + "}");
  EXPECT_EQ(read("{" + context + R"(,"@graph":)" + nodes + "}"), together);
  EXPECT_EQ(read(R"({"@graph":)" + nodes + "," + context + "}"), together);
  EXPECT_NE(together.find("two"), std::string::npos);
}

TEST(JsonLdReader, KeepsTheNodesBeforeOneThatIsWrong) {
  Graph graph;
  std::vector<Problem> problems;
  const auto document = base::parse_json(
      R"({"@graph":[{"@id":"http://a","http://p":"good"},{"@id":["not","one"]}]})");
  EXPECT_THROW(read_jsonld(document, default_jsonld_options(), graph, problems), base::Error);
  EXPECT_EQ(graph.size(), 1u);
}

TEST(JsonLdReader, StopsBeforeTheGraphNeedsMoreMemoryThanAllowed) {
  JsonLdOptions options = default_jsonld_options();
  options.memory_bytes = 1u << 20;
  std::string items;
  for (int i = 0; i < 50'000; ++i) items += "\"text " + std::to_string(i) + "\",";
  const auto document =
      base::parse_json(R"({"@id":"http://a","http://p":[)" + items + R"("last"]})");
  Graph graph;
  std::vector<Problem> problems;
  try {
    read_jsonld(document, options, graph, problems);
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kTooLarge);
  }
  EXPECT_LT(graph.memory_bytes(), 2u << 20);
}

TEST(JsonLdReader, SaysWhatItLeftOut) {
  std::vector<Problem> problems;
  read(read_file(std::string(FIXTURES) + "/jsonld/left-out.jsonld"), problems,
       default_jsonld_options());
  std::vector<std::string> told;
  for (const auto& problem : problems)
    told.push_back(problem.text.key + " " + problem.text.arguments.at("value"));
  std::sort(told.begin(), told.end());
  const std::vector<std::string> expected = {
      "jsonld_iri_relative _:p", "jsonld_iri_relative relative/page",
      "jsonld_iri_repaired http://example.org/a b", "jsonld_key_unknown @unknown",
      "jsonld_language_unfit no such tag"};
  EXPECT_EQ(told, expected);
}

TEST(JsonLdReader, RefusesWhatIsNotJsonLd) {
  const std::pair<const char*, const char*> cases[] = {
      {R"({"@context": 1})", "jsonld_context_invalid: invalid local context"},
      {R"({"@context": "http://nobody.example/context"})",
       "jsonld_context_unknown: loading remote context failed"},
      {R"({"@context": {"@version": 1.0}})", "jsonld_context_invalid: invalid @version value"},
      {R"({"@context": {"a": {"@id": "b:c"}, "b": {"@id": "a:c"}}})",
       "jsonld_context_invalid: cyclic IRI mapping"},
      {R"({"@context": {"xsd:date": "http://www.w3.org/2001/XMLSchema#date"}})",
       "jsonld_context_invalid: invalid IRI mapping"},
      {R"({"@context": {"@protected": true, "a": "http://e/a"}, "http://e/p":
           {"@context": {"a": "http://e/b"}}})",
       "jsonld_context_invalid: protected term redefinition"},
      {R"({"@context": {"a": {"@id": "http://e/a", "@context": {"b": 1}}}})",
       "jsonld_context_invalid: invalid scoped context"},
      {R"({"@id": 5})", "jsonld_body_invalid: invalid @id value"},
      {R"({"@type": 5})", "jsonld_body_invalid: invalid type value"},
      {R"({"http://e/p": {"@value": "x", "@language": "vi", "@type": "http://e/t"}})",
       "jsonld_body_invalid: invalid value object"},
      {R"({"http://e/p": {"@list": [], "http://e/q": 1}})",
       "jsonld_body_invalid: invalid set or list object"},
  };
  for (const auto& [json, told] : cases) EXPECT_EQ(refusal(json), told) << json;
}

TEST(JsonLdReader, NamesTheContextThatItDoesNotHold) {
  try {
    read(R"({"@context": ["https://schema.org", "context.jsonld"]})");
    FAIL() << "it was read";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.message().arguments.at("iri"), "http://example.org/context.jsonld");
    EXPECT_EQ(error.code(), base::ErrorCode::kMalformed);
  }
}

TEST(JsonLdReader, EndsOnHostileContexts) {
  std::string nested = "1";
  for (int i = 0; i < 200; ++i)
    nested = R"({"@context": {"a": "http://e/)" + std::to_string(i) + R"("}, "a": )" + nested + "}";
  EXPECT_EQ(refusal(nested), "jsonld_contexts_too_deep");

  std::string chain = R"({"@context": {)";
  for (int i = 0; i < 5000; ++i)
    chain += "\"t" + std::to_string(i) + R"(": {"@id": "t)" + std::to_string(i + 1) + R"(:x"},)";
  EXPECT_EQ(refusal(chain + R"("t5000": "http://e/"}})"),
            "jsonld_context_invalid: context overflow");

  const std::string itself = R"({"@context": {"@import": "https://schema.org"}, "name": "x"})";
  EXPECT_EQ(refusal(itself), "");
}

TEST(JsonLdReader, ReadsDeepDocuments) {
  std::string deep = R"({"http://e/last": 1})";
  for (int i = 0; i < 490; ++i) deep = R"({"http://e/p":)" + deep + "}";
  const std::string quads = read(deep);
  EXPECT_EQ(std::count(quads.begin(), quads.end(), '\n'), 491);
}

TEST(JsonLdReader, ExpandsToTheStandardsForm) {
  std::vector<Problem> problems;
  const auto expanded =
      expand_jsonld(base::parse_json(R"({"@context": {"name": "http://e/name"}, "name": "An"})"),
                    default_jsonld_options(), problems);
  EXPECT_EQ(base::write_json(expanded), R"([{"http://e/name":[{"@value":"An"}]}])");
}

}  // namespace
}  // namespace catalog::rdf

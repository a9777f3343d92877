#include "catalog/base/error.hpp"
#include "catalog/rdf/jsonld_reader.hpp"
#include "catalog/rdf/syntax_reader.hpp"
#include "tests/fuzz/fuzzing.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const base::Json document =
        base::parse_json(fuzzing::text(data, size), {.depth = 200, .bytes = 1u << 20});
    catalog::rdf::Graph graph;
    std::vector<catalog::rdf::Problem> problems;
    catalog::rdf::read_jsonld(
        document, catalog::rdf::default_jsonld_options("https://portal.example/"), graph, problems);
    fuzzing::hold(problems.size() <= 100, "at most 100 problems are told");
  } catch (const base::Error&) {
    return 0;
  }
  return 0;
}

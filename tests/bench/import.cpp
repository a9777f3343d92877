// Import of a whole document, against its parser alone and a raw insert of the same rows.
// bench_import FOLDER RECORDS ROUNDS [jsonld|turtle|ckan [FILE]]

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/sandbox.hpp"
#include "catalog/documents/document_reader.hpp"
#include "catalog/publish/importer.hpp"
#include "catalog/rdf/jsonld_reader.hpp"
#include "catalog/rdf/syntax_reader.hpp"
#include "catalog/store/store.hpp"
#include "tests/bench/insert.hpp"
#include "tests/bench/records.hpp"
#include "tests/bench/table.hpp"

namespace bench {
namespace {

namespace fs = std::filesystem;
using catalog::publish::ImportReport;

constexpr double kMost = 2.5;
constexpr const char* kBase = "https://du-lieu.example/";

struct Form {
  std::string name;
  std::string suffix;
  std::string plain;
  std::string (*make)(std::size_t records);
};

const std::vector<Form> kForms = {{"jsonld", ".jsonld", "JSON-LD", jsonld_catalogue},
                                  {"turtle", ".ttl", "Turtle", turtle_catalogue},
                                  {"ckan", ".json", "CKAN JSON", ckan_answer}};

std::string read_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void parse_alone(const std::string& form, const fs::path& path) {
  const std::string text = read_bytes(path);
  if (form == "turtle") {
    catalog::rdf::Graph graph;
    const auto result = catalog::rdf::read_syntax(
        catalog::rdf::Syntax::kTurtle, text, kBase,
        {.bytes = 256u << 20, .triples = 5'000'000, .seconds = 120}, graph);
    require(result.clean(), "the Turtle file could not be parsed");
    return;
  }
  const base::Json document = base::parse_json(text);
  require(document.is_object(), "the JSON file is no object");
  if (form != "jsonld") return;
  catalog::rdf::Graph graph;
  std::vector<catalog::rdf::Problem> problems;
  catalog::rdf::read_jsonld(document, catalog::rdf::default_jsonld_options(kBase), graph, problems);
  require(problems.empty(), "the JSON-LD file has problems");
}

ImportReport import(catalog::store::Store& store, const fs::path& path) {
  catalog::publish::Importer importer(store, {});
  const auto summary = catalog::documents::read_file(
      path, "", [&](catalog::documents::Record&& record) { importer.take(std::move(record)); });
  require(summary.complete, "the file broke off");
  return importer.finish(summary);
}

double time_import(const fs::path& folder, const fs::path& path, std::size_t records) {
  fs::remove_all(folder);
  catalog::store::Store store(folder);
  ImportReport report;
  const double seconds = seconds_of([&] { report = import(store, path); });
  require(records == 0 || report.added == records, "not every record was added");
  require(report.fidelity.dropped == 0, "the import dropped statements");
  return seconds;
}

void measure(const Form& form, const fs::path& folder, std::size_t records, int rounds) {
  const fs::path path = folder / ("records" + form.suffix);
  if (!fs::exists(path)) {
    std::ofstream(path, std::ios::binary) << form.make(records);
  }
  const fs::path store = folder / "imported";
  const fs::path database = folder / "raw.db";
  time_import(store, path, records);
  const Rows rows = read_rows(store / "catalog.db", records);
  std::vector<double> ours;
  std::vector<double> parsed;
  std::vector<double> inserted;
  std::vector<double> ratios;
  for (int i = 0; i < rounds; ++i) {
    parsed.push_back(seconds_of([&] { parse_alone(form.name, path); }));
    for (const char* end : {"", "-wal", "-shm"}) fs::remove(database.string() + end);
    {
      RawInsert raw(rows, database);
      inserted.push_back(seconds_of([&] { raw.insert(); }));
    }
    ours.push_back(time_import(store, path, records));
    ratios.push_back(ours.back() / (parsed.back() + inserted.back()));
  }
  std::fprintf(stderr, "%s: import %.2f s, parser %.2f s, raw insert %.2f s\n", form.plain.c_str(),
               median(ours), median(parsed), median(inserted));
  const double ratio = median(ratios);
  print({"import " + form.plain + " (time)", records_per_second(records, median(ours)),
         records_per_second(records, median(parsed) + median(inserted)), ratio, "<= 2.5",
         ratio <= kMost});
}

void measure_all(const fs::path& folder, std::size_t records, int rounds, const std::string& only) {
  for (const auto& form : kForms)
    if (only.empty() || form.name == only) measure(form, folder, records, rounds);
}

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  base::be_sandbox_if_asked(count, words);
  const std::vector<std::string> arguments(words + 1, words + count);
  bench::require(arguments.size() >= 3, "bench_import FOLDER RECORDS ROUNDS [FORM]");
  std::filesystem::create_directories(arguments[0]);
  if (arguments.size() == 5) {  // one import of a file, to be profiled or weighed
    const double seconds = bench::time_import(arguments[0] + "/one", arguments[4], 0);
    std::printf("%.2f s, %ld MiB at most, with the child\n", seconds, bench::peak_mebibytes());
    return 0;
  }
  bench::measure_all(arguments[0], std::stoul(arguments[1]), std::stoi(arguments[2]),
                     arguments.size() > 3 ? arguments[3] : "");
  return 0;
}

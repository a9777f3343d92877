// What the facets of an index hold in memory, and the index beside the same datasets as JSON.
// bench_columns FOLDER RECORDS: the index that bench_search left there, in a process of its own.

#include <malloc.h>

#include <cstdio>
#include <fstream>
#include <string>

#include "search/index.hpp"
#include "search/schema.hpp"
#include "tests/bench/engine.hpp"
#include "tests/bench/made_index.hpp"
#include "tests/bench/table.hpp"

namespace bench {
namespace {

constexpr double kMebibyte = 1 << 20;

// What is given back first is no longer held.
double resident_mebibytes() {
  malloc_trim(0);
  std::ifstream file("/proc/self/status");
  for (std::string word; file >> word;)
    if (word == "VmRSS:" && file >> word) return std::stod(word) / 1024;
  return 0;
}

std::string mebibytes(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f MiB", value);
  return text;
}

void measure_columns(const std::filesystem::path& folder, std::size_t records) {
  const search::Index index((folder / "index").string());
  Question question;
  question.words = make_questions(1).at(0).words;
  auto request = request_of(question);
  request.facets.clear();
  index.search(request);
  const double before = resident_mebibytes();
  for (const auto& facet : search::kFacets) request.facets.emplace_back(facet.name);
  const double seconds = cpu_seconds_of([&] { index.search(request); });
  const double held = resident_mebibytes() - before;
  const double each = held * kMebibyte / static_cast<double>(records);
  const std::string size = std::to_string(records) + " datasets";
  std::fprintf(stderr, "columns: made in %.2f s of processor time\n", seconds);
  print({"search, " + size + ", facet columns (bytes a dataset)", mebibytes(held), "-", each, "-",
         true});
}

void measure_bytes(const std::filesystem::path& folder, std::size_t records) {
  double json = 0;
  for (std::size_t i = 0; i < records; ++i)
    json += static_cast<double>(json_of(make_dataset(i)).size());
  const auto index = static_cast<double>(bytes_below(folder / "index"));
  print({"search, " + std::to_string(records) + " datasets, index bytes / JSON text",
         mebibytes(index / kMebibyte), mebibytes(json / kMebibyte), index / json, "-", true});
}

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  bench::require(count == 3, "bench_columns FOLDER RECORDS");
  bench::measure_columns(words[1], std::stoul(words[2]));
  bench::measure_bytes(words[1], std::stoul(words[2]));
  return 0;
}

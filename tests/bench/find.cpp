// What an index of many datasets takes to answer: bench_find INDEX-FOLDER QUESTIONS
// Similar datasets of records from all over the index, and searches for titles with and without
// marked words.

#include <algorithm>
#include <string>
#include <vector>

#include "catalog/base/json.hpp"
#include "search/index.hpp"
#include "tests/bench/table.hpp"

namespace bench {
namespace {

constexpr double kMostMilliseconds = 10;
constexpr double kMostRatio = 1.5;

double share(std::vector<double> values, double part) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(static_cast<double>(values.size() - 1) * part)];
}

std::string title_of(const search::Index& index, const std::string& id) {
  const base::Json card = base::parse_json(index.find_card(id).value());
  return card["title"].members().front().second.as_string();
}

void measure_similar(const search::Index& index, const std::vector<std::string>& ids) {
  std::vector<double> times;
  std::size_t found = 0;
  for (const auto& id : ids)
    times.push_back(seconds_of([&] { found += index.find_similar(id, 5).size(); }));
  require(found > 0, "no record is similar to another");
  const double half = share(times, 0.5) * 1000 / kMostMilliseconds;
  print({"similar datasets (p50)", milliseconds(1000 * share(times, 0.5)), "-", half, "< 1.00",
         half < 1});
  const double most = share(times, 0.95) * 1000 / kMostMilliseconds;
  print({"similar datasets (p95)", milliseconds(1000 * share(times, 0.95)), "-", most, "-", true});
}

void measure_marks(const search::Index& index, const std::vector<std::string>& ids) {
  std::vector<double> marked, plain;
  for (const auto& id : ids) {
    search::SearchRequest request;
    request.q = title_of(index, id);
    request.lang = "vi";
    request.facets.clear();
    index.search(request);  // both find it in memory
    plain.push_back(seconds_of([&] { index.search(request); }));
    request.highlight = true;
    marked.push_back(seconds_of([&] { index.search(request); }));
  }
  const double ratio = median(marked) / median(plain);
  print({"search with marked words (p50)", milliseconds(1000 * median(marked)),
         milliseconds(1000 * median(plain)), ratio, "<= 1.50", ratio <= kMostRatio});
}

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  bench::require(count == 3, "bench_find INDEX-FOLDER QUESTIONS");
  const search::Index index(words[1]);
  const auto entries = index.list_contents();
  const std::size_t questions = std::stoul(words[2]);
  bench::require(entries.size() >= questions && questions > 0, "the index has too few records");
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < questions; ++i)
    ids.push_back(entries[i * entries.size() / questions].id);
  bench::measure_similar(index, ids);
  bench::measure_marks(index, ids);
  return 0;
}

// Ranks documents for queries, as the portal would: bench_relevance FOLDER DOCUMENTS QUERIES
// DOCUMENTS: dataset documents, one JSON text a line. QUERIES: {"id", "q", "lang"}, one a line.
// Prints for each hit: query, document, rank, score, tier, with tabs between.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "catalog/base/json.hpp"
#include "search/document.hpp"
#include "search/index.hpp"
#include "search/indexer.hpp"
#include "tests/bench/table.hpp"

namespace bench {
namespace {

constexpr std::size_t kHits = 100;

void for_each_line(const std::filesystem::path& path,
                   const std::function<void(const base::Json&)>& visit) {
  std::ifstream file(path);
  require(file.good(), "there is no file " + path.string());
  std::string line;
  while (std::getline(file, line))
    if (!line.empty()) visit(base::parse_json(line));
}

search::IndexRecord record_of(const base::Json& document) {
  const auto& used = document["usage"];
  const auto number = [&](std::string_view name) {
    return static_cast<std::uint64_t>(used[name].as_integer().value_or(0));
  };
  return search::make_record(document, {number("views"), number("followers"), number("reuses")});
}

using Agencies = std::map<std::string, search::NamedAgency>;

// Answers the publishers, as a store would know them.
Agencies fill(const std::string& folder, const std::filesystem::path& documents) {
  Agencies agencies;
  search::Indexer indexer(folder, "relevance");
  indexer.rebuild([&](const search::Sink& sink) {
    for_each_line(documents, [&](const base::Json& document) {
      sink(record_of(document));
      const std::string& id = document["publisher"]["id"].as_string();
      agencies.try_emplace(id, search::NamedAgency{id, document["publisher"]["name"], {}});
    });
    return std::uint64_t{1};
  });
  return agencies;
}

std::vector<search::NamedAgency> list_of(const Agencies& agencies) {
  std::vector<search::NamedAgency> list;
  for (const auto& [id, agency] : agencies) list.push_back(agency);
  return list;
}

void rank(const search::Index& index, const base::Json& query) {
  search::SearchRequest request;
  request.q = query["q"].as_string();
  request.lang = query["lang"].as_string();
  request.limit = kHits;
  request.facets.clear();
  const auto result = index.search(request);
  const std::string tier(search::to_string(result.tier));
  for (std::size_t i = 0; i < result.hits.size(); ++i)
    std::printf("%s\t%s\t%zu\t%.4f\t%s\n", query["id"].as_string().c_str(),
                result.hits[i].id.c_str(), i + 1, result.hits[i].score, tier.c_str());
}

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  bench::require(count == 4, "bench_relevance FOLDER DOCUMENTS QUERIES");
  std::filesystem::remove_all(words[1]);
  const auto agencies = bench::fill(words[1], words[2]);
  const search::Index index(words[1], {}, {[&] { return bench::list_of(agencies); }});
  index.prepare();
  bench::for_each_line(words[3], [&](const base::Json& query) { bench::rank(index, query); });
  return 0;
}

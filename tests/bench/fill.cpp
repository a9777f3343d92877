// A data folder with many datasets and its index: bench_fill FOLDER RECORDS

#include <filesystem>
#include <string>

#include "catalog/publish/importer.hpp"
#include "catalog/store/store.hpp"
#include "portal/jobs/follower.hpp"
#include "search/indexer.hpp"
#include "tests/bench/records.hpp"
#include "tests/bench/table.hpp"

int main(int count, char** words) {
  bench::require(count == 3, "bench_fill FOLDER RECORDS");
  const std::filesystem::path folder = words[1];
  const std::size_t records = std::stoul(words[2]);
  std::filesystem::create_directories(folder);
  catalog::store::Store store(folder);
  catalog::publish::Importer importer(store, {});
  for (std::size_t i = 0; i < records; ++i) importer.take(bench::small_record(i));
  const auto report = importer.finish({});
  bench::require(report.added == records, "not every record was added");
  search::Indexer indexer((folder / "index").string(), store.id());
  portal::jobs::rebuild_index(store, indexer);
  return 0;
}

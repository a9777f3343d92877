// Datasets published one by one, each on the disk before the next begins, by one writer and by
// several at a time, against the same rows put in with sqlite3 alone at synchronous=FULL.
// bench_publish FOLDER RECORDS ROUNDS

#include "catalog/publish/publish.hpp"

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "catalog/store/store.hpp"
#include "tests/bench/insert.hpp"
#include "tests/bench/records.hpp"
#include "tests/bench/table.hpp"

namespace bench {
namespace {

namespace fs = std::filesystem;

constexpr double kLeast = 0.6;
constexpr unsigned kWriters = 8;

void publish_one(catalog::store::Store& store, const catalog::documents::Record& record) {
  catalog::publish::Draft draft;
  draft.document = record.document;
  draft.author = "bench";
  auto change = store.write();
  catalog::publish::publish(change, std::move(draft));
  change.commit();
}

// Seconds in which `writers` threads publish all records into a new store.
double publish_all(const fs::path& folder, unsigned writers,
                   const std::vector<catalog::documents::Record>& records) {
  fs::remove_all(folder);
  catalog::store::Store store(folder);
  publish_one(store, records.back());  // its agency, and whatever is made at the first use
  std::atomic<std::size_t> next = 0;
  return seconds_of([&] {
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < writers; ++i)
      threads.emplace_back([&] {
        for (std::size_t at = next++; at + 1 < records.size(); at = next++)
          publish_one(store, records[at]);
      });
  });
}

double insert_all(const fs::path& folder, const Rows& rows) {
  fs::remove_all(folder);
  fs::create_directories(folder);
  RawInsert peer(rows, folder / "catalog.db");
  return seconds_of([&] { peer.insert_each(); });
}

void tell(const std::string& what, std::size_t records, const std::vector<double>& ours,
          const std::vector<double>& peer) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < ours.size(); ++i) ratios.push_back(peer[i] / ours[i]);
  const double ratio = median(ratios);
  print({what, records_per_second(records, median(ours)), records_per_second(records, median(peer)),
         ratio, "> 0.60", ratio > kLeast});
}

void measure(const fs::path& folder, std::size_t count, std::size_t rounds) {
  std::vector<catalog::documents::Record> records;
  for (std::size_t i = 0; i <= count; ++i) records.push_back(small_record(i));
  std::vector<double> one, several, peer;
  for (std::size_t round = 0; round < rounds; ++round) {
    one.push_back(publish_all(folder / "one", 1, records));
    const Rows rows = read_rows(folder / "one" / "catalog.db", count, {"audit"});
    peer.push_back(insert_all(folder / "peer", rows));
    several.push_back(publish_all(folder / "several", kWriters, records));
  }
  tell("publish, one writer", count, one, peer);
  tell("publish, " + std::to_string(kWriters) + " writers at a time", count, several, peer);
}

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  bench::require(count == 4, "bench_publish FOLDER RECORDS ROUNDS");
  bench::measure(words[1], std::stoul(words[2]), std::stoul(words[3]));
  return 0;
}

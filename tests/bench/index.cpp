// Building the index from the store, against Xapian alone fed the same terms, values and data.
// bench_index FOLDER RECORDS ROUNDS

#include <xapian.h>

#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "catalog/documents/document_reader.hpp"
#include "catalog/publish/importer.hpp"
#include "catalog/store/store.hpp"
#include "portal/jobs/follower.hpp"
#include "search/entry.hpp"
#include "search/generation.hpp"
#include "search/indexer.hpp"
#include "tests/bench/records.hpp"
#include "tests/bench/table.hpp"

namespace bench {
namespace {

namespace fs = std::filesystem;

constexpr double kLeast = 0.6;

struct Entry {
  std::vector<std::pair<std::string, unsigned>> terms;
  std::vector<std::pair<unsigned, std::string>> values;
  std::string data;
};

std::vector<Entry> read_entries(const std::string& generation) {
  std::vector<Entry> entries;
  const Xapian::Database database(generation);
  for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
    const Xapian::Document document = database.get_document(*id);
    Entry entry;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
      entry.terms.emplace_back(*term, term.get_wdf());
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
      entry.values.emplace_back(value.get_valueno(), *value);
    entry.data = document.get_data();
    entries.push_back(std::move(entry));
  }
  return entries;
}

void build_alone(const std::vector<Entry>& entries, const fs::path& folder) {
  Xapian::WritableDatabase database(folder.string(),
                                    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
  for (const auto& entry : entries) {
    Xapian::Document document;
    for (const auto& [term, count] : entry.terms) document.add_term(term, count);
    for (const auto& [slot, value] : entry.values) document.add_value(slot, value);
    document.set_data(entry.data);
    database.add_document(document);
  }
  database.commit();
}

void fill(catalog::store::Store& store, const fs::path& folder, std::size_t records) {
  const std::string text = jsonld_catalogue(records);
  catalog::publish::Importer importer(store, {});
  const auto summary = catalog::documents::read_document(
      text, "records.jsonld", "", "",
      [&](catalog::documents::Record&& record) { importer.take(std::move(record)); });
  require(importer.finish(summary).added == records, "not every record was added");
  fs::create_directories(folder);
}

std::vector<search::IndexRecord> list_records(catalog::store::Store& store) {
  std::vector<search::IndexRecord> list;
  store.read().for_each_dataset({}, [&](const catalog::store::StoredDataset& dataset) {
    if (auto record = portal::jobs::index_record(dataset)) list.push_back(std::move(*record));
    return true;
  });
  return list;
}

void measure(const fs::path& folder, std::size_t records, int rounds) {
  fs::remove_all(folder);
  catalog::store::Store store(folder / "store");
  fill(store, folder, records);
  search::Indexer indexer((folder / "index").string(), store.id());
  portal::jobs::rebuild_index(store, indexer);
  const auto entries = read_entries(search::find_generation((folder / "index").string()).value());
  require(entries.size() == records, "the index does not hold every record");
  const auto prepared = list_records(store);
  std::vector<double> whole;
  std::vector<double> own;
  std::vector<double> raw;
  std::vector<double> whole_ratios;
  std::vector<double> own_ratios;
  for (int i = 0; i < rounds; ++i) {
    raw.push_back(cpu_seconds_of([&] { build_alone(entries, folder / "raw"); }));
    own.push_back(cpu_seconds_of([&] {
      indexer.rebuild([&](const search::Sink& sink) {
        for (const auto& record : prepared) sink(record);
        return std::uint64_t{1};
      });
    }));
    whole.push_back(cpu_seconds_of([&] { portal::jobs::rebuild_index(store, indexer); }));
    own_ratios.push_back(raw.back() / own.back());
    whole_ratios.push_back(raw.back() / whole.back());
  }
  const auto peer = records_per_second(records, median(raw));
  const double own_ratio = median(own_ratios);
  const double whole_ratio = median(whole_ratios);
  print({"index, from ready records (CPU)", records_per_second(records, median(own)), peer,
         own_ratio, ">= 0.60", own_ratio >= kLeast});
  print({"index, from the store (CPU)", records_per_second(records, median(whole)), peer,
         whole_ratio, ">= 0.60", whole_ratio >= kLeast});
}

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  bench::require(count == 4, "bench_index FOLDER RECORDS ROUNDS");
  bench::measure(words[1], std::stoul(words[2]), std::stoi(words[3]));
  return 0;
}

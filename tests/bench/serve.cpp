// A running portal, asked over HTTP: how long after a publish that was acknowledged to another
// process the search shows it, and what the same search costs the first and the second time.
// bench_serve PROGRAM DATA PORT RECORDS ROUNDS: changes datasets in the folder.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/store/store.hpp"
#include "tests/bench/portal_process.hpp"
#include "tests/bench/table.hpp"

namespace bench {
namespace {

using catalog::store::StoredDataset;

constexpr std::chrono::milliseconds kPoll{2};
constexpr std::chrono::seconds kPatience{20};
constexpr double kMostHalf = 60, kMostP99 = 250;
constexpr const char* kFacets = "&facets=agency,theme,format,license,frequency,open";

double share(std::vector<double> values, double part) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(static_cast<double>(values.size() - 1) * part)];
}

// Stands in no record yet, and is like no word that does.
std::string new_word(std::mt19937_64& random) {
  std::string word = "zq";
  for (int i = 0; i < 12; ++i) word += static_cast<char>('a' + random() % 26);
  return word;
}

void publish(catalog::store::Store& store, const StoredDataset& dataset, const std::string& word) {
  catalog::publish::Draft draft;
  draft.id = dataset.id;
  draft.source = dataset.source;
  draft.source_key = dataset.source_key;
  draft.slug = dataset.slug;
  draft.agency = dataset.agency;
  draft.author = "bench";
  draft.document = base::parse_json(dataset.document);
  base::Json title = draft.document["title"];
  title.set("vi", title["vi"].as_string() + " " + word);
  draft.document.set("title", std::move(title));
  auto change = store.write();
  const auto published = catalog::publish::publish(change, std::move(draft));
  require(published.outcome == catalog::publish::Outcome::kChanged, "nothing was changed");
  change.commit();
}

// Milliseconds from the commit until a search for the word finds the dataset.
double time_until_found(Client& client, const std::string& word) {
  const auto start = std::chrono::steady_clock::now();
  const std::string target = "/api/v1/datasets?limit=1&facets=&q=" + word;
  while (true) {
    const auto answer = client.get(target);
    const auto passed = std::chrono::steady_clock::now() - start;
    require(answer.status == 200, "the portal answered " + std::to_string(answer.status));
    if (answer.body.starts_with("{\"total\":1,"))
      return std::chrono::duration<double, std::milli>(passed).count();
    require(passed < kPatience, "what was published is not found");
    std::this_thread::sleep_for(kPoll);
  }
}

void measure_freshness(Client& client, catalog::store::Store& store,
                       const std::vector<StoredDataset>& datasets, const std::string& records) {
  // Other words than in a run before on the same folder: those would be found at once.
  std::mt19937_64 random(static_cast<std::uint64_t>(store.read().last_seq()));
  std::vector<double> times;
  for (const auto& dataset : datasets) {
    // The portal looks at fixed times; publishes come at any.
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % 150));
    const std::string word = new_word(random);
    publish(store, dataset, word);
    times.push_back(time_until_found(client, word));
  }
  const double half = share(times, 0.5), most = share(times, 0.99);
  const std::string what = "publish to searchable, " + records + " datasets";
  print({what + " (p50)", milliseconds(half), "-", half, "<= 60.00", half <= kMostHalf});
  print({what + " (p99)", milliseconds(most), "-", most, "<= 250.00", most <= kMostP99});
}

std::string escaped(const std::string& text) {
  std::string out;
  char code[4];
  for (const char at : text) {
    std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned char>(at));
    out += code;
  }
  return out;
}

// The first words of a title, which stand in many.
std::string target_for(const StoredDataset& dataset) {
  const base::Json document = base::parse_json(dataset.document);
  const std::string& title = document["title"]["vi"].as_string();
  std::size_t end = title.find(' ');
  if (end != std::string::npos) end = title.find(' ', end + 1);
  return "/api/v1/datasets?lang=vi" + std::string(kFacets) + "&q=" + escaped(title.substr(0, end));
}

void measure_cached(Client& client, const std::vector<StoredDataset>& datasets,
                    const std::string& records) {
  std::vector<double> cold, cached;
  std::set<std::string> targets;
  for (const auto& dataset : datasets) targets.insert(target_for(dataset));
  for (const auto& target : targets) {
    for (auto* times : {&cold, &cached})
      times->push_back(1000 * seconds_of([&] {
                         require(client.get(target).status == 200, "a search was not answered");
                       }));
  }
  for (const double part : {0.5, 0.95, 0.99}) {
    const double first = share(cold, part), again = share(cached, part);
    print({"the same search again over HTTP, " + records + " datasets (p" +
               std::to_string(static_cast<int>(100 * part)) + ")",
           milliseconds(again), milliseconds(first), again / first, "-", true});
  }
}

void measure(char** words) {
  const std::string data = words[2];
  const PortalProcess portal(words[1], data, words[3]);
  portal.wait();
  catalog::store::Store store(data);
  const auto rounds = static_cast<std::int64_t>(std::stoul(words[5]));
  const auto datasets = store.read().list_datasets({}, "", rounds);
  require(static_cast<std::int64_t>(datasets.size()) == rounds, "there are too few datasets");
  Client client(words[3]);
  measure_cached(client, datasets, words[4]);
  measure_freshness(client, store, datasets, words[4]);
}

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  bench::require(count == 6, "bench_serve PROGRAM DATA PORT RECORDS ROUNDS");
  bench::measure(words);
  return 0;
}

// Readiness of a whole portal: making all facts anew and counting, the pages and data over HTTP,
// and how soon an edit is counted. bench_readiness_pages PROGRAM DATA PORT RECORDS ROUNDS: changes
// a dataset in the folder.

#include <chrono>
#include <cstdio>
#include <cstdlib>
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

constexpr double kMostMilliseconds = 200;
constexpr double kMostSecondsRebuild = 60;
constexpr double kMostSecondsEdit = 10;  // an edit waits for quiet before it is counted
constexpr std::chrono::milliseconds kPoll{50};
constexpr std::chrono::minutes kPatience{10};

constexpr const char* kTargets[] = {"/vi/readiness",
                                    "/vi/readiness/agencies",
                                    "/vi/readiness/what-if",
                                    "/vi/readiness/indicators/m.lic.open?state=pass",
                                    "/vi/readiness/indicators/m.find.pid?page=500",
                                    "/vi/readiness/coverage",
                                    "/vi/readiness/coverage/godi2016",
                                    "/readiness.json",
                                    "/readiness.ttl",
                                    "/readiness/history.csv?indicator=m.lic.open"};

std::string seconds_text(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f s", seconds);
  return text;
}

void measure_rebuild(const std::string& program, const std::string& data,
                     const std::string& label) {
  const std::string command =
      program + " readiness rebuild --data " + data + " >/dev/null 2>/dev/null";
  // The first makes what is not there; the second compares, as each night.
  const auto rebuild = [&] {
    require(std::system(command.c_str()) == 0, "the facts were not made anew");
  };
  rebuild();
  double wall = 0;
  const double used = cpu_seconds_of([&] { wall = seconds_of(rebuild); });
  for (const auto& [which, value] : {std::pair("", wall), std::pair(" (CPU)", used)})
    print({"readiness, the nightly check, " + label + which, seconds_text(value), "-", value,
           "< 60.00", value < kMostSecondsRebuild});
  const auto peak = static_cast<double>(peak_mebibytes());
  print({"readiness, memory of it with mapped files, " + label,
         std::to_string(peak_mebibytes()) + " MiB", "-", peak, "-", true});
}

void measure_pages(Client& client, const std::string& label, int rounds) {
  for (const auto* target : kTargets) {
    std::vector<double> times;
    for (int i = 0; i <= rounds; ++i) {
      const double time =
          1000 * seconds_of([&] {
            require(client.get(target).status == 200, std::string(target) + " was not answered");
          });
      if (i > 0) times.push_back(time);  // the first brings the files into memory
    }
    const double half = median(times);
    print({std::string("readiness, ") + target + ", " + label, milliseconds(half), "-", half,
           "< 200.00", half < kMostMilliseconds});
  }
}

std::int64_t count_passing(Client& client) {
  const auto answer = client.get("/readiness/indicators/m.find.keyword/units.json?state=pass");
  require(answer.status == 200, "the units were not answered");
  return base::parse_json(answer.body)["total"].as_integer().value_or(-1);
}

// What the figures say, not the facts: they are counted after them.
std::int64_t passing_figure(Client& client) {
  const auto answer = client.get("/readiness.json");
  require(answer.status == 200, "the figures were not answered");
  const base::Json document = base::parse_json(answer.body);
  for (const auto& one : document["indicators"].items())
    if (one["id"].as_string() == "m.find.keyword") return one["pass"].as_integer().value_or(0);
  return -1;
}

// Gives a keyword to a dataset that has none.
void edit(catalog::store::Store& store) {
  for (const auto& dataset : store.read().list_datasets({}, "", 1000)) {
    base::Json document = base::parse_json(dataset.document);
    if (document.find("keyword")) continue;
    base::Json words = base::Json::array();
    words.push("bench");
    base::Json keywords = base::Json::object();
    keywords.set("en", std::move(words));
    document.set("keyword", std::move(keywords));
    catalog::publish::Draft draft;
    draft.id = dataset.id;
    draft.source = dataset.source;
    draft.source_key = dataset.source_key;
    draft.slug = dataset.slug;
    draft.agency = dataset.agency;
    draft.author = "bench";
    draft.document = std::move(document);
    auto change = store.write();
    const auto published = catalog::publish::publish(change, std::move(draft));
    require(published.outcome == catalog::publish::Outcome::kChanged, "nothing was changed");
    change.commit();
    return;
  }
  require(false, "every dataset has keywords");
}

void measure_edit(Client& client, const std::string& data, const std::string& label) {
  catalog::store::Store store(data);
  const auto before = passing_figure(client);
  require(before == count_passing(client), "the figures are not those of the facts");
  const double seconds = seconds_of([&] {
    edit(store);
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (passing_figure(client) != before + 1 && std::chrono::steady_clock::now() < end)
      std::this_thread::sleep_for(kPoll);
  });
  print({"readiness, from an edit to its figures, " + label, seconds_text(seconds), "-", seconds,
         "< 10.00", seconds < kMostSecondsEdit});
}

void measure(char** words) {
  const std::string data = words[2];
  const std::string label = std::string(words[4]) + " datasets";
  measure_rebuild(words[1], data, label);
  const PortalProcess portal(words[1], data, words[3]);
  portal.wait();
  Client client(words[3]);
  measure_pages(client, label, std::stoi(words[5]));
  measure_edit(client, data, label);
}

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  bench::require(count == 6, "bench_readiness_pages PROGRAM DATA PORT RECORDS ROUNDS");
  bench::measure(words);
  return 0;
}

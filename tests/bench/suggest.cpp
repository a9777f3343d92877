// Suggestions for every beginning of some titles, agencies and keywords, typed letter by letter
// with and without diacritics. bench_suggest FOLDER RECORDS: the index in the folder is kept.

#include <time.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "catalog/base/text.hpp"
#include "search/document.hpp"
#include "search/index.hpp"
#include "search/indexer.hpp"
#include "tests/bench/records.hpp"
#include "tests/bench/table.hpp"

namespace bench {
namespace {

constexpr std::size_t kAgencies = 40;
constexpr std::size_t kTitles = 100;  // of which every beginning is typed
constexpr double kMostMilliseconds = 5;

std::string agency_name(std::size_t number) {
  return "Cơ quan số " + std::to_string(number % kAgencies);
}

// A small record as the store would have it, with three keywords out of its title.
base::Json document_of(std::size_t number) {
  base::Json document = small_record(number).document;
  document.set("id", "bo-du-lieu-" + std::to_string(number));
  document.set("slug", "bo-du-lieu-" + std::to_string(number));
  base::Json publisher = base::Json::object();
  publisher.set("id", "co-quan-" + std::to_string(number % kAgencies));
  document.set("publisher", std::move(publisher));
  const auto words = base::split(document["title"]["vi"].as_string(), ' ');
  base::Json keywords = base::Json::array();
  for (std::size_t i = 0; i + 1 < words.size() && i < 6; i += 2)
    keywords.push(words[i] + " " + words[i + 1]);
  base::Json by_language = base::Json::object();
  by_language.set("vi", std::move(keywords));
  document.set("keyword", std::move(by_language));
  return document;
}

void fill(const std::string& folder, std::size_t records) {
  search::Indexer indexer(folder, "bench");
  indexer.rebuild([&](const search::Sink& sink) {
    for (std::size_t i = 0; i < records; ++i)
      sink(search::make_record(document_of(i), {i * i % 4001, 0, 0}));
    return std::uint64_t{1};
  });
}

std::vector<search::NamedAgency> list_agencies() {
  std::vector<search::NamedAgency> list;
  for (std::size_t i = 0; i < kAgencies; ++i) {
    base::Json name = base::Json::object();
    name.set("vi", agency_name(i));
    list.push_back({"co-quan-" + std::to_string(i), std::move(name), {}});
  }
  return list;
}

void add_beginnings(const std::string& text, std::vector<std::string>& typed) {
  for (std::size_t end = 1; end <= text.size(); ++end)
    if (end == text.size() || (text[end] & 0xC0) != 0x80) typed.push_back(text.substr(0, end));
}

std::vector<std::string> list_typed(std::size_t records) {
  std::vector<std::string> typed;
  for (std::size_t i = 0; i < kTitles; ++i) {
    const base::Json document = document_of(i * 331 % records);
    const std::string& title = document["title"][i % 3 == 0 ? "en" : "vi"].as_string();
    add_beginnings(title, typed);
    add_beginnings(base::fold(title), typed);
    add_beginnings(title.substr(std::min(title.find(' ') + 1, title.size())), typed);
  }
  for (std::size_t i = 0; i < kAgencies; ++i) add_beginnings(agency_name(i), typed);
  return typed;
}

double processor_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

void tell(const std::string& what, std::vector<double> times) {
  std::ranges::sort(times);
  const auto line = [&](const char* which, double value) {
    print({what + which, milliseconds(value), "-", value, "< 5.00", value < kMostMilliseconds});
  };
  line(" (median)", times[times.size() / 2]);
  line(" (p99)", times[times.size() * 99 / 100]);
}

void measure(const std::string& folder, std::size_t records) {
  if (!std::filesystem::exists(folder + "/current")) fill(folder, records);
  const search::Index index(folder, {}, {list_agencies});
  require(index.count() == records, "the index does not hold every record; remove its folder");
  const std::string what = "suggest, " + std::to_string(records) + " datasets";
  const long before = peak_mebibytes();
  const double idle = processor_milliseconds();
  const double made = 1000 * seconds_of([&] { index.suggest("dan", 10); });
  std::fprintf(stderr, "suggest: made ready in %.0f ms (%.0f ms CPU), %ld MiB\n", made,
               processor_milliseconds() - idle, peak_mebibytes() - before);
  std::vector<double> times;
  std::vector<double> processor;  // what others do on the machine matters less to it
  std::size_t found = 0;
  double most = 0;
  std::string slowest;
  for (const auto& typed : list_typed(records)) {
    const double before_call = processor_milliseconds();
    times.push_back(1000 * seconds_of([&] { found += index.suggest(typed, 10).items.size(); }));
    processor.push_back(processor_milliseconds() - before_call);
    if (processor.back() > most) most = processor.back(), slowest = typed;
  }
  require(found > times.size(), "hardly anything was found");
  std::fprintf(stderr, "suggest: %zu typed, %zu found, slowest %.2f ms (CPU): '%s'\n", times.size(),
               found, most, slowest.c_str());
  tell(what, std::move(times));
  tell(what + ", CPU", std::move(processor));
}

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  bench::require(count == 3, "bench_suggest FOLDER RECORDS");
  bench::measure(words[1], std::stoul(words[2]));
  return 0;
}

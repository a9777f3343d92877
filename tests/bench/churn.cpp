// Searches while another thread commits one changed record after the other.
// bench_churn FOLDER RECORDS QUESTIONS: on a copy of the index that bench_search left in FOLDER.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "search/index.hpp"
#include "search/indexer.hpp"
#include "tests/bench/engine.hpp"
#include "tests/bench/made_index.hpp"
#include "tests/bench/table.hpp"

namespace bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCheckedEach = 50;
// What the portal rests between two commits at most, while changes keep coming; and none, which is
// harder than anything it does.
constexpr std::chrono::milliseconds kPauses[] = {std::chrono::milliseconds(50),
                                                 std::chrono::milliseconds(0)};

struct Round {
  std::vector<double> milliseconds;  // by the clock
  double seconds = 0;
  std::size_t failures = 0;

  double rate() const { return static_cast<double>(milliseconds.size()) / seconds; }
  double p99() const { return milliseconds[(milliseconds.size() - 1) * 99 / 100]; }
};

// Records are only replaced, so that every state holds as many.
bool is_whole(const search::Index& index, std::size_t records) {
  search::SearchRequest everything;
  everything.facets = {"open"};
  const auto result = index.search(everything);
  std::size_t counted = 0;
  for (const auto& value : result.facets.at(0).second) counted += value.count;
  return result.total == records && counted == records;
}

Round ask_all(const search::Index& index, const std::vector<Question>& questions,
              std::size_t records) {
  Round round;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    try {
      const double seconds = seconds_of([&] { index.search(request_of(questions[i])); });
      round.milliseconds.push_back(1000 * seconds);
      round.seconds += seconds;
      if (i % kCheckedEach == 0 && !is_whole(index, records)) ++round.failures;
    } catch (const std::exception& error) {
      if (round.failures++ == 0) std::fprintf(stderr, "churn: %s\n", error.what());
    }
  }
  require(!round.milliseconds.empty(), "no search succeeded");
  std::ranges::sort(round.milliseconds);
  return round;
}

// Changes one record and commits, again and again; answers how often.
std::size_t change_until(const std::atomic<bool>& stop, search::Indexer& indexer,
                         std::size_t records, std::chrono::milliseconds pause) {
  std::size_t commits = 0;
  for (; !stop; ++commits) {
    auto record = record_of(make_dataset(commits * 7919 % records));
    record.revision = commits + 2;
    record.texts.push_back({"lan thay doi " + std::to_string(commits), "vi", 1});
    indexer.replace(record);
    indexer.commit(commits + 2);
    std::this_thread::sleep_for(pause);
  }
  return commits;
}

void tell(const Round& still, const Round& churned, const std::string& what) {
  const auto rate = [](const Round& round) { return records_per_second(1, 1 / round.rate()); };
  print({what + " (rate)", rate(churned), rate(still), churned.rate() / still.rate(), "-", true});
  print({what + " (p99)", milliseconds(churned.p99()), milliseconds(still.p99()),
         churned.p99() / still.p99(), "-", true});
  print({what + " (failures)", std::to_string(churned.failures), "-",
         static_cast<double>(churned.failures), "0", churned.failures + still.failures == 0});
}

void measure(const fs::path& folder, std::size_t records, std::size_t count) {
  const fs::path copy = folder / "churn";
  fs::remove_all(copy);
  fs::copy(folder / "index", copy, fs::copy_options::recursive);
  const auto questions = make_questions(count);
  {
    const search::Index index(copy.string());
    search::Indexer indexer(copy.string(), "bench");
    ask_all(index, questions, records);
    const Round still = ask_all(index, questions, records);
    for (const auto pause : kPauses) {
      std::atomic<bool> stop = false;
      std::size_t commits = 0;
      std::thread writer([&] { commits = change_until(stop, indexer, records, pause); });
      const Round churned = ask_all(index, questions, records);
      stop = true;
      writer.join();
      std::fprintf(stderr, "churn: %zu commits in %.1f s of searching, %zu failures\n", commits,
                   churned.seconds, churned.failures);
      require(commits > 0, "nothing was committed while it searched");
      tell(still, churned,
           "search, " + std::to_string(records) + " datasets, commits " +
               std::to_string(pause.count()) + " ms apart");
    }
  }
  fs::remove_all(copy);
}

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  bench::require(count == 4, "bench_churn FOLDER RECORDS QUESTIONS");
  bench::measure(words[1], std::stoul(words[2]), std::stoul(words[3]));
  return 0;
}

// From the start of the program to the first 200 of /readyz, several times.
// bench_start PROGRAM DATA PORT RECORDS ROUNDS

#include <memory>
#include <string>
#include <vector>

#include "tests/bench/portal_process.hpp"
#include "tests/bench/table.hpp"

namespace bench {
namespace {

constexpr double kMost = 1.0;

double time_start(char** words) {
  std::unique_ptr<PortalProcess> portal;
  return seconds_of([&] {
    portal = std::make_unique<PortalProcess>(words[1], words[2], words[3]);
    portal->wait();
  });
}

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  bench::require(count == 6, "bench_start PROGRAM DATA PORT RECORDS ROUNDS");
  std::vector<double> times;
  for (int i = 0; i < std::stoi(words[5]); ++i) times.push_back(bench::time_start(words));
  const double seconds = bench::median(times);
  bench::print({"start, " + std::string(words[4]) + " datasets (s)",
                std::to_string(seconds).substr(0, 5), "-", seconds, "< 1.00",
                seconds < bench::kMost});
  return 0;
}

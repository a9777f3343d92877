#include "tests/bench/table.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace bench {
namespace {

double cpu_seconds() {
  double sum = 0;
  for (const auto who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage used{};
    getrusage(who, &used);
    for (const timeval& time : {used.ru_utime, used.ru_stime})
      sum += static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  }
  return sum;
}

}  // namespace

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double cpu_seconds_of(const std::function<void()>& work) {
  const double start = cpu_seconds();
  work();
  return cpu_seconds() - start;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

void print(const Line& line) {
  std::printf("%s\t%s\t%s\t%.2f\t%s\t%s\n", line.what.c_str(), line.ours.c_str(), line.peer.c_str(),
              line.ratio, line.aim.c_str(), line.met ? "met" : "MISSED");
  std::fflush(stdout);
}

std::string milliseconds(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f ms", value);
  return text;
}

std::string records_per_second(std::size_t records, double seconds) {
  return std::to_string(static_cast<long>(static_cast<double>(records) / seconds)) + "/s";
}

void require(bool holds, const std::string& sentence) {
  if (holds) return;
  std::fprintf(stderr, "bench: %s\n", sentence.c_str());
  std::exit(3);
}

long peak_mebibytes() {
  rusage own{};
  rusage children{};
  getrusage(RUSAGE_SELF, &own);
  getrusage(RUSAGE_CHILDREN, &children);
  return (own.ru_maxrss + children.ru_maxrss) / 1024;
}

}  // namespace bench

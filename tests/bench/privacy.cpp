// Tells what the scan for personal data says of files: bench_privacy FILE…
// Prints a line for each column that raises an alarm, and at the end how many columns there were.

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/base/text.hpp"
#include "catalog/privacy/scan.hpp"
#include "tests/bench/table.hpp"

namespace {

using namespace catalog::privacy;

constexpr std::size_t kPart = 64u << 10;

std::size_t total_columns = 0, total_alarms = 0, total_bytes = 0;

void scan_file(const std::filesystem::path& path) {
  const Shape shape = shape_of("", path.filename().string());
  const std::chrono::year_month_day today(std::chrono::floor<std::chrono::days>(base::now()));
  Scanner scanner(shape, static_cast<int>(today.year()));
  std::size_t columns = 0;
  RowReader counter(shape, [&](const Row& row) {
    for (const auto& cell : row) columns = std::max(columns, cell.place + 1);
  });
  std::ifstream file(path, std::ios::binary);
  bench::require(file.good(), "there is no file " + path.string());
  std::vector<char> part(kPart);
  while (file.read(part.data(), kPart), file.gcount() > 0) {
    const std::string_view bytes(part.data(), static_cast<std::size_t>(file.gcount()));
    scanner.add(bytes);
    counter.add(bytes);
    total_bytes += bytes.size();
  }
  counter.finish();
  const Scan scan = scanner.finish();
  total_columns += columns;
  total_alarms += scan.alarms.size();
  for (const auto& alarm : scan.alarms)
    std::printf(
        "%s\t%s\t%s\t%llu of %llu\t%s\n", path.filename().c_str(), alarm.column.c_str(),
        std::string(to_string(alarm.kind)).c_str(), static_cast<unsigned long long>(alarm.count),
        static_cast<unsigned long long>(alarm.filled), base::join(alarm.samples, ", ").c_str());
}

}  // namespace

int main(int count, char** words) {
  bench::require(count > 1, "bench_privacy FILE...");
  const double seconds = bench::seconds_of([&] {
    for (int i = 1; i < count; ++i) scan_file(words[i]);
  });
  std::printf("%d files, %zu columns, %zu alarms; %.1f MB/s, %ld MiB at most\n", count - 1,
              total_columns, total_alarms, static_cast<double>(total_bytes) / 1e6 / seconds,
              bench::peak_mebibytes());
  return 0;
}

#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace bench {

/// Seconds that `work` takes by the clock on the wall.
double seconds_of(const std::function<void()>& work);

/// Seconds of processor time that this process and its ended children spend on `work`: what
/// others do on the machine matters less to it.
double cpu_seconds_of(const std::function<void()>& work);

double median(std::vector<double> values);

/// One line of the table of deploy/bench: fields with tabs between.
struct Line {
  std::string what;
  std::string ours;
  std::string peer;
  double ratio = 0;
  std::string aim;
  bool met = true;
};
void print(const Line& line);

std::string milliseconds(double value);
std::string records_per_second(std::size_t records, double seconds);

/// Ends the program with a sentence when a measurement is not of what it says.
void require(bool holds, const std::string& sentence);

/// The largest memory that this process and its ended children held, in MiB.
long peak_mebibytes();

}  // namespace bench

#include "tests/bench/engine.hpp"

#include <time.h>

#include <cstdio>
#include <fstream>

#include "tests/bench/table.hpp"

namespace bench {
namespace {

namespace fs = std::filesystem;

// Asked before anything is measured, so that no engine is measured reading its files.
constexpr std::size_t kWarmUp = 50;

// A sample whose kinds are mixed like the log: a plain step would leave out every 40th.
bool is_asked(std::size_t number, std::size_t share) {
  return (number * 2'654'435'761U >> 8) % share == 0;
}

void ask_all(Engine& engine, const fs::path& folder, std::size_t count, std::size_t share) {
  const auto questions = make_questions(count + kWarmUp);
  for (std::size_t i = count; i < questions.size(); ++i) engine.ask(questions[i]);
  std::ofstream out(folder / ("times-" + engine.name() + ".tsv"));
  std::size_t asked = 0;
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_asked(i, share)) continue;
    const double start = engine.used_milliseconds();
    const std::size_t hits = engine.ask(questions[i]);
    const double used = engine.used_milliseconds() - start;
    out << i << '\t' << name_of(questions[i].kind) << '\t' << hits << '\t' << used << '\n';
    ++asked;
    sum += used;
  }
  require(asked > 0 && out.good(), "no question was asked");
  std::fprintf(stderr, "%s: %zu questions, %.2f ms of processor time each\n", engine.name().c_str(),
               asked, sum / static_cast<double>(asked));
}

}  // namespace

fs::path folder_of(int count, char** words) {
  require(count == 4 || count == 5, "usage: FOLDER RECORDS QUESTIONS [SHARE]");
  fs::create_directories(words[1]);
  return words[1];
}

int run_engine(Engine& engine, int count, char** words) {
  const fs::path folder = folder_of(count, words);
  const std::size_t records = std::stoul(words[2]);
  const std::size_t questions = std::stoul(words[3]);
  const std::size_t share = count > 4 ? std::stoul(words[4]) : 1;
  const double seconds = seconds_of([&] { engine.fill(records); });
  std::fprintf(stderr, "%s: %zu records there after %.0f s\n", engine.name().c_str(), records,
               seconds);
  std::ofstream(folder / ("facts-" + engine.name() + ".tsv"))
      << "records\t" << records << "\nbytes\t" << engine.bytes() << '\n';
  if (questions > 0) ask_all(engine, folder, questions, share);
  return 0;
}

double processor_milliseconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

std::uintmax_t bytes_below(const fs::path& folder) {
  std::uintmax_t sum = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) sum += entry.file_size();
  return sum;
}

}  // namespace bench

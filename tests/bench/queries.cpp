// Questions that nobody means: bench_queries FOLDER RECORDS COUNT [FILE]
// COUNT random ones, then those of FILE, hexadecimal, one a line; each as the portal reads it from
// an address, in Vietnamese and in English, of the index that bench_search left in FOLDER.

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/error.hpp"
#include "search/index.hpp"
#include "search/request.hpp"
#include "tests/bench/engine.hpp"
#include "tests/bench/made_index.hpp"
#include "tests/bench/table.hpp"

namespace bench {
namespace {

constexpr double kMostMilliseconds = 200;

constexpr auto kOperators = std::to_array<std::string_view>(
    {"AND",  "OR", "NOT", "XOR",  "NEAR",   "NEAR/3", "ADJ", "and", "or", "và", "hoặc",
     "\"",   "(",  ")",   "*",    "?",      "-",      "+",   "~",   "^2", ":",  "title:",
     "XE",   "Z",  "..",  "1..9", "%00",    "\\",     "'",   "“",   "”",  "«",  "/",
     "--",   "||", "&&",  "<b>",  "=",      "{",      "}",   "[",   "]",  "#",  "@",
     "2020", "a*", "ba*", "b*",   "a b*",   "\"a b",  "(a",  "a)",  "*a", "_",  "a_b",
     "K:a",  "!",  ";",   "DROP", "SELECT", "NULL",   "\t",  "\n",  ",",  "."});
// Words that the portal knows other words for, and places.
constexpr auto kKnown = std::to_array<std::string_view>(
    {"GTVT",   "UBND",     "TP.HCM",    "dân số",     "dan so",      "population", "y tế",
     "health", "giáo dục", "education", "môi trường", "environment", "Hà Nội",     "ha noi",
     "hcm",    "Đà Nẵng",  "CSV",       "excel",      "bản đồ",      "map",        "ngân sách",
     "budget", "covid",    "data",      "dữ liệu"});

class Maker {
 public:
  explicit Maker(std::size_t seed) : random_(seed) {}

  std::string question() {
    std::string text;
    const std::size_t parts = below(50) == 0 ? 20 + below(400) : 1 + below(7);
    for (std::size_t i = 0; i < parts; ++i) {
      text += part();
      if (below(4) != 0) text += ' ';
    }
    return text;
  }

 private:
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_() % limit); }

  std::string part() {
    switch (below(8)) {
      case 0:
      case 1:
        return std::string(kOperators[below(kOperators.size())]);
      case 2:
        return std::string(kKnown[below(kKnown.size())]);
      case 3:
        return characters();
      case 4:
        return made_word().substr(0, 1 + below(4)) + "*";
      case 5:
        return '"' + made_word() + ' ' + made_word() + '"';
      default:
        return made_word();
    }
  }

  // Of all planes; what UTF-8 has no form for is left as the bytes that it would be.
  std::string characters() {
    constexpr std::array<char32_t, 8> ends = {0x80,   0x250,   0x370,   0x1EFA,
                                              0x3000, 0x10000, 0x1FAFF, 0x110000};
    std::string text;
    for (std::size_t left = 1 + below(below(20) == 0 ? 200 : 8); left > 0; --left)
      append(text, static_cast<char32_t>(below(ends[below(ends.size())])));
    return text;
  }

  static void append(std::string& text, char32_t character) {
    const auto put = [&](char32_t value) { text += static_cast<char>(value); };
    if (character < 0x80) return put(character);
    if (character < 0x800) {
      put(0xC0 | character >> 6);
    } else if (character < 0x10000) {
      put(0xE0 | character >> 12);
      put(0x80 | (character >> 6 & 0x3F));
    } else {
      put(0xF0 | character >> 18);
      put(0x80 | (character >> 12 & 0x3F));
      put(0x80 | (character >> 6 & 0x3F));
    }
    put(0x80 | (character & 0x3F));
  }

  std::string made_word() {
    const auto made = make_dataset(below(2000));
    const std::string& text = below(3) == 0 ? made.english : made.title;
    const auto start = text.find(' ', below(text.size())) + 1;
    return text.substr(start, text.find(' ', start) - start);
  }

  std::mt19937_64 random_;
};

std::vector<std::string> read_file(const char* path) {
  std::ifstream file(path);
  require(file.good(), std::string("there is no file ") + path);
  std::vector<std::string> list;
  for (std::string line; std::getline(file, line);) {
    std::string text;
    for (std::size_t i = 0; i + 1 < line.size(); i += 2)
      text += static_cast<char>(std::stoi(line.substr(i, 2), nullptr, 16));
    list.push_back(std::move(text));
  }
  return list;
}

struct Outcome {
  std::vector<double> milliseconds;
  std::size_t refused = 0;   // with a sentence for who asked
  std::size_t failures = 0;  // in any other way
  double most = 0;
  std::string slowest;
};

void ask(const search::Index& index, const std::string& text, const char* language,
         Outcome& outcome) {
  const double start = processor_milliseconds();
  try {
    auto request =
        search::parse_request({{"q", text},
                               {"lang", language},
                               {"facets", "agency,theme,format,license,frequency,open"}});
    request.highlight = true;  // as the search page asks
    index.search(request);
  } catch (const base::Error& error) {
    ++(error.code() == base::ErrorCode::kMalformed ? outcome.refused : outcome.failures);
    if (error.code() != base::ErrorCode::kMalformed)
      std::fprintf(stderr, "queries: '%s': %s\n", text.c_str(), error.what());
  } catch (const std::exception& error) {
    ++outcome.failures;
    std::fprintf(stderr, "queries: '%s': %s\n", text.c_str(), error.what());
  }
  const double used = processor_milliseconds() - start;
  outcome.milliseconds.push_back(used);
  if (used > outcome.most) outcome.most = used, outcome.slowest = text;
}

void measure(const std::filesystem::path& folder, std::size_t records,
             std::vector<std::string> texts) {
  fill_index(folder / "index", records);
  const search::Index index((folder / "index").string());
  Outcome warmed, outcome;
  for (std::size_t i = 0; i < texts.size() && i < 50; ++i) ask(index, texts[i], "vi", warmed);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    // A question means something else to readers of another language, so each is asked as both.
    ask(index, texts[i], "vi", outcome);
    ask(index, texts[i], "en", outcome);
  }
  auto& times = outcome.milliseconds;
  std::ranges::sort(times);
  std::fprintf(stderr, "queries: %zu asked, %zu refused, slowest %.1f ms: '%s'\n", times.size(),
               outcome.refused, outcome.most, outcome.slowest.substr(0, 300).c_str());
  const std::string what = "bad questions, " + std::to_string(records) + " datasets";
  const double p99 = times[(times.size() - 1) * 99 / 100];
  const double half = times[times.size() / 2];
  print({what + " (failures)", std::to_string(outcome.failures), "-",
         static_cast<double>(outcome.failures), "0", outcome.failures == 0});
  print({what + ", CPU (p50)", milliseconds(half), "-", half, "-", true});
  print({what + ", CPU (p99)", milliseconds(p99), "-", p99, "< 200.00", p99 < kMostMilliseconds});
  print({what + ", CPU (most)", milliseconds(outcome.most), "-", outcome.most, "-", true});
}

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  bench::require(count == 4 || count == 5, "bench_queries FOLDER RECORDS COUNT [FILE]");
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < std::stoul(words[3]); ++i)
    texts.push_back(bench::Maker(i).question());
  if (count == 5)
    for (auto& text : bench::read_file(words[4])) texts.push_back(std::move(text));
  bench::measure(words[1], std::stoul(words[2]), std::move(texts));
  return 0;
}

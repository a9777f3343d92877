#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include "tests/bench/corpus.hpp"

namespace bench {

/// The facets that every engine counts for every question: those of the portal's search page.
constexpr const char* kAskedFacets[] = {"agency",  "theme",     "format",
                                        "license", "frequency", "open"};

/// Hits of a page, and of the page of Question::Kind::kDeep.
constexpr std::size_t kPage = 20, kDeepPage = 100;

/// Something that finds made-up datasets, with all that it keeps in one folder.
class Engine {
 public:
  virtual ~Engine() = default;
  /// "own", "fts5", "postgres": names its files.
  virtual std::string name() const = 0;
  /// Puts the first `records` datasets in, unless they are there already.
  virtual void fill(std::size_t records) = 0;
  /// Makes the page, the counts of all facets and the number of hits, and answers the last.
  virtual std::size_t ask(const Question& question) = 0;
  /// Milliseconds of processor time that whoever answers has used so far.
  virtual double used_milliseconds() const = 0;
  virtual std::uintmax_t bytes() const = 0;
};

/// `program FOLDER RECORDS QUESTIONS [SHARE]`: fills the engine, asks it one of SHARE questions,
/// and leaves times-NAME.tsv (number, kind, hits, milliseconds of processor time) and
/// facts-NAME.tsv in the folder for tests/bench/search_report.py.
int run_engine(Engine& engine, int count, char** words);

/// The folder that such a program was given; made where it is missing.
std::filesystem::path folder_of(int count, char** words);

/// Processor time of this process so far.
double processor_milliseconds();

std::uintmax_t bytes_below(const std::filesystem::path& folder);

}  // namespace bench

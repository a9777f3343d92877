#pragma once

#include <cstddef>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/usage/day_table.hpp"
#include "catalog/usage/usage_table.hpp"
#include "portal/app/missed.hpp"
#include "portal/http/message.hpp"

namespace portal::app {

/// What an answer hands out, in http::Response::subject: "view ID" or "download ID" of a dataset;
/// of a search see missed.hpp.
std::string subject_of_view(std::string_view dataset);
std::string subject_of_download(std::string_view dataset);
/// The same for an answer to a program, "call ID".
std::string subject_of_call(std::string_view dataset);

/// Whether a program that collects pages asks, or a browser that only prepares to show one: by its
/// own words, as nothing else is looked at.
bool is_robot(const http::Request& request);

/// Counts how often datasets are used, and what is looked for and hardly found, in memory; somebody
/// takes the counts away from time to time. Neither addresses nor cookies are looked at, so that it
/// cannot tell people apart. Limits: 100,000 datasets between two takes; uses of others are not
/// counted then. Thread: any.
class UsageCounter {
 public:
  /// Counts an answer with that subject; robots, HEAD, and later parts of a download do not count.
  void count(const http::Request& request, std::string_view subject);

  /// The same, and counts the answer, which had this status, to the day.
  void count_answer(const http::Request& request, int status, std::string_view subject);

  /// The counts since the last call.
  catalog::usage::UsesByDataset take();
  /// The same of searches.
  std::vector<catalog::usage::Missed> take_missed(base::Time now) { return missed_.take(now); }

  /// The counts of all answers since the last call.
  catalog::usage::DayCounts take_day();

  /// Adds what was taken and could not be kept to what is counted now, so that the next take has
  /// it. Within the same limits; what does not fit is lost.
  void give_back(const catalog::usage::UsesByDataset& uses);
  void give_back(const catalog::usage::DayCounts& day);
  void give_back(std::vector<catalog::usage::Missed> searches) {
    missed_.give_back(std::move(searches));
  }

 private:
  std::mutex mutex_;
  catalog::usage::UsesByDataset uses_;
  MissedCounter missed_;
  catalog::usage::DayCounts day_;
};

}  // namespace portal::app

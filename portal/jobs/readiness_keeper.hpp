#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/message.hpp"
#include "catalog/facts/feeder.hpp"
#include "catalog/facts/filler.hpp"
#include "catalog/readiness/readiness.hpp"
#include "portal/jobs/kind.hpp"
#include "portal/jobs/self_probe.hpp"

namespace portal::jobs {

/// What the keeper works with; all of it outlives the keeper.
struct ReadinessParts {
  catalog::store::Store& store;
  catalog::facts::Facts& facts;
  catalog::readiness::Readiness& readiness;
  std::chrono::minutes zone{0};  // of the portal's clock, ahead of UTC
  Ask ask = {};                  // none: the portal's own addresses are not tried
};

/// What came of bringing all up to date.
struct ReadinessReport {
  catalog::facts::Checked checked;
  std::size_t probed = 0;                // contents that were read, or whose digest was computed
  std::size_t tried = 0;                 // own addresses
  std::size_t figures = 0;               // of the portal, known ones
  std::vector<std::string> failed = {};  // names of steps
};

/// Keeps facts and figures up to date: bit by bit after edits, all of it each night. A step that
/// fails is told to the log and to its source; what it had brought before stays, and the others go
/// on. Thread: any.
class ReadinessKeeper {
 public:
  explicit ReadinessKeeper(ReadinessParts parts);

  /// Whether there is a change, or a check for personal data, that the facts do not know.
  bool is_behind();

  /// Follows the catalogue, reads the contents that are new (a few at a time), and counts anew the
  /// figures of the agencies concerned. The first time everything is filled and counted.
  /// What could not be done is done by the next call. Errors: as its parts. Thread: one at a time.
  void keep_up(const std::function<void()>& beat = [] {});

  /// Tries the portal's addresses, reads contents, makes the facts anew to compare them, refills
  /// every source and counts everything.
  /// Errors: what `beat` throws.
  ReadinessReport bring_all_up_to_date(const std::function<void()>& beat);

  /// Notes that the portal is well, or not, and how long a search took; the first time ever it also
  /// tries all addresses.
  void note_health();

 private:
  class Steps;
  catalog::facts::Day today() const;
  void try_addresses(ReadinessReport& report, const std::function<void()>& beat);
  void read_contents(ReadinessReport& report, const std::function<void()>& beat);
  void refill_all(Steps& steps);
  void count(bool whole);
  void note_contents();
  bool knows_addresses();
  void refill_coverage(Steps& steps);
  void follow_tags(const std::function<void()>& beat);

  ReadinessParts parts_;
  catalog::facts::Filler filler_;
  catalog::facts::Feeders feeders_;
  std::atomic<bool> is_owing_ = false;  // something that keep_up() began is not done
  bool owes_all_ = false;               // figures of everybody
  bool owes_coverage_ = false;          // whether what covers items is to be filled anew
  std::set<std::string> owed_;          // agencies whose figures are to be counted
  std::mutex health_mutex_;
  catalog::facts::Day health_day_ = 0;
  std::vector<double> search_times_;  // of that day, in milliseconds
};

/// The nightly job.
Kind readiness_kind(ReadinessKeeper& keeper);

/// In a sentence of the history of jobs.
base::Message tell(const ReadinessReport& report);

}  // namespace portal::jobs

#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "portal/app/app.hpp"
#include "portal/jobs/readiness_keeper.hpp"

namespace portal::jobs {

/// Keeps facts and figures some seconds behind the catalogue, on a thread of its own: it waits
/// until nothing changed for kQuiet, but not longer than kLongest, so that an import is counted a
/// few times and not at each record. Every kBetweenHealth it has the portal try itself. What fails
/// is told to the log and tried again, ever more seldom.
class ReadinessFollower {
 public:
  static constexpr std::chrono::seconds kQuiet{2};
  static constexpr std::chrono::seconds kLongest{20};
  static constexpr std::chrono::minutes kBetweenHealth{5};

  /// Starts at once. Both must outlive it.
  ReadinessFollower(app::App& app, ReadinessKeeper& keeper);
  /// Ends after the step under way.
  ~ReadinessFollower();
  ReadinessFollower(const ReadinessFollower&) = delete;
  ReadinessFollower& operator=(const ReadinessFollower&) = delete;

 private:
  using Clock = std::chrono::steady_clock;
  void run();
  void step();
  bool is_time(Clock::time_point now);
  void beat();

  app::App& app_;
  ReadinessKeeper& keeper_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  int failures_ = 0;                  // since the last success
  std::int64_t seen_ = -1;            // the last change that was noticed
  Clock::time_point changed_{};       // when
  Clock::time_point behind_since_{};  // none: nothing waits
  Clock::time_point health_{};        // when it was last noted
  std::thread thread_;
};

}  // namespace portal::jobs

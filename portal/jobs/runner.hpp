#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "catalog/queue/queue.hpp"
#include "portal/jobs/kind.hpp"

namespace portal::jobs {

/// Does the jobs of a store, one after the other, and queues the daily ones. Whoever has one holds
/// the folder's ServeLock: jobs that another runner was at are taken for lost at once.
/// Thread: run() has one of its own; the rest is for the one that made it.
class Runner {
 public:
  /// `store` must outlive it. `zone`: of the portal's clock, ahead of UTC.
  Runner(catalog::store::Store& store, std::chrono::minutes zone, std::vector<Kind> kinds);
  /// Ends after the step of the job under way, which is told as interrupted and queued again.
  ~Runner();
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  /// Works on a thread of its own from here on, looking for jobs every second.
  void start();

  /// Does one job that is due; answers whether there was one. A job that fails is told in the
  /// history, not here. Errors: as catalog::queue::Queue.
  bool step();

 private:
  void run();
  bool try_step();
  void do_job(const catalog::queue::Job& job);
  void beat(const catalog::queue::Job& job);

  catalog::store::Store& store_;
  catalog::queue::Queue queue_;
  const std::chrono::minutes zone_;
  const std::vector<Kind> kinds_;
  const std::string name_;  // of this runner in leases
  base::Time last_beat_{};
  int failures_ = 0;  // of the queue itself, since the last success
  std::atomic<bool> stopping_ = false;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::thread thread_;
};

}  // namespace portal::jobs

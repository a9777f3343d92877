#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/queue/job.hpp"
#include "catalog/sql/database.hpp"
#include "catalog/store/store.hpp"

namespace catalog::queue {

/// Queues a job as part of the caller's write transaction, so that it is born with the change that
/// needs it, or not at all. Answers whether it was queued: a job of that key may be there already,
/// or have been done in the last kKeyKept.
bool enqueue(sql::Connection& connection, const NewJob& job);

/// Erases a text from what is asked of jobs and from what came of them: a job that waits with it is
/// done with. Answers how many rows held it.
std::int64_t erase_text(sql::Connection& connection, std::string_view text);

/// The jobs of a store. A runner leases one job at a time, tells while it works that it is alive,
/// and tells how it ended. A job may be begun again after a crash: whoever does it must do no harm
/// by doing it twice.
/// Errors of all calls: as store::WriteTransaction and sql::Connection. Thread: any.
class Queue {
 public:
  /// `store` must outlive it.
  explicit Queue(store::Store& store) : store_(store) {}

  /// As enqueue(), in a transaction of its own.
  bool add(const NewJob& job);
  /// Whether that key is taken.
  bool has(std::string_view key) const;

  /// Tells the history of attempts whose runner is lost, and queues their jobs again: at once after
  /// the first, later as after a failure. Lost is who has said nothing for kLease, and, where
  /// `alone`, every runner but `runner`: nobody else can be alive. Answers how many there were.
  std::int64_t interrupt_lost(std::string_view runner, bool alone);

  /// Takes the job that has been due for longest; nothing when none is due.
  std::optional<Job> lease(std::string_view runner);

  /// Says that the runner is alive. Answers false when the job was taken from it.
  bool beat(const Job& job);

  /// Tells how the attempt ended: a failed job is queued again, or given up after kMostAttempts; an
  /// interrupted one (the runner stops) is queued again at once and has lost no attempt. Does
  /// nothing when the job was taken from the runner.
  void end(const Job& job, Outcome outcome, const base::Message& message);

  /// Jobs that wait or run, in the order in which they are due.
  std::vector<Job> list_open() const;
  /// Attempts, the latest first.
  std::vector<Run> list_runs(std::int64_t limit) const;
  /// How many jobs are in a state.
  std::int64_t count(State state) const;

 private:
  store::Store& store_;
};

}  // namespace catalog::queue

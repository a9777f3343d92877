#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "catalog/base/clock.hpp"
#include "catalog/base/json.hpp"
#include "catalog/base/message.hpp"

namespace catalog::queue {

/// Attempts after which a job is given up.
constexpr std::int64_t kMostAttempts = 10;

/// How long a runner that says nothing is believed to be at work.
constexpr std::chrono::seconds kLease{60};

/// How long the key of a job that has ended keeps the same job from being queued again.
constexpr std::chrono::days kKeyKept{90};

/// Lines of the history; older ones are forgotten.
constexpr std::int64_t kMostRuns = 2000;

/// Work as it is asked for.
struct NewJob {
  std::string kind;  // what is to be done: "audit_head"
  std::string key;   // names this work: "audit_head/2026-05-18"; the same is never queued twice
  base::Json arguments = base::Json::object();
  base::Time due{};  // not before; 1970: at once
};

enum class State { kWaiting, kRunning, kDone, kGivenUp };

/// Work in the queue.
struct Job {
  std::int64_t id = 0;
  std::string kind;
  std::string key;
  base::Json arguments;
  State state = State::kWaiting;
  base::Time due{};
  std::int64_t attempt = 0;  // the present or the last one; 0: none yet
  std::string runner;        // who has it; empty: nobody
  base::Time started{};      // of the attempt
};

enum class Outcome { kDone, kFailed, kInterrupted };

/// One attempt, as the history tells it.
struct Run {
  std::string kind;
  std::string key;
  std::int64_t attempt = 0;
  base::Time started{};
  base::Time ended{};  // of a lost one: when that was noticed
  Outcome outcome = Outcome::kDone;
  base::Message message;
};

/// How long a job waits after its attempt number `attempt` failed: 10 s after the first, then twice
/// as long each time up to an hour, a quarter more or less. The share comes from the job's number,
/// so that jobs that fail together do not come back together; a retry can be foretold all the same.
std::chrono::milliseconds retry_delay(std::int64_t job, std::int64_t attempt);

/// "waiting", "running", "done", "given_up" and back.
std::string_view to_string(State state);
State parse_state(std::string_view text);

/// "done", "failed", "interrupted" and back.
std::string_view to_string(Outcome outcome);
Outcome parse_outcome(std::string_view text);

}  // namespace catalog::queue

#include "catalog/queue/job.hpp"

#include <algorithm>

#include "catalog/base/hash.hpp"

namespace catalog::queue {

std::chrono::milliseconds retry_delay(std::int64_t job, std::int64_t attempt) {
  using std::chrono::milliseconds;
  if (attempt <= 0) return milliseconds(0);
  constexpr std::int64_t most_doublings = 9;
  constexpr milliseconds first = std::chrono::seconds(10);
  constexpr milliseconds longest = std::chrono::hours(1);
  const auto delay = std::min(first * (1 << std::min(attempt - 1, most_doublings)), longest);
  const std::string digest = base::sha256(std::to_string(job) + "/" + std::to_string(attempt));
  const auto share = std::stoll(digest.substr(0, 6), nullptr, 16);  // of 2^24
  return delay * 3 / 4 + delay / 2 * share / (1 << 24);
}

std::string_view to_string(State state) {
  switch (state) {
    case State::kRunning:
      return "running";
    case State::kDone:
      return "done";
    case State::kGivenUp:
      return "given_up";
    case State::kWaiting:
      break;
  }
  return "waiting";
}

State parse_state(std::string_view text) {
  for (const State state : {State::kRunning, State::kDone, State::kGivenUp})
    if (to_string(state) == text) return state;
  return State::kWaiting;
}

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::kFailed:
      return "failed";
    case Outcome::kInterrupted:
      return "interrupted";
    case Outcome::kDone:
      break;
  }
  return "done";
}

Outcome parse_outcome(std::string_view text) {
  for (const Outcome outcome : {Outcome::kFailed, Outcome::kInterrupted})
    if (to_string(outcome) == text) return outcome;
  return Outcome::kDone;
}

}  // namespace catalog::queue

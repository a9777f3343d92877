#include "portal/jobs/readiness_follower.hpp"

#include <algorithm>
#include <exception>

#include "catalog/base/error.hpp"
#include "catalog/base/log.hpp"

namespace portal::jobs {
namespace {

constexpr std::chrono::seconds kTick{1};
constexpr int kMostDoublings = 6;  // of the tick while nothing succeeds: a minute

}  // namespace

ReadinessFollower::ReadinessFollower(app::App& app, ReadinessKeeper& keeper)
    : app_(app), keeper_(keeper), thread_([this] { run(); }) {}

ReadinessFollower::~ReadinessFollower() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void ReadinessFollower::beat() {
  const std::lock_guard lock(mutex_);
  if (stopping_) throw base::Error(base::ErrorCode::kUnavailable, "job_interrupted");
}

void ReadinessFollower::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    step();
    lock.lock();
    wake_.wait_for(lock, kTick * (1 << std::min(failures_, kMostDoublings)),
                   [this] { return stopping_; });
  }
}

bool ReadinessFollower::is_time(Clock::time_point now) {
  if (!keeper_.is_behind()) {
    behind_since_ = {};
    return false;
  }
  if (behind_since_ == Clock::time_point()) behind_since_ = now;
  const auto last = app_.store.read().last_seq();
  if (last != seen_) changed_ = now;
  seen_ = last;
  return now - changed_ >= kQuiet || now - behind_since_ >= kLongest;
}

void ReadinessFollower::step() {
  try {
    if (is_time(Clock::now())) {
      keeper_.keep_up([this] { beat(); });
      behind_since_ = {};
    }
    if (app_.has_index && Clock::now() - health_ >= kBetweenHealth) {
      health_ = Clock::now();
      keeper_.note_health();
    }
    failures_ = 0;
  } catch (const std::exception& error) {
    ++failures_;
    base::log(base::LogLevel::kError, "readiness_failed", {{"why", error.what()}});
  }
}

}  // namespace portal::jobs

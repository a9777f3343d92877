#include "portal/jobs/runner.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/log.hpp"
#include "catalog/base/random.hpp"
#include "portal/jobs/schedule.hpp"

namespace portal::jobs {
namespace {

using catalog::queue::Job;
using catalog::queue::Outcome;

constexpr std::chrono::seconds kTick{1};
constexpr std::chrono::seconds kBetweenBeats{10};
constexpr int kMostDoublings = 6;  // of the tick while the queue cannot be used: 64 s
constexpr std::size_t kNameBytes = 8;

const char* kStopped = "job_interrupted";
const char* kTaken = "job_taken";

}  // namespace

Runner::Runner(catalog::store::Store& store, std::chrono::minutes zone, std::vector<Kind> kinds)
    : store_(store),
      queue_(store),
      zone_(zone),
      kinds_(std::move(kinds)),
      name_(base::random_hex(kNameBytes)) {}

Runner::~Runner() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Runner::start() {
  thread_ = std::thread([this] { run(); });
}

void Runner::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    const bool did_one = try_step();
    lock.lock();
    if (!did_one)
      wake_.wait_for(lock, kTick * (1 << std::min(failures_, kMostDoublings)),
                     [this] { return stopping_.load(); });
  }
}

// A store that cannot be used just then (a full disk) is told of, and tried again later.
bool Runner::try_step() {
  try {
    const bool did_one = step();
    failures_ = 0;
    return did_one;
  } catch (const std::exception& error) {
    ++failures_;
    base::log(base::LogLevel::kError, "jobs_stalled", {{"why", error.what()}});
    return false;
  }
}

bool Runner::step() {
  if (const auto lost = queue_.interrupt_lost(name_, true); lost > 0)
    base::log(base::LogLevel::kWarning, "jobs_interrupted", {{"count", std::to_string(lost)}});
  queue_daily(queue_, kinds_, zone_);
  const auto job = queue_.lease(name_);
  if (job) do_job(*job);
  return job.has_value();
}

void Runner::beat(const Job& job) {
  if (stopping_) throw base::Error(base::ErrorCode::kUnavailable, "job_interrupted");
  const base::Time now = base::now();
  if (now >= last_beat_ && now - last_beat_ < kBetweenBeats) return;
  last_beat_ = now;
  if (!queue_.beat(job)) throw base::Error(base::ErrorCode::kConflict, "job_taken");
}

void Runner::do_job(const Job& job) {
  Outcome outcome = Outcome::kFailed;
  base::Message message;
  last_beat_ = base::now();
  try {
    const auto kind = std::ranges::find(kinds_, job.kind, &Kind::name);
    if (kind == kinds_.end())
      throw base::Error(base::ErrorCode::kNotFound, "job_kind_unknown", {{"kind", job.kind}});
    message = kind->run({store_, job, zone_, [&] { beat(job); }});
    outcome = Outcome::kDone;
  } catch (const base::Error& error) {
    message = error.message();
    if (message.key == kTaken) return;
    if (message.key == kStopped) outcome = Outcome::kInterrupted;
  } catch (const std::exception& error) {
    message = {"job_failed", {{"why", error.what()}}};
  }
  queue_.end(job, outcome, message);
  base::log(outcome == Outcome::kFailed ? base::LogLevel::kError : base::LogLevel::kInfo,
            "job_ended",
            {{"kind", job.kind},
             {"key", job.key},
             {"outcome", catalog::queue::to_string(outcome)},
             {"message", base::say(message, "en")}});
}

}  // namespace portal::jobs

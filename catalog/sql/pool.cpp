#include "catalog/sql/pool.hpp"

#include <chrono>
#include <utility>

#include "catalog/base/error.hpp"

namespace catalog::sql {
namespace {

constexpr std::size_t kIdleReaders = 16;
constexpr std::chrono::seconds kPatience{30};
constexpr std::chrono::milliseconds kLongHold{50};
constexpr std::chrono::milliseconds kRest{5};  // longer than others wait between two looks

}  // namespace

ReadLease::ReadLease(Pool& pool, std::unique_ptr<Connection> connection)
    : pool_(&pool), connection_(std::move(connection)) {}

ReadLease::~ReadLease() {
  if (!connection_) return;
  connection_->set_deadline(std::nullopt);
  const std::lock_guard guard(pool_->mutex_);
  if (pool_->idle_.size() < kIdleReaders) pool_->idle_.push_back(std::move(connection_));
}

// A condition instead of a timed mutex: the thread sanitiser of g++ 12 does not know how those
// lock.
WriteLease::WriteLease(Pool& pool) : pool_(pool) {
  const auto me = std::this_thread::get_id();
  std::unique_lock guard(pool_.mutex_);
  if (pool_.writing_thread_ == me) throw base::Error(base::ErrorCode::kInternal, "internal");
  const auto is_free = [this] { return pool_.writing_thread_ == std::thread::id(); };
  if (!pool_.writing_ended_.wait_for(guard, kPatience, is_free))
    throw base::Error(base::ErrorCode::kUnavailable, "store_busy");
  pool_.writing_thread_ = me;
  const auto rest_end = pool_.rest_end_;
  guard.unlock();
  std::this_thread::sleep_until(rest_end);
  start_ = std::chrono::steady_clock::now();
}

WriteLease::~WriteLease() {
  pool_.stopped_ = pool_.writer_.has_stopped();
  const auto now = std::chrono::steady_clock::now();
  {
    const std::lock_guard guard(pool_.mutex_);
    if (now - start_ > kLongHold) pool_.rest_end_ = now + kRest;
    pool_.writing_thread_ = {};
  }
  pool_.writing_ended_.notify_one();
}

Connection& WriteLease::connection() {
  return pool_.writer_;
}

Pool::Pool(const std::filesystem::path& database) : path_(database), writer_({.path = database}) {}

ReadLease Pool::read() {
  {
    const std::lock_guard guard(mutex_);
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return ReadLease(*this, std::move(connection));
    }
  }
  return ReadLease(
      *this, std::make_unique<Connection>(Connection::Options{.path = path_, .read_only = true}));
}

}  // namespace catalog::sql

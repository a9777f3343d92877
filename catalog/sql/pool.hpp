#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "catalog/sql/database.hpp"

namespace catalog::sql {

class Pool;

/// A reading connection of a pool; goes back to it at the end of its life.
class ReadLease {
 public:
  ReadLease(Pool& pool, std::unique_ptr<Connection> connection);
  ReadLease(ReadLease&&) noexcept = default;
  ReadLease& operator=(ReadLease&&) = delete;
  ~ReadLease();
  Connection& connection() { return *connection_; }

 private:
  Pool* pool_;
  std::unique_ptr<Connection> connection_;
};

/// The writing connection of a pool, held by one thread at a time. After a long hold the next one
/// in this process waits some milliseconds, so that an import lets other processes write between.
class WriteLease {
 public:
  /// Errors: kUnavailable when other threads write for half a minute; kInternal when this thread
  /// holds the connection already.
  explicit WriteLease(Pool& pool);
  ~WriteLease();
  WriteLease(const WriteLease&) = delete;
  WriteLease& operator=(const WriteLease&) = delete;
  Connection& connection();

 private:
  Pool& pool_;
  std::chrono::steady_clock::time_point start_;
};

/// One writing connection and as many reading ones as there are readers at a time.
/// Thread: any. Leases must not outlive the pool.
class Pool {
 public:
  explicit Pool(const std::filesystem::path& database);

  ReadLease read();
  WriteLease write() { return WriteLease(*this); }
  /// Whether a flush to the disk failed: nothing is written any more until the program restarts.
  bool has_stopped() const { return stopped_; }

 private:
  friend class ReadLease;
  friend class WriteLease;

  std::filesystem::path path_;
  Connection writer_;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;  // of all below
  std::vector<std::unique_ptr<Connection>> idle_;
  std::thread::id writing_thread_;  // no thread's when nobody writes
  std::condition_variable writing_ended_;
  std::chrono::steady_clock::time_point rest_end_;
};

}  // namespace catalog::sql

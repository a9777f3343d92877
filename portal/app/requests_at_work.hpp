#pragma once

#include <mutex>
#include <set>
#include <string>
#include <utility>

namespace portal::app {

/// The requests that are being answered, by a name of their own, so that the same one is not
/// answered twice at once. Thread: any.
class RequestsAtWork {
 public:
  /// False: one of that name is being answered.
  bool begin(const std::string& name) {
    const std::lock_guard lock(mutex_);
    return names_.insert(name).second;
  }
  void end(const std::string& name) {
    const std::lock_guard lock(mutex_);
    names_.erase(name);
  }

 private:
  std::mutex mutex_;
  std::set<std::string> names_;
};

/// Says so of one request as long as it lives.
class AtWork {
 public:
  AtWork(RequestsAtWork& all, std::string name)
      : all_(all), name_(std::move(name)), is_alone_(all_.begin(name_)) {}
  ~AtWork() {
    if (is_alone_) all_.end(name_);
  }
  AtWork(const AtWork&) = delete;
  AtWork& operator=(const AtWork&) = delete;
  /// False: another of that name is being answered.
  bool is_alone() const { return is_alone_; }

 private:
  RequestsAtWork& all_;
  const std::string name_;
  const bool is_alone_;
};

}  // namespace portal::app

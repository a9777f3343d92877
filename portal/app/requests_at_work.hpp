#pragma once

#include <mutex>
#include <set>
#include <string>

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

}  // namespace portal::app

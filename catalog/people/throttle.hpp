#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "catalog/base/clock.hpp"

namespace catalog::people {

/// Slows down whoever guesses. Each try of a key (an account's name, an address) is counted when it
/// begins, so that tries at the same time count too, and taken back when it was right. After
/// `free` wrong ones each further one must wait, first `first_wait`, then twice as long each time,
/// at most `most_wait`; after twice `most_wait` without a try all is forgotten.
/// Limits: `most_keys` are remembered; of more, those that tried longest ago are forgotten.
/// Thread: any.
class Throttle {
 public:
  struct Limits {
    int free = 5;
    std::chrono::seconds first_wait{30};
    std::chrono::seconds most_wait{900};
    std::size_t most_keys = 10'000;
  };

  explicit Throttle(Limits limits) : limits_(limits) {}

  /// Counts a try; how long it has to wait instead, 0 when it may go on. One that has to wait is
  /// not counted.
  std::chrono::seconds enter(const std::string& key, base::Time now);
  /// The try was right: all its key's are forgotten.
  void forget(const std::string& key);
  /// The try said nothing about the key: as if it had not been.
  void take_back(const std::string& key);

  std::size_t size() const;

 private:
  struct Entry {
    std::string key;
    int tries = 0;
    base::Time last{};
  };
  using Place = std::list<Entry>::iterator;

  std::chrono::seconds wait_after(int tries) const;
  Entry& entry_of(const std::string& key);
  void drop(const std::string& key);

  Limits limits_;
  mutable std::mutex mutex_;  // of all below
  std::list<Entry> entries_;  // tried last stands first
  std::unordered_map<std::string_view, Place> places_;
};

}  // namespace catalog::people

#include "catalog/people/throttle.hpp"

#include <algorithm>

namespace catalog::people {
namespace {

// Tries of several threads come in any order; only a clock that was set back by more counts.
constexpr std::chrono::minutes kClockSlack{1};

}  // namespace

std::chrono::seconds Throttle::wait_after(int tries) const {
  if (tries < limits_.free) return std::chrono::seconds(0);
  auto wait = limits_.first_wait;
  for (int i = limits_.free; i < tries && wait < limits_.most_wait; ++i) wait *= 2;
  return std::min(wait, limits_.most_wait);
}

Throttle::Entry& Throttle::entry_of(const std::string& key) {
  const auto found = places_.find(key);
  if (found != places_.end()) {
    entries_.splice(entries_.begin(), entries_, found->second);
    return entries_.front();
  }
  if (entries_.size() >= limits_.most_keys) {
    places_.erase(entries_.back().key);
    entries_.pop_back();
  }
  entries_.push_front({key, 0, {}});
  places_.emplace(entries_.front().key, entries_.begin());
  return entries_.front();
}

std::chrono::seconds Throttle::enter(const std::string& key, base::Time now) {
  const std::lock_guard lock(mutex_);
  Entry& entry = entry_of(key);
  // A clock that was set back forgives, too: nobody waits for the old time to come again.
  if (now < entry.last - kClockSlack || now - entry.last >= 2 * limits_.most_wait) {
    entry.tries = 0;
    entry.last = {};
  }
  const base::Time free_at = entry.last + wait_after(entry.tries);
  if (now < free_at) return std::chrono::ceil<std::chrono::seconds>(free_at - now);
  ++entry.tries;
  entry.last = now;
  return std::chrono::seconds(0);
}

void Throttle::drop(const std::string& key) {
  const auto found = places_.find(key);
  if (found == places_.end()) return;
  const Place place = found->second;
  places_.erase(found);
  entries_.erase(place);
}

void Throttle::forget(const std::string& key) {
  const std::lock_guard lock(mutex_);
  drop(key);
}

void Throttle::take_back(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = places_.find(key);
  if (found == places_.end()) return;
  if (--found->second->tries <= 0) drop(key);
}

std::size_t Throttle::size() const {
  const std::lock_guard lock(mutex_);
  return entries_.size();
}

}  // namespace catalog::people

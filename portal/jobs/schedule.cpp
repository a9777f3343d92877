#include "portal/jobs/schedule.hpp"

namespace portal::jobs {

std::string local_date(base::Time time, std::chrono::minutes zone) {
  return base::format_time(time + zone).substr(0, 10);
}

base::Time last_occurrence(base::Time now, std::chrono::minutes time_of_day,
                           std::chrono::minutes zone) {
  using std::chrono::days;
  const base::Time here = now + zone;
  const base::Time today = std::chrono::floor<days>(here) + time_of_day;
  return (today <= here ? today : today - days(1)) - zone;
}

int queue_daily(catalog::queue::Queue& queue, const std::vector<Kind>& kinds,
                std::chrono::minutes zone) {
  int queued = 0;
  for (const Kind& kind : kinds) {
    if (!kind.daily_at) continue;
    const base::Time due = last_occurrence(base::now(), *kind.daily_at, zone);
    const std::string key = kind.name + "/" + local_date(due, zone);
    if (queue.has(key)) continue;
    queued += queue.add({.kind = kind.name, .key = key, .due = due}) ? 1 : 0;
  }
  return queued;
}

}  // namespace portal::jobs

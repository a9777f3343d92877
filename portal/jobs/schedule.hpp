#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/queue/queue.hpp"
#include "portal/jobs/kind.hpp"

namespace portal::jobs {

/// The day of a moment by the portal's clock, `zone` ahead of UTC: "2026-05-18".
std::string local_date(base::Time time, std::chrono::minutes zone);

/// The last moment up to `now` at which the portal's clock showed that time of day.
base::Time last_occurrence(base::Time now, std::chrono::minutes time_of_day,
                           std::chrono::minutes zone);

/// Queues the daily jobs whose time has come today and that are not queued yet. Days on which the
/// portal did not run are not made up for: a job is for the last time that it was due. Answers how
/// many were queued.
int queue_daily(catalog::queue::Queue& queue, const std::vector<Kind>& kinds,
                std::chrono::minutes zone);

}  // namespace portal::jobs

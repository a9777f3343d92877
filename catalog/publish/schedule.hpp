#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "catalog/base/clock.hpp"
#include "catalog/base/message.hpp"
#include "catalog/store/workflow.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::publish {

/// Publication at a minute that was said before. A job of the queue does it; whether it is still
/// wanted stands in the schedule, so that it is done once, and not after it was called off.

/// The longest time ahead.
inline constexpr std::chrono::days kMostAhead{5 * 366};

/// The minute that a text names: RFC 3339 with zone, or without one by the portal's clock, `zone`
/// ahead of UTC: "2026-12-01T08:00+07:00", "2026-12-01T08:00".
/// Errors: kInvalidData "schedule_time_bad", "schedule_time_past", "schedule_time_far".
base::Time read_minute(std::string_view text, std::chrono::minutes zone);

/// Notes what is to be published when, and queues the job of it. The state of the dataset, or of
/// its working copy, is the caller's to change.
void schedule(store::WriteTransaction& transaction, const store::Schedule& schedule);

/// Does what is scheduled for a dataset at that very time, and answers what was done. What cannot
/// be published by then (errors of the rules, a conflict, a second person missing) becomes a draft
/// again, with the reason in its history. Doing it twice does no harm.
/// Errors: as publish().
base::Message publish_due(store::WriteTransaction& transaction, const std::string& dataset,
                          base::Time due);

}  // namespace catalog::publish

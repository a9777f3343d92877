#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/base/clock.hpp"
#include "catalog/base/json.hpp"
#include "catalog/base/message.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::publish {

/// Files that are there but not handed out before a time: a dataset or a distribution states it as
/// "available" (dct:available). It holds by the clock; a job of the queue only tells followers, so
/// that pages, feeds and caches show it.

/// The moment from which on a text says that something is available: a date-time, or the beginning
/// of a day, month or year by the portal's clock, `zone` ahead of UTC. Nothing when it is no date.
std::optional<base::Time> available_from(std::string_view text, std::chrono::minutes zone);

/// When the files of a distribution are handed out: the later of what the dataset and the
/// distribution say; nothing when neither says anything.
std::optional<base::Time> available_from(const base::Json& document, const base::Json& distribution,
                                         std::chrono::minutes zone);

/// Queues a job for each time that lies ahead.
void await_files(store::WriteTransaction& transaction, const std::string& dataset,
                 const base::Json& document);

/// What that job does: logs a change of the dataset when its time has come and it still says so.
base::Message tell_available(store::WriteTransaction& transaction, const std::string& dataset,
                             const std::string& text, std::chrono::minutes zone);

}  // namespace catalog::publish

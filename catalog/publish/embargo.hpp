#pragma once

#include <chrono>
#include <string>

#include "catalog/base/json.hpp"
#include "catalog/base/message.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::publish {

/// Files that are there but not handed out before a time: a dataset or a distribution states it as
/// "available" (dct:available). It holds by the clock; a job of the queue only tells followers, so
/// that pages, feeds and caches show it.

/// Queues a job for each time that lies ahead.
void await_files(store::WriteTransaction& transaction, const std::string& dataset,
                 const base::Json& document);

/// What that job does: logs a change of the dataset when its time has come and it still says so.
base::Message tell_available(store::WriteTransaction& transaction, const std::string& dataset,
                             const std::string& text, std::chrono::minutes zone);

}  // namespace catalog::publish

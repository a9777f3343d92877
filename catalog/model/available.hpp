#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "catalog/base/clock.hpp"
#include "catalog/base/json.hpp"

namespace catalog {

/// From when on something can be had: "available" (dct:available) of a dataset or a distribution.

/// The moment from which on a text says that something is available: a date-time, or the beginning
/// of a day, month or year by the portal's clock, `zone` ahead of UTC. Nothing when it is no date.
std::optional<base::Time> available_from(std::string_view text, std::chrono::minutes zone);

/// When the files of a distribution are handed out: the later of what the dataset and the
/// distribution say; nothing when neither says anything.
std::optional<base::Time> available_from(const base::Json& document, const base::Json& distribution,
                                         std::chrono::minutes zone);

}  // namespace catalog

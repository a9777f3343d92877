#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/base/clock.hpp"

namespace portal::web {

/// "1.234.567" in Vietnamese, "1,234,567" in English.
std::string format_count(std::int64_t count, std::string_view language);

/// A decimal with at most `digits` digits after its point ("," in Vietnamese), none when they
/// are 0.
std::string format_decimal(double value, int digits, std::string_view language);

/// Bytes for people: "512 byte", "12,3 kB", "1,2 GB".
/// Units: powers of 1000, as the SI means kB.
std::string format_size(std::int64_t bytes, std::string_view language);

/// A date as it is written in the catalogue, told as exactly as it is known: "2024",
/// "2024-11", "2024-11-02" or RFC 3339 become "2024", "11/2024", "02/11/2024" in Vietnamese and
/// "2024", "November 2024", "2 November 2024" in English. Anything else stays as it is.
std::string format_date(std::string_view date, std::string_view language);

/// A zone as it is set, "+07:00" or "Z": what it is ahead of UTC, at most 14 hours either way.
std::optional<std::chrono::minutes> read_zone(std::string_view zone);

/// The day of a zone's clock, as days since 1970-01-01.
std::int64_t day_of(base::Time time, std::chrono::minutes zone);

/// With hour and minute, in a zone that is named: "02/11/2024 21:05 (UTC+7)".
std::string format_moment(base::Time time, std::chrono::minutes zone, std::string_view language);

/// From one date to another, either of them possibly empty: "2020 – 2024", "from 2020".
std::string format_period(std::string_view from, std::string_view to, std::string_view language);

/// A duration of ISO 8601 in words: "P1Y" is "1 year", "PT1H30M" "1 hour 30 minutes"; "" for what
/// is none.
std::string format_duration(std::string_view iso, std::string_view language);

/// How long ago, in words: "today", "3 days ago", "2 years ago"; "" for times to come. Both times
/// are those of the reader's clock: days are counted from midnight to midnight.
std::string format_age(base::Time then, base::Time now, std::string_view language);

/// The first moment of a date of the catalogue ("2024", "2024-11", a day or a time).
std::optional<base::Time> read_date(std::string_view date);

}  // namespace portal::web

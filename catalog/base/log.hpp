#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace base {

enum class LogLevel { kDebug, kInfo, kWarning, kError };

/// Writes one event as one JSON line to standard error: {"time","level","event",…fields}.
/// `event` is a verb of the past in snake_case. Never a secret, never what a citizen searched for.
/// Thread: any.
void log(LogLevel level, std::string_view event,
         std::initializer_list<std::pair<std::string_view, std::string_view>> fields = {});

/// Events below `level` are dropped; kInfo until set.
void set_log_level(LogLevel level);

}  // namespace base

#include "catalog/base/log.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <array>

#include "catalog/base/clock.hpp"
#include "catalog/base/json.hpp"

namespace base {
namespace {

// The line is made by our own JSON writer: spdlog's pattern does not escape what it is given.
spdlog::logger& logger() {
  static spdlog::logger instance = [] {
    spdlog::logger made("portal", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made.set_pattern("%v");
    made.set_level(spdlog::level::info);
    return made;
  }();
  return instance;
}

constexpr std::array<const char*, 4> kNames = {"debug", "info", "warning", "error"};
constexpr std::array<spdlog::level::level_enum, 4> kLevels = {
    spdlog::level::debug, spdlog::level::info, spdlog::level::warn, spdlog::level::err};

}  // namespace

void log(LogLevel level, std::string_view event,
         std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
  const auto at = static_cast<std::size_t>(level);
  if (!logger().should_log(kLevels[at])) return;
  std::string line = R"({"time":")" + format_time(now()) + R"(","level":")" + kNames[at] + '"';
  line += R"(,"event":)";
  append_json_string(line, event);
  for (const auto& [name, value] : fields) {
    line += ',';
    append_json_string(line, name);
    line += ':';
    append_json_string(line, value);
  }
  logger().log(kLevels[at], "{}", line + "}");
}

void set_log_level(LogLevel level) {
  logger().set_level(kLevels[static_cast<std::size_t>(level)]);
}

}  // namespace base

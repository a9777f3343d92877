#include "portal/cli/settings.hpp"

#include <cstdio>

#include "catalog/base/error.hpp"
#include "catalog/base/log.hpp"
#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"
#include "catalog/store/restore.hpp"
#include "portal/cli/command.hpp"

namespace portal::cli {
namespace {

base::LogLevel level_of(const std::string& name) {
  if (name == "debug") return base::LogLevel::kDebug;
  if (name == "warning") return base::LogLevel::kWarning;
  return name == "error" ? base::LogLevel::kError : base::LogLevel::kInfo;
}

app::Config read_settings(const Common& common) {
  app::Config config = app::read_config(common.data, common.config);
  base::set_log_level(level_of(config.log_level));
  return config;
}

}  // namespace

app::Config settings_of(const Common& common) {
  std::error_code failure;
  std::filesystem::create_directories(common.data, failure);
  if (failure)
    throw base::Error(base::ErrorCode::kUnavailable, "folder_unusable",
                      {{"folder", common.data}, {"why", failure.message()}});
  return read_settings(common);
}

app::Config settings_of_store(const Common& common) {
  const std::filesystem::path folder = common.data;
  std::error_code ignored;
  // A restore that was cut off may have moved the database away; opening completes it.
  if (!std::filesystem::exists(folder / "catalog.db", ignored) &&
      !catalog::store::is_restore_unfinished(folder))
    throw base::Error(base::ErrorCode::kNotFound, "store_missing",
                      {{"folder", base::repair_utf8(common.data)}});
  return read_settings(common);
}

std::string sentence(const std::string& key, std::map<std::string, std::string> arguments) {
  return base::say({key, std::move(arguments)}, "en");
}

int run_config(const Common& common) {
  std::printf("%s", app::write_settings(settings_of_store(common)).c_str());
  return kDone;
}

int run_version() {
  std::printf("portal %s (%s build, g++ %s)\n%s\n", PORTAL_VERSION, PORTAL_BUILD, __VERSION__,
              PORTAL_LIBRARIES);
  return kDone;
}

}  // namespace portal::cli

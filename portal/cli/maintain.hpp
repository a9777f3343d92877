#pragma once

#include <string>

#include "portal/cli/settings.hpp"

namespace portal::cli {

struct MaintainOptions {
  std::string file;
  std::string format = "text";
};

int run_reindex(const Common& common);
int run_check(const Common& common, const MaintainOptions& options);
int run_backup(const Common& common, const MaintainOptions& options);
int run_restore(const Common& common, const MaintainOptions& options);

}  // namespace portal::cli

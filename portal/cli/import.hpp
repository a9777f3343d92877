#pragma once

#include <string>
#include <vector>

#include "portal/cli/settings.hpp"

namespace portal::cli {

struct ImportOptions {
  std::vector<std::string> files;
  std::string format;
  std::string agency;
  std::string source;
  std::string report;
  std::string base_url;
  bool dry_run = false;
};

/// Takes documents in. Exit code 0 when all records were taken, 1 when some were refused, 2 when a
/// file could not be read.
int run_import(const Common& common, const ImportOptions& options);

}  // namespace portal::cli

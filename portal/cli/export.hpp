#pragma once

#include <string>

#include "portal/cli/settings.hpp"

namespace portal::cli {

struct ExportOptions {
  std::string format = "turtle";
  std::string output;
  std::string base_url;
};

/// Writes the whole public catalogue; a file appears only when it is whole.
int run_export(const Common& common, const ExportOptions& options);

}  // namespace portal::cli

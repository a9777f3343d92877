#pragma once

#include <string>

#include "portal/cli/settings.hpp"

namespace portal::cli {

struct DemoOptions {
  std::string folder;  // as deploy/demo/make.py wrote it
};

/// Loads agencies, datasets and files of the demonstration catalogue; a second run changes nothing.
int run_demo(const Common& common, const DemoOptions& options);

}  // namespace portal::cli

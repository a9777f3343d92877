#pragma once

#include <string>

#include "portal/cli/settings.hpp"

namespace portal::cli {

struct DemoOptions {
  std::string folder;  // as deploy/demo/make.py wrote it
  bool remove = false;
};

/// Loads agencies, datasets and files of the demonstration catalogue; a second run changes nothing.
/// With `remove` its records are withdrawn instead, and its agencies closed that have nothing else.
/// Errors: kConflict "demo_edited" with the records when one was changed by somebody since: then
/// nothing is removed. kNotFound "demo_none".
int run_demo(const Common& common, const DemoOptions& options);

}  // namespace portal::cli

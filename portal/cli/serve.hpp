#pragma once

#include <string>

#include "portal/cli/settings.hpp"

namespace portal::cli {

struct ServeOptions {
  std::string listen;
  std::string base_url;
};

/// Serves until SIGTERM or SIGINT; then lets running answers end and answers 0.
/// Errors: kConflict when another process serves the folder; kUnavailable when the address is
/// taken.
int run_serve(const Common& common, const ServeOptions& options);

}  // namespace portal::cli

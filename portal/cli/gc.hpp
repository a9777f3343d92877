#pragma once

#include "portal/cli/settings.hpp"

namespace portal::cli {

struct GcOptions {
  bool dry_run = false;
};

/// Removes uploaded files that no revision names, and tells which; may run beside the server.
int run_gc(const Common& common, const GcOptions& options);

}  // namespace portal::cli

#pragma once

#include "portal/cli/settings.hpp"

namespace portal::cli {

/// The job that a running portal does for run_readiness_rebuild().
inline constexpr const char* kReadinessJob = "readiness";

/// Fills what readiness is counted from anew, compares it with what was there, and counts all
/// figures: here, or by the server that serves the folder.
int run_readiness_rebuild(const Common& common);

}  // namespace portal::cli

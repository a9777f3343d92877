#pragma once

#include <string>

#include "portal/cli/settings.hpp"

namespace portal::cli {

struct AssessOptions {
  std::string agency;
  std::string language = "en";
  std::string format = "text";
};

/// Prints the readiness figures, as the pages show them; 1 when the last measurement failed or
/// nothing was ever measured. Errors: kNotFound "agency_unknown".
int run_assess(const Common& common, const AssessOptions& options);

}  // namespace portal::cli

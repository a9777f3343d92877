#pragma once

#include <string>

#include "portal/cli/settings.hpp"

namespace portal::cli {

struct AuditOptions {
  std::string agency;
  std::string actor;
  std::string since;
  std::string format = "text";
};

/// Prints the audit log, the oldest entry first: as a table, or as JSON lines with all that the
/// chain is made of.
/// Errors: kNotFound "audit_since_bad" when `since` is no date.
int run_audit(const Common& common, const AuditOptions& options);

}  // namespace portal::cli

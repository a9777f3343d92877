#pragma once

#include <cstdint>
#include <string>

#include "portal/cli/settings.hpp"

namespace portal::cli {

struct JobsOptions {
  std::string kind;  // to run
  std::int64_t limit = 50;
};

/// Prints the jobs that wait or run.
int run_jobs_list(const Common& common);

/// Prints the last attempts, one line each, the latest first.
int run_jobs_history(const Common& common, const JobsOptions& options);

/// Queues a job of a kind that needs nothing to be told, and has it done: here, or by the server
/// that serves the folder, which takes it up within a second.
/// Errors: kNotFound "job_kind_unknown" with the kinds there are.
int run_job_now(const Common& common, const JobsOptions& options);

}  // namespace portal::cli

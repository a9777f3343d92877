#pragma once

#include <string>
#include <vector>

#include "catalog/base/error.hpp"

namespace portal::cli {

/// Exit codes of the program.
enum ExitCode : int {
  kDone = 0,
  kRefused = 1,      // some input was refused, or a check found something
  kWrongUse = 2,     // the command line, or a file that cannot be read
  kEnvironment = 3,  // disk, network, another process
};

/// Runs `portal` with its arguments (without the program's name); answers the exit code.
/// Errors: base::Error, for main() to tell in a sentence.
int run(std::vector<std::string> arguments);

/// The exit code for an operation that ended with this error.
int exit_code_of(base::ErrorCode code);

}  // namespace portal::cli

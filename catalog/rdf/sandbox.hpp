#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace catalog::rdf {

/// What a child process may use.
struct SandboxLimits {
  std::size_t memory = 128u << 20;  // bytes beside what the parent had when it forked
  int cpu_seconds = 20;
  int seconds = 60;  // by the clock on the wall
};

enum class SandboxEnd {
  kFinished,     // `work` returned
  kStopped,      // `take` answered false
  kOutOfTime,    // one of the time limits
  kOutOfMemory,  // an allocation of ours failed
  kDied,         // a signal, or an exit that was not ours
  kNotStarted,   // no process or pipe to be had
};

/// Runs `work` in a forked child process that can do nothing but compute and write to the pipe it
/// is given: no files, no network, no other processes, limited memory and time. `take` gets the
/// bytes in the caller's process as they come and answers whether to go on.
///
/// `work` must not touch locks that another thread may have held at the fork (logging, static
/// variables being made); standard memory allocation is safe. The child never returns from it, and
/// is gone when this returns.
/// Thread: any; other threads may run.
SandboxEnd run_in_sandbox(const std::function<void(int pipe)>& work,
                          const std::function<bool(std::string_view)>& take,
                          const SandboxLimits& limits);

/// For `work`: writes all bytes; ends the child when nobody reads any more.
void write_to_pipe(int pipe, std::string_view bytes);

}  // namespace catalog::rdf

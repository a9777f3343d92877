#pragma once

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <string_view>

namespace base {

/// What a sandbox may use.
struct SandboxLimits {
  std::size_t memory = 128u << 20;  // bytes beside what the program takes when it starts
  int cpu_seconds = 20;
  int seconds = 60;  // by the clock on the wall
};

enum class SandboxEnd {
  kFinished,     // the work returned
  kStopped,      // `take` answered false
  kOutOfTime,    // one of the time limits
  kOutOfMemory,  // an allocation of ours failed
  kDied,         // a signal, or an exit that was not ours
  kNotStarted,   // no process, pipe or memory to be had
};

/// A piece of work for a process of its own: reads `input`, writes its answer to `pipe`. Made as a
/// constant outside of functions; making it registers it under its name, which has to be unique in
/// the program.
class SandboxWork {
 public:
  using Function = void (*)(std::string_view input, int pipe);

  SandboxWork(const char* name, Function function);
  SandboxWork(const SandboxWork&) = delete;
  SandboxWork& operator=(const SandboxWork&) = delete;

  const char* name() const { return name_; }

  /// Nothing if no work has that name.
  static const SandboxWork* find(std::string_view name);
  void operator()(std::string_view input, int pipe) const { function_(input, pipe); }

 private:
  const char* name_;
  Function function_;
  const SandboxWork* next_;
};

/// Starts this program once more to do `work`, as a process that can do nothing but compute and
/// write to its pipe: no files, no network, no other processes, nothing of the caller's memory but
/// the `input` (its parts, one after another), limited memory and time. `take` gets the bytes in
/// the caller's process as they come and answers whether to go on. The process is gone when this
/// returns.
///
/// A program started anew, not a fork: a fork of a program with threads has the locks that other
/// threads held, with nobody left to open them.
/// Thread: any; other threads may run.
SandboxEnd run_in_sandbox(const SandboxWork& work, std::initializer_list<std::string_view> input,
                          const std::function<bool(std::string_view)>& take,
                          const SandboxLimits& limits);

/// To be called first in main(). Returns at once in a program that a person started; in one that
/// `run_in_sandbox` started does the work and ends the process. Without it no sandbox starts.
void be_sandbox_if_asked(int count, char** values);

/// For the work: writes all bytes; ends the process when nobody reads any more.
void write_to_pipe(int pipe, std::string_view bytes);

}  // namespace base

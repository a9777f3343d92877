#include "catalog/rdf/sandbox.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <string>
#include <thread>
#include <vector>

namespace catalog::rdf {
namespace {

struct Outcome {
  SandboxEnd end = SandboxEnd::kNotStarted;
  std::string written;
};

Outcome run(const std::function<void(int)>& work, SandboxLimits limits = {}) {
  Outcome outcome;
  outcome.end = run_in_sandbox(
      work, [&](std::string_view bytes) { return outcome.written += bytes, true; }, limits);
  return outcome;
}

bool has_children() {
  return waitpid(-1, nullptr, WNOHANG) >= 0 || errno != ECHILD;
}

TEST(Sandbox, PassesOnAllThatItsWorkWrites) {
  const std::string much(5'000'000, 'x');
  const Outcome outcome = run([&](int pipe) { write_to_pipe(pipe, much); });
  EXPECT_EQ(outcome.end, SandboxEnd::kFinished);
  EXPECT_EQ(outcome.written, much);
  EXPECT_FALSE(has_children());
}

TEST(Sandbox, HasNoFilesNoNetworkNoProcesses) {
  const Outcome outcome = run([](int pipe) {
    const bool file = open("/etc/hostname", O_RDONLY) >= 0;
    const bool net = socket(AF_INET, SOCK_STREAM, 0) >= 0;
    const bool process = fork() >= 0;
    const bool descriptor = write(4, "x", 1) >= 0;
    const bool signalled = kill(getppid(), 0) == 0;
    write_to_pipe(pipe, file || net || process || descriptor || signalled ? "open" : "shut");
  });
  EXPECT_EQ(outcome.written, "shut");
}

TEST(Sandbox, TellsHowItsWorkEnded) {
  EXPECT_EQ(run([](int) { _exit(3); }).end, SandboxEnd::kDied);
  EXPECT_EQ(run([](int) { *static_cast<volatile int*>(nullptr) = 1; }).end, SandboxEnd::kDied);
  const auto hoard = [](int) {
    std::vector<std::string> all;
    for (;;) all.emplace_back(10'000'000, 'x');
  };
  SandboxLimits small;
  small.memory = 50'000'000;
  const SandboxEnd end = run(hoard, small).end;
  EXPECT_TRUE(end == SandboxEnd::kOutOfMemory || end == SandboxEnd::kDied);
  EXPECT_FALSE(has_children());
}

TEST(Sandbox, StopsWorkThatTakesTooLong) {
  const auto spin = [](int) {
    for (volatile bool on = true; on;) continue;
  };
  SandboxLimits computing;
  computing.cpu_seconds = 1;
  EXPECT_EQ(run(spin, computing).end, SandboxEnd::kOutOfTime);
  SandboxLimits waiting;
  waiting.seconds = 1;
  EXPECT_EQ(run(spin, waiting).end, SandboxEnd::kOutOfTime);
  EXPECT_FALSE(has_children());
}

TEST(Sandbox, StopsWhenTheReaderWantsNoMore) {
  const SandboxEnd end = run_in_sandbox(
      [](int pipe) {
        for (;;) write_to_pipe(pipe, std::string(100'000, 'x'));
      },
      [](std::string_view) { return false; }, {});
  EXPECT_EQ(end, SandboxEnd::kStopped);
  EXPECT_FALSE(has_children());
}

// glibc holds its heap still while a process forks. The allocator of the address sanitiser does
// not, and would leave its locks held in the child: there the others only keep the processors busy.
void busy_the_heap() {
#if defined(__SANITIZE_ADDRESS__)
  std::this_thread::yield();
#else
  std::string(1000, 'x').append(1000, 'y');
#endif
}

TEST(Sandbox, WorksWhileOtherThreadsAllocate) {
  std::atomic<bool> stop = false;
  std::vector<std::thread> others;
  for (int i = 0; i < 3; ++i)
    others.emplace_back([&] {
      while (!stop) busy_the_heap();
    });
  for (int i = 0; i < 50; ++i) {
    const Outcome outcome =
        run([](int pipe) { write_to_pipe(pipe, std::string(1000, 'a') + std::to_string(1)); });
    EXPECT_EQ(outcome.written.size(), 1001u);
  }
  stop = true;
  for (auto& other : others) other.join();
}

}  // namespace
}  // namespace catalog::rdf

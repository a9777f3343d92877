#include "catalog/base/sandbox.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

namespace base {
namespace {

struct Outcome {
  SandboxEnd end = SandboxEnd::kNotStarted;
  std::string written;
};

Outcome run(const SandboxWork& work, std::string_view input = {}, SandboxLimits limits = {}) {
  Outcome outcome;
  outcome.end = run_in_sandbox(
      work, {input}, [&](std::string_view bytes) { return outcome.written += bytes, true; },
      limits);
  return outcome;
}

bool has_children() {
  return waitpid(-1, nullptr, WNOHANG) >= 0 || errno != ECHILD;
}

const SandboxWork kEcho("echo",
                        [](std::string_view input, int pipe) { write_to_pipe(pipe, input); });

const SandboxWork kTryTheDoors("try-the-doors", [](std::string_view, int pipe) {
  std::string open_doors;
  if (open("/etc/hostname", O_RDONLY) >= 0) open_doors += "files ";
  if (socket(AF_INET, SOCK_STREAM, 0) >= 0) open_doors += "network ";
  if (fork() >= 0) open_doors += "processes ";
  if (kill(getppid(), 0) == 0) open_doors += "signals ";
  for (int other = 0; other < 64; ++other)
    if (other != pipe && other > 2 && write(other, "x", 1) >= 0) open_doors += "descriptors ";
  write_to_pipe(pipe, open_doors + "tried");
});

int memory_of_the_parent = 1;

const SandboxWork kLookAtMemory("look-at-memory", [](std::string_view, int pipe) {
  write_to_pipe(pipe, std::to_string(memory_of_the_parent));
});

const SandboxWork kLeave("leave", [](std::string_view, int) { _exit(3); });

const SandboxWork kThrow("throw", [](std::string_view, int) { throw std::bad_alloc(); });

const SandboxWork kTouchNothing("touch-nothing", [](std::string_view, int) {
  volatile std::size_t nowhere = 0;
  *reinterpret_cast<volatile int*>(nowhere) = 1;
});

const SandboxWork kHoard("hoard", [](std::string_view, int) {
  std::vector<std::string> all;
  for (;;) all.emplace_back(10'000'000, 'x');
});

const SandboxWork kSpin("spin", [](std::string_view, int) {
  for (volatile bool on = true; on;) continue;
});

const SandboxWork kTalk("talk", [](std::string_view, int pipe) {
  for (;;) write_to_pipe(pipe, std::string(100'000, 'x'));
});

TEST(Sandbox, PassesItsInputInAndItsAnswerOut) {
  const std::string much(5'000'000, 'x');
  const Outcome outcome = run(kEcho, much);
  EXPECT_EQ(outcome.end, SandboxEnd::kFinished);
  EXPECT_EQ(outcome.written, much);
  EXPECT_EQ(run(kEcho).end, SandboxEnd::kFinished);
  EXPECT_FALSE(has_children());
}

TEST(Sandbox, JoinsThePartsOfItsInput) {
  std::string written;
  run_in_sandbox(kEcho, {"one ", "", "two"},
                 [&](std::string_view bytes) { return written += bytes, true; }, {});
  EXPECT_EQ(written, "one two");
}

TEST(Sandbox, HasNoFilesNoNetworkNoProcesses) {
  EXPECT_EQ(run(kTryTheDoors).written, "tried");
}

TEST(Sandbox, KnowsNothingOfTheMemoryOfItsCaller) {
  memory_of_the_parent = 2;
  EXPECT_EQ(run(kLookAtMemory).written, "1");
}

TEST(Sandbox, TellsHowItsWorkEnded) {
  EXPECT_EQ(run(kLeave).end, SandboxEnd::kDied);
  EXPECT_EQ(run(kThrow).end, SandboxEnd::kOutOfMemory);
  EXPECT_EQ(run(kTouchNothing).end, SandboxEnd::kDied);
  SandboxLimits small;
  small.memory = 50'000'000;
  const SandboxEnd end = run(kHoard, {}, small).end;
  EXPECT_TRUE(end == SandboxEnd::kOutOfMemory || end == SandboxEnd::kDied);
  EXPECT_FALSE(has_children());
}

TEST(Sandbox, StopsWorkThatTakesTooLong) {
  SandboxLimits computing;
  computing.cpu_seconds = 1;
  EXPECT_EQ(run(kSpin, {}, computing).end, SandboxEnd::kOutOfTime);
  SandboxLimits waiting;
  waiting.seconds = 1;
  EXPECT_EQ(run(kSpin, {}, waiting).end, SandboxEnd::kOutOfTime);
  EXPECT_FALSE(has_children());
}

TEST(Sandbox, StopsWhenTheReaderWantsNoMore) {
  const SandboxEnd end = run_in_sandbox(kTalk, {}, [](std::string_view) { return false; }, {});
  EXPECT_EQ(end, SandboxEnd::kStopped);
  EXPECT_FALSE(has_children());
}

TEST(Sandbox, WorksWhileOtherThreadsAllocate) {
  std::atomic<bool> stop = false;
  std::vector<std::thread> others;
  for (int i = 0; i < 3; ++i)
    others.emplace_back([&] {
      while (!stop) std::string(1000, 'x').append(1000, 'y');
    });
  const std::string text(1001, 'a');
  for (int i = 0; i < 20; ++i) EXPECT_EQ(run(kEcho, text).written, text);
  stop = true;
  for (auto& other : others) other.join();
}

}  // namespace
}  // namespace base

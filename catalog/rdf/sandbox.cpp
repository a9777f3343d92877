#include "catalog/rdf/sandbox.hpp"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <optional>
#include <string>
#include <vector>

namespace catalog::rdf {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kOutOfMemoryCode = 71;
constexpr std::size_t kPipeBytes = 1u << 20;

#if defined(__x86_64__)
constexpr unsigned kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned kArchitecture = AUDIT_ARCH_AARCH64;
#endif

// All that computing, allocating and writing to an open pipe needs.
constexpr std::array kAllowedCalls = {
    __NR_read,         __NR_write,        __NR_writev,       __NR_close,
    __NR_exit,         __NR_exit_group,   __NR_brk,          __NR_mmap,
    __NR_munmap,       __NR_mremap,       __NR_mprotect,     __NR_madvise,
    __NR_futex,        __NR_rt_sigreturn, __NR_rt_sigaction, __NR_rt_sigprocmask,
    __NR_sigaltstack,  __NR_getpid,       __NR_gettid,       __NR_clock_gettime,
    __NR_gettimeofday, __NR_getrandom,    __NR_sched_yield,  __NR_restart_syscall,
};

sock_filter statement(unsigned code, unsigned value) {
  return {static_cast<std::uint16_t>(code), 0, 0, value};
}

sock_filter jump(unsigned code, unsigned value, std::size_t if_true, std::size_t if_false) {
  return {static_cast<std::uint16_t>(code), static_cast<std::uint8_t>(if_true),
          static_cast<std::uint8_t>(if_false), value};
}

// Every other system call answers EPERM, so that a library's attempt fails as it would on a machine
// without that file or network. A kernel without seccomp leaves the limits below.
void forbid_system_calls() {
#if defined(__x86_64__) || defined(__aarch64__)
  constexpr std::size_t count = kAllowedCalls.size();
  std::array<sock_filter, count + 5> filter;
  std::size_t at = 0;
  filter[at++] = statement(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch));
  filter[at++] = jump(BPF_JMP | BPF_JEQ | BPF_K, kArchitecture, 0, count + 1);
  filter[at++] = statement(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr));
  for (std::size_t i = 0; i < count; ++i)
    filter[at++] =
        jump(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(kAllowedCalls[i]), count - i, 0);
  filter[at++] = statement(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
  filter[at++] = statement(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  const sock_fprog program{static_cast<unsigned short>(at), filter.data()};
  prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
#endif
}

// Pages of this process, from the kernel; 0 when it does not say.
std::size_t own_pages() {
  char text[64] = {};
  const int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  const auto got = read(file, text, sizeof text - 1);
  close(file);
  return got > 0 ? std::strtoul(text, nullptr, 10) : 0;
}

void limit(__rlimit_resource resource, rlim_t soft, rlim_t hard) {
  const rlimit value{soft, hard};
  setrlimit(resource, &value);
}

void limit_resources(const SandboxLimits& limits) {
  const std::size_t bytes = own_pages() * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  if (bytes) limit(RLIMIT_AS, bytes + limits.memory, bytes + limits.memory);
  const auto seconds = static_cast<rlim_t>(limits.cpu_seconds);
  limit(RLIMIT_CPU, seconds, seconds + 1);
  limit(RLIMIT_CORE, 0, 0);
  limit(RLIMIT_FSIZE, 0, 0);
  limit(RLIMIT_NOFILE, 0, 0);
}

// The handlers of the parent mean nothing here.
void reset_signals() {
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGXCPU, SIGABRT, SIGSEGV, SIGBUS,
                           SIGFPE, SIGILL, SIGUSR1, SIGUSR2, SIGALRM})
    signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  pthread_sigmask(SIG_SETMASK, &none, nullptr);
}

// Leaves the pipe as descriptor 3 and nothing else; what a library prints goes nowhere.
void keep_only(int pipe) {
  const int apart = fcntl(pipe, F_DUPFD, 10);  // wherever it was, not one of those below
  const int nowhere = open("/dev/null", O_RDWR);
  for (int standard = 0; standard < 3; ++standard) dup2(nowhere, standard);
  if (dup2(apart, 3) != 3) _exit(1);
  syscall(SYS_close_range, 4U, ~0U, 0U);
}

[[noreturn]] void be_child(int pipe, const std::function<void(int)>& work,
                           const SandboxLimits& limits, pid_t parent) noexcept {
  std::set_terminate([] { _exit(kOutOfMemoryCode); });
  reset_signals();
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  keep_only(pipe);
  limit_resources(limits);
  forbid_system_calls();
  work(3);
  _exit(0);
}

// The child as the parent holds it; whatever happens, it is ended and reaped.
class Child {
 public:
  Child(pid_t pid, int pipe) : pid_(pid), pipe_(pipe) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    close(pipe_);
    if (pid_ > 0) end();
  }

  // Reads to the end of what the child writes; answers why when it was stopped before that.
  std::optional<SandboxEnd> read_all(const std::function<bool(std::string_view)>& take,
                                     Clock::time_point deadline) {
    std::vector<char> buffer(kPipeBytes);
    for (;;) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
      pollfd waiting{pipe_, POLLIN, 0};
      const int ready = left.count() <= 0 ? 0 : poll(&waiting, 1, static_cast<int>(left.count()));
      if (ready < 0 && errno == EINTR) continue;
      if (ready <= 0) return SandboxEnd::kOutOfTime;
      const ssize_t got = read(pipe_, buffer.data(), buffer.size());
      if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
      if (got <= 0) return std::nullopt;
      if (!take({buffer.data(), static_cast<std::size_t>(got)})) return SandboxEnd::kStopped;
    }
  }

  // How a child ended that has closed its pipe.
  SandboxEnd wait() {
    int status = 0;
    pid_t got = 0;
    // It is gone within moments, unless something in it closed the pipe to go on unseen.
    for (int i = 0; i < 1000 && got == 0; ++i) {
      got = waitpid(pid_, &status, WNOHANG);
      if (got == 0) poll(nullptr, 0, 1);
    }
    if (got == 0) return SandboxEnd::kDied;
    pid_ = 0;
    if (got < 0) return SandboxEnd::kFinished;  // the program ignores SIGCHLD: nobody knows
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return SandboxEnd::kFinished;
    if (WIFEXITED(status) && WEXITSTATUS(status) == kOutOfMemoryCode)
      return SandboxEnd::kOutOfMemory;
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
      return SandboxEnd::kOutOfTime;
    return SandboxEnd::kDied;
  }

 private:
  void end() const {
    kill(pid_, SIGKILL);
    while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) continue;
  }

  pid_t pid_;
  int pipe_;
};

}  // namespace

SandboxEnd run_in_sandbox(const std::function<void(int pipe)>& work,
                          const std::function<bool(std::string_view)>& take,
                          const SandboxLimits& limits) {
  const auto deadline = Clock::now() + std::chrono::seconds(limits.seconds);
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return SandboxEnd::kNotStarted;
  fcntl(ends[1], F_SETPIPE_SZ, kPipeBytes);
  const pid_t parent = getpid();
  const pid_t pid = fork();
  if (pid == 0) be_child(ends[1], work, limits, parent);
  close(ends[1]);
  if (pid < 0) {
    close(ends[0]);
    return SandboxEnd::kNotStarted;
  }
  Child child(pid, ends[0]);
  const auto stopped = child.read_all(take, deadline);
  return stopped ? *stopped : child.wait();
}

void write_to_pipe(int pipe, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = write(pipe, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) _exit(1);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
}

}  // namespace catalog::rdf

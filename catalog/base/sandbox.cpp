#include "catalog/base/sandbox.hpp"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <optional>
#include <string>
#include <vector>

namespace base {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kOutOfMemoryCode = 71;
constexpr std::size_t kPipeBytes = 1u << 20;

// How a program knows that it is a sandbox: the name it was started by.
constexpr const char* kProgramName = "portal-sandbox";
constexpr int kArguments = 5;  // that name, the work's, the parent, bytes of memory, seconds

// The descriptors that a sandbox is given.
constexpr int kPipe = 3;
constexpr int kInput = 4;

constinit const SandboxWork* first_work = nullptr;
std::atomic<bool> main_has_asked = false;

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

// Leaves the pipe and nothing else; what a library prints goes nowhere.
void keep_only_pipe() {
  const int nowhere = open("/dev/null", O_RDWR);
  for (int standard = 0; standard < 3; ++standard) dup2(nowhere, standard);
  syscall(SYS_close_range, static_cast<unsigned>(kPipe + 1), ~0U, 0U);
}

std::string_view map_input() {
  struct stat state = {};
  if (fstat(kInput, &state) != 0) _exit(1);
  if (state.st_size == 0) return {};
  const auto size = static_cast<std::size_t>(state.st_size);
  void* const bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, kInput, 0);
  if (bytes == MAP_FAILED) _exit(kOutOfMemoryCode);
  return {static_cast<const char*>(bytes), size};
}

[[noreturn]] void be_sandbox(const SandboxWork& work, pid_t parent, const SandboxLimits& limits) {
  std::set_terminate([] { _exit(kOutOfMemoryCode); });
  reset_signals();
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  const auto input = map_input();
  keep_only_pipe();
  limit_resources(limits);
  forbid_system_calls();
  // Without a handler an exception ends in the function above.
  [&]() noexcept { work(input, kPipe); }();
  _exit(0);
}

// A descriptor that is closed at the end of its block.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { shut(); }

  bool valid() const { return number_ >= 0; }
  int number() const { return number_; }
  void shut() {
    if (valid()) close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = write(file, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

// Above those that the sandbox uses, so that no copy overwrites what is still to be copied.
int high(int descriptor) {
  const int copy = descriptor < 0 ? -1 : fcntl(descriptor, F_DUPFD_CLOEXEC, 10);
  if (descriptor >= 0) close(descriptor);
  return copy;
}

// A file in memory that holds the parts.
int file_of(std::initializer_list<std::string_view> parts) {
  const int file = high(memfd_create(kProgramName, MFD_CLOEXEC));
  const bool whole = file >= 0 && std::all_of(parts.begin(), parts.end(),
                                              [&](auto part) { return write_all(file, part); });
  if (whole) return file;
  if (file >= 0) close(file);
  return -1;
}

// Starts this program with `pipe` and `input` as its own; answers 0 if that fails. Every descriptor
// of the portal is closed in programs that it starts (O_CLOEXEC), and these two are copies.
pid_t start(const SandboxWork& work, int pipe, int input, const SandboxLimits& limits) {
  std::string texts[] = {kProgramName, work.name(), std::to_string(getpid()),
                         std::to_string(limits.memory), std::to_string(limits.cpu_seconds)};
  char* arguments[kArguments + 1] = {};
  std::transform(std::begin(texts), std::end(texts), arguments,
                 [](std::string& text) { return text.data(); });
  posix_spawn_file_actions_t actions;
  if (posix_spawn_file_actions_init(&actions) != 0) return 0;
  pid_t pid = 0;
  if (posix_spawn_file_actions_adddup2(&actions, pipe, kPipe) != 0 ||
      posix_spawn_file_actions_adddup2(&actions, input, kInput) != 0 ||
      // By this way also when a newer program has taken the place of this one on the disk.
      posix_spawn(&pid, "/proc/self/exe", &actions, nullptr, arguments, environ) != 0)
    pid = 0;
  posix_spawn_file_actions_destroy(&actions);
  return pid;
}

// The child as the parent holds it; whatever happens, it is ended and reaped.
class Child {
 public:
  Child(pid_t pid, int pipe) : pid_(pid), pipe_(pipe) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
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

SandboxWork::SandboxWork(const char* name, Function function)
    : name_(name), function_(function), next_(first_work) {
  first_work = this;
}

const SandboxWork* SandboxWork::find(std::string_view name) {
  const SandboxWork* work = first_work;
  while (work && work->name_ != name) work = work->next_;
  return work;
}

SandboxEnd run_in_sandbox(const SandboxWork& work, std::initializer_list<std::string_view> input,
                          const std::function<bool(std::string_view)>& take,
                          const SandboxLimits& limits) {
  const auto deadline = Clock::now() + std::chrono::seconds(limits.seconds);
  // A program whose main() does not ask would run as itself, and start the next one.
  if (!main_has_asked) return SandboxEnd::kNotStarted;
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return SandboxEnd::kNotStarted;
  Descriptor reading(ends[0]);
  Descriptor writing(high(ends[1]));
  Descriptor file(file_of(input));
  if (!writing.valid() || !file.valid()) return SandboxEnd::kNotStarted;
  fcntl(writing.number(), F_SETPIPE_SZ, kPipeBytes);
  const pid_t pid = start(work, writing.number(), file.number(), limits);
  if (pid == 0) return SandboxEnd::kNotStarted;
  writing.shut();
  file.shut();
  Child child(pid, reading.number());
  const auto stopped = child.read_all(take, deadline);
  return stopped ? *stopped : child.wait();
}

void be_sandbox_if_asked(int count, char** values) {
  main_has_asked = true;
  if (count != kArguments || std::string_view(values[0]) != kProgramName) return;
  const SandboxWork* const work = SandboxWork::find(values[1]);
  if (!work) _exit(1);
  SandboxLimits limits;
  limits.memory = std::strtoul(values[3], nullptr, 10);
  limits.cpu_seconds = std::atoi(values[4]);
  be_sandbox(*work, static_cast<pid_t>(std::atol(values[2])), limits);
}

void write_to_pipe(int pipe, std::string_view bytes) {
  if (!write_all(pipe, bytes)) _exit(1);
}

}  // namespace base

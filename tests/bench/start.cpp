// From the start of the program to the first 200 of /readyz, several times.
// bench_start PROGRAM DATA PORT RECORDS ROUNDS

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "tests/bench/table.hpp"

namespace bench {
namespace {

constexpr double kMost = 1.0;
constexpr std::chrono::milliseconds kPause{2};
constexpr std::chrono::seconds kPatience{60};

struct Target {
  std::string program;
  std::string data;
  std::string port;
};

pid_t start(const Target& target) {
  const pid_t child = fork();
  if (child != 0) return child;
  const int nowhere = open("/dev/null", O_WRONLY);
  dup2(nowhere, STDOUT_FILENO);
  dup2(nowhere, STDERR_FILENO);
  execl(target.program.c_str(), "portal", "serve", "--data", target.data.c_str(), "--listen",
        ("127.0.0.1:" + target.port).c_str(), nullptr);
  _exit(127);
}

bool is_ready(const std::string& port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(port)));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  std::string answer(64, '\0');
  const std::string question =
      "GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  ssize_t got = 0;
  if (connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
      write(socket, question.data(), question.size()) > 0)
    got = read(socket, answer.data(), answer.size());
  close(socket);
  return got > 12 && answer.compare(9, 3, "200") == 0;
}

void stop(pid_t child) {
  kill(child, SIGTERM);
  waitpid(child, nullptr, 0);
}

double time_start(const Target& target) {
  pid_t child = 0;
  bool ready = false;
  const double seconds = seconds_of([&] {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    child = start(target);
    while (!(ready = is_ready(target.port)) && std::chrono::steady_clock::now() < end)
      std::this_thread::sleep_for(kPause);
  });
  stop(child);
  require(ready, "the portal was not ready within a minute");
  return seconds;
}

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  bench::require(count == 6, "bench_start PROGRAM DATA PORT RECORDS ROUNDS");
  const bench::Target target{words[1], words[2], words[3]};
  std::vector<double> times;
  for (int i = 0; i < std::stoi(words[5]); ++i) times.push_back(bench::time_start(target));
  const double seconds = bench::median(times);
  bench::print({"start, " + std::string(words[4]) + " datasets (s)",
                std::to_string(seconds).substr(0, 5), "-", seconds, "< 1.00",
                seconds < bench::kMost});
  return 0;
}

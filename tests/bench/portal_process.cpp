#include "tests/bench/portal_process.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <thread>
#include <utility>

#include "catalog/base/text.hpp"
#include "tests/bench/table.hpp"

namespace bench {
namespace {

constexpr std::chrono::milliseconds kPause{2};
// A kept folder whose index is of another version is indexed anew first.
constexpr std::chrono::minutes kPatience{10};

bool read_more(int socket, std::string& text) {
  std::array<char, 16384> part{};
  const ssize_t got = read(socket, part.data(), part.size());
  if (got > 0) text.append(part.data(), static_cast<std::size_t>(got));
  return got > 0;
}

}  // namespace

PortalProcess::PortalProcess(const std::string& program, const std::string& data, std::string port)
    : port_(std::move(port)), child_(fork()) {
  if (child_ != 0) return;
  const int nowhere = open("/dev/null", O_WRONLY);
  dup2(nowhere, STDOUT_FILENO);
  dup2(nowhere, STDERR_FILENO);
  execl(program.c_str(), "portal", "serve", "--data", data.c_str(), "--listen",
        ("127.0.0.1:" + port_).c_str(), nullptr);
  _exit(127);
}

PortalProcess::~PortalProcess() {
  kill(child_, SIGTERM);
  waitpid(child_, nullptr, 0);
}

void PortalProcess::wait() const {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  bool ready = false;
  while (!(ready = Client(port_).get("/readyz").status == 200) &&
         std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(kPause);
  if (!ready) kill(child_, SIGTERM);
  require(ready, "the portal was not ready within ten minutes");
}

Client::Client(const std::string& port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(port)));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) return;
  close(socket_);
  socket_ = -1;
}

Client::~Client() {
  if (socket_ >= 0) close(socket_);
}

std::string Client::read_head() {
  std::size_t end = 0;
  while ((end = rest_.find("\r\n\r\n")) == std::string::npos)
    if (!read_more(socket_, rest_)) return {};
  std::string head = rest_.substr(0, end + 2);
  rest_.erase(0, end + 4);
  return head;
}

Client::Answer Client::get(const std::string& target) {
  const std::string question = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  if (socket_ < 0 || send(socket_, question.data(), question.size(), MSG_NOSIGNAL) < 0) return {};
  const std::string head = read_head();
  const auto field = base::lower_ascii(head).find("\r\ncontent-length:");
  if (head.size() < 12 || field == std::string::npos) return {};
  const std::size_t length = std::stoul(head.substr(field + 17));
  while (rest_.size() < length)
    if (!read_more(socket_, rest_)) return {};
  Answer answer{std::stoi(head.substr(9, 3)), rest_.substr(0, length)};
  rest_.erase(0, length);
  return answer;
}

}  // namespace bench

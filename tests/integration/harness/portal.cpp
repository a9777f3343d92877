#include "tests/integration/harness/portal.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "catalog/base/random.hpp"
#include "catalog/base/text.hpp"

extern char** environ;

namespace harness {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience{30};

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Starts the program with its output in two files, and its input from one.
pid_t start(std::vector<std::string> arguments, const fs::path& out, const fs::path& err,
            const fs::path& in = "/dev/null") {
  arguments.insert(arguments.begin(), PORTAL_PROGRAM);
  std::vector<char*> raw;
  for (auto& argument : arguments) raw.push_back(argument.data());
  raw.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, in.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_addopen(&actions, 2, err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  pid_t process = -1;
  const int failed = posix_spawn(&process, PORTAL_PROGRAM, &actions, nullptr, raw.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed) throw std::runtime_error("cannot start " PORTAL_PROGRAM);
  return process;
}

int exit_code_of(pid_t process) {
  int status = 0;
  waitpid(process, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int connect_to(int port) {
  const int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    close(connection);
    throw std::runtime_error("the portal does not take connections");
  }
  return connection;
}

std::string talk(int port, const std::string& sent) {
  const int connection = connect_to(port);
  std::string received;
  if (write(connection, sent.data(), sent.size()) == static_cast<ssize_t>(sent.size())) {
    std::array<char, 65536> buffer{};
    for (;;) {
      const ssize_t got = read(connection, buffer.data(), buffer.size());
      if (got <= 0) break;
      received.append(buffer.data(), static_cast<std::size_t>(got));
    }
  }
  close(connection);
  return received;
}

std::string unchunk(const std::string& body) {
  std::string out;
  std::size_t at = 0;
  while (at < body.size()) {
    const auto end = body.find("\r\n", at);
    if (end == std::string::npos) break;
    const auto size = std::stoul(body.substr(at, end - at), nullptr, 16);
    if (size == 0) break;
    out += body.substr(end + 2, size);
    at = end + 2 + size + 2;
  }
  return out;
}

Answer parse(const std::string& received) {
  Answer answer;
  const auto end = received.find("\r\n\r\n");
  if (end == std::string::npos) throw std::runtime_error("no answer");
  const auto lines = base::split(received.substr(0, end), '\n');
  answer.status = std::stoi(lines.at(0).substr(9, 3));
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto colon = lines[i].find(':');
    answer.headers[base::lower_ascii(lines[i].substr(0, colon))] =
        std::string(base::trim(std::string_view(lines[i]).substr(colon + 1)));
  }
  answer.body = received.substr(end + 4);
  if (answer.headers["transfer-encoding"] == "chunked") answer.body = unchunk(answer.body);
  return answer;
}

}  // namespace

Portal::Portal()
    : work_(fs::temp_directory_path() / ("portal-test-" + base::random_uuid())),
      folder_(work_ / "data") {
  fs::create_directories(work_);
}

Portal::~Portal() {
  kill();
  std::error_code ignored;
  fs::remove_all(work_, ignored);
}

Finished Portal::run(std::vector<std::string> arguments, const std::string& input) const {
  arguments.push_back("--data");
  arguments.push_back(folder_.string());
  const fs::path out = work_ / "out";
  const fs::path err = work_ / "err";
  Finished finished;
  finished.exit_code = exit_code_of(start(std::move(arguments), out, err, file("in", input)));
  finished.out = read_file(out);
  finished.err = read_file(err);
  return finished;
}

void Portal::serve() {
  const fs::path out = work_ / "serve.out";
  process_ = start({"serve", "--listen", "127.0.0.1:0", "--data", folder_.string()}, out,
                   work_ / "serve.err");
  const auto until = Clock::now() + kPatience;
  while (Clock::now() < until) {
    const std::string said = read_file(out);
    const auto found = said.find("127.0.0.1:");
    if (found != std::string::npos && said.find('\n', found) != std::string::npos) {
      port_ = std::stoi(said.substr(found + 10));
      wait_for_index();
      return;
    }
    if (waitpid(process_, nullptr, WNOHANG) == process_) break;
    poll(nullptr, 0, 10);
  }
  process_ = -1;
  throw std::runtime_error("portal serve did not start: " + read_file(work_ / "serve.err"));
}

int Portal::stop() {
  if (process_ < 0) return -1;
  ::kill(process_, SIGTERM);
  const int code = exit_code_of(process_);
  process_ = -1;
  return code;
}

void Portal::kill() {
  if (process_ < 0) return;
  ::kill(process_, SIGKILL);
  exit_code_of(process_);
  process_ = -1;
}

Answer Portal::request(const std::string& method, const std::string& target,
                       const std::vector<std::string>& fields, const std::string& body) const {
  std::string sent = method + " " + target +
                     " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) +
                     "\r\nConnection: close\r\n";
  for (const auto& field : fields) sent += field + "\r\n";
  if (!body.empty()) sent += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return parse(talk(port_, sent + "\r\n" + body));
}

std::string Portal::console() const {
  return read_file(work_ / "serve.err");
}

void Portal::wait_for_index() const {
  const auto until = Clock::now() + kPatience;
  while (Clock::now() < until) {
    const Answer answer = get("/readyz");
    if (answer.status == 200 && answer.json()["index"]["lag"].as_integer() == 0) return;
    poll(nullptr, 0, 20);
  }
  throw std::runtime_error("the index does not follow the store");
}

fs::path Portal::file(const std::string& name, const std::string& content) const {
  const fs::path path = work_ / name;
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

}  // namespace harness

#include "portal/app/virus_scan.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <string_view>

#include "catalog/base/error.hpp"
#include "catalog/base/log.hpp"
#include "catalog/base/text.hpp"
#include "catalog/files/descriptor.hpp"

namespace portal::app {
namespace {

constexpr std::size_t kPart = 256u << 10;
constexpr std::size_t kAnswerBytes = 4096;
constexpr timeval kPatience{60, 0};

[[noreturn]] void throw_silent(const char* why) {
  base::log(base::LogLevel::kError, "virus_scan_failed", {{"why", why}});
  throw base::Error(base::ErrorCode::kUnavailable, "file_scanner_silent");
}

class Connection {
 public:
  explicit Connection(const std::string& path) : socket_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) throw_silent("path of the socket is too long");
    std::memcpy(address.sun_path, path.data(), path.size());
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof kPatience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &kPatience, sizeof kPatience);
    is_open_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~Connection() { ::close(socket_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  bool is_open() const { return is_open_; }
  /// False when the other side takes no more: it may have answered already.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  std::string read_all() {
    std::string text(kAnswerBytes, '\0');
    std::size_t size = 0;
    while (size < text.size()) {
      const ssize_t got = ::recv(socket_, text.data() + size, text.size() - size, 0);
      if (got <= 0) break;
      size += static_cast<std::size_t>(got);
    }
    text.resize(size);
    return text;
  }

 private:
  int socket_;
  bool is_open_ = false;
};

std::string length_of(std::string_view part) {
  const std::uint32_t length = htonl(static_cast<std::uint32_t>(part.size()));
  return {reinterpret_cast<const char*>(&length), sizeof length};
}

bool send_file(Connection& scanner, const std::filesystem::path& path) {
  catalog::files::Descriptor file(path, catalog::files::Descriptor::Mode::kRead);
  std::string buffer;
  for (auto part = file.read(buffer, kPart); !part.empty(); part = file.read(buffer, kPart))
    if (!scanner.send(length_of(part)) || !scanner.send(part)) return false;
  return scanner.send(length_of({}));
}

}  // namespace

std::optional<std::string> find_virus(const std::string& socket,
                                      const std::filesystem::path& path) {
  Connection scanner(socket);
  if (!scanner.is_open() || !scanner.send(std::string_view("zINSTREAM\0", 10)))
    throw_silent("cannot connect");
  send_file(scanner, path);  // where that ends early, the answer says why
  std::string answer = scanner.read_all();
  while (answer.ends_with('\0') || answer.ends_with('\n')) answer.pop_back();
  if (answer == "stream: OK") return std::nullopt;
  constexpr std::string_view start = "stream: ", found = " FOUND";
  if (!answer.starts_with(start) || !answer.ends_with(found))
    throw_silent(answer.empty() ? "no answer" : answer.c_str());
  answer = answer.substr(start.size(), answer.size() - start.size() - found.size());
  return base::shorten(base::repair_utf8(answer), 200);
}

}  // namespace portal::app

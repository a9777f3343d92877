#pragma once

// A raw client for tests of the server: sends bytes, reads bytes, on 127.0.0.1.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <thread>

#include "portal/http/server.hpp"

namespace portal::http {

/// A server that runs until the end of the test.
class Running {
 public:
  explicit Running(Handler handler, ServerConfig config = {})
      : server(std::move(config), std::move(handler)), thread_([this] { server.run(); }) {}
  ~Running() { stop(); }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  void stop() {
    server.stop();
    if (thread_.joinable()) thread_.join();
  }

  Server server;

 private:
  std::thread thread_;
};

class Client {
 public:
  explicit Client(const Server& server) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(server.port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    connected = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  Client& send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) break;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return *this;
  }

  void half_close() { ::shutdown(socket_, SHUT_WR); }

  /// Everything until the server closes.
  std::string read_all() {
    while (receive()) continue;
    return std::exchange(received_, {});
  }

  /// Everything until `end` has come; what is behind it waits for the next call.
  std::string read_until(std::string_view end) {
    auto found = received_.find(end);
    while (found == std::string::npos && receive()) found = received_.find(end);
    const auto cut = found == std::string::npos ? received_.size() : found + end.size();
    const std::string read = received_.substr(0, cut);
    received_.erase(0, cut);
    return read;
  }

  bool connected = false;
  bool was_reset = false;

 private:
  bool receive() {
    char bytes[65536];
    const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
    was_reset = count < 0;
    if (count <= 0) return false;
    received_.append(bytes, static_cast<std::size_t>(count));
    return true;
  }

  int socket_;
  std::string received_;
};

inline std::string get(std::string_view path, std::string_view fields = "Connection: close\r\n") {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: x\r\n" + std::string(fields) + "\r\n";
}

inline std::string body_of(const std::string& answer) {
  const auto end = answer.find("\r\n\r\n");
  return end == std::string::npos ? "" : answer.substr(end + 4);
}

inline std::string status_of(const std::string& answer) {
  return answer.size() < 12 ? answer : answer.substr(9, 3);
}

}  // namespace portal::http

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "portal/http/body_sink.hpp"
#include "portal/http/message.hpp"
#include "portal/http/prepared.hpp"

namespace portal::http {

/// Answers a request. Thread: a worker, many at once; may block. What it throws is answered 500.
using Handler = std::function<Response(const Request&)>;

/// The prepared answer to a GET or HEAD request without body, or null to ask the handler.
/// Thread: the io thread, so it must not wait for anything. The conditions and ranges of the
/// request are seen to by the server. With several io threads it is called by all of them at once.
using HotAnswers = std::function<std::shared_ptr<const PreparedResponse>(const Request&)>;

/// The answer to a request that the server refuses by itself (400, 408, 412 to 417, 431, 500, 501,
/// 503, 505); `request` is null when no head could be read. Only the head is there. Thread: the io
/// thread or a worker.
using ErrorResponse = std::function<Response(int status, const Request* request)>;

/// The largest body a request may have, in bytes, by its head. Thread: the io thread.
using BodyLimit = std::function<std::size_t(const Request& head)>;

struct ServerConfig {
  std::string address = "127.0.0.1";  // numeric, or "localhost"
  std::uint16_t port = 0;             // 0: any free port, told by Server::port()

  std::size_t head_bytes = 32u << 10;            // request line and fields; more is 414 or 431
  std::size_t body_bytes = 2u << 20;             // where body_limit is not set; more is 413
  std::chrono::milliseconds idle{15'000};        // for a head to arrive, for a stalled body
  std::size_t minimum_bytes_per_second = 1000;   // of bodies, both ways, past the first `idle`
  std::size_t maximum_connections = 20'000;      // past it those that wait longest are closed
  std::chrono::milliseconds stop_grace{10'000};  // for answers under way when stop() is called

  unsigned workers = 4;
  std::size_t queue = 256;  // requests that wait for a worker; past it 503 with Retry-After
  unsigned io_threads = 1;  // more than one share the port by SO_REUSEPORT

  HotAnswers hot;
  BodyLimit body_limit;      // of bodies that are read into memory
  TakesStream takes_stream;  // not set: none; its bodies have no limit but that of their sink
  Admit admit;
  ErrorResponse error_response;  // not set: one sentence of plain text
};

/// What a server has done since it was made, and holds now.
struct ServerCounters {
  std::uint64_t accepted = 0;  // connections
  std::uint64_t open = 0;
  std::uint64_t hot = 0;       // requests answered from prepared bytes
  std::uint64_t handled = 0;   // by the handler
  std::uint64_t refused = 0;   // by the server itself
  std::uint64_t overflow = 0;  // 503 because the queue was full
  std::uint64_t waiting = 0;   // handed to the workers and not answered yet
};

/// An HTTP/1.1 server: io threads do all network work, worker threads run the handler.
///
/// One answer per request, in order; pipelining, keep-alive, Expect: 100-continue; conditional and
/// range requests on every successful answer; a framing that could be read in two ways is refused
/// and the connection closed.
/// Raises the process's soft limit of open files to the hard one, and keeps a quarter of it free.
/// Source: RFC 9110, RFC 9112.
class Server {
 public:
  /// Binds and listens. Errors: kUnavailable when the address cannot be had.
  Server(ServerConfig config, Handler handler);
  ~Server();

  std::uint16_t port() const;
  ServerCounters counters() const;

  /// Serves until stop(); returns when the handlers that were running have answered.
  void run();

  /// Ends run(): no new connection, no new request, running handlers answer. From any thread.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace portal::http

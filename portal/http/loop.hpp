#pragma once

// Inside portal/http only: what the sessions of one io thread share. Not a public header.

#include <array>
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <functional>
#include <list>

#include "portal/http/server.hpp"
#include "portal/http/wire.hpp"

namespace portal::http {

namespace net = boost::asio;
using tcp = net::ip::tcp;
using Failure = boost::system::error_code;
using Steady = std::chrono::steady_clock;
using Executor = net::io_context::executor_type;
using Socket = net::basic_stream_socket<tcp, Executor>;
using Acceptor = net::basic_socket_acceptor<tcp, Executor>;
using Timer = net::basic_waitable_timer<Steady, net::wait_traits<Steady>, Executor>;
template <class T>
using Async = net::awaitable<T, Executor>;
using Awaiting = net::use_awaitable_t<Executor>;
using Work = std::function<void()>;

class Session;

/// What all io threads share. The functions run the owner's code and catch what it throws.
struct Shared {
  Shared(ServerConfig config_in, Handler handler_in);

  Response answer(const Request& request) const;  // by the handler, concluded
  Response refusal(int status, const Request* request) const;
  /// Gives a 412 or 416 that has no body that of the error, and keeps what it says otherwise.
  Response with_error_body(const Request& request, Response concluded) const;
  std::shared_ptr<const PreparedResponse> find_hot(const Request& request) const;
  std::size_t body_limit(const Request& head) const;
  bool takes_stream(const Request& head) const;
  Admission admit(const Request& head) const;
  /// Gives the sink its next bytes; false when it takes no more, and why is in the request.
  bool add_to_sink(Request& request, std::string_view bytes) const;
  /// False when the body cannot go on: the answer must be cut off.
  bool next_chunk(const Generator& generator, std::string& chunk, bool& more) const;

  ServerConfig config;
  Handler handler;
  net::thread_pool workers;  // handlers and generators
  net::thread_pool files;    // files, both ways: disks are slow, handlers are slower
  std::atomic<std::uint64_t> accepted{0}, open{0}, hot{0}, handled{0}, refused{0}, overflow{0},
      waiting{0};
};

/// One io thread. Touched by that thread alone while it runs.
struct Loop {
  explicit Loop(Shared& shared_in) : shared(shared_in) {}

  Shared& shared;
  net::io_context io{1};
  Acceptor acceptor{io};
  Timer tick{io};                // looks at the deadlines of all sessions
  Timer pause{io};               // of the acceptor, when there is no room
  std::list<Session*> sessions;  // the one that has waited longest for a request first
  std::size_t room = 0;          // for sessions
  Request arena;                 // reads heads without asking for memory each time
  DateText date;
  bool stopping = false;
  Steady::time_point stop_deadline{};
};

/// Runs `work` on `pool`, then resumes the caller on its own io thread. `work` is a named object
/// of the caller's: g++ 12 destroys a temporary in a co_await statement twice.
Async<void> run_on(net::thread_pool& pool, Loop& loop, Work& work);

}  // namespace portal::http

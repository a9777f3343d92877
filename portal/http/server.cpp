#include "portal/http/server.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <thread>
#include <utility>
#include <vector>

#include "catalog/base/error.hpp"
#include "catalog/base/log.hpp"
#include "portal/http/conditional.hpp"
#include "portal/http/errors.hpp"
#include "portal/http/session.hpp"

namespace portal::http {
namespace {

using std::chrono::milliseconds;

constexpr unsigned kFileThreads = 4;
constexpr milliseconds kNoDescriptors{50};  // before the next accept
constexpr milliseconds kNoRoom{10};
constexpr std::size_t kEvicted = 32;  // at once, so that a flood does not cost a wait each

// Connections may take three quarters of the descriptors; the rest is for files and databases.
std::size_t connections_allowed(std::size_t wanted) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  ::getrlimit(RLIMIT_NOFILE, &limit);
  const auto quarter = std::max<rlim_t>(limit.rlim_cur / 4, 16);
  const auto most = limit.rlim_cur > quarter + 1 ? limit.rlim_cur - quarter : 1;
  return std::min(wanted, static_cast<std::size_t>(most));
}

void make_room(Loop& loop) {
  std::size_t evicted = 0;
  for (Session* session : loop.sessions) {
    if (session->evict()) ++evicted;
    if (evicted == kEvicted) return;
  }
}

Async<void> rest(Loop& loop, milliseconds time) {
  Failure ignored;
  auto token = net::redirect_error(Awaiting(), ignored);
  loop.pause.expires_after(time);
  co_await loop.pause.async_wait(token);
}

Async<void> listen(Loop& loop) {
  Failure failure;
  auto token = net::redirect_error(Awaiting(), failure);
  const auto ended = [](const std::exception_ptr&) {};
  bool warned = false;
  while (!loop.stopping) {
    if (loop.sessions.size() >= loop.room) {
      make_room(loop);
      co_await rest(loop, kNoRoom);
      continue;
    }
    Socket socket = co_await loop.acceptor.async_accept(token);
    if (loop.stopping) break;
    if (failure == net::error::connection_aborted) continue;
    if (failure) {
      const std::string why = failure.message();
      if (!warned) base::log(base::LogLevel::kWarning, "accept_failed", {{"why", why}});
      warned = true;
      make_room(loop);
      co_await rest(loop, kNoDescriptors);
      continue;
    }
    warned = false;
    ++loop.shared.accepted;
    net::co_spawn(loop.io.get_executor(), serve(loop, std::move(socket)), ended);
  }
}

// An acceptor that ended for want of memory begins again.
void start_listening(Loop& loop) {
  const auto ended = [&loop](const std::exception_ptr& failed) {
    if (failed && !loop.stopping) start_listening(loop);
  };
  net::co_spawn(loop.io.get_executor(), listen(loop), ended);
}

// Ends when the loop stops and its last session is gone.
Async<void> watch(Loop& loop) {
  Failure ignored;
  auto token = net::redirect_error(Awaiting(), ignored);
  const milliseconds usual =
      std::clamp(loop.shared.config.idle / 8, milliseconds(5), milliseconds(1000));
  while (!loop.stopping || !loop.sessions.empty()) {
    loop.tick.expires_after(loop.stopping ? std::min(usual, milliseconds(50)) : usual);
    co_await loop.tick.async_wait(token);
    const auto now = Steady::now();
    for (Session* session : loop.sessions) session->check_deadline(now);
  }
}

void stop_loop(Loop& loop) {
  if (loop.stopping) return;
  loop.stopping = true;
  loop.stop_deadline = Steady::now() + loop.shared.config.stop_grace;
  Failure ignored;
  loop.acceptor.close(ignored);
  loop.pause.cancel();
  loop.tick.cancel();
  for (Session* session : loop.sessions) session->wake_if_idle();
}

void log_failure(const char* event, const std::exception& error) {
  base::log(base::LogLevel::kError, event, {{"why", error.what()}});
}

}  // namespace

Shared::Shared(ServerConfig config_in, Handler handler_in)
    : config(std::move(config_in)),
      handler(std::move(handler_in)),
      workers(std::max(config.workers, 1u)),
      files(kFileThreads) {}

Response Shared::answer(const Request& request) const {
  try {
    Response response = conclude(request, handler(request));
    return with_error_body(request, std::move(response));
  } catch (const std::exception& error) {
    log_failure("handler_failed", error);
    return refusal(500, &request);
  }
}

Response Shared::refusal(int status, const Request* request) const {
  try {
    if (config.error_response) return config.error_response(status, request);
  } catch (const std::exception& error) {
    log_failure("error_response_failed", error);
  }
  return plain_error(status, request);
}

Response Shared::with_error_body(const Request& request, Response concluded) const {
  const int status = concluded.status;
  if ((status != 412 && status != 416) || body_bytes(concluded) != 0) return concluded;
  Response error = refusal(status, &request);
  for (const Header& header : concluded.headers)
    if (!error.headers.has(header.name)) error.headers.add(header.name, header.value);
  return error;
}

std::shared_ptr<const PreparedResponse> Shared::find_hot(const Request& request) const {
  if (!config.hot) return nullptr;
  try {
    return config.hot(request);
  } catch (const std::exception& error) {
    log_failure("hot_answer_failed", error);
    return nullptr;
  }
}

std::size_t Shared::body_limit(const Request& head) const {
  if (!config.body_limit) return config.body_bytes;
  try {
    return config.body_limit(head);
  } catch (const std::exception& error) {
    log_failure("body_limit_failed", error);
    return 0;
  }
}

bool Shared::takes_stream(const Request& head) const {
  if (!config.takes_stream || !config.admit) return false;
  try {
    return config.takes_stream(head);
  } catch (const std::exception& error) {
    log_failure("takes_stream_failed", error);
    return false;
  }
}

Admission Shared::admit(const Request& head) const {
  try {
    return config.admit(head);
  } catch (const std::exception& error) {
    log_failure("admission_failed", error);
    return {refusal(500, &head), nullptr};
  }
}

bool Shared::add_to_sink(Request& request, std::string_view bytes) const {
  try {
    request.sink->add(bytes);
    return true;
  } catch (const std::exception&) {
    request.sink_failure = std::current_exception();  // the handler tells of it
    return false;
  }
}

bool Shared::next_chunk(const Generator& generator, std::string& chunk, bool& more) const {
  try {
    more = generator(chunk);
    return true;
  } catch (const std::exception& error) {
    log_failure("answer_cut_off", error);
    return false;
  }
}

struct Server::Impl {
  Impl(ServerConfig config, Handler handler);
  void listen_on(Loop& loop, const tcp::endpoint& endpoint);

  Shared shared;
  std::vector<std::unique_ptr<Loop>> loops;
  std::uint16_t port = 0;  // kept, for the acceptors close
};

Server::Impl::Impl(ServerConfig config, Handler handler)
    : shared(std::move(config), std::move(handler)) {
  const ServerConfig& settings = shared.config;
  const std::size_t count = std::max(settings.io_threads, 1u);
  const std::size_t room = connections_allowed(settings.maximum_connections);
  try {
    const std::string number = settings.address == "localhost" ? "127.0.0.1" : settings.address;
    tcp::endpoint endpoint(net::ip::make_address(number), settings.port);
    for (std::size_t i = 0; i < count; ++i) {
      loops.push_back(std::make_unique<Loop>(shared));
      loops.back()->room = std::max<std::size_t>(room / count, 1);
      listen_on(*loops.back(), endpoint);
      port = loops.back()->acceptor.local_endpoint().port();
      endpoint.port(port);
    }
  } catch (const boost::system::system_error& error) {
    throw base::Error(base::ErrorCode::kUnavailable, "http_cannot_listen",
                      {{"address", settings.address},
                       {"port", std::to_string(settings.port)},
                       {"why", error.code().message()}});
  }
}

void Server::Impl::listen_on(Loop& loop, const tcp::endpoint& endpoint) {
  loop.acceptor.open(endpoint.protocol());
  loop.acceptor.set_option(net::socket_base::reuse_address(true));
  if (shared.config.io_threads > 1) {
    const int on = 1;
    ::setsockopt(loop.acceptor.native_handle(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
  }
  loop.acceptor.bind(endpoint);
  loop.acceptor.listen(4096);
}

Server::Server(ServerConfig config, Handler handler)
    : impl_(std::make_unique<Impl>(std::move(config), std::move(handler))) {}

Server::~Server() = default;

std::uint16_t Server::port() const {
  return impl_->port;
}

ServerCounters Server::counters() const {
  const Shared& shared = impl_->shared;
  return {shared.accepted, shared.open,     shared.hot,    shared.handled,
          shared.refused,  shared.overflow, shared.waiting};
}

void Server::run() {
  std::vector<std::thread> threads;
  for (auto& loop : impl_->loops) {
    start_listening(*loop);
    net::co_spawn(loop->io.get_executor(), watch(*loop), [](const std::exception_ptr&) {});
    if (loop != impl_->loops.front()) threads.emplace_back([&loop] { loop->io.run(); });
  }
  impl_->loops.front()->io.run();
  for (std::thread& thread : threads) thread.join();
  impl_->shared.workers.join();
  impl_->shared.files.join();
}

void Server::stop() {
  for (auto& loop : impl_->loops) net::post(loop->io, [loop = loop.get()] { stop_loop(*loop); });
}

}  // namespace portal::http

#include "portal/cli/serve.hpp"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <memory>
#include <thread>

#include "catalog/base/error.hpp"
#include "catalog/base/log.hpp"
#include "catalog/store/lock.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/app.hpp"
#include "portal/app/dispatch.hpp"
#include "portal/app/identify.hpp"
#include "portal/cli/command.hpp"
#include "portal/cli/routes.hpp"
#include "portal/http/server.hpp"
#include "portal/jobs/follower.hpp"
#include "portal/jobs/readiness_follower.hpp"
#include "portal/jobs/runner.hpp"
#include "portal/web/format.hpp"

namespace portal::cli {
namespace {

constexpr std::chrono::minutes kNoZone{0};

struct Endpoint {
  std::string address;
  std::uint16_t port = 0;
};

Endpoint endpoint_of(const std::string& listen) {
  const auto colon = listen.rfind(':');
  const auto port = base::Json::number(listen.substr(colon + 1)).as_integer();
  if (colon == std::string::npos || !port || *port < 0 || *port > 65535)
    throw base::Error(base::ErrorCode::kNotFound, "listen_bad", {{"value", listen}});
  std::string address = listen.substr(0, colon);
  if (address.starts_with('[') && address.ends_with(']'))
    address = address.substr(1, address.size() - 2);
  return {address, static_cast<std::uint16_t>(*port)};
}

std::string text_of(const Endpoint& endpoint) {
  const bool ipv6 = endpoint.address.find(':') != std::string::npos;
  return (ipv6 ? "[" + endpoint.address + "]" : endpoint.address) + ":" +
         std::to_string(endpoint.port);
}

http::ServerConfig server_config(const Endpoint& endpoint, app::App& app,
                                 app::Dispatcher& dispatcher) {
  http::ServerConfig config;
  config.address = endpoint.address;
  config.port = endpoint.port;
  config.workers = static_cast<unsigned>(app.config.workers);
  config.hot = [&app](const http::Request& request) {
    auto ready = app.cache.find(request);
    if (ready) app.usage.count_answer(request, ready->answer.status, ready->answer.subject);
    return ready;
  };
  config.body_limit = [&dispatcher](const http::Request& head) {
    return dispatcher.body_limit(head);
  };
  config.takes_stream = [&dispatcher](const http::Request& head) {
    return dispatcher.takes_stream(head);
  };
  config.admit = [&dispatcher](const http::Request& head) { return dispatcher.admit(head); };
  config.error_response = [&dispatcher](int status, const http::Request* request) {
    return dispatcher.refusal(status, request);
  };
  return config;
}

// SIGTERM and SIGINT are blocked in every thread and taken here.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return signals;
}

// Who starts a portal without accounts is told how to become its first administrator; the console
// is theirs alone.
void offer_first_link(app::App& app) {
  if (const auto secret = app.gate.offer_first_link())
    std::fprintf(stderr, "%s\n%s\n", sentence("first_link").c_str(),
                 app::link_address(app.site()->config, *secret).c_str());
}

}  // namespace

int run_serve(const Common& common, const ServeOptions& options) {
  const sigset_t signals = block_signals();
  app::Config config = settings_of(common);
  if (!options.listen.empty()) config.listen = options.listen;
  if (!options.base_url.empty()) app::set_base_url(config, options.base_url);
  Endpoint endpoint = endpoint_of(config.listen);

  const catalog::store::ServeLock lock(config.data);
  app::App app(std::move(config));
  app::Dispatcher dispatcher(app, all_routes());
  jobs::Follower follower(app);
  const auto answer = [&](const http::Request& request) { return dispatcher.answer(request); };
  const auto zone = web::read_zone(app.config.time_zone).value_or(kNoZone);
  jobs::ReadinessKeeper keeper({app.store, app.facts, app.readiness, zone, answer});
  auto kinds = jobs::all_kinds([&app] { return app.site()->config; });
  kinds.push_back(jobs::readiness_kind(keeper));
  auto runner = std::make_unique<jobs::Runner>(app.store, zone, std::move(kinds));
  http::Server server(server_config(endpoint, app, dispatcher), answer);
  endpoint.port = server.port();
  app.listen_on(text_of(endpoint));

  offer_first_link(app);

  std::thread stopper([&] {
    int signal = 0;
    sigwait(&signals, &signal);
    base::log(base::LogLevel::kInfo, "stopping");
    server.stop();
  });
  runner->start();
  const jobs::ReadinessFollower readiness(app, keeper);
  std::printf("Serving http://%s/\n", app.config.listen.c_str());
  std::fflush(stdout);
  server.run();
  stopper.join();
  runner.reset();  // the follower of readiness may wait for what a job holds
  return kDone;
}

}  // namespace portal::cli

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "catalog/base/message.hpp"
#include "portal/app/app.hpp"
#include "portal/app/route.hpp"
#include "portal/http/body_sink.hpp"
#include "portal/http/message.hpp"

namespace portal::app {

/// Answers requests: finds the route, runs its handler, turns failures into answers, adds what
/// every answer carries (security fields, CORS for data, compression), keeps what may be kept, and
/// logs one line. Thread: any worker.
class Dispatcher {
 public:
  Dispatcher(App& app, std::vector<Route> routes);

  http::Response answer(const http::Request& request) noexcept;

  /// What the server says for itself of a request that never came to a route; null: nothing of it
  /// could be read. Thread: any.
  http::Response refusal(int status, const http::Request* request);

  /// Whether the body of a request goes to a sink of its route.
  bool takes_stream(const http::Request& head) const;

  /// Lets the body of such a request in, by its head alone, or refuses it. Thread: any worker.
  http::Admission admit(const http::Request& head) noexcept;

  /// The largest body that the request's route takes into memory.
  std::size_t body_limit(const http::Request& head) const;

  const Router& router() const { return router_; }

 private:
  /// What is done for a request once its sender may use the route.
  using Act = std::function<http::Response(http::Request&, const Route&)>;
  http::Response respond(const http::Request& original, const Act& act) noexcept;
  http::Response run(http::Request& request, Audience audience, const Router::Match& match,
                     const std::string& id, const Act& act);
  http::Response handle(http::Request& request, const Route& route);
  http::Response refuse(const http::Request& request, Audience audience, int status,
                        const base::Message& message, const std::string& id);
  void finish(const http::Request& request, Audience audience, http::Response& response) const;

  App& app_;
  Router router_;
};

}  // namespace portal::app

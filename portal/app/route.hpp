#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::app {

using Handler = std::function<http::Response(const http::Request&, App&)>;

/// A parameter of a route, for the API's description.
struct Parameter {
  std::string name;
  std::string in = "query";  // "query" or "path"
  std::string key;           // of the sentence that says what it is
  std::string example = {};
};

enum class Audience {
  kPage,  // HTML for people: errors are pages
  kData,  // for programs, from any web site (CORS): errors are problem+json
};

/// One address of the portal. The table of all routes is what the router matches, what OpenAPI is
/// made from, and what the documents are checked against.
struct Route {
  std::string method;   // "GET" (serves HEAD too), "POST", …
  std::string pattern;  // "/api/v1/datasets/{id}"; "{name...}" takes the rest of the path
  Handler handler;
  Audience audience = Audience::kData;
  std::string summary = {};  // key of a sentence; only documented routes have one
  std::vector<Parameter> parameters = {};
  bool cached = true;          // whether ready answers may be kept until a change
  std::size_t body_bytes = 0;  // largest body taken; 0: none
};

/// Finds routes by path and method.
class Router {
 public:
  explicit Router(std::vector<Route> routes);

  struct Match {
    const Route* route = nullptr;      // null: no route has this path with this method
    std::vector<std::string> allowed;  // methods that the path has; empty: there is no such path
    std::vector<std::pair<std::string, std::string>> params;
  };
  Match match(std::string_view method, std::string_view path) const;

  const std::vector<Route>& routes() const { return routes_; }

 private:
  struct Pattern {
    std::vector<std::string> segments;
    bool open_ended = false;
  };
  std::vector<Route> routes_;
  std::vector<Pattern> patterns_;
};

}  // namespace portal::app

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "portal/app/access.hpp"
#include "portal/app/app.hpp"
#include "portal/http/body_sink.hpp"
#include "portal/http/message.hpp"

namespace portal::app {

using Handler = std::function<http::Response(const http::Request&, App&)>;

/// Decides by the head of a request, whose sender may use the route, where its body goes. What it
/// throws is the answer, and none of the body is read.
using AdmitBody = std::function<std::shared_ptr<http::BodySink>(const http::Request& head, App&)>;

/// What values a parameter takes, as it is parsed.
enum class Values {
  kText,
  kTexts,    // may be repeated: any of them
  kList,     // of words, with commas between
  kInteger,  // from `least` to `most`; without a limit when `most` is 0
  kDate,
  kFlag,     // true, false, 1 or 0
  kNumbers,  // four, with commas between
};

/// A parameter of a route, for the API's description.
struct Parameter {
  std::string name;
  std::string in = "query";  // "query" or "path"
  std::string key;           // of the sentence that says what it is
  std::string example = {};
  Values values = Values::kText;
  std::vector<std::string> allowed = {};  // where the values are a fixed list
  std::int64_t least = 0;
  std::int64_t most = 0;
};

enum class Audience {
  kPage,  // HTML for people: errors are pages
  kData,  // for programs, from any web site (CORS): errors are problem+json
};

/// One address of the portal. The table of all routes is what the router matches, what decides who
/// is let in, what OpenAPI is made from, and what the documents are checked against.
struct Route {
  std::string method;   // "GET" (serves HEAD too), "POST", …
  std::string pattern;  // "/api/v1/datasets/{id}"; "{name...}" takes the rest of the path
  Access access;        // who may use it
  Handler handler;
  Audience audience = Audience::kData;
  std::string summary = {};  // key of a sentence; every route for programs has one
  std::vector<Parameter> parameters = {};
  bool cached = true;          // whether ready answers may be kept until a change
  std::size_t body_bytes = 0;  // largest body taken; 0: none
  int status = 200;            // of the good answer
  std::vector<std::string> media_types = {"application/json"};  // of it; none: it has no body
  std::vector<std::string> body_types = {};  // of what is sent; none: no body is expected
  bool minor = false;    // a form of another address or for machinery: left out of lists for people
  AdmitBody admit = {};  // set: the body goes to its sink, whatever its size
  http::Headers fields = {};  // that every answer carries, refusals and OPTIONS too
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

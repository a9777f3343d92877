#include "portal/app/dispatch.hpp"

#include <array>
#include <exception>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/log.hpp"
#include "catalog/base/random.hpp"
#include "catalog/base/text.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/form.hpp"
#include "portal/app/identify.hpp"
#include "portal/app/principal.hpp"
#include "portal/http/compress.hpp"
#include "portal/http/errors.hpp"
#include "portal/http/negotiate.hpp"
#include "portal/http/url.hpp"

namespace portal::app {
namespace {

constexpr std::size_t kWorthCompressing = 600;
constexpr std::size_t kShownBytes = 80;  // of a parameter's name

// Pages load nothing from elsewhere and run no script of others. Charts and styles are files.
constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";
constexpr std::string_view kDataPolicy = "default-src 'none'; frame-ancestors 'none'";

bool is_compressible(std::string_view type) {
  for (const std::string_view part : {"text/", "json", "xml", "turtle", "n-triples", "javascript"})
    if (type.find(part) != std::string_view::npos) return true;
  return false;
}

void set_once(http::Response& response, std::string_view name, std::string_view value) {
  if (!response.headers.has(name)) response.headers.set(name, value);
}

// What one person is shown is kept by no cache; what is the same for everybody for ever may be.
// A page shows who is signed in: it is never the same as the one that the browser kept from before.
void make_private(http::Response& response) {
  if (response.headers.joined("Cache-Control").find("immutable") != std::string::npos) return;
  response.headers.set("Cache-Control", "private, no-store");
  if (!response.headers.joined("Content-Type").starts_with("text/html")) return;
  response.headers.remove("ETag");
  response.headers.remove("Last-Modified");
}

void add_vary(http::Response& response, std::string_view name) {
  const std::string had = response.headers.joined("Vary");
  if (had.find(name) == std::string::npos)
    response.headers.set("Vary", had.empty() ? std::string(name) : had + ", " + std::string(name));
}

void compress(const http::Request& request, http::Response& response) {
  const auto* type = response.headers.find("Content-Type");
  const auto bytes = http::memory_bytes(response);
  if (!bytes || !type || !is_compressible(*type) || response.headers.has("Content-Encoding"))
    return;
  add_vary(response, "Accept-Encoding");
  if (bytes->size() < kWorthCompressing || response.status == 206) return;
  const auto coding = http::choose_coding(request.header("accept-encoding"));
  if (coding == http::Coding::kIdentity) return;
  std::string packed = coding == http::Coding::kBrotli ? http::brotli(*bytes) : http::gzip(*bytes);
  response.body = std::move(packed);
  response.headers.set("Content-Encoding", http::to_string(coding));
  const auto* etag = response.headers.find("ETag");
  if (etag && !etag->starts_with("W/")) response.headers.set("ETag", "W/" + *etag);
}

// Whether a browser asks: pages come first of what it takes.
bool prefers_page(const http::Request& request) {
  constexpr std::array<std::string_view, 3> forms = {"text/html", "application/problem+json",
                                                     "application/json"};
  const std::string accept = request.header("accept");
  return accept.find("text/html") != std::string::npos &&
         http::choose_media_type(accept, forms) == std::size_t{0};
}

// An address of data that people follow too, such as that of a dataset; the API is for programs.
bool is_read_by_people(const http::Request& request) {
  return !request.path.starts_with("/api/") && prefers_page(request);
}

// A page links to itself in the other language; where its address cannot be read, to the start.
http::Request with_readable_path(const http::Request& request, const App& app) {
  http::Request readable = request;
  if (http::is_readable_path(request.path)) return readable;
  readable.path = "/" + language_of(request, app);
  readable.raw_query.clear();
  return readable;
}

// Whoever must sign in first comes back afterwards.
http::Response to_sign_in(const http::Request& request, const App& app) {
  const std::string query = request.raw_query.empty() ? "" : "?" + request.raw_query;
  http::Response response =
      http::redirect(303, http::with_query("/" + language_of(request, app) + "/sign-in",
                                           {{"next", request.path + query}}));
  response.headers.set("Cache-Control", "no-store");
  return response;
}

std::string list_methods(const std::vector<std::string>& allowed) {
  std::string list = "OPTIONS";
  for (const auto& method : allowed)
    if (method != "OPTIONS") list += method == "GET" ? ", GET, HEAD" : ", " + method;
  return list;
}

http::Response preflight(const std::vector<std::string>& allowed) {
  http::Response response{204, {}, std::string()};
  response.headers.set("Allow", list_methods(allowed));
  response.headers.set("Access-Control-Allow-Methods", list_methods(allowed));
  response.headers.set("Access-Control-Allow-Headers",
                       "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, "
                       "Range, X-CKAN-API-Key, Tus-Resumable, Upload-Length, Upload-Metadata, "
                       "Upload-Offset");
  response.headers.set("Access-Control-Max-Age", "86400");
  return response;
}

}  // namespace

Dispatcher::Dispatcher(App& app, std::vector<Route> routes)
    : app_(app), router_(std::move(routes)) {}

std::size_t Dispatcher::body_limit(const http::Request& head) const {
  const auto match = router_.match(head.method, head.path);
  return match.route ? match.route->body_bytes : 0;
}

bool Dispatcher::takes_stream(const http::Request& head) const {
  const auto match = router_.match(head.method, head.path);
  return match.route && match.route->admit;
}

http::Admission Dispatcher::admit(const http::Request& head) noexcept {
  std::shared_ptr<http::BodySink> sink;
  http::Response refusal = respond(head, [&](http::Request& request, const Route& route) {
    sink = route.admit(request, app_);
    return http::Response();
  });
  if (sink) return {std::nullopt, std::move(sink)};
  return {std::move(refusal), nullptr};
}

http::Response Dispatcher::answer(const http::Request& original) noexcept {
  return respond(original, [this](http::Request& request, const Route& route) {
    return handle(request, route);
  });
}

// A body that came without a server, as tests and `portal get` send it, goes to the sink here.
http::Response Dispatcher::handle(http::Request& request, const Route& route) {
  if (request.sink_failure) std::rethrow_exception(request.sink_failure);
  if (route.admit && !request.sink) {
    request.sink = route.admit(request, app_);
    request.sink->add(std::exchange(request.body, {}));
  }
  return route.handler(request, app_);
}

http::Response Dispatcher::respond(const http::Request& original, const Act& act) noexcept {
  const std::string id = base::random_hex(8);
  Audience audience = Audience::kData;
  try {
    http::Request request = original;
    const auto generation = app_.cache.generation();
    const auto match = router_.match(request.method, request.path);
    audience = match.route             ? match.route->audience
               : prefers_page(request) ? Audience::kPage
                                       : Audience::kData;
    const bool page = audience == Audience::kPage || is_read_by_people(request);
    http::Response response =
        run(request, page ? Audience::kPage : Audience::kData, match, id, act);
    const bool anonymous = principal_of(request).is_anonymous();
    if (!anonymous) make_private(response);
    if (match.route)
      for (const auto& field : match.route->fields) set_once(response, field.name, field.value);
    finish(request, audience, response);
    app_.usage.count_answer(original, response.status, response.subject);
    if (match.route && match.route->cached && anonymous)
      app_.cache.keep(original, generation, response);
    return response;
  } catch (const std::exception& error) {
    base::log(base::LogLevel::kError, "answer_failed", {{"request", id}, {"why", error.what()}});
    return problem(500, {"internal", {}}, "en", id);
  }
}

http::Response Dispatcher::refusal(int status, const http::Request* request) {
  const std::string id = base::random_hex(8);
  const bool unreadable = request && status == 400 && !http::is_readable_path(request->path);
  const base::Message message =
      unreadable ? base::Message{"path_unreadable", {}} : http::refusal_message(status);
  // What a file was asked for with conditions or a range for is told with that file's own fields.
  if (request && status != 412 && status != 416 && prefers_page(*request)) {
    http::Response response = refuse(*request, Audience::kPage, status, message, id);
    finish(*request, Audience::kPage, response);
    return response;
  }
  const std::string language = request ? language_of(*request, app_) : "en";
  http::Response response = problem(status, message, language, id);
  response.headers.set("Cache-Control", "no-store");
  return response;
}

http::Response Dispatcher::run(http::Request& request, Audience audience,
                               const Router::Match& match, const std::string& id, const Act& act) {
  if (!http::is_readable_path(request.path))
    return refuse(request, audience, 400, {"path_unreadable", {}}, id);
  if (match.allowed.empty()) return refuse(request, audience, 404, {"page_not_found", {}}, id);
  if (request.method == "OPTIONS") return preflight(match.allowed);
  if (!match.route) {
    http::Response response =
        refuse(request, audience, 405,
               {"method_not_allowed",
                {{"method", request.method}, {"allowed", list_methods(match.allowed)}}},
               id);
    response.headers.set("Allow", list_methods(match.allowed));
    return response;
  }
  // People who mistype an address are shown what can be read of it; programs are told.
  if (const auto name = http::find_unreadable_parameter(request.raw_query);
      name && audience == Audience::kData)
    return refuse(request, audience, 400,
                  {"parameter_unreadable", {{"name", base::shorten(*name, kShownBytes)}}}, id);
  request.params = match.params;
  try {
    set_principal(request, identify(request, app_));
    want_own_request(request, app_, audience == Audience::kPage);
    demand(match.route->access, principal_of(request));
    return act(request, *match.route);
  } catch (const base::Error& error) {
    const int status = status_of(error.code());
    if (error.message().key == "search_index_unavailable") app_.doubts_index = true;
    if (status >= 500)
      base::log(base::LogLevel::kError, "request_failed", {{"request", id}, {"why", error.what()}});
    return refuse(request, audience, status, error.message(), id);
  } catch (const std::exception& error) {
    base::log(base::LogLevel::kError, "request_failed", {{"request", id}, {"why", error.what()}});
    return refuse(request, audience, 500, {"internal", {}}, id);
  }
}

http::Response Dispatcher::refuse(const http::Request& request, Audience audience, int status,
                                  const base::Message& message, const std::string& id) {
  if (status == 401 && audience == Audience::kPage && request.is_read())
    return to_sign_in(request, app_);
  http::Response response =
      audience == Audience::kPage
          ? error_page(with_readable_path(request, app_), app_, status, message, id)
          : problem(status, message, language_of(request, app_), id);
  response.headers.set("Cache-Control", "no-store");
  if (status == 401) response.headers.set("WWW-Authenticate", "Bearer");
  if (const auto wait = message.arguments.find("seconds");
      status == 429 && wait != message.arguments.end())
    response.headers.set("Retry-After", wait->second);
  return response;
}

void Dispatcher::finish(const http::Request& request, Audience audience,
                        http::Response& response) const {
  set_once(response, "X-Content-Type-Options", "nosniff");
  set_once(response, "Referrer-Policy", "strict-origin-when-cross-origin");
  set_once(response, "Cache-Control", "no-cache");
  const auto* type = response.headers.find("Content-Type");
  const bool page = type && type->starts_with("text/html");
  set_once(response, "Content-Security-Policy", page ? kPagePolicy : kDataPolicy);
  if (page) set_once(response, "X-Frame-Options", "DENY");
  if (app_.base_url().starts_with("https://"))
    set_once(response, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  if (audience == Audience::kData) {
    set_once(response, "Access-Control-Allow-Origin", "*");
    set_once(response, "Access-Control-Expose-Headers",
             "ETag, File-Id, Link, Last-Modified, Location, Retry-After, Indexed, "
             "Idempotency-Replayed, Tus-Resumable, Upload-Expires, Upload-Length, Upload-Offset");
    set_once(response, "Cross-Origin-Resource-Policy", "cross-origin");
  }
  compress(request, response);
}

}  // namespace portal::app

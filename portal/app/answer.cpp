#include "portal/app/answer.hpp"

#include <array>
#include <utility>

#include "catalog/base/clock.hpp"
#include "catalog/base/random.hpp"
#include "catalog/settings/colour.hpp"
#include "portal/app/principal.hpp"
#include "portal/http/negotiate.hpp"
#include "portal/web/format.hpp"
#include "portal/web/plain_pages.hpp"

namespace portal::app {
namespace {

using base::ErrorCode;
using base::Json;

constexpr std::array<std::string_view, 2> kLanguages = {"vi", "en"};

bool is_offered(const std::string& language) {
  return language == "vi" || language == "en";
}

}  // namespace

std::string language_of(const http::Request& request, const App& app) {
  const auto segments = request.segments();
  if (!segments.empty() && is_offered(segments[0])) return segments[0];
  if (const auto wanted = request.query("lang"); wanted && is_offered(*wanted)) return *wanted;
  if (const auto cookie = request.cookie("lang"); cookie && is_offered(*cookie)) return *cookie;
  return http::choose_language(request.header("accept-language"), kLanguages)
      .value_or(app.site()->config.default_language);
}

void vary_by_language(http::Response& response) {
  const std::string had = response.headers.joined("Vary");
  response.headers.set("Vary", (had.empty() ? "" : had + ", ") + "Accept-Language, Cookie");
}

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kMalformed:
      return 400;
    case ErrorCode::kUnauthenticated:
      return 401;
    case ErrorCode::kForbidden:
      return 403;
    case ErrorCode::kNotFound:
      return 404;
    case ErrorCode::kConflict:
      return 409;
    case ErrorCode::kGone:
      return 410;
    case ErrorCode::kStale:
      return 412;
    case ErrorCode::kTooLarge:
      return 413;
    case ErrorCode::kUnsupportedType:
      return 415;
    case ErrorCode::kInvalidData:
      return 422;
    case ErrorCode::kPreconditionRequired:
      return 428;
    case ErrorCode::kRateLimited:
      return 429;
    case ErrorCode::kInternal:
      return 500;
    case ErrorCode::kUnavailable:
      return 503;
    case ErrorCode::kStorageFull:
      return 507;
  }
  return 500;
}

http::Response problem(int status, const base::Message& message, const std::string& language,
                       const std::string& request_id, const Json& more) {
  Json body = Json::object();
  body.set("type", "about:blank");
  body.set("title", base::say({"status_" + std::to_string(status), {}}, language));
  body.set("status", Json::integer(status));
  body.set("detail", base::say(message, language));
  body.set("request_id", request_id);
  for (const auto& [name, value] : more.members()) body.set(name, value);
  http::Response response{status, {}, base::write_json(body) + "\n"};
  response.headers.set("Content-Type", "application/problem+json");
  response.headers.set("Content-Language", language);
  if (status == 503 || status == 429) response.headers.set("Retry-After", "5");
  return response;
}

http::Response error_page(const http::Request& request, const App& app, int status,
                          const base::Message& message, const std::string& request_id) {
  const web::PageContext context = page_context(request, app);
  http::Response response =
      http::html(web::error_page(app.templates, context, status,
                                 base::say(message, context.language), request_id),
                 status);
  response.headers.set("Content-Language", context.language);
  if (status == 503) response.headers.set("Retry-After", "5");
  return response;
}

http::Response not_acceptable(const http::Request& request, const App& app,
                              const std::string& offered) {
  http::Response response = problem(406, {"not_acceptable", {{"offered", offered}}},
                                    language_of(request, app), base::random_hex(8));
  response.headers.set("Cache-Control", "no-store");
  response.headers.set("Vary", "Accept");
  vary_by_language(response);
  return response;
}

web::SiteWords site_words(const Site& site) {
  const Config& config = site.config;
  const std::string version = "?v=" + site.edition;
  web::SiteWords words;
  words.footer = config.footer;
  if (!config.logo.empty()) words.logo_href = "/site/logo" + version;
  if (!config.accent.empty()) {
    words.theme_href = "/site/theme.css" + version;
    words.theme_colour = catalog::settings::deep_shade(config.accent);
  }
  words.email = config.contact_email;
  words.phone = config.contact_phone;
  words.address = config.contact_address;
  words.contact_href = config.contact_url;
  return words;
}

http::Response json_answer(const Json& value) {
  return http::json(base::write_json(value) + "\n");
}

web::PageContext page_context(const http::Request& request, const App& app) {
  web::PageContext context;
  context.language = language_of(request, app);
  context.path = request.path;
  for (const auto language : kLanguages) {
    const std::string prefix = "/" + std::string(language);
    if (context.path == prefix) context.path = "/";
    if (context.path.starts_with(prefix + "/")) context.path = context.path.substr(prefix.size());
  }
  context.query = request.raw_query;
  context.base_url = app.base_url();
  const auto site = app.site();
  context.site_title = site->config.title;
  context.site = site_words(*site);
  context.asset = [&app](std::string_view name) { return app.assets.address_of(name); };
  context.zone = web::read_zone(app.config.time_zone).value_or(context.zone);
  context.seq = app.cache.epoch();
  context.has_accounts = true;
  context.account_name = principal_of(request).person().display_name;
  context.has_work = principal_of(request).may_somewhere(people::Right::kReadDrafts);
  return context;
}

void set_validators(http::Response& response, std::string_view etag, base::Time last_modified) {
  response.headers.set("ETag", etag);
  response.headers.set("Last-Modified", base::format_http_time(last_modified));
}

}  // namespace portal::app

#include "portal/app/identify.hpp"

#include <optional>
#include <string_view>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/people/tokens.hpp"

namespace portal::app {
namespace {

constexpr std::string_view kBearer = "bearer ";
constexpr std::size_t kMostAddress = 64;  // the longest of IPv6, with its zone

std::string host_of(std::string_view base_url) {
  const auto scheme = base_url.find("://");
  if (scheme == std::string_view::npos) return "";
  const std::string_view rest = base_url.substr(scheme + 3);
  const auto end = rest.starts_with('[') ? rest.find(']') + 1 : rest.find_first_of(":/");
  return std::string(rest.substr(0, end));
}

// Browsers take a secure cookie by https, and by any scheme from their own machine.
bool is_secure(const App& app) {
  const std::string host = host_of(app.base_url());
  return app.base_url().starts_with("https://") || host == "localhost" || host == "[::1]" ||
         host.starts_with("127.");
}

std::string cookie_name(const App& app) {
  return is_secure(app) ? "__Host-session" : "session";
}

std::string cookie(const App& app, const std::string& value) {
  return cookie_name(app) + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" +
         (is_secure(app) ? "; Secure" : "");
}

std::optional<std::string> token_of(const http::Request& request) {
  if (std::string key = request.header("x-ckan-api-key"); !key.empty()) return key;
  const std::string field = request.header("authorization");
  if (base::lower_ascii(field).starts_with(kBearer))
    return std::string(base::trim(std::string_view(field).substr(kBearer.size())));
  const bool alone = !field.empty() && field.find(' ') == std::string::npos;
  return alone ? std::optional(field) : std::nullopt;
}

}  // namespace

people::Principal identify(const http::Request& request, App& app) {
  if (const auto token = token_of(request)) return app.gate.find_by_token(*token);
  const std::string secret = session_secret_of(request, app);
  return secret.empty() ? people::Principal() : app.gate.find_by_session(secret);
}

std::string address_of(const http::Request& request) {
  const std::string& peer = request.remote_address;
  const bool local = peer.starts_with("127.") || peer == "::1";
  const std::string forwarded = request.header("x-forwarded-for");
  if (!local || forwarded.empty()) return peer;
  const auto comma = forwarded.rfind(',');
  const std::string_view last =
      std::string_view(forwarded).substr(comma == std::string::npos ? 0 : comma + 1);
  return std::string(base::trim(last).substr(0, kMostAddress));
}

std::string session_secret_of(const http::Request& request, const App& app) {
  return request.cookie(cookie_name(app)).value_or("");
}

void set_session(http::Response& response, const App& app, const std::string& secret) {
  response.headers.add("Set-Cookie", cookie(app, secret));
}

void clear_session(http::Response& response, const App& app) {
  response.headers.add("Set-Cookie", cookie(app, "") + "; Max-Age=0");
}

std::string link_address(const Config& config, const std::string& secret) {
  return config.base_url + "/" + config.default_language + "/accept/" + secret;
}

}  // namespace portal::app

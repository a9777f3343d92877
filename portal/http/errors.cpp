#include "portal/http/errors.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "catalog/base/message.hpp"
#include "portal/http/negotiate.hpp"

namespace portal::http {
namespace {

constexpr std::array<std::pair<int, const char*>, 12> kSentences = {{
    {400, "http_bad_request"},
    {408, "http_too_slow"},
    {412, "http_changed_meanwhile"},
    {413, "http_body_too_large"},
    {414, "http_address_too_long"},
    {416, "http_range_outside"},
    {417, "http_expectation_unknown"},
    {431, "http_head_too_large"},
    {500, "http_failed"},
    {501, "http_method_unknown"},
    {503, "http_busy"},
    {505, "http_version_unknown"},
}};

const char* sentence_of(int status) {
  for (const auto& [number, key] : kSentences)
    if (number == status) return key;
  return status < 500 ? "http_bad_request" : "http_failed";
}

}  // namespace

base::Message refusal_message(int status) {
  return {sentence_of(status), {}};
}

Response plain_error(int status, const Request* request) {
  constexpr std::array<std::string_view, 2> languages = {"en", "vi"};
  const std::string wanted = request ? request->header("accept-language") : std::string();
  const std::string language = choose_language(wanted, languages).value_or("en");
  Response response = text(base::say(refusal_message(status), language) + "\n", status);
  response.headers.add("Content-Language", language);
  response.headers.add("Cache-Control", "no-store");
  response.headers.add("X-Content-Type-Options", "nosniff");
  if (status == 503) response.headers.add("Retry-After", "2");
  return response;
}

}  // namespace portal::http

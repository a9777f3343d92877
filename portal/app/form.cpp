#include "portal/app/form.hpp"

#include <sodium.h>

#include <algorithm>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/text.hpp"
#include "portal/app/identify.hpp"
#include "portal/http/multipart.hpp"

namespace portal::app {
namespace {

using base::Error;
using base::ErrorCode;

constexpr std::string_view kFormType = "application/x-www-form-urlencoded";
constexpr std::size_t kTokenLength = 32;

bool is_form(const http::Request& request) {
  const std::string type = request.header("content-type");
  return base::lower_ascii(type).starts_with(kFormType) || http::boundary_of(type);
}

bool is_file_form(const http::Request& request) {
  return base::lower_ascii(request.header("content-type")).starts_with("multipart/form-data");
}

std::string_view without_scheme(std::string_view origin) {
  const auto scheme = origin.find("://");
  return scheme == std::string_view::npos ? std::string_view() : origin.substr(scheme + 3);
}

// Ours is the address of the portal, and the host that the browser itself asked.
bool is_own_origin(const std::string& origin, const http::Request& request, const App& app) {
  const std::string_view host = without_scheme(origin);
  if (host.empty()) return false;  // "null"
  const std::string& own = app.base_url();
  const bool ours =
      own.starts_with(origin) && (own.size() == origin.size() || own[origin.size()] == '/');
  return ours || host == request.header("host");
}

bool comes_from_elsewhere(const http::Request& request, const App& app) {
  const std::string site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") return true;
  const std::string origin = request.header("origin");
  return !origin.empty() && !is_own_origin(origin, request, app);
}

bool is_same(std::string_view left, std::string_view right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace

Form::Form(const http::Request& request) {
  if (!is_form(request)) throw Error(ErrorCode::kUnsupportedType, "form_type_bad");
  if (const auto boundary = http::boundary_of(request.header("content-type")))
    read_parts(*boundary, request.body);
  else
    fields_ = http::parse_query(request.body);
}

void Form::read_parts(const std::string& boundary, const std::string& body) {
  bool in_file = false;
  http::MultipartReader reader(
      boundary,
      [&](const http::FormPart& part) {
        in_file = part.file_name.has_value();
        if (in_file)
          files_.push_back({part.name, *part.file_name, ""});
        else
          fields_.emplace_back(part.name, "");
      },
      [&](std::string_view bytes) {
        (in_file ? files_.back().content : fields_.back().second).append(bytes);
      });
  reader.add(body);
  if (!reader.is_whole()) throw Error(ErrorCode::kMalformed, "multipart_bad");
}

bool Form::has(std::string_view name) const {
  for (const auto& [field, value] : fields_)
    if (field == name) return true;
  return false;
}

std::vector<std::string> Form::all(std::string_view name) const {
  std::vector<std::string> list;
  for (const auto& [field, value] : fields_)
    if (field == name) list.push_back(value);
  return list;
}

const Form::File* Form::file(std::string_view field) const {
  for (const auto& each : files_)
    if (each.field == field && !each.name.empty()) return &each;
  return nullptr;
}

std::string_view Form::operator[](std::string_view name) const {
  for (const auto& [field, value] : fields_)
    if (field == name) return value;
  return {};
}

std::string form_token_of(const http::Request& request, const App& app) {
  return form_token_for(session_secret_of(request, app));
}

std::string form_token_for(const std::string& secret) {
  return secret.empty() ? "" : base::sha256("form of " + secret).substr(0, kTokenLength);
}

void want_own_request(const http::Request& request, const App& app, bool is_page) {
  if (request.is_read()) return;
  const people::Principal& principal = principal_of(request);
  const bool by_session = principal.by() == people::Principal::By::kSession;
  if (!by_session && !(is_page && principal.is_anonymous())) return;
  if (comes_from_elsewhere(request, app)) throw Error(ErrorCode::kForbidden, "request_foreign");
  if (!by_session) return;
  std::string sent = request.header(kFormTokenHeader);
  // A form whose file goes to a sink is not read before its sender is let in: its token stands in
  // its address. One that is in memory is read.
  if (sent.empty() && is_file_form(request)) sent = request.query(kFormTokenField).value_or("");
  if (sent.empty() && is_form(request) && !request.body.empty())
    sent = Form(request).text(kFormTokenField);
  if (!is_same(sent, form_token_of(request, app)))
    throw Error(ErrorCode::kForbidden, "form_outdated");
}

}  // namespace portal::app

#include "portal/assess/answers.hpp"

#include <utility>

#include "catalog/base/hash.hpp"
#include "portal/app/tag.hpp"

namespace portal::assess {
namespace {

void keep(http::Response& response, const app::App& app, Kept kept, const std::string& form) {
  if (kept == Kept::kPrivate) {
    response.headers.set("Cache-Control", "private, no-store");
    return;
  }
  const std::string digest = base::sha256(*http::memory_bytes(response));
  response.headers.set("ETag", app::document_tag(app, 0, digest, form));
}

}  // namespace

http::Response page_of(std::string html, const std::string& language, const app::App& app,
                       Kept kept, int status) {
  http::Response response = http::html(std::move(html), status);
  response.headers.set("Content-Language", language);
  keep(response, app, kept, language);
  return response;
}

http::Response data_of(const http::Request& request, std::string text, const std::string& type,
                       const app::App& app, Kept kept) {
  const bool marked = request.query("bom").value_or("") == "1" && type.starts_with("text/csv");
  http::Response response{200, {}, marked ? "\xEF\xBB\xBF" + std::move(text) : std::move(text)};
  response.headers.set("Content-Type", type);
  keep(response, app, kept, "");
  return response;
}

}  // namespace portal::assess

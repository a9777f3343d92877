#include "portal/assess/answers.hpp"

#include <utility>

#include "portal/app/content_answer.hpp"

namespace portal::assess {
namespace {

http::Response keep(http::Response response, const app::App& app, Kept kept,
                    const std::string& form) {
  if (kept == Kept::kPublic) return app::tagged_by_content(std::move(response), app, form);
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

}  // namespace

http::Response page_of(std::string html, const std::string& language, const app::App& app,
                       Kept kept, int status) {
  http::Response response = http::html(std::move(html), status);
  response.headers.set("Content-Language", language);
  return keep(std::move(response), app, kept, language);
}

http::Response data_of(std::string text, const std::string& type, const app::App& app, Kept kept) {
  http::Response response{200, {}, std::move(text)};
  response.headers.set("Content-Type", type);
  return keep(std::move(response), app, kept, "");
}

http::Response table_of(const http::Request& request, std::string table, const app::App& app,
                        Kept kept) {
  return keep(app::csv_answer(request, std::move(table)), app, kept, "");
}

}  // namespace portal::assess

#include "portal/app/content_answer.hpp"

#include <utility>

#include "catalog/base/hash.hpp"
#include "portal/app/tag.hpp"

namespace portal::app {

http::Response tagged_by_content(http::Response response, const App& app, std::string_view form) {
  const std::string digest = base::sha256(*http::memory_bytes(response));
  response.headers.set("ETag", document_tag(app, 0, digest, form));
  return response;
}

http::Response csv_answer(const http::Request& request, std::string table) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  const std::string wanted = request.query("bom").value_or("");
  if (wanted == "1" || wanted == "true") table.insert(0, byte_order_mark);
  http::Response response{200, {}, std::move(table)};
  response.headers.set("Content-Type", "text/csv; charset=utf-8; header=present");
  return response;
}

}  // namespace portal::app

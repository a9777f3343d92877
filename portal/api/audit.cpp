#include "portal/api/audit.hpp"

#include "catalog/audit/heads.hpp"
#include "catalog/base/hash.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/tag.hpp"

namespace portal::api {

using base::Json;

http::Response list_audit_heads(const http::Request&, app::App& app) {
  Json items = Json::array();
  const auto reader = app.store.read();
  for (const auto& head : catalog::audit::list_heads(reader.connection(), kMostHeads)) {
    Json item = Json::object();
    item.set("date", head.date);
    item.set("time", base::format_time(head.time));
    item.set("seq", Json::integer(head.seq));
    item.set("hash", head.hash);
    items.push(std::move(item));
  }
  Json out = Json::object();
  out.set("total", Json::integer(static_cast<std::int64_t>(items.items().size())));
  out.set("items", std::move(items));
  http::Response response = app::json_answer(out);
  // Heads are kept without a change of the catalogue: what is answered names itself.
  response.headers.set("ETag",
                       app::document_tag(app, 0, base::sha256(*http::memory_bytes(response))));
  return response;
}

}  // namespace portal::api

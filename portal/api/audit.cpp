#include "portal/api/audit.hpp"

#include "catalog/audit/heads.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/content_answer.hpp"

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
  return app::tagged_by_content(app::json_answer(out), app);
}

}  // namespace portal::api

#include "portal/api/dashboard.hpp"

#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/message.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/dashboard.hpp"
#include "portal/app/principal.hpp"

namespace portal::api {
namespace {

using base::Json;

Json item_json(const app::WorkItem& item) {
  Json out = Json::object();
  out.set("id", item.id);
  out.set("slug", item.slug);
  out.set("title", item.title);
  out.set("state", item.state);
  out.set("visibility", item.visibility);
  out.set("updated", base::format_time(item.updated_at));
  return out;
}

template <typename Items, typename Show>
Json list_json(const Items& items, Show show) {
  Json list = Json::array();
  for (const auto& item : items) list.push(show(item));
  return list;
}

Json overdue_json(const app::OverdueItem& item) {
  Json out = item_json(item.record);
  out.set("due", base::format_time(item.due));
  out.set("days", Json::integer(item.days));
  return out;
}

Json gain_json(const app::GainItem& item) {
  Json out = Json::object();
  out.set("metric", item.metric);
  Json message = Json::object();
  for (const char* language : {"vi", "en"})
    message.set(language, base::say({item.message, {}}, language));
  out.set("message", std::move(message));
  out.set("gain", Json::integer(item.points));
  out.set("records", Json::integer(item.records));
  out.set("examples", list_json(item.examples, item_json));
  return out;
}

Json broken_json(const app::BrokenItem& item) {
  Json out = item_json(item.record);
  out.set("file", item.file);
  return out;
}

Json uses_json(Json out, const catalog::usage::Uses& uses) {
  out.set("views", Json::integer(uses.views));
  out.set("downloads", Json::integer(uses.downloads));
  return out;
}

}  // namespace

http::Response agency_dashboard(const http::Request& request, app::App& app) {
  const std::string& agency = request.param("id");
  app::demand(app::people::Right::kReadDrafts, agency, app::principal_of(request));
  if (!app.store.read().find_agency(agency))
    throw base::Error(base::ErrorCode::kNotFound, "agency_unknown", {{"id", agency}});
  const app::Dashboard dashboard = app::read_dashboard(app, agency, base::now());
  Json out = Json::object(), states = Json::object();
  for (const auto& [state, count] : dashboard.states) states.set(state, Json::integer(count));
  out.set("agency", agency);
  out.set("states", std::move(states));
  out.set("drafts", list_json(dashboard.drafts, item_json));
  out.set("review", list_json(dashboard.review, item_json));
  out.set("scheduled", list_json(dashboard.scheduled, item_json));
  out.set("overdue", list_json(dashboard.overdue, overdue_json));
  out.set("gains", list_json(dashboard.gains, gain_json));
  out.set("broken_files", list_json(dashboard.broken, broken_json));
  Json usage = uses_json(Json::object(), dashboard.uses);
  usage.set("most_used", list_json(dashboard.used, [](const app::UsedItem& item) {
              return uses_json(item_json(item.record), item.uses);
            }));
  out.set("usage", std::move(usage));
  out.set("changes", list_json(dashboard.changes, item_json));
  return app::json_answer(out);
}

}  // namespace portal::api

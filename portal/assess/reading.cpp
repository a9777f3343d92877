#include "portal/assess/reading.hpp"

#include "catalog/assessment/csv.hpp"
#include "catalog/assessment/schema.hpp"
#include "catalog/base/error.hpp"
#include "portal/app/principal.hpp"
#include "portal/app/today.hpp"

namespace portal::assess {

std::string today(const app::App& app) {
  return as::date_of(app::today_of(app));
}

as::FrameOf frames(const app::App& app) {
  return [&app](const as::Head& head) {
    return as::frame_of(app.registry, head.framework, head.questions);
  };
}

bool is_assessor(const http::Request& request) {
  return app::principal_of(request).may_everywhere(people::Right::kAssess);
}

bool is_public(const as::Stored& stored) {
  return stored.state == as::State::kPublished || stored.state == as::State::kSuperseded;
}

as::Working read_for(const http::Request& request, app::App& app, std::string_view name) {
  prepare(app);
  const std::string& id = request.param(name);
  const auto reader = app.store.snapshot();
  const auto stored = as::find_stored(reader.connection(), id);
  if (!stored || (!is_public(*stored) && !is_assessor(request)))
    throw base::Error(base::ErrorCode::kNotFound, "assess_unknown", {{"id", id}});
  return as::read_working(reader.connection(), id, frames(app));
}

std::string figure_scope(const as::Head& head) {
  return head.scope.empty() ? std::string(rd::kPortal) : head.scope;
}

void prepare(app::App& app) {
  as::make_tables(app.store);
}

as::Pair scope_name(app::App& app, const as::Head& head) {
  if (!head.scope.empty() && !head.scope_name.is_empty()) return head.scope_name;
  const auto name = [&](const char* language) {
    if (head.scope.empty()) return base::say({"assess_scope_country", {}}, language);
    const std::string found = app.agencies.read(app.store)->name(head.scope, language);
    return found.empty() ? head.scope : found;
  };
  return {name("vi"), name("en")};
}

}  // namespace portal::assess

#include "portal/assess/actions_page.hpp"

#include <algorithm>

#include "catalog/assessment/csv.hpp"
#include "catalog/base/text.hpp"
#include "portal/assess/form_reading.hpp"
#include "portal/assess/manage_page.hpp"
#include "portal/web/format.hpp"

namespace portal::assess {
namespace {

using base::Json;

std::string status_words(const web::PageContext& context, as::ActionStatus status) {
  return web::say(context, "assess_status_" + std::string(as::code_of(status)));
}

Json notes_view(const web::PageContext& context, const as::StoredAction& stored) {
  Json list = Json::array();
  for (const auto& note : stored.notes) {
    Json item = Json::object();
    item.set("note_text", note.text);
    item.set("note_by",
             note.by + ", " + web::format_moment(note.written, context.zone, context.language));
    list.push(std::move(item));
  }
  return list;
}

Json action_view(app::App& app, const web::PageContext& context, const as::StoredAction& stored,
                 const std::string& day, bool may_write) {
  const as::Action& action = stored.action;
  const Tongues tongues{{context.language}};
  Json item = Json::object();
  item.set("action_id", action.id);
  item.set("action_title", halves(action.title, tongues));
  item.set("action_why", halves(action.why, tongues));
  item.set("action_status", status_words(context, action.status));
  item.set("action_dropped", action.dropped_because);
  if (action.priority > 0)
    item.set("action_priority", web::say(context, "assess_priority_number",
                                         {{"number", std::to_string(action.priority)}}));
  item.set("action_lead", action.lead);
  item.set("action_partners", action.partners);
  item.set("action_due", due_words(action, context.language));
  item.set("action_cost", cost_words(action, context.language));
  item.set("action_funding", action.funding);
  item.set("action_overdue", Json::boolean(as::is_overdue(action, day)));
  item.set("action_test", test_words(app.registry, action.test, context.language));
  if (stored.met)
    item.set("action_met",
             web::say(context, "assess_met_on",
                      {{"day", day_words(as::date_of(*stored.met), context.language)}}));
  item.set("action_notes", notes_view(context, stored));
  if (may_write) item.set("action_href", web::local_href(context, "/manage/actions/" + action.id));
  return item;
}

struct Area {
  std::string id;
  std::string name;
};

// The areas of all frameworks, in the order of the registry, and what is of none.
std::vector<Area> areas(const rd::Registry& registry, const web::PageContext& context) {
  std::vector<Area> list;
  for (const auto& dimension : registry.dimensions())
    list.push_back({dimension.id, dimension.name.in(context.language)});
  list.push_back({"", web::say(context, "assess_area_none")});
  return list;
}

Json test_scopes(app::App& app, const web::PageContext& context, const std::string& chosen) {
  auto list = agencies_of(app.store.read(), context.language);
  list.front() = {rd::kPortal, web::say(context, "assess_scope_portal")};
  return options(list, chosen);
}

void add_fields(Json& view, app::App& app, const web::PageContext& context,
                const as::Action& action) {
  view.set("title", boxes(context, "title", "assess_action", action.title, 2));
  view.set("why", boxes(context, "why", "assess_action_why", action.why, 3));
  std::vector<std::pair<std::string, std::string>> dimensions;
  for (const auto& area : areas(app.registry, context)) dimensions.emplace_back(area.id, area.name);
  view.set("dimensions", options(dimensions, action.dimension));
  view.set("priorities",
           options({{"0", web::say(context, "assess_priority_other")}, {"1", "1"}, {"2", "2"}},
                   std::to_string(action.priority)));
  std::vector<std::pair<std::string, std::string>> statuses;
  for (const auto status :
       {as::ActionStatus::kProposed, as::ActionStatus::kAgreed, as::ActionStatus::kRunning,
        as::ActionStatus::kDone, as::ActionStatus::kDropped})
    statuses.emplace_back(as::code_of(status), status_words(context, status));
  view.set("statuses", options(statuses, as::code_of(action.status)));
  view.set("action_questions", base::join(action.questions, ", "));
  view.set("action_indicators", base::join(action.indicators, ", "));
  view.set("action_lead", action.lead);
  view.set("action_partners", action.partners);
  view.set("action_start", action.start);
  view.set("action_due", action.due);
  view.set("action_duration", action.duration);
  view.set("action_amount", action.amount);
  view.set("action_currency", action.currency.empty() ? "VND" : action.currency);
  view.set("action_funding", action.funding);
  view.set("action_dropped", action.dropped_because);
  view.set("action_origin", action.origin);
  view.set("test_indicator", action.test.indicator);
  view.set("test_scopes", test_scopes(app, context, action.test.scope));
  view.set("test_colours", rating_options(app.registry, action.test.colour, context.language));
  view.set("test_pass", action.test.pass ? std::to_string(*action.test.pass) : "");
  view.set("last_field", kLastField);
}

}  // namespace

std::string actions_page(app::App& app, const web::PageContext& context,
                         const std::vector<as::StoredAction>& actions, bool may_write) {
  const std::string day = today(app);
  web::PageHead head;
  head.title = web::say(context, "assess_actions_title");
  head.description = web::say(context, "assess_actions_lead");
  head.alternates = {{"text/csv", "/readiness/actions.csv", "CSV"},
                     {"text/calendar", "/readiness/actions.ics", "iCalendar"}};
  Json view = web::start_view(context, head);
  view.set("crumbs", web::readiness_crumbs(context));
  Json overdue = Json::array();
  Json groups = Json::array();
  for (const auto& area : areas(app.registry, context)) {
    Json items = Json::array();
    for (const auto& stored : actions) {
      if (stored.action.dimension != area.id) continue;
      items.push(action_view(app, context, stored, day, may_write));
      if (!as::is_overdue(stored.action, day)) continue;
      Json late = Json::object();
      late.set("late_href", "#" + stored.action.id);
      late.set("late_title", in(stored.action.title, context.language));
      late.set("late_due", due_words(stored.action, context.language));
      overdue.push(std::move(late));
    }
    if (items.items().empty()) continue;
    Json group = Json::object();
    group.set("group_name", area.name);
    group.set("group_actions", std::move(items));
    groups.push(std::move(group));
  }
  view.set("none", Json::boolean(actions.empty()));
  view.set("groups", std::move(groups));
  if (!overdue.items().empty()) {
    Json block = Json::object();
    block.set("late", std::move(overdue));
    view.set("overdue", std::move(block));
  }
  if (may_write) view.set("new_href", web::local_href(context, "/manage/actions/new"));
  view.set("ics_href", "/readiness/actions.ics?lang=" + context.language);
  return app.templates.render("assess_actions", context.language, view);
}

std::string action_page(app::App& app, const web::PageContext& context, const ActionGiven& given) {
  const as::Action& action = given.stored.action;
  const bool is_new = action.id.empty();
  web::PageHead head;
  head.title = is_new ? web::say(context, "assess_action_new") : in(action.title, context.language);
  head.noindex = true;
  Json view = web::start_view(context, head);
  view.set("crumbs", Json(Json::Array{web::crumb(web::say(context, "assess_actions_title"),
                                                 web::local_href(context, "/manage/actions"))}));
  view.set("action_heading", head.title);
  add_state(view, context, given.state);
  add_fields(view, app, context, action);
  if (given.theirs) {
    Json theirs = Json::object();
    theirs.set("their_title", halves(given.theirs->title, {{"vi", "en"}}));
    theirs.set("their_why", halves(given.theirs->why, {{"vi", "en"}}));
    theirs.set("their_status", status_words(context, given.theirs->status));
    view.set("theirs", std::move(theirs));
  }
  if (!is_new) {
    Json notes = Json::object();
    notes.set("notes", notes_view(context, given.stored));
    view.set("notes_block", std::move(notes));
  }
  return app.templates.render("assess_action", context.language, view);
}

}  // namespace portal::assess

#include "portal/assess/actions.hpp"

#include <utility>

#include "catalog/assessment/calendar.hpp"
#include "catalog/assessment/csv.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/form.hpp"
#include "portal/app/principal.hpp"
#include "portal/assess/actions_page.hpp"
#include "portal/assess/answers.hpp"
#include "portal/assess/form_reading.hpp"

namespace portal::assess {
namespace {

using base::Json;

constexpr int kInvalid = 422;
constexpr int kClash = 409;
constexpr const char* kNew = "new";

std::vector<as::StoredAction> list(app::App& app, bool with_proposed) {
  prepare(app);
  const auto reader = app.store.snapshot();
  auto actions = as::list_actions(reader.connection());
  if (!with_proposed)
    std::erase_if(actions, [](const as::StoredAction& one) { return !as::is_public(one.action); });
  return actions;
}

as::StoredAction find(const http::Request& request, app::App& app) {
  prepare(app);
  const std::string& id = request.param("id");
  if (id == kNew) {
    as::StoredAction made;
    made.action.dimension = request.query("dimension").value_or("");
    made.action.currency = "VND";
    made.action.origin = request.query("origin").value_or("assessment");
    made.action.test.indicator = request.query("indicator").value_or("");
    return made;
  }
  const auto reader = app.store.read();
  auto found = as::find_action(reader.connection(), id);
  if (!found) throw base::Error(base::ErrorCode::kNotFound, "assess_action_unknown", {{"id", id}});
  return *std::move(found);
}

Json notes_json(const as::StoredAction& stored) {
  Json notes = Json::array();
  for (const auto& note : stored.notes) {
    Json item = Json::object();
    item.set("written", base::format_time(note.written));
    item.set("by", note.by);
    item.set("text", note.text);
    notes.push(std::move(item));
  }
  return notes;
}

http::Response form_answer(const http::Request& request, app::App& app, ActionGiven given,
                           int status = 200) {
  const web::PageContext context = app::page_context(request, app);
  given.state.form_token = app::form_token_of(request, app);
  if (request.query("saved")) given.state.done = web::say(context, "assess_saved");
  return page_of(action_page(app, context, given), context.language, app, Kept::kPrivate, status);
}

as::Faults faults_of(const as::Action& action, const rd::Registry& registry) {
  auto faults = as::faults_of(action);
  const auto& test = action.test.indicator;
  if (!test.empty() && !registry.find(test))
    faults.push_back({"assess_indicator_unknown", {{"indicator", test}}});
  return faults;
}

std::string host_of(const std::string& base_url) {
  const auto start = base_url.find("://");
  const std::string rest = start == std::string::npos ? base_url : base_url.substr(start + 3);
  return rest.substr(0, rest.find_first_of(":/"));
}

}  // namespace

http::Response show_actions(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  const bool inside = is_assessor(request);
  return page_of(actions_page(app, context, list(app, inside), inside), context.language, app,
                 inside ? Kept::kPrivate : Kept::kPublic);
}

http::Response show_action_desk(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  return page_of(actions_page(app, context, list(app, true), true), context.language, app);
}

http::Response send_actions_json(const http::Request&, app::App& app) {
  const std::string day = today(app);
  Json items = Json::array();
  for (const auto& stored : list(app, false)) {
    Json item = as::to_json(stored.action);
    item.set("overdue", Json::boolean(as::is_overdue(stored.action, day)));
    if (stored.met) item.set("met", as::date_of(*stored.met));
    item.set("notes", notes_json(stored));
    items.push(std::move(item));
  }
  Json out = Json::object();
  out.set("total", Json::integer(static_cast<std::int64_t>(items.items().size())));
  out.set("items", std::move(items));
  return data_of(base::write_json(out) + "\n", "application/json", app, Kept::kPublic);
}

http::Response send_actions_csv(const http::Request& request, app::App& app) {
  return table_of(request, as::to_csv(list(app, false), today(app)), app, Kept::kPublic);
}

http::Response send_actions_calendar(const http::Request& request, app::App& app) {
  const std::string language = app::language_of(request, app);
  as::CalendarWords words{.name = base::say({"assess_actions_title", {}}, language),
                          .language = language};
  words.host = host_of(app.base_url());
  words.address_base = app.base_url() + "/" + language + "/readiness/actions#";
  auto response = data_of(as::to_calendar(list(app, false), words), "text/calendar; charset=utf-8",
                          app, Kept::kPublic);
  app::vary_by_language(response);
  return response;
}

http::Response show_action_form(const http::Request& request, app::App& app) {
  auto stored = find(request, app);
  ActionGiven given{.stored = std::move(stored)};
  given.state.version = given.stored.version;
  return form_answer(request, app, std::move(given));
}

http::Response send_action_form(const http::Request& request, app::App& app) {
  const app::Form form(request);
  const web::PageContext context = app::page_context(request, app);
  ActionGiven given{.stored = find(request, app)};
  const auto& who = app::principal_of(request);
  std::string id = given.stored.action.id;
  const bool is_note = form["do"] == "note";
  const as::Action theirs = given.stored.action;
  const std::int64_t now = given.stored.version;
  if (!is_note) {
    given.stored.action = read_action(form, theirs);
    given.state.version = now;
    given.state.faults = faults_of(given.stored.action, app.registry);
    if (!given.state.faults.empty()) return form_answer(request, app, std::move(given), kInvalid);
    if (base::Json::number(form.text("version")).as_integer().value_or(0) != now) {
      given.theirs = theirs;
      given.state.faults = {{"assess_action_changed", {}}};
      return form_answer(request, app, std::move(given), kClash);
    }
  }
  auto change = app.store.write();
  if (is_note)
    as::add_note(change, who, id, form.text("note"));
  else
    id = as::put_action(change, who, given.stored.action, now);
  change.commit();
  return http::redirect(
      303, app.base_url() + web::local_href(context, "/manage/actions/" + id + "?saved=1"));
}

}  // namespace portal::assess

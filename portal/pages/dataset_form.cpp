#include "portal/pages/dataset_form.hpp"

#include <utility>

#include "catalog/base/error.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/editing.hpp"
#include "portal/app/principal.hpp"
#include "portal/app/tag.hpp"
#include "portal/pages/form_buttons.hpp"
#include "portal/pages/form_check.hpp"
#include "portal/pages/form_preview.hpp"
#include "portal/pages/form_state.hpp"
#include "portal/pages/sign_in.hpp"
#include "portal/web/conflict_page.hpp"

namespace portal::pages {
namespace {

using base::Json;

constexpr int kUnprocessable = 422;
constexpr int kConflict = 409;

http::Response form_response(const http::Request& request, const app::App& app,
                             const web::FormView& view, int status = 200) {
  const web::PageContext context = app::page_context(request, app);
  return private_page(web::form_page(app.templates, context, view), context.language, status);
}

// What was sent comes back, with why nothing was done.
http::Response refuse(const http::Request& request, app::App& app, const FormState& state,
                      const app::Form& form, std::string fault) {
  web::FormView view = form_view(request, app, state);
  view.note = form.text("note");
  view.fault = std::move(fault);
  return form_response(request, app, view, view.fault.empty() ? 200 : kUnprocessable);
}

std::string author_of(const app::App&, const catalog::store::Reader& reader,
                      const std::string& id) {
  const auto revisions = reader.list_revisions(id);
  return revisions.empty() ? "" : revisions.front().author;
}

http::Response choose(const http::Request& request, app::App& app, const FormState& state,
                      const app::Form& form) {
  const web::PageContext context = app::page_context(request, app);
  web::ConflictView view;
  view.form_token = app::form_token_of(request, app);
  view.seen = std::to_string(state.dataset->revision);
  view.author = author_of(app, app.store.read(), state.dataset->id);
  view.button = form.text("do");
  view.note = form.text("note");
  view.answers = state.answers;
  for (const auto& clash : state.clashes)
    view.choices.push_back({clash.field, clash.mine, clash.theirs});
  return private_page(web::conflict_page(app.templates, context, view), context.language,
                      kConflict);
}

http::Response go_to(const http::Request& request, const app::App& app, const std::string& id,
                     std::string_view done) {
  return http::redirect(303, "/" + app::language_of(request, app) + "/manage/datasets/" + id +
                                 "?done=" + std::string(done));
}

// Why a button cannot be followed; empty when it can. `view` is the form with its findings.
std::string find_fault(const web::PageContext& context, const StateButton* button,
                       const std::string& name, const web::FormView& view, const app::Form& form) {
  if (web::answer_in(view.answers, "publisher").empty())
    return web::say(context, "form_fault_agency");
  if (name == "save") return "";
  if (!button) throw base::Error(base::ErrorCode::kMalformed, "form_field_bad", {{"name", "do"}});
  if (button->needs_reason && form["note"].find_first_not_of(" \t\r\n") == std::string_view::npos)
    return web::say(context, "form_fault_reason");
  const int errors = button->needs_no_errors ? count_errors(view) : 0;
  return errors ? web::say_count(context, "form_fault_errors", errors) : "";
}

http::Response add(const http::Request& request, app::App& app, const FormState& state,
                   const app::Form& form, const StateButton* button) {
  Json document = document_of(state, app::language_of(request, app));
  if (button) document.set("state", button->to);
  const app::Writer writer{app::principal_of(request), form.text("note")};
  const auto written = app::add_dataset(app, writer, std::move(document));
  return go_to(request, app, written.published.id, button ? button->done : "form_done_added");
}

// What was written is saved first, then the state changes: two steps that a reader of the history
// can tell apart.
http::Response change(const http::Request& request, app::App& app, const FormState& state,
                      const app::Form& form, const StateButton* button) {
  const std::string language = app::language_of(request, app);
  const app::Writer writer{app::principal_of(request), form.text("note")};
  const app::Target target{state.dataset->id, app::Seen::tag(state.seen_tag)};
  const Json document = document_of(state, language);
  const bool changed = !(document == state.document);
  std::int64_t revision = state.dataset->revision;
  if (changed && may_change(state.state(), state.agency(), writer.who)) {
    const app::Writer plain{writer.who, button ? "" : writer.note};
    const auto written = app::change_dataset(app, plain, target,
                                             [&](const auto&) -> Json { return Json(document); });
    revision = written.published.revision;
  }
  if (button) {
    const auto now = app.store.read().find_revision(state.dataset->id, revision);
    if (!now) throw base::Error(base::ErrorCode::kInternal, "internal");
    app::move_dataset(
        app, writer,
        {state.dataset->id, app::Seen::tag(app::document_tag(app, now->number, now->digest))},
        std::string(button->to));
    return go_to(request, app, state.dataset->id, button->done);
  }
  const bool saved = revision != state.dataset->revision;
  return go_to(request, app, state.dataset->id, saved ? "form_done_saved" : "form_done_unchanged");
}

http::Response send(const http::Request& request, app::App& app) {
  const app::Form form(request);
  FormState state = read_sent_state(request, app, form);
  const std::string name = form.text("do");
  if (change_files(state.answers, name) || name == "edit")
    return refuse(request, app, state, form, "");
  if (name == "preview") return preview(request, app, state);
  if (!state.clashes.empty()) return choose(request, app, state, form);
  const auto* button = find_button(name, state.state(), state.agency(), app::principal_of(request));
  const web::PageContext context = app::page_context(request, app);
  const web::FormView view = form_view(request, app, state);
  const std::string fault = find_fault(context, button, name, view, form);
  if (!fault.empty()) return refuse(request, app, state, form, fault);
  return state.dataset ? change(request, app, state, form, button)
                       : add(request, app, state, form, button);
}

http::Response show(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  web::FormView view = form_view(request, app, read_form_state(request, app));
  const std::string done = request.query("done").value_or("");
  if (done.starts_with("form_done_") && base::has_text(done, context.language))
    view.done = web::say(context, done);
  view.is_blank = view.id.empty();
  if (view.is_blank) view.findings.clear();
  if (view.id.empty() && view.agencies.empty()) view.fault = web::say(context, "form_no_agency");
  return form_response(request, app, view);
}

Json finding_json(const web::PageContext& context, const web::FormView& view,
                  const web::FoundAt& found) {
  const std::string severity(catalog::to_string(found.severity));
  Json out = Json::object();
  out.set("field", found.field);
  out.set("severity", severity);
  out.set("severity_label", web::say(context, "form_severity_" + severity));
  out.set("label", found.field.empty() ? "" : web::field_label(context, found.field, view.answers));
  out.set("text", found.sentence);
  return out;
}

}  // namespace

http::Response show_new_dataset(const http::Request& request, app::App& app) {
  return show(request, app);
}

http::Response send_new_dataset(const http::Request& request, app::App& app) {
  return send(request, app);
}

http::Response show_dataset_form(const http::Request& request, app::App& app) {
  return show(request, app);
}

http::Response send_dataset_form(const http::Request& request, app::App& app) {
  return send(request, app);
}

http::Response check_dataset_form(const http::Request& request, app::App& app) {
  const app::Form form(request);
  const FormState state = read_sent_state(request, app, form);
  const web::PageContext context = app::page_context(request, app);
  const web::FormView view = form_view(request, app, state);
  Json findings = Json::array();
  for (const auto& found : view.findings) findings.push(finding_json(context, view, found));
  Json out = Json::object();
  out.set("document", document_of(state, context.language));
  out.set("findings", std::move(findings));
  out.set("summary", web::summary_title(context, view));
  out.set("meter", web::meter_html(app.templates, context, view.meter));
  http::Response response = app::json_answer(out);
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

}  // namespace portal::pages

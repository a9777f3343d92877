#include "portal/pages/dataset_form.hpp"

#include <utility>

#include "catalog/base/clock.hpp"
#include "catalog/base/error.hpp"
#include "catalog/publish/two_persons.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/editing.hpp"
#include "portal/app/principal.hpp"
#include "portal/app/tag.hpp"
#include "portal/app/working_copies.hpp"
#include "portal/pages/form_buttons.hpp"
#include "portal/pages/form_check.hpp"
#include "portal/pages/form_copy.hpp"
#include "portal/pages/form_files.hpp"
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
  view.publish_at = form.text("publish_at");
  view.fault = std::move(fault);
  return form_response(request, app, view, view.fault.empty() ? 200 : kUnprocessable);
}

std::string last_author(const catalog::store::Reader& reader, const std::string& id) {
  const auto revisions = reader.list_revisions(id);
  return revisions.empty() ? "" : revisions.front().author;
}

http::Response choose(const http::Request& request, app::App& app, const FormState& state,
                      const app::Form& form, const std::string& base = "") {
  const web::PageContext context = app::page_context(request, app);
  web::ConflictView view;
  view.form_token = app::form_token_of(request, app);
  view.seen = state.seen();
  view.base = base;
  view.author = last_author(app.store.read(), state.dataset->id);
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

bool is_time_to_come(const web::PageContext& context, std::string_view text) {
  const auto time = base::parse_time(std::string(text) + ":00Z");
  return time && *time - context.zone > base::now();
}

// Why whoever asks may not make it public alone; empty when they may.
std::string second_person_fault(const http::Request& request, app::App& app, const FormState& state,
                                bool changed) {
  if (!state.dataset) return "";
  const auto reader = app.store.read();
  const std::string& name = app::principal_of(request).person().name;
  auto authors = state.copy ? catalog::publish::find_authors(reader, *state.copy)
                            : catalog::publish::find_authors(reader, state.dataset->id);
  if (changed) authors.insert(name);
  const auto fault =
      catalog::publish::find_fault(reader, {state.agency(), std::move(authors), name});
  return fault ? base::say(*fault, app::language_of(request, app)) : "";
}

// Why a button cannot be followed; empty when it can. `view` is the form with its findings.
std::string find_fault(const http::Request& request, app::App& app, const FormState& state,
                       const StateButton* button, const web::FormView& view,
                       const app::Form& form) {
  const web::PageContext context = app::page_context(request, app);
  if (web::answer_in(view.answers, "publisher").empty())
    return web::say(context, "form_fault_agency");
  if (form["do"] == "save") return "";
  if (!button) throw base::Error(base::ErrorCode::kMalformed, "form_field_bad", {{"name", "do"}});
  if (button->needs_reason && form["note"].find_first_not_of(" \t\r\n") == std::string_view::npos)
    return web::say(context, "form_fault_reason");
  if (button->name == "schedule" && !is_time_to_come(context, form["publish_at"]))
    return web::say(context, "form_fault_time");
  const int errors = button->needs_no_errors ? count_errors(view) : 0;
  const bool stays = button->from == button->to;
  if (errors)
    return web::say_count(context, stays ? "form_fault_errors_public" : "form_fault_errors",
                          errors);
  const bool goes_public = button->to == "published" || button->to == "scheduled";
  const bool changed = !(document_of(state, context.language) == state.document);
  return goes_public ? second_person_fault(request, app, state, changed) : "";
}

http::Response add(const http::Request& request, app::App& app, const FormState& state,
                   const app::Form& form, const StateButton* button) {
  Json document = document_of(state, app::language_of(request, app));
  if (button) document.set("state", button->to);
  const app::Writer writer{app::principal_of(request), form.text("note")};
  const auto written = app::add_dataset(app, writer, std::move(document));
  return go_to(request, app, written.published.id, button ? button->done : "form_done_added");
}

// One sending of the form of a record that is there: what was written is saved first, then the
// state changes, so that the history tells both.
class Sending {
 public:
  Sending(const http::Request& request, app::App& app, const FormState& state,
          const app::Form& form, const StateButton* button)
      : request_(request),
        app_(app),
        state_(state),
        form_(form),
        button_(button),
        language_(app::language_of(request, app)),
        document_(document_of(state, language_)),
        writer_{app::principal_of(request), form.text("note")},
        tag_(state.seen_tag) {
    changed_ =
        !(document_ == state.document) && may_change(state.state(), state.agency(), writer_.who);
  }

  http::Response follow() {
    if (!state_.state().starts_with("copy-")) return dataset();
    return button_ && !button_->from.starts_with("copy-") ? leave() : copy();
  }

 private:
  app::Target target() const { return {state_.dataset->id, app::Seen::tag(tag_)}; }

  app::MakeDocument made() const {
    return [this](const auto&) -> Json { return Json(document_); };
  }

  http::Response done(std::string_view key) const {
    return go_to(request_, app_, state_.dataset->id, key);
  }

  void save_copy() {
    const app::Writer plain{writer_.who, button_ ? "" : writer_.note};
    const auto saved = app::save_copy(app_, plain, target(), made(), state_.base);
    tag_ = app::copy_tag(app_, saved.copy);
  }

  // Of something public: what is written stays apart until a publisher makes it public.
  http::Response copy() {
    const bool begins = !state_.copy && button_;
    if (changed_ || begins || state_.base) save_copy();
    if (!button_) return done(changed_ ? "form_done_copy_saved" : "form_done_unchanged");
    if (button_->name == "discard_copy") {
      app::discard_copy(app_, writer_, target());
      return done(button_->done);
    }
    const auto moved =
        app::move_copy(app_, writer_, target(), std::string(button_->to), form_.text("publish_at"));
    if (moved.written.conflict) return clash();
    if (moved.written.is_refused()) return refused();
    return done(button_->done);
  }

  // Archived or withdrawn while something is being written on it: that stays as it is.
  http::Response leave() {
    tag_ = app::document_tag(app_, state_.dataset->revision, state_.dataset->digest);
    app::move_dataset(app_, writer_, target(), std::string(button_->to));
    return done(button_->done);
  }

  http::Response clash() {
    FormState now = read_form_state(request_, app_);
    now.answers = state_.answers;
    now.clashes = find_copy_clashes(app_, now, language_);
    return choose(request_, app_, now, form_, std::to_string(now.dataset->revision));
  }

  http::Response refused() {
    FormState now = read_form_state(request_, app_);
    const web::PageContext context = app::page_context(request_, app_);
    const int errors = count_errors(form_view(request_, app_, now));
    return refuse(request_, app_, now, form_,
                  web::say_count(context, "form_fault_errors_public", errors));
  }

  http::Response dataset() {
    std::int64_t revision = state_.dataset->revision;
    const app::Writer plain{writer_.who, moves() ? "" : writer_.note};
    app::Written written;
    if (state_.copy) {
      if (changed_) save_copy();
      written = app::move_copy(app_, plain, target(), "saved").written;
      if (written.conflict) return clash();
      revision = written.published.revision;
    } else if (changed_) {
      written = app::change_dataset(app_, plain, target(), made());
      if (written.is_refused()) return refused();
      revision = written.published.revision;
    }
    const bool saved = revision != state_.dataset->revision;
    if (!moves()) return done(saved ? "form_done_saved" : "form_done_unchanged");
    const auto now = app_.store.read().find_revision(state_.dataset->id, revision);
    if (!now) throw base::Error(base::ErrorCode::kInternal, "internal");
    tag_ = app::document_tag(app_, now->number, now->digest);
    written = app::move_dataset(app_, writer_, target(), std::string(button_->to),
                                form_.text("publish_at"));
    return written.is_refused() ? refused() : done(button_->done);
  }

  bool moves() const { return button_ && button_->from != button_->to; }

  const http::Request& request_;
  app::App& app_;
  const FormState& state_;
  const app::Form& form_;
  const StateButton* button_;
  std::string language_;
  Json document_;
  app::Writer writer_;
  std::string tag_;
  bool changed_ = false;
};

http::Response send(const http::Request& request, app::App& app) {
  const app::Form form(request);
  FormState state = read_sent_state(request, app, form);
  const std::string name = form.text("do");
  const bool only_shows = change_files(state.answers, name) || name == "edit";
  const std::string refusal = take_files(request, app, state, form);
  if (only_shows || !refusal.empty()) return refuse(request, app, state, form, refusal);
  if (name == "preview") return preview(request, app, state);
  if (state.dataset && makes_another(name)) return make_another(request, app, state, name);
  if (!state.clashes.empty()) return choose(request, app, state, form);
  const auto* button = find_button(name, state.state(), state.agency(), app::principal_of(request));
  if (!button && state.dataset && (name == "archive" || name == "withdraw"))
    button = find_button(name, state.dataset->state, state.agency(), app::principal_of(request));
  const web::FormView view = form_view(request, app, state);
  const std::string fault = find_fault(request, app, state, button, view, form);
  if (!fault.empty()) return refuse(request, app, state, form, fault);
  return state.dataset ? Sending(request, app, state, form, button).follow()
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

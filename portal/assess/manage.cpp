#include "portal/assess/manage.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/error.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/form.hpp"
#include "portal/app/principal.hpp"
#include "portal/assess/answers.hpp"
#include "portal/assess/dataset.hpp"
#include "portal/assess/form_reading.hpp"
#include "portal/assess/manage_page.hpp"

namespace portal::assess {
namespace {

using catalog::store::WriteTransaction;

constexpr int kInvalid = 422;

http::Response to(app::App& app, const web::PageContext& context, const std::string& path) {
  return http::redirect(303, app.base_url() + web::local_href(context, path));
}

std::string overview_path(const std::string& id) {
  return "/manage/assessments/" + id;
}

std::string import_text(const app::Form& form) {
  const auto* file = form.file("file");
  return file ? file->content : form.text("json");
}

std::string take_import(const app::Form& form, const http::Request& request, app::App& app) {
  const auto document = as::read_document(import_text(form));
  const auto frame = frames(app)(document.head);
  auto change = app.store.write();
  auto id = as::import_document(change, app::principal_of(request), document, frame);
  change.commit();
  return id;
}

http::Response overview_answer(const http::Request& request, app::App& app, OverviewGiven given,
                               int status = 200) {
  const web::PageContext context = app::page_context(request, app);
  {
    const auto reader = app.store.snapshot();
    given.remarks = as::list_remarks(reader.connection(), given.working.stored.id);
    given.may_publish =
        as::may_publish(reader.connection(), app::principal_of(request), given.working.stored);
    given.agencies = agencies_of(reader, context.language);
    const std::string& agency = given.working.document.head.publisher;
    given.may_add =
        agency.empty() || app::principal_of(request).may(people::Right::kPublish, agency);
  }
  given.state.form_token = app::form_token_of(request, app);
  if (!given.written) given.state.version = given.working.version_of(as::kHeadPart);
  if (request.query("saved")) given.state.done = web::say(context, "assess_saved");
  return page_of(overview_page(app, context, given), context.language, app, Kept::kPrivate, status);
}

std::int64_t version_of(const app::Form& form) {
  return base::Json::number(form.text("version")).as_integer().value_or(0);
}

as::OwnQuestion read_question(const app::Form& form) {
  as::OwnQuestion own{.dimension = form.text("dimension")};
  own.id = own.dimension + "." + form.text("number");
  own.text = {form.text("question_vi"), form.text("question_en")};
  own.importance = form.text("importance");
  return own;
}

// What the buttons of the overview do but for its forms; answers where to go on, or nothing.
std::optional<std::string> step(const std::string& wanted, const http::Request& request,
                                app::App& app, const as::Working& working) {
  const auto& who = app::principal_of(request);
  const std::string& id = working.stored.id;
  std::string next = overview_path(id) + "?saved=1";
  auto change = app.store.write();
  if (wanted == "submit") {
    as::submit(change, who, id, frames(app));
  } else if (wanted == "send_back") {
    as::send_back(change, who, id);
  } else if (wanted == "publish") {
    const auto document = as::publish(change, who, id, frames(app), today(app));
    put_dataset(change, who, document, app);
    next = "/readiness/assessments/" + id;
  } else if (wanted == "next") {
    next = overview_path(as::begin_next(change, who, id, frames(app)));
  } else {
    return std::nullopt;
  }
  change.commit();
  return next;
}

}  // namespace

http::Response show_desk(const http::Request& request, app::App& app) {
  prepare(app);
  const web::PageContext context = app::page_context(request, app);
  DeskGiven given{.state = {.form_token = app::form_token_of(request, app)}};
  given.head.cutoff = today(app);
  return page_of(desk_page(app, context, given), context.language, app);
}

http::Response change_desk(const http::Request& request, app::App& app) {
  prepare(app);
  const app::Form form(request);
  const web::PageContext context = app::page_context(request, app);
  if (form["do"] == "import")
    return to(app, context, overview_path(take_import(form, request, app)));
  as::Head head = read_head(form, {});
  head.framework = form.text("framework");
  const auto frame = as::frame_of(app.registry, head.framework);
  auto faults = as::faults_of(head, frame);
  if (!faults.empty()) {
    DeskGiven given{.state = {.form_token = app::form_token_of(request, app)}};
    given.state.faults = std::move(faults);
    given.head = std::move(head);
    return page_of(desk_page(app, context, given), context.language, app, Kept::kPrivate, kInvalid);
  }
  auto change = app.store.write();
  const auto id = as::open(change, app::principal_of(request), std::move(head), frame);
  change.commit();
  return to(app, context, overview_path(id));
}

http::Response show_overview(const http::Request& request, app::App& app) {
  const as::Working working = read_for(request, app);
  return overview_answer(request, app, {.working = working});
}

http::Response change_overview(const http::Request& request, app::App& app) {
  const app::Form form(request);
  const web::PageContext context = app::page_context(request, app);
  const as::Working working = read_for(request, app);
  const std::string wanted = form.text("do");
  if (const auto next = step(wanted, request, app, working)) return to(app, context, *next);
  as::Head head = working.document.head;
  if (wanted == "question")
    head.questions.push_back(read_question(form));
  else
    head = read_head(form, std::move(head));
  const auto frame = frames(app)(working.document.head);
  OverviewGiven given{.working = working};
  given.state.version = version_of(form);
  given.state.faults = as::faults_of(head, frame);
  given.written = head;
  if (!given.state.faults.empty()) return overview_answer(request, app, std::move(given), kInvalid);
  const auto version = base::Json::number(form.text("version")).as_integer().value_or(0);
  auto change = app.store.write();
  const auto saved =
      as::save_head(change, app::principal_of(request), working.stored.id, head, frame, version);
  change.commit();
  if (!saved.is_conflict) return to(app, context, overview_path(working.stored.id) + "?saved=1");
  given.state.version = saved.version;
  given.state.faults = {{"assess_head_conflict", {{"name", saved.theirs}}}};
  return overview_answer(request, app, std::move(given), 409);
}

}  // namespace portal::assess

// The forms of a question and of an area.

#include <utility>

#include "catalog/base/error.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/form.hpp"
#include "portal/app/principal.hpp"
#include "portal/assess/answers.hpp"
#include "portal/assess/form_page.hpp"
#include "portal/assess/form_reading.hpp"
#include "portal/assess/manage.hpp"

namespace portal::assess {
namespace {

std::vector<as::Remark> remarks_of(app::App& app, const std::string& id) {
  const auto reader = app.store.read();
  return as::list_remarks(reader.connection(), id);
}

std::vector<as::Past> past_of(app::App& app, const std::string& id, const std::string& part) {
  constexpr std::size_t most = 20;
  const auto reader = app.store.read();
  auto past = as::list_past(reader.connection(), id, part);
  if (past.size() > most) past.resize(most);
  return past;
}

FormState state_of(const http::Request& request, app::App& app, const as::Working& working,
                   const std::string& part) {
  FormState state{.form_token = app::form_token_of(request, app)};
  state.version = working.version_of(part);
  if (request.query("saved"))
    state.done = base::say({"assess_saved", {}}, app::language_of(request, app));
  return state;
}

[[noreturn]] void throw_unknown(const char* key, const char* name, const std::string& value) {
  throw base::Error(base::ErrorCode::kNotFound, key, {{name, value}});
}

// The answer with all that assessors know, whoever was interviewed.
as::Answer answer_of(const as::Working& working, const std::string& question) {
  const auto* entry = working.document.find_entry(question);
  if (!entry) throw_unknown("assess_question_unknown", "question", question);
  return entry->answer;
}

as::Conclusion conclusion_of(const as::Working& working, const std::string& dimension) {
  const auto* section = working.document.find_section(dimension);
  if (!section) throw_unknown("assess_dimension_unknown", "dimension", dimension);
  return section->conclusion;
}

http::Response question_answer(const http::Request& request, app::App& app, QuestionGiven given,
                               int status = 200) {
  const web::PageContext context = app::page_context(request, app);
  given.measures = measures_of(app, given.answer.question, given.working.document.head);
  given.remarks = remarks_of(app, given.working.stored.id);
  given.past = past_of(app, given.working.stored.id, given.answer.question);
  return page_of(question_page(app, context, given), context.language, app, Kept::kPrivate, status);
}

http::Response dimension_answer(const http::Request& request, app::App& app, DimensionGiven given,
                                int status = 200) {
  const web::PageContext context = app::page_context(request, app);
  given.remarks = remarks_of(app, given.working.stored.id);
  given.past = past_of(app, given.working.stored.id, given.conclusion.dimension);
  return page_of(dimension_page(app, context, given), context.language, app, Kept::kPrivate,
                 status);
}

http::Response to_saved(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  return http::redirect(303, app.base_url() + web::local_href(context, context.path) + "?saved=1");
}

// A remark is sent, or one is settled; nothing of the form is looked at.
bool take_remark(const app::Form& form, const http::Request& request, app::App& app,
                 const std::string& id, const std::string& part) {
  const std::string wanted = form.text("do");
  const bool settles = wanted.starts_with("settle:");
  if (wanted != "remark" && !settles) return false;
  auto change = app.store.write();
  const auto& who = app::principal_of(request);
  if (settles)
    as::settle(change, who, id, std::string_view(wanted).substr(wanted.find(':') + 1));
  else
    as::remark(change, who, id, part, form.text("remark"));
  change.commit();
  return true;
}

std::int64_t version_of(const app::Form& form) {
  return base::Json::number(form.text("version")).as_integer().value_or(0);
}

constexpr int kInvalid = 422;
constexpr int kClash = 409;

}  // namespace

http::Response show_question(const http::Request& request, app::App& app) {
  const as::Working working = read_for(request, app);
  const as::Frame frame = frames(app)(working.document.head);
  const std::string& question = request.param("question");
  auto answer = answer_of(working, question);
  return question_answer(request, app,
                         {state_of(request, app, working, question),
                          working,
                          frame,
                          std::move(answer),
                          suggest(app, question, working.document.head),
                          {}});
}

http::Response send_question(const http::Request& request, app::App& app) {
  const app::Form form(request);
  const as::Working working = read_for(request, app);
  const as::Frame frame = frames(app)(working.document.head);
  const std::string& question = request.param("question");
  const as::Answer before = answer_of(working, question);
  if (take_remark(form, request, app, working.stored.id, question)) return to_saved(request, app);
  QuestionGiven given{
      state_of(request, app, working, question),     working, frame, read_answer(form, question),
      suggest(app, question, working.document.head), {}};
  given.answer.suggested = given.suggested;
  given.state.version = version_of(form);
  if (rearrange(given.answer, form["do"])) {
    given.state.is_unsaved = true;
    return question_answer(request, app, std::move(given));
  }
  given.state.faults = freeze(app, given.answer, before, working.document.head);
  for (auto& fault : as::faults_of(given.answer, frame))
    given.state.faults.push_back(std::move(fault));
  if (!given.state.faults.empty()) return question_answer(request, app, std::move(given), kInvalid);
  auto change = app.store.write();
  const auto saved = as::save_answer(change, app::principal_of(request), working.stored.id,
                                     given.answer, frame, given.state.version);
  change.commit();
  if (!saved.is_conflict) return to_saved(request, app);
  given.state.version = saved.version;
  given.theirs = Theirs<as::Answer>{saved.theirs, before};
  return question_answer(request, app, std::move(given), kClash);
}

http::Response show_dimension(const http::Request& request, app::App& app) {
  const as::Working working = read_for(request, app);
  const as::Frame frame = frames(app)(working.document.head);
  const std::string& dimension = request.param("dimension");
  auto conclusion = conclusion_of(working, dimension);
  return dimension_answer(
      request, app,
      {state_of(request, app, working, dimension), working, frame, std::move(conclusion)});
}

http::Response send_dimension(const http::Request& request, app::App& app) {
  const app::Form form(request);
  const as::Working working = read_for(request, app);
  const as::Frame frame = frames(app)(working.document.head);
  const std::string& dimension = request.param("dimension");
  const as::Conclusion before = conclusion_of(working, dimension);
  if (take_remark(form, request, app, working.stored.id, dimension)) return to_saved(request, app);
  const auto suggested = as::suggest_overall(frame, *working.document.find_section(dimension));
  DimensionGiven given{state_of(request, app, working, dimension), working, frame,
                       read_conclusion(form, dimension)};
  given.state.version = version_of(form);
  given.state.faults = as::faults_of(given.conclusion, frame, suggested);
  if (!given.state.faults.empty())
    return dimension_answer(request, app, std::move(given), kInvalid);
  auto change = app.store.write();
  const auto saved = as::save_conclusion(change, app::principal_of(request), working.stored.id,
                                         given.conclusion, frame, suggested, given.state.version);
  change.commit();
  if (!saved.is_conflict) return to_saved(request, app);
  given.state.version = saved.version;
  given.theirs = Theirs<as::Conclusion>{saved.theirs, before};
  return dimension_answer(request, app, std::move(given), kClash);
}

}  // namespace portal::assess

#include "portal/assess/show.hpp"

#include <utility>

#include "catalog/assessment/csv.hpp"
#include "catalog/assessment/rdf.hpp"
#include "catalog/rdf/writer.hpp"
#include "portal/app/answer.hpp"
#include "portal/assess/answers.hpp"
#include "portal/assess/dataset.hpp"
#include "portal/assess/diff_page.hpp"
#include "portal/assess/list_page.hpp"
#include "portal/assess/report.hpp"

namespace portal::assess {
namespace {

Kept kept_of(const as::Working& working) {
  return is_public(working.stored) ? Kept::kPublic : Kept::kPrivate;
}

// Versions that were made from it and that whoever asks may see.
std::vector<std::pair<std::string, std::string>> next_of(const http::Request& request,
                                                         app::App& app, const std::string& id) {
  std::vector<std::pair<std::string, std::string>> list;
  const auto reader = app.store.read();
  for (const auto& stored : as::list_stored(reader.connection()))
    if (stored.previous == id && (is_public(stored) || is_assessor(request)))
      list.emplace_back(
          stored.id,
          base::format_time(is_public(stored) ? stored.published : stored.created).substr(0, 10));
  return list;
}

http::Response report_answer(const http::Request& request, app::App& app, bool is_both) {
  const web::PageContext context = app::page_context(request, app);
  const as::Working working = read_for(request, app);
  const as::Frame frame = frames(app)(working.document.head);
  Tongues tongues{{context.language}};
  if (is_both) tongues.list = {"vi", "en"};
  const ReportGiven given{working,
                          frame,
                          app.registry,
                          scope_name(app, working.document.head),
                          today(app),
                          tongues,
                          dataset_path(app.store.read(), working.stored.id),
                          is_assessor(request),
                          next_of(request, app, working.stored.id)};
  return page_of(report_page(app.templates, context, given), context.language, app,
                 kept_of(working));
}

// A published one as it was published, to the letter.
std::string json_text(const as::Working& working) {
  return (working.stored.document.empty() ? base::write_json(as::to_json(working.document))
                                          : working.stored.document) +
         "\n";
}

}  // namespace

http::Response show_assessments(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  return page_of(list_page(app, request, context), context.language, app,
                 is_assessor(request) ? Kept::kPrivate : Kept::kPublic);
}

http::Response show_report(const http::Request& request, app::App& app) {
  return report_answer(request, app, request.query("both").value_or("") == "1");
}

http::Response show_diff(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  const as::Working before = read_for(request, app, "a");
  const as::Working after = read_for(request, app, "b");
  const bool is_open = is_public(before.stored) && is_public(after.stored);
  return page_of(diff_page(app, context, before, after), context.language, app,
                 is_open ? Kept::kPublic : Kept::kPrivate);
}

http::Response choose_form(const http::Request& request, app::App& app) {
  const as::Working working = read_for(request, app);
  const std::string data = app.base_url() + "/readiness/assessments/" + working.stored.id;
  const std::string accept = request.header("accept");
  std::string target = app.base_url() + "/" + app::language_of(request, app) +
                       "/readiness/assessments/" + working.stored.id;
  if (accept.starts_with("text/turtle")) target = data + ".ttl";
  if (accept.starts_with("application/json")) target = data + ".json";
  if (accept.starts_with("text/csv")) target = data + ".csv";
  http::Response response = http::redirect(303, target);
  response.headers.set("Vary", "Accept, Accept-Language");
  return response;
}

http::Response send_json(const http::Request& request, app::App& app) {
  const as::Working working = read_for(request, app);
  return data_of(json_text(working), "application/json", app, kept_of(working));
}

http::Response send_csv(const http::Request& request, app::App& app) {
  const as::Working working = read_for(request, app);
  return table_of(request, as::to_csv(working.document), app, kept_of(working));
}

http::Response send_turtle(const http::Request& request, app::App& app) {
  const as::Working working = read_for(request, app);
  const auto graph = as::graph_of(working.document, {app.base_url(), app.base_url() + "/catalog"});
  catalog::rdf::Prefixes prefixes = catalog::rdf::dcat_prefixes();
  prefixes.add("oa", "http://www.w3.org/ns/oa#");
  const auto writer = catalog::rdf::make_writer(catalog::rdf::Syntax::kTurtle, prefixes);
  std::string text;
  writer->begin(text);
  writer->write(graph, text);
  writer->end(text);
  return data_of(std::move(text), "text/turtle", app, kept_of(working));
}

http::Response send_html(const http::Request& request, app::App& app) {
  return report_answer(request, app, true);
}

}  // namespace portal::assess

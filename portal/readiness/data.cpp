#include "portal/readiness/data.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/rdf/writer.hpp"
#include "catalog/readiness/readiness.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/content_answer.hpp"
#include "portal/http/negotiate.hpp"
#include "portal/readiness/reading.hpp"
#include "portal/readiness/report.hpp"

namespace portal::readiness {
namespace {

constexpr std::size_t kUnitRows = 1000;  // of a page of data

enum class Form { kJsonLd, kPage, kTurtle, kJson, kCsv };
constexpr std::array<std::string_view, 6> kOffered = {
    "application/ld+json", "text/html", "text/turtle",
    "application/json",    "text/csv",  "application/xhtml+xml"};
constexpr std::array<Form, 6> kForms = {Form::kJsonLd, Form::kPage, Form::kTurtle,
                                        Form::kJson,   Form::kCsv,  Form::kPage};

std::optional<Form> form_of(const http::Request& request) {
  for (const auto& [ending, form] :
       {std::pair(".jsonld", Form::kJsonLd), std::pair(".ttl", Form::kTurtle),
        std::pair(".json", Form::kJson), std::pair(".csv", Form::kCsv)})
    if (request.path.ends_with(ending)) return form;
  const auto chosen = http::choose_media_type(request.header("accept"), kOffered);
  if (!chosen) return std::nullopt;
  return kForms[*chosen];
}

http::Response text_of(std::string body, const char* type) {
  http::Response response{200, {}, std::move(body)};
  response.headers.set("Content-Type", type);
  return response;
}

http::Response in_form(Form form, const http::Request& request, const Picture& picture,
                       const app::App& app) {
  switch (form) {
    case Form::kTurtle:
      return text_of(catalog::rdf::write_graph(report_graph(picture, app.base_url()),
                                               catalog::rdf::Syntax::kTurtle),
                     "text/turtle; charset=utf-8");
    case Form::kJsonLd: {
      http::Response response =
          app::json_answer(flat_jsonld(report_graph(picture, app.base_url())));
      response.headers.set("Content-Type", "application/ld+json");
      return response;
    }
    case Form::kCsv:
      return app::csv_answer(request, report_csv(picture));
    default:
      return app::json_answer(report_json(picture, app.base_url()));
  }
}

struct Asked {
  const rd::Indicator& indicator;
  rd::UnitState state;
  std::string agency;
  std::size_t page;
};

rd::UnitState read_state(const http::Request& request) {
  const std::string code = request.query("state").value_or("");
  const auto state = code.empty() ? rd::UnitState::kFail : parse_state(code);
  if (!state)
    throw base::Error(base::ErrorCode::kMalformed, "parameter_bad",
                      {{"name", "state"}, {"wanted", "fail, unknown, pass"}});
  return *state;
}

Asked read_asked(const http::Request& request, app::App& app) {
  const std::string scope = scope_of(request, app, "agency");
  return {find_entry(app, request.param("id"), false), read_state(request),
          scope == rd::kPortal ? "" : scope, page_of(request)};
}

EvidencePage read_units(const http::Request& request, app::App& app, const Asked& asked,
                        const std::string& language) {
  return read_evidence(request, app, asked.indicator, asked.state, asked.agency, asked.page,
                       kUnitRows, language);
}

}  // namespace

http::Response show_report(const http::Request& request, app::App& app) {
  const auto form = form_of(request);
  if (!form)
    return app::not_acceptable(request, app,
                               "text/html, application/ld+json, text/turtle, application/json, "
                               "text/csv");
  if (*form == Form::kPage) {
    http::Response response =
        http::redirect(303, app.base_url() + "/" + app::language_of(request, app) + "/readiness");
    response.headers.set("Vary", "Accept");
    app::vary_by_language(response);
    return response;
  }
  std::vector<const rd::Indicator*> wanted;
  if (*form == Form::kJson)
    for (const auto& entry : app.registry.indicators())
      if (entry.type != rd::Type::kQuestion) wanted.push_back(&entry);
  const Picture picture = read_picture(app, scope_of(request, app, "scope"), wanted);
  http::Response response = app::tagged_by_content(in_form(*form, request, picture, app), app);
  if (request.path == "/readiness") response.headers.set("Vary", "Accept");
  return response;
}

http::Response show_registry(const http::Request&, app::App& app) {
  return app::tagged_by_content(app::json_answer(registry_json(app.registry)), app);
}

http::Response show_history(const http::Request& request, app::App& app) {
  const std::string id = request.query("indicator").value_or("");
  if (id.empty())
    throw base::Error(base::ErrorCode::kMalformed, "parameter_bad",
                      {{"name", "indicator"}, {"wanted", "m.lic.open, …"}});
  const auto& indicator = find_entry(app, id, std::nullopt);
  const std::string scope = scope_of(request, app, "scope");
  return app::tagged_by_content(
      app::csv_answer(request,
                      history_csv(indicator, scope, app.readiness.history(indicator.id, scope))),
      app);
}

http::Response list_units_json(const http::Request& request, app::App& app) {
  const Asked asked = read_asked(request, app);
  const std::string language = app::language_of(request, app);
  const auto page = read_units(request, app, asked, language);
  http::Response response =
      app::tagged_by_content(app::json_answer(units_json(asked.indicator, page, asked.state,
                                                         asked.page, app.base_url(), language)),
                             app);
  app::vary_by_language(response);
  return response;
}

http::Response list_units_csv(const http::Request& request, app::App& app) {
  const Asked asked = read_asked(request, app);
  const std::string language = app::language_of(request, app);
  const auto page = read_units(request, app, asked, language);
  http::Response response = app::tagged_by_content(
      app::csv_answer(request, units_csv(asked.indicator, page, app.base_url(), language)), app);
  app::vary_by_language(response);
  return response;
}

}  // namespace portal::readiness

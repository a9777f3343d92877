#include "portal/readiness/routes.hpp"

#include "portal/readiness/data.hpp"
#include "portal/readiness/disputes.hpp"
#include "portal/readiness/pages.hpp"

namespace portal::readiness {
namespace {

using app::Access;
using app::Audience;
using app::Parameter;
using app::Route;
using app::Values;

constexpr std::size_t kFormBytes = std::size_t{64} << 10;
constexpr std::int64_t kMostPages = 1'000'000;

void add_pages(std::vector<Route>& list) {
  const auto add = [&](const std::string& pattern, app::Handler handler) {
    for (const char* language : {"/vi", "/en"}) {
      list.push_back({"GET", language + pattern, Access::anyone(), handler, Audience::kPage});
      list.back().cached = false;
    }
  };
  add("/readiness", show_overview);
  add("/readiness/dimensions/{id}", show_dimension);
  add("/readiness/questions/{id}", show_question);
  add("/readiness/indicators/{id}", show_indicator);
  for (const char* language : {"/vi", "/en"}) {
    list.push_back({"POST", std::string(language) + "/readiness/indicators/{id}",
                    Access::in_person(), send_dispute, Audience::kPage});
    list.back().cached = false;
    list.back().body_bytes = kFormBytes;
  }
  add("/readiness/agencies", show_agencies);
  add("/readiness/agencies/{slug}", show_agency);
  add("/readiness/what-if", show_what_if);
}

Parameter scope() {
  return {"scope", "query", "readiness_parameter_scope", ""};
}

Parameter mark() {
  return {"bom", "query", "api_parameter_bom", "", Values::kFlag};
}

void add_data(std::vector<Route>& list) {
  const auto add = [&](const char* pattern, app::Handler handler, const char* summary,
                       const char* type, std::vector<Parameter> parameters) {
    list.push_back({"GET", pattern, Access::anyone(), std::move(handler), Audience::kData, summary,
                    std::move(parameters)});
    list.back().cached = false;
    list.back().media_types = {type};
  };
  add("/readiness", show_report, "readiness_api_negotiated", "application/ld+json", {scope()});
  list.back().media_types = {"application/ld+json", "text/turtle", "application/json", "text/csv",
                             "text/html"};
  add("/readiness.json", show_report, "readiness_api_json", "application/json", {scope()});
  add("/readiness.csv", show_report, "readiness_api_csv", "text/csv", {scope(), mark()});
  add("/readiness.ttl", show_report, "readiness_api_rdf", "text/turtle", {scope()});
  add("/readiness.jsonld", show_report, "readiness_api_rdf", "application/ld+json", {scope()});
  add("/readiness/registry.json", show_registry, "readiness_api_registry", "application/json", {});
  add("/readiness/history.csv", show_history, "readiness_api_history", "text/csv",
      {{"indicator", "query", "readiness_parameter_indicator", "m.lic.set"}, scope(), mark()});
  const std::vector<Parameter> units = {
      {"id", "path", "readiness_parameter_indicator"},
      {"state",
       "query",
       "readiness_parameter_state",
       "fail",
       Values::kText,
       {"fail", "unknown", "pass"}},
      {"agency", "query", "readiness_parameter_agency"},
      {"page", "query", "readiness_parameter_page", "", Values::kInteger, {}, 1, kMostPages}};
  add("/readiness/indicators/{id}/units.json", list_units_json, "readiness_api_units",
      "application/json", units);
  auto with_mark = units;
  with_mark.push_back(mark());
  add("/readiness/indicators/{id}/units.csv", list_units_csv, "readiness_api_units", "text/csv",
      std::move(with_mark));
}

}  // namespace

std::vector<Route> routes() {
  std::vector<Route> list;
  add_pages(list);
  add_data(list);
  return list;
}

}  // namespace portal::readiness

#include "portal/assess/routes.hpp"

#include <span>
#include <string>
#include <utility>

#include "portal/assess/actions.hpp"
#include "portal/assess/manage.hpp"
#include "portal/assess/show.hpp"

namespace portal::assess {
namespace {

using app::Access;
using app::Audience;
using app::Parameter;
using app::Route;
using app::Values;
namespace people = catalog::people;

constexpr std::size_t kFormBytes = std::size_t{2} << 20;
constexpr std::size_t kImportBytes = std::size_t{5} << 20;

Parameter mark() {
  return {"bom", "query", "api_parameter_bom", "1", Values::kFlag};
}

}  // namespace

std::vector<Route> routes() {
  std::vector<Route> list;
  const auto add = [&](const char* method, const std::string& pattern, Access access,
                       app::Handler handler) {
    for (const char* language : {"/vi", "/en"}) {
      list.push_back({method, language + pattern, access, handler, Audience::kPage});
      list.back().cached = false;
      if (list.back().method == "POST") list.back().body_bytes = kFormBytes;
    }
  };
  add("GET", "/readiness/assessments", Access::anyone(), show_assessments);
  add("GET", "/readiness/assessments/{id}", Access::anyone(), show_report);
  add("GET", "/readiness/assessments/{a}/diff/{b}", Access::anyone(), show_diff);
  add("GET", "/readiness/actions", Access::anyone(), show_actions);
  const auto assessors = Access::holder_of(people::Right::kAssess);
  add("GET", "/manage/assessments", assessors, show_desk);
  add("POST", "/manage/assessments", assessors, change_desk);
  for (auto& route : std::span(list).last(2)) route.body_bytes = kImportBytes;
  add("GET", "/manage/assessments/{id}", assessors, show_overview);
  add("POST", "/manage/assessments/{id}", assessors, change_overview);
  add("GET", "/manage/assessments/{id}/questions/{question}", assessors, show_question);
  add("POST", "/manage/assessments/{id}/questions/{question}", assessors, send_question);
  add("GET", "/manage/assessments/{id}/dimensions/{dimension}", assessors, show_dimension);
  add("POST", "/manage/assessments/{id}/dimensions/{dimension}", assessors, send_dimension);
  add("GET", "/manage/actions", assessors, show_action_desk);
  add("GET", "/manage/actions/{id}", assessors, show_action_form);
  add("POST", "/manage/actions/{id}", assessors, send_action_form);
  return list;
}

std::vector<Route> data_routes() {
  std::vector<Route> list;
  const auto add = [&](const char* pattern, app::Handler handler, const char* summary,
                       const char* type, std::vector<Parameter> parameters) {
    list.push_back({"GET", pattern, Access::anyone(), std::move(handler), Audience::kData, summary,
                    std::move(parameters)});
    list.back().cached = false;
    list.back().media_types = {type};
  };
  const Parameter id{"id", "path", "assess_parameter_id"};
  add("/readiness/assessments/{id}", choose_form, "assess_api_stable", "text/html", {id});
  list.back().status = 303;
  add("/readiness/assessments/{id}.json", send_json, "assess_api_json", "application/json", {id});
  add("/readiness/assessments/{id}.csv", send_csv, "assess_api_csv", "text/csv", {id, mark()});
  add("/readiness/assessments/{id}.ttl", send_turtle, "assess_api_ttl", "text/turtle", {id});
  add("/readiness/assessments/{id}.html", send_html, "assess_api_html", "text/html", {id});
  add("/readiness/actions.json", send_actions_json, "assess_api_actions", "application/json", {});
  add("/readiness/actions.csv", send_actions_csv, "assess_api_actions_csv", "text/csv", {mark()});
  add("/readiness/actions.ics", send_actions_calendar, "assess_api_actions_ics", "text/calendar",
      {{"lang", "query", "assess_parameter_lang", "vi", Values::kText, {"vi", "en"}}});
  return list;
}

}  // namespace portal::assess

#include "portal/api/openapi.hpp"

#include <utility>

#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"

namespace portal::api {
namespace {

using base::Json;

constexpr int kEdges = 4;  // of a box

// OpenAPI has no open-ended variables.
std::string path_of(std::string pattern) {
  const auto dots = pattern.find("...}");
  if (dots != std::string::npos) pattern.erase(dots, 3);
  return pattern;
}

// "get_api_v1_datasets_id": each operation has a name of its own.
std::string name_of(const app::Route& route) {
  std::string name = base::lower_ascii(route.method);
  bool apart = true;
  for (const char c : route.pattern) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (word && apart) name += '_';
    if (word) name += c;
    apart = !word;
  }
  return name;
}

Json typed(const char* type) {
  Json out = Json::object();
  out.set("type", type);
  return out;
}

Json schema_of_one(const app::Parameter& parameter) {
  Json out = typed(parameter.values == app::Values::kInteger   ? "integer"
                   : parameter.values == app::Values::kFlag    ? "boolean"
                   : parameter.values == app::Values::kNumbers ? "number"
                                                               : "string");
  if (parameter.values == app::Values::kDate) out.set("format", "date");
  if (parameter.values == app::Values::kInteger) {
    out.set("minimum", Json::integer(parameter.least));
    if (parameter.most > 0) out.set("maximum", Json::integer(parameter.most));
  }
  if (parameter.allowed.empty()) return out;
  Json allowed = Json::array();
  for (const auto& value : parameter.allowed) allowed.push(value);
  out.set("enum", std::move(allowed));
  return out;
}

Json parameter_json(const app::Parameter& parameter, const std::string& language) {
  Json out = Json::object();
  out.set("name", parameter.name);
  out.set("in", parameter.in);
  out.set("required", Json::boolean(parameter.in == "path"));
  out.set("description", base::say({parameter.key, {}}, language));
  const bool repeats = parameter.values == app::Values::kTexts;
  if (repeats || parameter.values == app::Values::kList ||
      parameter.values == app::Values::kNumbers) {
    Json list = typed("array");
    list.set("items", schema_of_one(parameter));
    if (parameter.values == app::Values::kNumbers)
      for (const char* edge : {"minItems", "maxItems"}) list.set(edge, Json::integer(kEdges));
    out.set("style", "form");
    out.set("explode", Json::boolean(repeats));
    out.set("schema", std::move(list));
  } else {
    out.set("schema", schema_of_one(parameter));
  }
  if (!parameter.example.empty()) out.set("example", parameter.example);
  return out;
}

Json answer_json(const std::string& description) {
  Json out = Json::object();
  out.set("description", description);
  return out;
}

Json reference(const char* to) {
  Json out = Json::object();
  out.set("$ref", to);
  return out;
}

Json good_answer(const app::Route& route) {
  Json out = answer_json(route.status < 300 ? "OK" : "Location");
  Json content = Json::object();
  for (const auto& type : route.media_types)
    if (route.status < 300) content.set(type, Json::object());
  if (!content.members().empty()) out.set("content", std::move(content));
  return out;
}

Json body_json(const app::Route& route) {
  Json content = Json::object();
  for (const auto& type : route.body_types) content.set(type, Json::object());
  Json out = Json::object();
  out.set("required", Json::boolean(true));
  out.set("content", std::move(content));
  return out;
}

Json operation(const app::Route& route, const std::string& language) {
  Json out = Json::object();
  out.set("summary", base::say({route.summary, {}}, language));
  out.set("operationId", name_of(route));
  Json parameters = Json::array();
  for (const auto& parameter : route.parameters)
    parameters.push(parameter_json(parameter, language));
  if (!parameters.items().empty()) out.set("parameters", std::move(parameters));
  if (!route.body_types.empty()) out.set("requestBody", body_json(route));
  if (route.access.kind() != app::Access::Kind::kAnyone) {
    Json token = Json::object();
    token.set("token", Json::array());
    out.set("security", Json(Json::Array{std::move(token)}));
  }
  Json answers = Json::object();
  answers.set(std::to_string(route.status), good_answer(route));
  for (const char* status : {"4XX", "5XX"})
    answers.set(status, reference("#/components/responses/Problem"));
  out.set("responses", std::move(answers));
  return out;
}

// Source: RFC 9457, and the request's name in the log.
Json components() {
  Json members = Json::object();
  for (const char* name : {"type", "title", "detail", "request_id"})
    members.set(name, typed("string"));
  members.set("status", typed("integer"));
  Json problem = typed("object");
  problem.set("properties", std::move(members));
  Json schemas = Json::object();
  schemas.set("Problem", std::move(problem));
  Json body = Json::object();
  body.set("schema", reference("#/components/schemas/Problem"));
  Json content = Json::object();
  content.set("application/problem+json", std::move(body));
  Json answer = answer_json("RFC 9457");
  answer.set("content", std::move(content));
  Json answers = Json::object();
  answers.set("Problem", std::move(answer));
  Json out = Json::object();
  out.set("schemas", std::move(schemas));
  out.set("responses", std::move(answers));
  Json token = typed("http");
  token.set("scheme", "bearer");
  Json schemes = Json::object();
  schemes.set("token", std::move(token));
  out.set("securitySchemes", std::move(schemes));
  return out;
}

}  // namespace

Json openapi(const std::vector<app::Route>& routes, const std::string& base_url,
             const std::string& title, const std::string& language) {
  Json out = Json::object();
  out.set("openapi", "3.1.0");
  Json info = Json::object();
  info.set("title", title);
  info.set("version", "1");
  out.set("info", std::move(info));
  Json server = Json::object();
  server.set("url", base_url);
  out.set("servers", Json(Json::Array{std::move(server)}));
  Json paths = Json::object();
  for (const auto& route : routes) {
    if (route.summary.empty()) continue;
    const std::string path = path_of(route.pattern);
    Json* methods = paths.find(path);
    if (!methods) methods = &paths.set(path, Json::object());
    methods->set(base::lower_ascii(route.method), operation(route, language));
  }
  out.set("paths", std::move(paths));
  out.set("components", components());
  return out;
}

}  // namespace portal::api

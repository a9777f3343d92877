#include "portal/api/openapi.hpp"

#include <utility>

#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"

namespace portal::api {
namespace {

using base::Json;

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

Json parameter_json(const app::Parameter& parameter, const std::string& language) {
  Json out = Json::object();
  out.set("name", parameter.name);
  out.set("in", parameter.in);
  out.set("required", Json::boolean(parameter.in == "path"));
  out.set("description", base::say({parameter.key, {}}, language));
  Json schema = Json::object();
  schema.set("type", "string");
  out.set("schema", std::move(schema));
  if (!parameter.example.empty()) out.set("example", parameter.example);
  return out;
}

Json answer_json(const char* description) {
  Json out = Json::object();
  out.set("description", description);
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
  Json answers = Json::object();
  answers.set("200", answer_json("OK"));
  answers.set("4XX", answer_json("application/problem+json (RFC 9457)"));
  out.set("responses", std::move(answers));
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
  return out;
}

}  // namespace portal::api

#include "portal/api/openapi.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "catalog/base/error.hpp"
#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"
#include "portal/api/routes.hpp"
#include "search/request.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

using base::Json;

TEST(Answers, TellCachesThatTheLanguageIsAlsoThatOfTheCookie) {
  TestPortal portal(routes());
  portal.add(R"({"title":"Rain","publisher":{"name":{"en":"Office"}}})");
  for (const char* path : {"/api/v1/datasets", "/feeds/datasets.atom", "/opensearch.xml",
                           "/api/v1/openapi.json", "/dataset/rain", "/organization/office"}) {
    EXPECT_NE(field(portal.get(path), "Vary").find("Accept-Language, Cookie"), std::string::npos)
        << path;
  }
  const auto refused = portal.get("/datasets/rain", {{"accept", "image/png"}});
  EXPECT_EQ(refused.status, 406);
  EXPECT_NE(field(refused, "Vary").find("Accept, Accept-Language, Cookie"), std::string::npos);
  EXPECT_EQ(field(refused, "Cache-Control"), "no-store");
}

std::string path_of(std::string pattern) {
  const auto dots = pattern.find("...}");
  return dots == std::string::npos ? pattern : pattern.erase(dots, 3);
}

const Json& parameter_of(const Json& described, const char* path, const std::string& name) {
  static const Json kNone;
  for (const auto& parameter : described["paths"][path]["get"]["parameters"].items())
    if (parameter["name"].as_string() == name) return parameter;
  return kNone;
}

TEST(OpenApi, HoldsEveryRouteForPrograms) {
  TestPortal portal(routes());
  const Json described = portal.get_json("/api/v1/openapi.json");
  std::size_t documented = 0;
  for (const auto& route : routes()) {
    ++documented;
    const Json& operation =
        described["paths"][path_of(route.pattern)][base::lower_ascii(route.method)];
    EXPECT_EQ(operation.find("requestBody") != nullptr, route.body_bytes > 0 || route.admit)
        << route.pattern;
    EXPECT_FALSE(operation["summary"].as_string().empty()) << route.pattern;
    EXPECT_EQ(operation["parameters"].items().size(), route.parameters.size()) << route.pattern;
  }
  std::size_t operations = 0;
  for (const auto& [path, methods] : described["paths"].members())
    operations += methods.members().size();
  EXPECT_EQ(operations, documented);
  EXPECT_EQ(described["openapi"].as_string(), "3.1.0");
  EXPECT_EQ(described["servers"].items()[0]["url"].as_string(), "http://data.example");
}

TEST(OpenApi, SaysWhatIsSentAndThatATokenIsNeeded) {
  const Json described = openapi(routes(), "http://data.example", "Portal", "en");
  const Json& datasets = described["paths"]["/api/v1/datasets"];
  EXPECT_TRUE(datasets["get"]["security"].is_null());
  EXPECT_EQ(base::write_json(datasets["post"]["security"]), R"([{"token":[]}])");
  EXPECT_TRUE(datasets["post"]["requestBody"]["content"].find("application/json"));
  const Json& patch = described["paths"]["/api/v1/datasets/{id}"]["patch"];
  EXPECT_TRUE(patch["requestBody"]["content"].find("application/merge-patch+json"));
  EXPECT_EQ(described["components"]["securitySchemes"]["token"]["scheme"].as_string(), "bearer");
}

TEST(OpenApi, SaysHowEachParameterIsParsed) {
  const Json described = openapi(routes(), "http://data.example", "Portal", "en");
  const auto search = [&](const char* name) -> const Json& {
    return parameter_of(described, "/api/v1/datasets", name);
  };
  EXPECT_EQ(search("theme")["schema"]["type"].as_string(), "array");
  EXPECT_EQ(search("theme")["style"].as_string(), "form");
  EXPECT_TRUE(search("theme")["explode"].as_bool()) << "theme=A&theme=B";
  EXPECT_EQ(search("facets")["schema"]["type"].as_string(), "array");
  EXPECT_FALSE(search("facets")["explode"].as_bool()) << "facets=theme,format";
  EXPECT_TRUE(search("facets")["explode"].is_bool());
  EXPECT_EQ(search("bbox")["schema"]["items"]["type"].as_string(), "number");
  EXPECT_EQ(search("limit")["schema"]["type"].as_string(), "integer");
  EXPECT_EQ(search("limit")["schema"]["maximum"].as_integer(), 100);
  EXPECT_EQ(search("explain")["schema"]["type"].as_string(), "boolean");
  EXPECT_EQ(search("q")["schema"]["type"].as_string(), "string");
  EXPECT_EQ(search("sort")["schema"]["enum"].items().size(), 5u);
  EXPECT_EQ(parameter_of(described, "/api/v1/changes", "limit")["schema"]["minimum"].as_integer(),
            1);
}

TEST(OpenApi, SaysWhatAnswersAndErrorsAre) {
  const Json described = openapi(routes(), "http://data.example", "Portal", "en");
  for (const auto& [path, methods] : described["paths"].members())
    for (const auto& [method, operation] : methods.members())
      EXPECT_EQ(operation["responses"]["4XX"]["$ref"].as_string(), "#/components/responses/Problem")
          << method << ' ' << path;
  EXPECT_TRUE(
      described["components"]["responses"]["Problem"]["content"].find("application/problem+json"));
  EXPECT_TRUE(
      described["paths"]["/catalog.ttl"]["get"]["responses"]["200"]["content"].find("text/turtle"));
}

// OpenAPI 3.1, 4.8.10.1: each operation has a name of its own.
TEST(OpenApi, NamesEachOperationOnce) {
  std::set<std::string> names;
  const Json described = openapi(routes(), "http://data.example", "Portal", "en");
  for (const auto& [path, methods] : described["paths"].members())
    for (const auto& [method, operation] : methods.members())
      EXPECT_TRUE(names.insert(operation["operationId"].as_string()).second) << path;
}

TEST(OpenApi, DeclaresEveryVariableOfAPath) {
  for (const auto& route : routes()) {
    if (route.summary.empty()) continue;
    std::ptrdiff_t variables = 0;
    for (const auto& parameter : route.parameters) {
      if (parameter.in != "path") continue;
      ++variables;
      EXPECT_NE(route.pattern.find("{" + parameter.name), std::string::npos) << route.pattern;
    }
    EXPECT_EQ(std::count(route.pattern.begin(), route.pattern.end(), '{'), variables)
        << route.pattern;
  }
}

TEST(OpenApi, SpeaksBothLanguages) {
  for (const auto& route : routes()) {
    if (route.summary.empty()) continue;
    for (const char* language : {"vi", "en"}) {
      EXPECT_TRUE(base::has_text(route.summary, language)) << route.summary;
      for (const auto& parameter : route.parameters)
        EXPECT_TRUE(base::has_text(parameter.key, language)) << parameter.key;
    }
  }
}

TEST(OpenApi, ListsEveryParameterThatTheSearchTakes) {
  std::set<std::string> documented;
  for (const auto& route : routes())
    if (route.pattern == "/api/v1/datasets" && route.method == "GET")
      for (const auto& parameter : route.parameters) documented.insert(parameter.name);
  try {
    search::parse_request({{"nonsense", "1"}});
    FAIL();
  } catch (const base::Error& error) {
    for (const auto& name : base::split(error.message().arguments.at("allowed"), ','))
      EXPECT_TRUE(documented.contains(std::string(base::trim(name)))) << name;
  }
  for (const auto& name : documented) EXPECT_TRUE(search::is_search_parameter(name)) << name;
}

}  // namespace
}  // namespace portal::api

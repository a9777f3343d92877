#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "portal/app/route.hpp"

namespace portal::api {

/// What the tables of routes are written with: routes.cpp for what is read, writing_routes.cpp for
/// what is changed.

inline constexpr const char* kTurtle = "text/turtle";
inline constexpr const char* kRdfXml = "application/rdf+xml";
inline constexpr const char* kNTriples = "application/n-triples";
inline constexpr const char* kJsonLd = "application/ld+json";
inline constexpr const char* kJson = "application/json";
inline constexpr const char* kText = "text/plain";
inline constexpr const char* kMergePatch = "application/merge-patch+json";

app::Parameter path_variable(const char* name, const char* key);

/// `most` 0: without a limit.
app::Parameter integer(const char* name, const char* key, std::int64_t least, std::int64_t most);

/// A parameter whose sentence is "api_parameter_" and its name.
app::Parameter search_parameter(const char* name, app::Values values,
                                std::vector<std::string> allowed = {});

/// A route for everybody.
app::Route& add_reading(std::vector<app::Route>& list, const std::string& pattern,
                        app::Handler handler, const char* summary,
                        std::vector<app::Parameter> parameters = {});

/// Everything by which programs change something.
void add_writing_routes(std::vector<app::Route>& list);

}  // namespace portal::api

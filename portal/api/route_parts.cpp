#include "portal/api/route_parts.hpp"

#include <utility>

namespace portal::api {

using app::Access;
using app::Audience;
using app::Parameter;
using app::Route;
using app::Values;

Parameter path_variable(const char* name, const char* key) {
  return {name, "path", key};
}

Parameter integer(const char* name, const char* key, std::int64_t least, std::int64_t most) {
  Parameter made{name, "query", key};
  made.values = Values::kInteger;
  made.least = least;
  made.most = most;
  return made;
}

Parameter search_parameter(const char* name, Values values, std::vector<std::string> allowed) {
  Parameter made{name, "query", std::string("api_parameter_") + name};
  made.values = values;
  made.allowed = std::move(allowed);
  return made;
}

Route& add_reading(std::vector<Route>& list, const std::string& pattern, app::Handler handler,
                   const char* summary, std::vector<Parameter> parameters) {
  return list.emplace_back(Route{"GET", pattern, Access::anyone(), std::move(handler),
                                 Audience::kData, summary, std::move(parameters)});
}

}  // namespace portal::api

#include "portal/api/parameters.hpp"

#include <string>

#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"

namespace portal::api {

std::int64_t integer_parameter(const http::Request& request, const char* name, std::int64_t usual,
                               std::int64_t least, std::int64_t most) {
  const auto text = request.query(name);
  if (!text || text->empty()) return usual;
  const auto value = base::Json::number(*text).as_integer();
  if (!value || *value < least || *value > most)
    throw base::Error(
        base::ErrorCode::kMalformed, "parameter_bad",
        {{"name", name}, {"wanted", std::to_string(least) + " – " + std::to_string(most)}});
  return *value;
}

}  // namespace portal::api

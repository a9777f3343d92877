#include "catalog/model/available.hpp"

#include <algorithm>
#include <string>

namespace catalog {
namespace {

constexpr std::size_t kDateBytes = 10;

}  // namespace

std::optional<base::Time> available_from(std::string_view text, std::chrono::minutes zone) {
  if (text.size() > kDateBytes) {
    if (const auto time = base::parse_time(text)) return time;
    const auto local = base::parse_time(std::string(text) + "Z");
    return local ? std::optional(*local - zone) : std::nullopt;
  }
  std::string day(text);
  if (day.size() == 4) day += "-01";
  if (day.size() == 7) day += "-01";
  const auto midnight = base::parse_time(day);
  return midnight ? std::optional(*midnight - zone) : std::nullopt;
}

std::optional<base::Time> available_from(const base::Json& document, const base::Json& distribution,
                                         std::chrono::minutes zone) {
  const auto whole = available_from(document["available"].as_string(), zone);
  const auto own = available_from(distribution["available"].as_string(), zone);
  return std::max(whole, own);
}

}  // namespace catalog

#include "catalog/documents/places.hpp"

#include <utility>
#include <vector>

#include "catalog/base/text.hpp"
#include "catalog/documents/values.hpp"

namespace catalog::documents {
namespace {

using base::Json;

constexpr std::string_view kGeoJson =
    "https://www.iana.org/assignments/media-types/application/vnd.geo+json";

bool is_geo_json(const Json& value) {
  return value.is_object() && value["type"].is_string() &&
         (value["coordinates"].is_array() || value["geometries"].is_array() ||
          value["geometry"].is_object() || value["features"].is_array());
}

// Text that cannot break the JSON reader: a short look before it is asked.
bool looks_like_geo_json(std::string_view text) {
  return text.starts_with('{') && text.ends_with('}') &&
         text.find("\"type\"") != std::string_view::npos &&
         text.find("\"coordinates\"") != std::string_view::npos;
}

bool looks_like_wkt(std::string_view text) {
  const std::string start = base::lower_ascii(text.substr(0, 24));
  for (const char* shape : {"polygon", "multipolygon", "point", "envelope", "linestring", "<http"})
    if (start.starts_with(shape) && text.find('(') != std::string_view::npos) return true;
  return false;
}

Json box_of_numbers(std::string_view text) {
  Json::Array sides;
  for (const auto& part : base::split(text, ',')) {
    const auto digits = base::trim(part);
    const Json number = Json::number(std::string(digits));
    if (digits.empty() || !number.as_double() || digits[0] == '.' || digits[0] == '+') return {};
    sides.push_back(number);
  }
  if (sides.size() != 4) return {};
  const auto at = [&](std::size_t i) { return *sides[i].as_double(); };
  if (at(0) > at(2) || at(1) > at(3) || at(1) < -90 || at(3) > 90 || at(0) < -180) return {};
  return Json(std::move(sides));
}

Json place_with(const char* key, Json value) {
  Json place = Json::object();
  place.set(key, std::move(value));
  return place;
}

}  // namespace

Json geometry_of(const Json& value) {
  if (is_geo_json(value)) return typed_value(base::write_json(value), kGeoJson);
  const std::string text(base::trim(value.as_string()));
  if (looks_like_geo_json(text)) return typed_value(text, kGeoJson);
  return value;
}

Json place_of(const Json& value) {
  if (is_geo_json(value)) return place_with("geometry", geometry_of(value));
  const std::string text(base::trim(value.as_string()));
  if (looks_like_geo_json(text) || looks_like_wkt(text))
    return place_with("geometry", geometry_of(Json(text)));
  if (Json box = box_of_numbers(text); !box.is_null()) return place_with("bbox", std::move(box));
  return value;
}

}  // namespace catalog::documents

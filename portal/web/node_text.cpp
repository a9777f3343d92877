#include "portal/web/node_text.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "catalog/base/iri.hpp"
#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"
#include "catalog/model/property.hpp"
#include "portal/web/format.hpp"
#include "portal/web/labels.hpp"
#include "portal/web/markdown.hpp"
#include "portal/web/stated_term.hpp"

namespace portal::web {
namespace {

using catalog::NodeClass;
using catalog::Property;
using catalog::Range;

constexpr int kDepth = 4;
constexpr int kDigits = 6;
constexpr std::array<std::string_view, 7> kNames = {"title", "prefLabel", "name",     "fn",
                                                    "label", "notation",  "@included"};

std::string text_of(const PageContext& context, std::string_view key, const base::Json& value,
                    int depth);

std::string property_name(const PageContext& context, std::string_view key) {
  const std::string sentence = "web_property_" + std::string(key);
  if (base::has_text(sentence, context.language)) return say(context, sentence);
  const std::string name = base::local_name(key);
  return name.empty() ? std::string(key) : name;
}

bool is_shape(std::string_view key) {
  return key == "bbox" || key == "geometry" || key == "centroid";
}

std::string without_scheme(std::string_view address) {
  for (const std::string_view scheme : {"mailto:", "tel:"})
    if (base::lower_ascii(address.substr(0, scheme.size())) == scheme)
      return std::string(base::trim(base::percent_decode(address.substr(scheme.size()))));
  return std::string(address);
}

std::string shape_text(const PageContext& context, std::string_view key, const base::Json& value) {
  std::string box = box_text(context, value);
  if (!box.empty()) return box;
  return say(context, key == "centroid" ? "web_point" : "web_shape");
}

std::string string_text(const PageContext& context, const Property* property,
                        const std::string& text) {
  if (!property) return without_scheme(text);
  if (property->range == Range::kConcept)
    return stated_label(stated_term(base::Json(text), property->vocabulary, context.language),
                        property->vocabulary, context.language)
        .text;
  if (property->range == Range::kTemporal) return format_date(text, context.language);
  if (property->range == Range::kDuration) {
    std::string words = format_duration(text, context.language);
    return words.empty() ? text : words;
  }
  if (property->key == "hadRole")
    return base::is_absolute_iri(text) ? base::local_name(text) : text;
  return without_scheme(text);
}

std::string list_text(const PageContext& context, std::string_view key, const base::Json& list,
                      int depth) {
  std::vector<std::string> parts;
  for (const auto& item : list.items())
    if (std::string text = text_of(context, key, item, depth - 1); !text.empty())
      parts.push_back(std::move(text));
  return base::join(parts, ", ");
}

std::string checksum_text(const PageContext& context, const base::Json& node) {
  const std::string& value = node["checksumValue"].as_string();
  const std::string algorithm = text_of(context, "algorithm", node["algorithm"], 1);
  return algorithm.empty() || value.empty() ? value : algorithm + ": " + value;
}

// The name first, then what else is said, each by what it is called.
std::string members_text(const PageContext& context, const base::Json& node, int depth) {
  std::vector<std::string> parts;
  std::string name = strip_html(name_of(node, context.language).text);
  const bool named = !name.empty();
  if (named) parts.push_back(std::move(name));
  for (const auto& [key, member] : node.members()) {
    const bool is_name = std::find(kNames.begin(), kNames.end(), key) != kNames.end();
    if (key == "@type" || key == "@id" || (named && is_name)) continue;
    std::string text = text_of(context, key, member, depth - 1);
    const bool bare = key.starts_with('@') || is_name || key == "description";
    if (text.empty()) continue;
    parts.push_back(bare ? std::move(text) : property_name(context, key) + ": " + text);
  }
  const std::string iri = parts.empty() ? iri_of(node) : "";
  return iri.starts_with("_:") ? "" : parts.empty() ? iri : base::join(parts, "; ");
}

bool is_truth(const base::Json& literal) {
  const std::string& value = literal["@value"].as_string();
  return literal["@type"].as_string().ends_with("#boolean") &&
         (value == "true" || value == "false");
}

std::string object_text(const PageContext& context, const Property* property,
                        const base::Json& value, int depth) {
  if (const auto* literal = value.find("@value")) {
    if (is_truth(value)) return say(context, literal->as_string() == "true" ? "web_yes" : "web_no");
    return text_of(context, property ? property->key : "", *literal, depth - 1);
  }
  if (is_language_map(value)) return strip_html(pick_text(value, context.language).text);
  if (property && property->node == NodeClass::kChecksum) return checksum_text(context, value);
  if (property && property->node == NodeClass::kPeriod) {
    std::string period = format_period(value["startDate"].as_string(), value["endDate"].as_string(),
                                       context.language);
    if (!period.empty()) return period;
  }
  if (property && property->range == Range::kConcept)
    return stated_label(stated_term(value, property->vocabulary, context.language),
                        property->vocabulary, context.language)
        .text;
  return members_text(context, value, depth);
}

std::string text_of(const PageContext& context, std::string_view key, const base::Json& value,
                    int depth) {
  if (value.is_null() || depth < 0) return "";
  if (is_shape(key)) return shape_text(context, key, value);
  const Property* property = catalog::find_property(key);
  if (value.is_string()) return strip_html(string_text(context, property, value.as_string()));
  if (value.is_bool()) return say(context, value.as_bool() ? "web_yes" : "web_no");
  if (value.is_array()) return list_text(context, key, value, depth);
  if (value.is_object()) return object_text(context, property, value, depth);
  const auto bytes = key == "byteSize" ? value.as_integer() : std::nullopt;
  if (bytes) return format_size(*bytes, context.language);
  const auto number = property ? value.as_double() : std::nullopt;
  return number ? format_decimal(*number, kDigits, context.language) : value.digits();
}

}  // namespace

LocalText node_text(const PageContext& context, std::string_view property,
                    const base::Json& value) {
  LocalText text{text_of(context, property, value, kDepth), "", false};
  const LocalText name = value.is_object() ? name_of(value, context.language) : LocalText{};
  if (name.foreign && strip_html(name.text) == text.text)
    text.language = name.language, text.foreign = true;
  return text;
}

std::string node_address(const base::Json& node) {
  if (std::string own = web_address(iri_of(node)); !own.empty()) return own;
  for (const char* key : {"downloadURL", "accessURL", "hasURL", "homepage", "page"})
    for (const auto* item : values_of(node[key]))
      if (std::string address = web_address(iri_of(*item)); !address.empty()) return address;
  return "";
}

std::string box_text(const PageContext& context, const base::Json& box) {
  std::vector<std::string> corners;
  for (const auto& number : box.items())
    if (const auto value = number.as_double())
      corners.push_back(format_decimal(*value, 2, context.language));
  if (corners.size() != 4) return "";
  return say(
      context, "web_box",
      {{"west", corners[0]}, {"south", corners[1]}, {"east", corners[2]}, {"north", corners[3]}});
}

}  // namespace portal::web

#include "portal/web/local_text.hpp"

#include <algorithm>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"

namespace portal::web {
namespace {

bool speaks(std::string_view tag, std::string_view language) {
  return tag == language ||
         (tag.size() > language.size() && tag.starts_with(language) && tag[language.size()] == '-');
}

const std::string& first_string(const base::Json& value) {
  if (!value.is_array()) return value.as_string();
  for (const auto& item : value.items())
    if (!item.as_string().empty()) return item.as_string();
  return value.as_string();
}

std::string shown_tag(std::string_view tag) {
  return tag == "und" || tag == "none" || tag == "@none" ? "" : std::string(tag);
}

}  // namespace

bool is_language_map(const base::Json& value) {
  const auto& members = value.members();
  return value.is_object() && !members.empty() &&
         std::all_of(members.begin(), members.end(), [](const base::Json::Member& member) {
           const std::string& tag = member.first;
           if (!member.second.is_string() && !member.second.is_array()) return false;
           if (tag.starts_with('@')) return tag == "@none";
           return (tag.size() >= 2 && tag.size() <= 3) ||
                  (tag.size() > 3 && (tag[2] == '-' || tag[3] == '-') &&
                   tag.find(':') == std::string::npos);
         });
}

LocalText pick_text(const base::Json& map, std::string_view language) {
  if (!map.is_object()) return {first_string(map), "", false};
  if (const auto* value = map.find("@value"))
    return {value->as_string(), map["@language"].as_string(), false};
  for (const std::string_view wanted : {language, std::string_view("vi"), std::string_view("en")})
    for (const auto& [tag, value] : map.members())
      if (speaks(tag, wanted) && !first_string(value).empty())
        return {first_string(value), tag, !speaks(tag, language)};
  for (const auto& [tag, value] : map.members())
    if ((tag == "@none" || !tag.starts_with('@')) && !first_string(value).empty())
      return {first_string(value), shown_tag(tag), !shown_tag(tag).empty()};
  return {};
}

std::vector<LocalText> pick_texts(const base::Json& map, std::string_view language) {
  std::vector<LocalText> texts;
  const auto add = [&](std::string_view tag, const base::Json& value) {
    for (const auto* item : values_of(value)) {
      const auto text = base::trim(item->as_string());
      const bool known = std::any_of(texts.begin(), texts.end(),
                                     [&](const LocalText& other) { return other.text == text; });
      if (!text.empty() && !known)
        texts.push_back(
            {std::string(text), shown_tag(tag), !shown_tag(tag).empty() && !speaks(tag, language)});
    }
  };
  if (!map.is_object()) add("", map);
  for (const bool own : {true, false})
    for (const auto& [tag, value] : map.members())
      if (speaks(tag, language) == own) add(tag, value);
  return texts;
}

void set_text(base::Json& view, std::string_view name, const LocalText& text) {
  view.set(name, text.text);
  view.set(std::string(name) + "_lang", text.foreign ? text.language : "");
}

std::vector<const base::Json*> values_of(const base::Json& value) {
  std::vector<const base::Json*> values;
  if (value.is_array()) {
    for (const auto& item : value.items()) values.push_back(&item);
  } else if (!value.is_null()) {
    values.push_back(&value);
  }
  return values;
}

std::string iri_of(const base::Json& value) {
  return value.is_object() ? value["@id"].as_string() : value.as_string();
}

LocalText name_of(const base::Json& node, std::string_view language) {
  for (const char* key : {"title", "prefLabel", "name", "fn", "label", "notation",
                          "http://www.w3.org/2000/01/rdf-schema#label"})
    if (LocalText name = pick_text(node[key], language); !name.text.empty()) return name;
  return {};
}

std::string web_address(std::string_view text) {
  const std::string address = base::repair_iri(base::trim(text));
  return base::is_web_address(address) ? address : "";
}

std::string file_address(const base::Json& value, std::string_view base_url) {
  for (const auto* item : values_of(value))
    if (const std::string iri = iri_of(*item); iri.starts_with('/') && !iri.starts_with("//"))
      return std::string(base_url) + base::repair_iri(iri);
  for (const auto* item : values_of(value))
    if (std::string address = web_address(iri_of(*item)); !address.empty()) return address;
  return "";
}

}  // namespace portal::web

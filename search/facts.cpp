#include "search/facts.hpp"

#include <algorithm>

namespace search {
namespace {

using catalog::vocab::Openness;

void add_once(std::vector<std::string>& list, const std::string& value) {
  if (!value.empty() && std::find(list.begin(), list.end(), value) == list.end())
    list.push_back(value);
}

// A text, or the address of a thing.
const std::string& text_or_id(const base::Json& value) {
  return value.is_object() ? value["@id"].as_string() : value.as_string();
}

StatedFormat format_of(const base::Json& distribution) {
  const std::string& stated = text_or_id(distribution["format"]);
  const auto* format = catalog::vocab::find_format(stated);
  const std::string& media_type = text_or_id(distribution["mediaType"]);
  if (!format && stated.empty()) format = catalog::vocab::format_of_media_type(media_type);
  if (!format && stated.empty() && media_type.empty())
    format = catalog::vocab::format_of_file_name(distribution["downloadURL"].as_string());
  if (format) return {std::string(format->iri), format->family};
  return {stated.empty() ? media_type : stated, {}};
}

}  // namespace

void for_each_text(const base::Json& value,
                   const std::function<void(const std::string&, const std::string&)>& visit) {
  const auto visit_all = [&](const std::string& language, const base::Json& texts) {
    if (texts.is_string()) visit(language, texts.as_string());
    if (!texts.is_array()) return;
    for (const auto& text : texts.items())
      if (text.is_string()) visit(language, text.as_string());
  };
  if (!value.is_object()) return visit_all("@none", value);
  for (const auto& [language, texts] : value.members()) visit_all(language, texts);
}

std::vector<std::string> list_values(const base::Json& value) {
  std::vector<std::string> values;
  if (!value.is_array()) {
    add_once(values, text_or_id(value));
    return values;
  }
  for (const auto& item : value.items()) add_once(values, text_or_id(item));
  return values;
}

std::vector<StatedFormat> list_formats(const base::Json& document) {
  std::vector<StatedFormat> formats;
  for (const auto& distribution : document["distribution"].items()) {
    auto format = format_of(distribution);
    const auto is_same = [&](const StatedFormat& one) { return one.iri == format.iri; };
    if (!format.iri.empty() && std::none_of(formats.begin(), formats.end(), is_same))
      formats.push_back(std::move(format));
  }
  return formats;
}

std::vector<std::string> list_licences(const base::Json& document) {
  std::vector<std::string> licences = list_values(document["license"]);
  for (const auto& distribution : document["distribution"].items())
    for (const auto& licence : list_values(distribution["license"])) add_once(licences, licence);
  return licences;
}

Openness openness_of_all(const std::vector<std::string>& licences) {
  bool all_open = !licences.empty();
  for (const auto& licence : licences) {
    const auto openness = catalog::vocab::openness_of(licence);
    if (openness == Openness::kNotOpen) return openness;
    all_open = all_open && openness == Openness::kOpen;
  }
  return all_open ? Openness::kOpen : Openness::kUnknown;
}

}  // namespace search

#include "portal/web/form_values.hpp"

#include <algorithm>
#include <cctype>
#include <utility>
#include <vector>

#include "catalog/base/text.hpp"
#include "catalog/model/property.hpp"
#include "catalog/vocab/formats.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "portal/web/form_answers.hpp"
#include "portal/web/labels.hpp"
#include "portal/web/local_text.hpp"

namespace portal::web {
namespace {

using base::Json;

constexpr std::string_view kNoLanguage = "@none";
constexpr std::string_view kItemAddress = "/readiness/checklist/";
constexpr std::string_view kMediaTypes = "/assignments/media-types/";

// The scheme that a field leaves out.
std::string_view scheme_of(Control control) {
  if (control == Control::kMailbox) return "mailto:";
  return control == Control::kTelephone ? "tel:" : "";
}

std::string without_scheme(const std::string& text, std::string_view scheme) {
  const bool has = base::lower_ascii(text.substr(0, scheme.size())) == scheme;
  return has ? text.substr(scheme.size()) : text;
}

// A number of a telephone as an address: no spaces or dots.
std::string with_scheme(std::string text, Control control) {
  if (control == Control::kTelephone)
    std::erase_if(text, [](char c) { return c == ' ' || c == '.' || c == '(' || c == ')'; });
  return std::string(scheme_of(control)) + text;
}

const Json& first_of(const Json& value) {
  return value.is_array() && !value.items().empty() ? value.items().front() : value;
}

std::string read_code(const Json& value, std::string_view vocabulary) {
  const std::string iri = iri_of(value);
  if (iri.empty()) return value.is_object() ? std::string(kStatedInWords) : "";
  if (vocabulary == "media-types") {
    const auto at = iri.find(kMediaTypes);
    return at == std::string::npos ? iri : iri.substr(at + kMediaTypes.size());
  }
  const auto* format = catalog::vocab::find_format(iri);
  if (!format) return iri;
  const std::string label = format_label(iri);
  const auto* again = catalog::vocab::find_format(label);
  return again && again->iri == format->iri ? label : std::string(format->code);
}

std::string read_term(const Json& value) {
  const std::string iri = iri_of(value);
  return iri.empty() && value.is_object() ? std::string(kStatedInWords) : iri;
}

bool is_listed(const Json& value, std::string_view vocabulary) {
  return catalog::vocab::vocabulary(vocabulary).find_iri(iri_of(value)) != nullptr;
}

std::string read_terms(const Json& value, std::string_view vocabulary) {
  std::vector<std::string> iris;
  for (const auto* item : values_of(value))
    if (is_listed(*item, vocabulary)) iris.push_back(iri_of(*item));
  std::ranges::sort(iris);
  iris.erase(std::ranges::unique(iris).begin(), iris.end());
  return base::join(iris, "\n");
}

// "godi2016/budget" of the address of an item, here or on another portal.
std::string item_of(const Json& value) {
  const std::string iri = iri_of(value);
  const auto at = iri.find(kItemAddress);
  return at == std::string::npos ? "" : iri.substr(at + kItemAddress.size());
}

std::string read_items(const Json& value) {
  std::vector<std::string> items;
  for (const auto* each : values_of(value))
    if (std::string item = item_of(*each); !item.empty()) items.push_back(std::move(item));
  std::ranges::sort(items);
  items.erase(std::ranges::unique(items).begin(), items.end());
  return base::join(items, "\n");
}

std::string one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  std::ranges::replace(text, '\r', ' ');
  return std::string(base::trim(text));
}

std::string place_name(const Json& place, std::string_view language) {
  std::string name = place.is_object() ? name_of(place, language).text : "";
  if (name.empty()) name = place_label(iri_of(place), language);
  return one_line(std::move(name));
}

std::string read_places(const Json& value, std::string_view language) {
  std::vector<std::string> names;
  for (const auto* item : values_of(value))
    if (std::string name = place_name(*item, language); !name.empty())
      names.push_back(std::move(name));
  return base::join(names, "\n");
}

void put_list(Json& node, std::string_view key, Json list) {
  if (std::as_const(list).items().empty())
    node.erase(key);
  else
    node.set(key, std::move(list));
}

Json as_list(const Json& value) {
  if (value.is_array()) return value;
  return value.is_null() ? Json::array() : Json(Json::Array{value});
}

void write_terms(Json& node, std::string_view key, const std::string& text,
                 std::string_view vocabulary) {
  const auto wanted = lines_of(text);
  Json list = Json::array();
  std::vector<std::string> there;
  const Json before = as_list(std::as_const(node)[key]);
  for (const auto& item : before.items()) {
    const std::string iri = iri_of(item);
    if (is_listed(item, vocabulary) && std::ranges::find(wanted, iri) == wanted.end()) continue;
    there.push_back(iri);
    list.push(item);
  }
  for (const auto& iri : wanted)
    if (std::ranges::find(there, iri) == there.end()) list.push(iri);
  put_list(node, key, std::move(list));
}

// Addresses that are there stay as they are written; what names no item is left alone.
void write_items(Json& node, std::string_view key, const std::string& text) {
  const auto wanted = lines_of(text);
  std::vector<std::string> there;
  Json list = Json::array();
  const Json before = as_list(std::as_const(node)[key]);
  for (const auto& each : before.items()) {
    const std::string item = item_of(each);
    if (!item.empty() && std::ranges::find(wanted, item) == wanted.end()) continue;
    there.push_back(item);
    list.push(each);
  }
  for (const auto& item : wanted)
    if (std::ranges::find(there, item) == there.end()) list.push(std::string(kItemAddress) + item);
  put_list(node, key, std::move(list));
}

void write_places(Json& node, std::string_view key, const std::string& text,
                  std::string_view language) {
  auto before = as_list(std::as_const(node)[key]).items();
  Json list = Json::array();
  for (const auto& name : lines_of(text)) {
    const auto known = std::ranges::find_if(
        before, [&](const Json& place) { return place_name(place, language) == name; });
    if (known != before.end()) {
      list.push(*known);
      before.erase(known);
      continue;
    }
    Json label = Json::object(), place = Json::object();
    label.set(language, name);
    place.set("prefLabel", std::move(label));
    list.push(std::move(place));
  }
  put_list(node, key, std::move(list));
}

// The first value of a property that may have several.
void write_first(Json& node, std::string_view key, const std::string& value) {
  const auto* property = catalog::find_property(key);
  if (!property || property->single) {
    if (value.empty())
      node.erase(key);
    else
      node.set(key, value);
    return;
  }
  Json list = as_list(std::as_const(node)[key]);
  auto& items = list.items();
  if (value.empty() && !items.empty()) items.erase(items.begin());
  if (!value.empty() && items.empty()) items.emplace_back(value);
  if (!value.empty()) items.front() = Json(value);
  put_list(node, key, std::move(list));
}

// The key of a language map under which a form's language stands.
std::string key_in(const Json& texts, std::string_view language) {
  const std::string* without = nullptr;
  for (const auto& [tag, text] : texts.members()) {
    if (tag == language) return tag;
    if (tag == kNoLanguage) without = &tag;
  }
  for (const auto& [tag, text] : texts.members())
    if (tag.starts_with(std::string(language) + "-")) return tag;
  return without && language == "vi" ? *without : std::string(language);
}

bool has_break(const std::string& word) {
  return word.find_first_of(",;") != std::string::npos;
}

// Words between commas; one a line where a word holds a comma itself.
std::string read_words(const Json& words) {
  std::vector<std::string> list;
  for (const auto* word : values_of(words)) list.push_back(one_line(word->as_string()));
  return base::join(list, std::ranges::any_of(list, has_break) ? "\n" : ", ");
}

Json words_in(std::string text) {
  if (text.find('\n') == std::string::npos) {
    std::ranges::replace(text, ',', '\n');
    std::ranges::replace(text, ';', '\n');
  }
  Json list = Json::array();
  for (const auto& word : lines_of(text))
    if (const auto& there = std::as_const(list).items();
        std::ranges::find(there, Json(word)) == there.end())
      list.push(word);
  return list;
}

// As a browser sends it: line feeds alone, nothing at the ends.
std::string as_sent(const std::string& text, Control control) {
  if (control != Control::kLongTexts) return one_line(text);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r')
      out += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      out += '\n';
  return std::string(base::trim(out));
}

}  // namespace

std::string read_value(const Field& field, const Json& value, std::string_view language) {
  switch (field.control) {
    case Control::kTerms:
      return read_terms(value, field.vocabulary);
    case Control::kItems:
      return read_items(value);
    case Control::kPlaces:
      return read_places(value, language);
    case Control::kCode:
      return one_line(read_code(value, field.vocabulary));
    case Control::kTerm:
      return one_line(read_term(value));
    case Control::kAgency:
      return value.is_object() ? value["id"].as_string() : one_line(value.as_string());
    default:
      return one_line(without_scheme(iri_of(first_of(value)), scheme_of(field.control)));
  }
}

void write_value(Json& node, std::string_view key, const Field& field, const std::string& text,
                 std::string_view language) {
  if (field.control == Control::kTerms) return write_terms(node, key, text, field.vocabulary);
  if (field.control == Control::kItems) return write_items(node, key, text);
  if (field.control == Control::kPlaces) return write_places(node, key, text, language);
  write_first(node, key, text.empty() ? text : with_scheme(text, field.control));
}

std::string read_text(const Field& field, const Json& texts, std::string_view language) {
  if (!texts.is_object())
    return language == "vi" ? as_sent(texts.as_string(), field.control) : std::string();
  const Json& found = texts[key_in(texts, language)];
  if (field.control == Control::kKeywords) return read_words(found);
  return as_sent(first_of(found).as_string(), field.control);
}

void write_text(Json& node, std::string_view key, const Field& field, const std::string& text,
                std::string_view language) {
  Json texts = std::as_const(node)[key];
  if (texts.is_string()) {
    Json map = Json::object();
    map.set(kNoLanguage, texts);
    texts = std::move(map);
  }
  const std::string tag = key_in(texts, language);
  Json value(text);
  if (field.control == Control::kKeywords) value = words_in(text);
  const Json before = std::as_const(texts)[tag];
  if (field.control != Control::kKeywords && before.is_array() && before.items().size() > 1) {
    value = before;
    if (text.empty())
      value.items().erase(value.items().begin());
    else
      value.items().front() = Json(text);
  }
  const bool empty = value.is_array() ? std::as_const(value).items().empty() : text.empty();
  if (empty)
    texts.erase(tag);
  else if (tag == kNoLanguage && !before.is_array())
    texts.erase(tag), texts.set(language, std::move(value));
  else
    texts.set(tag, std::move(value));
  if (texts.members().empty())
    node.erase(key);
  else
    node.set(key, std::move(texts));
}

}  // namespace portal::web

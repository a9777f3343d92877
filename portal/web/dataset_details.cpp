#include "portal/web/dataset_details.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/iri.hpp"
#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"
#include "catalog/model/property.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "portal/web/dataset_facts.hpp"
#include "portal/web/format.hpp"
#include "portal/web/labels.hpp"
#include "portal/web/local_text.hpp"
#include "portal/web/markdown.hpp"
#include "portal/web/node_text.hpp"
#include "portal/web/stated_term.hpp"

namespace portal::web {
namespace {

using catalog::Property;
using catalog::Range;

constexpr std::size_t kValuesShown = 50;
constexpr std::size_t kTextBytes = 2000;

// Shown elsewhere on the page, or the server's own.
constexpr std::array<std::string_view, 21> kElsewhere = {
    "@context",     "@id",     "@type",      "id",       "slug",        "title",
    "description",  "keyword", "identifier", "theme",    "publisher",   "contactPoint",
    "distribution", "state",   "visibility", "revision", "landingPage", "inSeries",
    "service",      "record",  "kind"};

struct Value {
  std::string text, href, language;
};

using Values = std::vector<Value>;

bool is_elsewhere(std::string_view key) {
  return std::find(kElsewhere.begin(), kElsewhere.end(), key) != kElsewhere.end();
}

// A described node is called by its name and leads where its name can be looked up; what names
// itself nowhere else says all it has.
Value node_value(const PageContext& context, std::string_view key, const base::Json& node) {
  const std::string address = node.is_array() ? "" : node_address(node);
  const LocalText name = node.is_object() && !web_address(iri_of(node)).empty()
                             ? name_of(node, context.language)
                             : LocalText{};
  const LocalText text = name.text.empty() ? node_text(context, key, node) : name;
  return {strip_html(text.text), address, text.foreign ? text.language : ""};
}

Values free_values(const PageContext& context, std::string_view key, const base::Json& value) {
  Values values;
  if (is_language_map(value)) {
    const auto texts = pick_texts(value, context.language);
    const bool own = !texts.empty() && !texts.front().foreign;  // then no others are needed
    for (const auto& text : texts)
      if (!own || !text.foreign)
        values.push_back({strip_html(text.text), "", text.foreign ? text.language : ""});
    return values;
  }
  for (const auto* item : values_of(value)) {
    Value shown = node_value(context, key, *item);
    if (!shown.text.empty()) values.push_back(std::move(shown));
  }
  return values;
}

Values plain_values(const std::vector<std::string>& texts) {
  Values values;
  for (const auto& text : texts) values.push_back({text, "", ""});
  return values;
}

Values concept_values(const PageContext& context, const Property& property,
                      const base::Json& value) {
  Values values;
  for (const auto* item : values_of(value)) {
    const StatedTerm term = stated_term(*item, property.vocabulary, context.language);
    const bool licence = property.key == "license";
    LocalText label = stated_label(term, property.vocabulary, context.language);
    if (licence) label.text = licence_label(term, context.language).name;
    // A licence has a text to be read, and what no vocabulary knows can at least be followed.
    const auto* vocabulary = catalog::vocab::find_vocabulary(property.vocabulary);
    const bool known = vocabulary && !term.iri.empty() && vocabulary->find(term.iri);
    values.push_back({std::move(label.text), licence || !known ? web_address(term.iri) : "",
                      label.foreign ? label.language : ""});
  }
  return values;
}

Values known_values(const PageContext& context, const Property& property,
                    const base::Json& document) {
  const base::Json& value = document[property.key];
  if (property.key == "spatial") return plain_values(place_names(context, document));
  if (property.key == "temporal") return plain_values(period_names(context, document));
  if (property.range == Range::kConcept) return concept_values(context, property, value);
  if (property.range == Range::kTemporal)
    return plain_values({format_date(value.as_string(), context.language)});
  return free_values(context, property.key, value);
}

base::Json value_view(const Value& value) {
  base::Json view;
  view.set("detail_text", base::shorten(value.text, kTextBytes));
  view.set("detail_href", value.href);
  view.set("detail_plain", base::Json::boolean(value.href.empty()));
  view.set("detail_lang", value.language);
  return view;
}

void add_row(base::Json& rows, std::string name, std::string iri, const Values& values) {
  base::Json list = base::Json::array();
  for (const auto& value : values)
    if (!value.text.empty() && list.items().size() < kValuesShown) list.push(value_view(value));
  if (list.items().empty()) return;
  base::Json row;
  row.set("detail_name", std::move(name));
  row.set("detail_known", base::Json::boolean(iri.empty()));
  row.set("detail_iri", std::move(iri));
  row.set("detail_value", std::move(list));
  rows.push(std::move(row));
}

}  // namespace

base::Json details_view(const PageContext& context, const base::Json& document) {
  base::Json rows = base::Json::array();
  for (const auto& property : catalog::properties()) {
    if (is_elsewhere(property.key) || !document.find(property.key)) continue;
    const std::string key = "web_property_" + std::string(property.key);
    const bool named = base::has_text(key, context.language);
    add_row(rows, named ? say(context, key) : std::string(property.key),
            named ? "" : std::string(property.iri), known_values(context, property, document));
  }
  base::Json view = base::Json::object();
  if (!rows.items().empty()) view.set("detail", std::move(rows));
  return view;
}

base::Json other_details_view(const PageContext& context, const base::Json& document) {
  base::Json rows = base::Json::array();
  for (const auto& [key, value] : document.members()) {
    if (is_elsewhere(key) || catalog::find_property(key)) continue;
    std::string name = base::local_name(key);
    if (name.empty()) name = key;
    add_row(rows, std::move(name), key, free_values(context, key, value));
  }
  base::Json view = base::Json::object();
  const auto count = static_cast<std::int64_t>(rows.items().size());
  if (count == 0) return view;
  view.set("other_label", say_count(context, "web_details_other", count));
  view.set("detail", std::move(rows));
  return view;
}

}  // namespace portal::web

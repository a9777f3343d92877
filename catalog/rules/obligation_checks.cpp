#include <algorithm>
#include <string>
#include <vector>

#include "catalog/base/text.hpp"
#include "catalog/documents/conform.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/rules/checks.hpp"
#include "catalog/rules/obligations.hpp"
#include "catalog/vocab/vocabulary.hpp"

namespace catalog::rules {
namespace {

using base::Json;

constexpr std::size_t kShownBytes = 80;
constexpr int kClasses = static_cast<int>(NodeClass::kResource) + 1;

struct Row {
  const Obligation* demand;
  const Property* property;
};

const std::vector<Row>& rows_of(NodeClass owner) {
  static const auto kRows = [] {
    std::vector<std::vector<Row>> rows(kClasses);
    for (const auto& demand : obligations())
      rows[static_cast<std::size_t>(demand.owner)].push_back({&demand, find_property(demand.key)});
    return rows;
  }();
  return kRows[static_cast<std::size_t>(owner)];
}

// What is demanded of a node, once also where two of its classes demand the same.
template <typename Wanted, typename Visit>
void each_row(const View& view, Wanted wanted, Visit visit) {
  for (const auto& node : view.nodes) {
    std::vector<const Property*> seen;
    for (const NodeClass owner : node.classes)
      for (const Row& row : rows_of(owner)) {
        if (!wanted(*row.demand)) continue;
        if (node.classes.size() > 1) {
          if (std::find(seen.begin(), seen.end(), row.property) != seen.end()) continue;
          seen.push_back(row.property);
        }
        visit(node, row);
      }
  }
}

std::string shown(const Json& value) {
  if (value.is_object() && value.find("@value")) return shown(value["@value"]);
  const std::string text = value.is_string()   ? value.as_string()
                           : value.is_number() ? value.digits()
                                               : base::write_json(value);
  return base::shorten(text, kShownBytes);
}

std::string name_of(const Json& node) {
  for (const char* key : {"label", "prefLabel", "title"})
    for (const auto& [language, text] : node[key].members())
      if (text.is_string()) return base::shorten(text.as_string(), kShownBytes);
  return shown(node);
}

std::string key_of(const Row& row) {
  return std::string(row.property->key);
}

bool is_temporal(const Row& row) {
  return row.property->range == Range::kTemporal;
}

void check_type(const View& view, Report& report, bool dates) {
  const auto wanted = [](const Obligation& demand) { return demand.form == Form::kTyped; };
  each_row(view, wanted, [&](const Node& node, const Row& row) {
    if (is_temporal(row) != dates) return;
    for (const auto& value : values_of(node, *row.property)) {
      const Json published = documents::published_value(*row.property, *value.json, "");
      if (is_node(published) || !documents::conforms(*row.property, published))
        report.tell(value.path, {{"value", shown(*value.json)}, {"key", key_of(row)}});
    }
  });
}

// "https://www.iana.org/assignments/media-types/text/csv", whether or not we know that type.
bool is_media_type(std::string_view iri) {
  for (const std::string_view scheme : {"https://", "http://"})
    if (iri.starts_with(std::string(scheme) + "www.iana.org/assignments/media-types/")) return true;
  return false;
}

bool is_term(const Property& property, const Json& value) {
  const std::string& iri = value.is_object() ? value["@id"].as_string() : value.as_string();
  if (property.vocabulary == "media-types") return is_media_type(iri);
  const auto* term = vocab::vocabulary(property.vocabulary).find_iri(iri);
  return term && term->iri == iri;
}

}  // namespace

void check_mandatory(const View& view, Report& report) {
  const auto wanted = [&](const Obligation& demand) {
    return demand.mandatory && demand.missing == report.rule().id;
  };
  each_row(view, wanted, [&](const Node& node, const Row& row) {
    if (has_value(node, *row.property)) return;
    // Of the words of a sentence only "{key}" differs; most have none.
    report.tell(node.path + "/" + key_of(row), {{"key", key_of(row)}});
  });
}

void check_single(const View& view, Report& report) {
  const auto wanted = [](const Obligation& demand) { return demand.single; };
  each_row(view, wanted, [&](const Node& node, const Row& row) {
    if (values_of(node, *row.property).size() > 1)
      report.tell(node.path + "/" + key_of(row), {{"key", key_of(row)}});
  });
}

void check_text(const View& view, Report& report) {
  const auto wanted = [](const Obligation& demand) { return demand.form == Form::kText; };
  each_row(view, wanted, [&](const Node& node, const Row& row) {
    for (const auto& value : values_of(node, *row.property)) {
      if (!value.texts && is_node(*value.json)) report.tell(value.path, {{"key", key_of(row)}});
    }
  });
}

void check_iri(const View& view, Report& report) {
  const auto wanted = [](const Obligation& demand) { return demand.form == Form::kIri; };
  each_row(view, wanted, [&](const Node& node, const Row& row) {
    for (const auto& value : values_of(node, *row.property)) {
      const Json& json = *value.json;
      const std::string& iri = is_node(json) ? json["@id"].as_string() : json.as_string();
      if (iri.empty() || iri.starts_with("_:"))
        report.tell(value.path,
                    {{"value", is_node(json) ? name_of(json) : shown(json)}, {"key", key_of(row)}});
    }
  });
}

void check_dates(const View& view, Report& report) {
  check_type(view, report, true);
}

void check_typed(const View& view, Report& report) {
  check_type(view, report, false);
}

void check_terms(const View& view, Report& report) {
  const auto wanted = [](const Obligation& demand) { return demand.from_vocabulary; };
  each_row(view, wanted, [&](const Node& node, const Row& row) {
    for (const auto& value : values_of(node, *row.property)) {
      const Json& json = *value.json;
      if (is_term(*row.property, json)) continue;
      const Json& id = json["@id"];
      report.tell(value.path, {{"value", !is_node(json)   ? shown(json)
                                         : id.is_string() ? shown(id)
                                                          : name_of(json)},
                               {"key", key_of(row)},
                               {"vocabulary", std::string(row.property->vocabulary)}});
    }
  });
}

}  // namespace catalog::rules

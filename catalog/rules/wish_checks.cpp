#include <algorithm>
#include <string>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/rules/checks.hpp"
#include "catalog/vocab/licences.hpp"
#include "catalog/vocab/vocabulary.hpp"

namespace catalog::rules {
namespace {

using base::Json;

// Regulation (EU) 2023/138, on which high-value datasets rest.
constexpr std::string_view kHvdRegulation = "/eli/reg_impl/2023/138";
constexpr std::size_t kShownBytes = 80;

struct Wish {
  NodeClass owner;
  std::string_view key;
  std::string_view rule = "recommended_missing";
};

// Source: DCAT-AP 3.0.1, shapes_recommended.ttl. Left out: the type of an agency and the box of a
// place, which its IRI or the portal's own lists tell; what the portal's own record has. The
// licence has a rule of its own. The frequency is ours: without it nobody can tell what is late.
constexpr Wish kWishes[] = {
    {NodeClass::kDataset, "publisher", "publisher_missing"},
    {NodeClass::kDataset, "contactPoint", "contact_missing"},
    {NodeClass::kDataset, "keyword", "keyword_missing"},
    {NodeClass::kDataset, "theme", "theme_missing"},
    {NodeClass::kDataset, "distribution", "distribution_missing"},
    {NodeClass::kDataset, "spatial", "spatial_missing"},
    {NodeClass::kDataset, "temporal", "temporal_missing"},
    {NodeClass::kDataset, "accrualPeriodicity", "frequency_missing"},
    {NodeClass::kDatasetSeries, "publisher", "publisher_missing"},
    {NodeClass::kDatasetSeries, "contactPoint", "contact_missing"},
    {NodeClass::kDatasetSeries, "spatial", "spatial_missing"},
    {NodeClass::kDistribution, "format", "format_missing"},
    {NodeClass::kDistribution, "description"},
    {NodeClass::kDistribution, "availability"},
    {NodeClass::kDataService, "publisher", "publisher_missing"},
    {NodeClass::kDataService, "contactPoint", "contact_missing"},
    {NodeClass::kDataService, "keyword", "keyword_missing"},
    {NodeClass::kDataService, "theme", "theme_missing"},
    {NodeClass::kDataService, "servesDataset"},
    {NodeClass::kDataService, "endpointDescription"},
    {NodeClass::kDataService, "conformsTo"},
};

const std::string& iri_of(const Json& value) {
  return is_node(value) ? value["@id"].as_string() : value.as_string();
}

bool is_term(const Property& property, const Json& value) {
  return vocab::vocabulary(property.vocabulary).find_iri(iri_of(value)) != nullptr;
}

bool is_hvd_regulation(const Value& value) {
  return iri_of(*value.json).find(kHvdRegulation) != std::string::npos;
}

bool names_hvd_regulation(const Node& node) {
  const auto values = values_of(node, *find_property("applicableLegislation"));
  return std::any_of(values.begin(), values.end(), is_hvd_regulation);
}

// At least one of the values is of the vocabulary.
void check_one_term(const View& view, Report& report, std::string_view key) {
  const Property& property = *find_property(key);
  const Node& record = view.nodes[0];
  const auto values = values_of(record, property);
  if (values.empty()) return;
  bool has_iri = false;  // texts that are no terms have rules of their own
  for (const auto& value : values) {
    if (is_term(property, *value.json)) return;
    has_iri = has_iri || base::is_absolute_iri(iri_of(*value.json));
  }
  if (!has_iri) return;
  report.tell(record.path + "/" + std::string(key),
              {{"vocabulary", std::string(property.vocabulary)}});
}

}  // namespace

void check_theme_terms(const View& view, Report& report) {
  check_one_term(view, report, "theme");
}

void check_access_terms(const View& view, Report& report) {
  check_one_term(view, report, "accessRights");
}

void check_hvd_legislation(const View& view, Report& report) {
  const Node& record = view.nodes[0];
  if (has_value(record, *find_property("hvdCategory")) && !names_hvd_regulation(record))
    report.tell("/applicableLegislation");
}

void check_hvd_category(const View& view, Report& report) {
  const Node& record = view.nodes[0];
  if (!has_value(record, *find_property("hvdCategory")) && names_hvd_regulation(record))
    report.tell("/hvdCategory");
}

void check_licence(const View& view, Report& report) {
  const Property& license = *find_property("license");
  if (view.kind != NodeClass::kDataset || has_value(view.nodes[0], license)) return;
  bool has_distribution = false;
  for (const auto& node : view.nodes) {
    if (!node.path.starts_with("/distribution/") || !node.is(NodeClass::kDistribution)) continue;
    has_distribution = true;
    if (!has_value(node, license)) report.tell(node.path + "/license");
  }
  if (!has_distribution) report.tell("/license");
}

void check_licence_known(const View& view, Report& report) {
  const Property& license = *find_property("license");
  for (const auto& node : view.nodes) {
    if (!node.is(NodeClass::kDistribution) && !node.path.empty()) continue;
    for (const auto& value : values_of(node, license))
      if (const std::string& iri = iri_of(*value.json);
          !iri.empty() && vocab::openness_of(iri) == vocab::Openness::kUnknown)
        report.tell(value.path, {{"value", base::shorten(iri, kShownBytes)}});
  }
}

void check_recommended(const View& view, Report& report) {
  for (const auto& node : view.nodes)
    for (const auto& wish : kWishes)
      if (wish.rule == report.rule().id && node.is(wish.owner) &&
          !has_value(node, *find_property(wish.key)))
        report.tell(node.path + "/" + std::string(wish.key), {{"key", std::string(wish.key)}});
}

}  // namespace catalog::rules

#include <algorithm>
#include <array>

#include "catalog/base/error.hpp"
#include "catalog/facts/facts.hpp"
#include "catalog/readiness/formula.hpp"
#include "catalog/readiness/registry_reader.hpp"

namespace catalog::readiness {
namespace {

using base::Json;

constexpr std::array<std::string_view, 14> kSources = {
    "catalogue", "linkcheck", "content",  "usage",   "probe", "checklist", "inventory",
    "plan",      "requests",  "feedback", "harvest", "reuse", "mail",      "derived"};

void check_thresholds(const Indicator& indicator) {
  const Thresholds& stated = indicator.thresholds;
  if (stated.green.has_value() != stated.yellow.has_value())
    refuse_entry("registry_thresholds", indicator.id, "thresholds");
  if (!stated.green) return;
  if (stated.high_is_better ? *stated.green < *stated.yellow : *stated.green > *stated.yellow)
    refuse_entry("registry_thresholds", indicator.id, "thresholds");
  const bool is_share = indicator.type == Type::kRatio || indicator.type == Type::kProbe;
  if (is_share &&
      (std::min(*stated.green, *stated.yellow) < 0 || std::max(*stated.green, *stated.yellow) > 1))
    refuse_entry("registry_thresholds_share", indicator.id, "thresholds");
}

// What is written wrong in the operator's file would silently change nothing.
void want_members(const Json& stated, const std::string& id,
                  std::initializer_list<std::string_view> known) {
  if (!stated.is_object()) refuse_entry("registry_shape", id, "{…}");
  for (const auto& [name, value] : stated.members())
    if (std::ranges::find(known, name) == known.end())
      refuse_entry("registry_unknown_value", id, "readiness.json", name);
}

void check_bands(const Indicator& indicator) {
  for (std::size_t i = 1; i < indicator.bands.size(); ++i)
    if (indicator.bands[i - 1].from <= indicator.bands[i].from ||
        *order_of(indicator.bands[i - 1].rating) <= *order_of(indicator.bands[i].rating))
      refuse_entry("registry_thresholds", indicator.id, "bands");
}

}  // namespace

void RegistryReader::check_entry(const Indicator& indicator) const {
  const auto need = [&](bool is_known, const char* field, const std::string& value) {
    if (!is_known) refuse_entry("registry_unknown_value", indicator.id, field, value);
  };
  need(made_.find_framework(indicator.framework), "framework", indicator.framework);
  const Dimension* dimension = made_.find_dimension(indicator.dimension);
  need(dimension && dimension->framework == indicator.framework, "dimension", indicator.dimension);
  need(std::ranges::find(made_.importance_, indicator.importance, &Importance::code) !=
           made_.importance_.end(),
       "importance", indicator.importance);
  if (!indicator.thresholds.basis.empty())
    need(made_.bases_.contains(indicator.thresholds.basis), "thresholds.basis",
         indicator.thresholds.basis);
  if (indicator.type != Type::kQuestion)
    need(std::ranges::find(kSources, indicator.source) != kSources.end(), "source",
         indicator.source);
  if (indicator.type == Type::kRatio) need(made_.find_unit(indicator.unit), "unit", indicator.unit);
  check_thresholds(indicator);
  check_bands(indicator);
  check_parts(indicator);
}

void RegistryReader::check_parts(const Indicator& indicator) const {
  const auto need = [&](const std::string& id, const char* field, bool must_measure) {
    const Indicator* other = made_.find(id);
    if (!other || (must_measure && other->type == Type::kQuestion) || id == indicator.id)
      refuse_entry("registry_no_such", indicator.id, field, id);
  };
  for (const auto& input : indicator.inputs) need(input.id, "inputs", true);
  for (const auto& part : indicator.components) {
    need(part.id, "components", true);
    if (!part.of.empty()) need(part.of, "components.of", true);
  }
  if (!indicator.per.empty()) need(indicator.per, "per", true);
  if (indicator.type == Type::kComposite &&
      (indicator.max <= 0 || indicator.sql.empty() == indicator.components.empty()))
    refuse_entry("registry_missing", indicator.id, "components, max");
  if (indicator.type == Type::kVector && indicator.components.empty())
    refuse_entry("registry_missing", indicator.id, "components");
}

void RegistryReader::check_all_formulas() const {
  const auto facts = facts::Facts::empty_formulas();
  const auto& tables = facts::table_names();
  for (const auto& unit : made_.units_)
    if (std::ranges::find(tables, unit.table) == tables.end())
      refuse_entry("registry_unknown_value", unit.name, "table", unit.table);
  for (const auto& indicator : made_.indicators_)
    check_formulas(*facts, indicator, made_.find_unit(indicator.unit));
}

void RegistryReader::override_entry(const Json& stated, Indicator& indicator) {
  if (!stated["thresholds"].is_null()) {
    want_members(stated["thresholds"], indicator.id, {"green", "yellow", "better", "basis"});
    indicator.thresholds =
        read_thresholds(stated["thresholds"], indicator.id, indicator.thresholds);
    if (stated["thresholds"]["basis"].is_null()) indicator.thresholds.basis = "T_custom";
  }
  if (!stated["question"].is_null()) {
    indicator.question = words_of_json(stated["question"], indicator.id, "question");
    indicator.provenance = Provenance::kOperator;
  }
  if (!stated["on"].is_null() && !stated["on"].is_bool())
    refuse_entry("registry_unknown_value", indicator.id, "on", base::write_json(stated["on"]));
  if (stated["on"].is_bool()) indicator.is_on = stated["on"].as_bool();
}

void RegistryReader::read_overrides(const Json& file) {
  if (file["schema"].as_string() != "readiness-overrides/1")
    refuse_entry("registry_schema", "readiness.json", "schema", "readiness-overrides/1");
  want_members(file, "readiness.json", {"schema", "indicators", "checklists"});
  for (const auto& [id, stated] : file["indicators"].members()) {
    const auto found = std::ranges::find(made_.indicators_, id, &Indicator::id);
    if (found == made_.indicators_.end())
      refuse_entry("registry_no_such", "readiness.json", "indicators", id);
    want_members(stated, id, {"thresholds", "question", "on"});
    override_entry(stated, *found);
  }
  for (const auto& stated : file["checklists"].items()) {
    const std::string id = stated["id"].as_string();
    const auto former = std::ranges::find(made_.checklists_, id, &Checklist::id);
    if (former == made_.checklists_.end()) {
      read_checklists(Json(Json::Array{stated}));
      continue;
    }
    for (const auto& item : former->items) ids_.erase(item.id);
    *former = read_checklist(stated);
  }
}

void RegistryReader::drop_switched_off() {
  std::set<std::string, std::less<>> off;
  for (const auto& indicator : made_.indicators_)
    if (!indicator.is_on) off.insert(indicator.id);
  if (off.empty()) return;
  std::erase_if(made_.indicators_, [](const Indicator& entry) { return !entry.is_on; });
  for (auto& entry : made_.indicators_) {
    std::erase_if(entry.inputs, [&](const Input& input) { return off.contains(input.id); });
    std::erase_if(entry.components, [&](const Component& part) {
      return off.contains(part.id) || off.contains(part.of);
    });
    if (off.contains(entry.per)) entry.per.clear();
  }
}

Registry RegistryReader::finish(std::string hash) {
  for (const auto rating : all_ratings())
    if (std::ranges::find(made_.ratings_, rating, &RatingWords::rating) == made_.ratings_.end())
      refuse_entry("registry_missing", "frameworks.json", "ratings", std::string(code_of(rating)));
  for (const auto& dimension : made_.dimensions_)
    if (!made_.find_framework(dimension.framework))
      refuse_entry("registry_unknown_value", dimension.id, "framework", dimension.framework);
  for (const auto& indicator : made_.indicators_) check_entry(indicator);
  check_all_formulas();
  drop_switched_off();
  made_.hash_ = std::move(hash);
  return std::move(made_);
}

}  // namespace catalog::readiness

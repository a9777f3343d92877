#include <algorithm>

#include "catalog/readiness/evaluation.hpp"
#include "catalog/readiness/formula.hpp"
#include "catalog/readiness/readiness.hpp"

namespace catalog::readiness {
namespace {

// `state`: SQL of 0, 1, 2 as UnitState counts it, or NULL where the unit is not counted.
std::string rows_of(const std::string& state, const Unit& unit, std::string_view columns) {
  return "SELECT " + std::string(columns) + " FROM " + unit.table + " WHERE (" + state +
         ")=$2 AND ($3='' OR (" + unit.agency + ")=$3)";
}

int code_of(UnitState state) {
  if (state == UnitState::kUnknown) return 2;
  return state == UnitState::kPass ? 1 : 0;
}

std::vector<Fact> facts_of(const sql::Row& row, const std::vector<std::string>& columns) {
  std::vector<Fact> facts;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const int place = static_cast<int>(i) + 2;
    facts.push_back(
        {columns[i], row.is_null(place) ? std::nullopt : std::optional(row.text(place))});
  }
  return facts;
}

sql::Statement ask(sql::Connection& facts, const std::string& text, UnitState state,
                   std::string_view agency, Day today) {
  sql::Statement rows = facts.prepare(sql::Sql::generated(text));
  if (text.find("$1") != std::string::npos) rows.bind(1, today);
  rows.bind(2, code_of(state));
  rows.bind(3, agency);
  return rows;
}

}  // namespace

std::vector<std::string> columns_of(sql::Connection& facts, const Registry& registry,
                                    const Indicator& ratio) {
  return columns_of(facts, registry.find_unit(ratio.unit)->table, ratio.pass);
}

UnitPage Readiness::units(std::string_view indicator, UnitState state, std::string_view agency,
                          Day today, std::size_t offset, std::size_t limit) {
  const Indicator& ratio = want_ratio(indicator);
  const Unit& unit = *registry_.find_unit(ratio.unit);
  Evaluation evaluation(store_, facts_, registry_, today);
  UnitPage page;
  if (!evaluation.is_measured(ratio)) return page;
  const std::string state_sql = evaluation.state_of(ratio);
  const std::string count = rows_of(state_sql, unit, "count(*)");
  page.total = ask(evaluation.facts(), count, state, agency, today).next()->integer(0);
  if (static_cast<std::int64_t>(offset) >= page.total) return page;
  const auto columns = columns_of(evaluation.facts(), registry_, ratio);
  std::string wanted = unit.key + ", " + unit.agency;
  for (const auto& column : columns) wanted += ", CAST(" + column + " AS TEXT)";
  const std::string list = rows_of(state_sql, unit, wanted) + " ORDER BY 1 LIMIT " +
                           std::to_string(limit) + " OFFSET " + std::to_string(offset);
  sql::Statement rows = ask(evaluation.facts(), list, state, agency, today);
  while (const auto row = rows.next()) {
    page.rows.push_back({row->text(0), row->text(1), state});
    page.rows.back().facts = facts_of(*row, columns);
  }
  return page;
}

std::vector<UnitRow> Readiness::most_used_units(std::string_view indicator, UnitState state,
                                                std::string_view agency, Day today,
                                                std::size_t limit) {
  const Indicator& ratio = want_ratio(indicator);
  const Unit& unit = *registry_.find_unit(ratio.unit);
  Evaluation evaluation(store_, facts_, registry_, today);
  std::vector<UnitRow> list;
  if (unit.use.empty() || !evaluation.is_measured(ratio)) return list;
  const std::string text =
      rows_of(evaluation.state_of(ratio), unit, unit.key + ", " + unit.agency) + " AND " +
      unit.use + ">0 ORDER BY " + unit.use + " DESC, 1 LIMIT " + std::to_string(limit);
  sql::Statement rows = ask(evaluation.facts(), text, state, agency, today);
  while (const auto row = rows.next()) list.push_back({row->text(0), row->text(1), state});
  return list;
}

std::vector<std::pair<std::string, UnitState>> Readiness::checks_of(std::string_view unit_name,
                                                                    std::string_view key,
                                                                    Day today) {
  std::vector<std::pair<std::string, UnitState>> checks;
  const Unit* unit = registry_.find_unit(unit_name);
  if (!unit) return checks;
  Evaluation evaluation(store_, facts_, registry_, today);
  std::vector<const Indicator*> ratios;
  std::string text = "SELECT 0";
  for (const auto* ratio : evaluation.ratios()) {
    if (ratio->unit != unit_name || !evaluation.is_measured(*ratio)) continue;
    ratios.push_back(ratio);
    text += ", " + evaluation.state_of(*ratio);
  }
  text += " FROM " + unit->table + " WHERE (" + unit->key + ")=$2";
  sql::Statement rows = evaluation.facts().prepare(sql::Sql::generated(text));
  if (text.find("$1") != std::string::npos) rows.bind(1, today);
  rows.bind(2, key);
  const auto row = rows.next();
  for (std::size_t i = 0; row && i < ratios.size(); ++i) {
    const int column = static_cast<int>(i) + 1;
    if (row->is_null(column)) continue;
    const auto state = row->integer(column);
    checks.emplace_back(ratios[i]->id, state == 2   ? UnitState::kUnknown
                                       : state == 1 ? UnitState::kPass
                                                    : UnitState::kFail);
  }
  return checks;
}

}  // namespace catalog::readiness

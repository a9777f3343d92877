#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/readiness/figure.hpp"
#include "catalog/readiness/registry.hpp"
#include "catalog/sql/database.hpp"

// Counts of all ratios at once. Most ratios of a unit share the beginning of their population, so
// each table is read once with that in WHERE, and once more for the others; every row gives one
// column a ratio. Beside a query for each ratio, rows and shared conditions are read once.

namespace catalog::readiness {

/// The ratios of a registry, in its order; what is counted is kept by their places.
std::vector<const Indicator*> list_ratios(const Registry& registry);

/// Counts by agency; those of nobody under "".
using Tally = std::map<std::string, std::vector<Counts>, std::less<>>;

/// One reading of one table.
struct Scan {
  std::string sql;                  // agency, then a column a ratio: NULL unknown, x'' not counted
  std::vector<std::size_t> ratios;  // places of the columns
  bool uses_today = false;
};

/// Whose units are read.
enum class Whose { kAll, kOfOneAgency, kNobodys };

/// The readings that count `ratios`; one agency is $2.
std::vector<Scan> plan_scans(const Registry& registry, const std::vector<const Indicator*>& ratios,
                             Whose whose);

/// Counts of all, of one agency, or ("") of what is nobody's.
Tally count_all(sql::Connection& facts, const Registry& registry,
                const std::vector<const Indicator*>& ratios,
                const std::optional<std::string>& agency, Day today);

/// The sum over agencies and what is nobody's.
std::vector<Counts> sum_of(const Tally& tally, std::size_t ratios);

}  // namespace catalog::readiness

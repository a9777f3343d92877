#include "catalog/readiness/scan.hpp"

#include <algorithm>

#include "catalog/base/text.hpp"
#include "catalog/readiness/formula.hpp"

namespace catalog::readiness {
namespace {

constexpr std::string_view kAnd = " AND ";

bool is_letter(char c) {
  return c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// Whether a condition is more than a conjunction, so that a part of it means nothing alone.
bool has_or(std::string_view condition) {
  const std::string text = " " + base::lower_ascii(condition) + " ";
  for (auto at = text.find("or"); at != std::string::npos; at = text.find("or", at + 1))
    if (!is_letter(text[at - 1]) && !is_letter(text[at + 2])) return true;
  return false;
}

bool begins_with(const std::string& population, const std::string& part) {
  return population == part ||
         (population.starts_with(part) && population.substr(part.size()).starts_with(kAnd));
}

// The population that most others of the unit begin with; empty when no two do.
std::string shared_beginning(const std::vector<const Indicator*>& ratios,
                             const std::vector<std::size_t>& places) {
  std::string best;
  std::ptrdiff_t most = 1;
  for (const auto place : places) {
    const std::string& part = ratios[place]->population;
    if (has_or(part)) continue;
    const auto count = std::ranges::count_if(places, [&](std::size_t other) {
      return begins_with(ratios[other]->population, part) && !has_or(ratios[other]->population);
    });
    if (count > most) most = count, best = part;
  }
  return best;
}

std::string column_of(const Indicator& ratio, const std::string& shared) {
  const std::string pass = "(" + with_today(ratio.pass) + ")";
  const std::string& population = ratio.population;
  if (population == shared) return pass;
  const std::string rest =
      shared.empty() ? population : population.substr(shared.size() + kAnd.size());
  return "CASE WHEN (" + with_today(rest) + ") THEN (" + pass + "<>0) ELSE x'' END";
}

std::string of_whom(const Unit& unit, Whose whose) {
  const std::string agency = "(" + unit.agency + ")";
  return whose == Whose::kOfOneAgency ? agency + "=$2"
                                      : "(" + agency + " IS NULL OR " + agency + "='')";
}

Scan make_scan(const Unit& unit, const std::vector<const Indicator*>& ratios,
               std::vector<std::size_t> places, const std::string& shared, Whose whose) {
  Scan scan;
  scan.sql = "SELECT " + unit.agency;
  for (const auto place : places) scan.sql += ", " + column_of(*ratios[place], shared);
  scan.sql += " FROM " + unit.table;
  if (!shared.empty()) scan.sql += " WHERE (" + with_today(shared) + ")";
  if (whose != Whose::kAll)
    scan.sql += (shared.empty() ? " WHERE " : kAnd.data()) + of_whom(unit, whose);
  scan.uses_today = scan.sql.find("$1") != std::string::npos;
  scan.ratios = std::move(places);
  return scan;
}

void add_row(const sql::Row& row, const Scan& scan, std::vector<Counts>& counts) {
  for (std::size_t i = 0; i < scan.ratios.size(); ++i) {
    Counts& sum = counts[scan.ratios[i]];
    const int column = static_cast<int>(i) + 1;
    switch (row.kind(column)) {
      case sql::Row::Kind::kNull:
        ++sum.unknown;
        break;
      case sql::Row::Kind::kInteger:
        ++(row.integer(column) ? sum.pass : sum.fail);
        break;
      case sql::Row::Kind::kBlob:
        break;
      case sql::Row::Kind::kText:  // as SQL has it: a text is no zero
        ++sum.pass;
        break;
      default:
        ++(row.real(column) != 0 ? sum.pass : sum.fail);
    }
  }
}

void run_scan(sql::Connection& facts, const Scan& scan, std::size_t ratios, std::string_view agency,
              Day today, Tally& tally) {
  sql::Statement rows = facts.prepare(sql::Sql::generated(scan.sql));
  if (scan.uses_today) rows.bind(1, today);
  if (!agency.empty()) rows.bind(2, agency);
  while (const auto row = rows.next()) {
    const std::string_view owner = row->view(0);
    auto found = tally.find(owner);
    if (found == tally.end())
      found = tally.emplace(std::string(owner), std::vector<Counts>(ratios)).first;
    add_row(*row, scan, found->second);
  }
}

}  // namespace

std::vector<const Indicator*> list_ratios(const Registry& registry) {
  std::vector<const Indicator*> ratios;
  for (const auto& entry : registry.indicators())
    if (entry.type == Type::kRatio) ratios.push_back(&entry);
  return ratios;
}

std::vector<Scan> plan_scans(const Registry& registry, const std::vector<const Indicator*>& ratios,
                             Whose whose) {
  std::vector<Scan> scans;
  for (const auto& unit : registry.units()) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < ratios.size(); ++i)
      if (ratios[i]->unit == unit.name) places.push_back(i);
    if (places.empty()) continue;
    const std::string shared = shared_beginning(ratios, places);
    std::vector<std::size_t> others;
    if (!shared.empty()) {
      const auto end = std::ranges::stable_partition(places, [&](std::size_t place) {
        const std::string& population = ratios[place]->population;
        return begins_with(population, shared) && !has_or(population);
      });
      others.assign(end.begin(), end.end());
      places.erase(end.begin(), end.end());
      scans.push_back(make_scan(unit, ratios, std::move(places), shared, whose));
      places = std::move(others);
    }
    if (!places.empty()) scans.push_back(make_scan(unit, ratios, std::move(places), {}, whose));
  }
  return scans;
}

Tally count_all(sql::Connection& facts, const Registry& registry,
                const std::vector<const Indicator*>& ratios,
                const std::optional<std::string>& agency, Day today) {
  Whose whose = Whose::kAll;
  if (agency) whose = agency->empty() ? Whose::kNobodys : Whose::kOfOneAgency;
  Tally tally;
  for (const auto& scan : plan_scans(registry, ratios, whose))
    run_scan(facts, scan, ratios.size(), agency.value_or(""), today, tally);
  return tally;
}

std::vector<Counts> sum_of(const Tally& tally, std::size_t ratios) {
  std::vector<Counts> sums(ratios);
  for (const auto& [agency, counts] : tally)
    for (std::size_t i = 0; i < ratios; ++i) {
      sums[i].pass += counts[i].pass;
      sums[i].fail += counts[i].fail;
      sums[i].unknown += counts[i].unknown;
    }
  return sums;
}

}  // namespace catalog::readiness

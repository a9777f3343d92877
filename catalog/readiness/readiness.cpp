#include "catalog/readiness/readiness.hpp"

#include <algorithm>

#include "catalog/base/error.hpp"
#include "catalog/readiness/evaluation.hpp"
#include "catalog/readiness/measures.hpp"

namespace catalog::readiness {
namespace {

Figure not_yet(const Indicator& indicator, std::string_view scope) {
  Figure figure;
  figure.indicator = indicator.id;
  figure.scope = scope;
  figure.grey = Grey::kNotMeasured;
  figure.revision = indicator.revision;
  return figure;
}

bool belongs_to(const Indicator& indicator, std::string_view scope) {
  return indicator.type != Type::kQuestion && (scope == kPortal || indicator.per_agency);
}

}  // namespace

Readiness::Readiness(store::Store& store, facts::Facts& facts, const Registry& registry)
    : store_(store), facts_(facts), registry_(registry) {
  make_tables(store_);
}

const Indicator& Readiness::want(std::string_view indicator) const {
  const Indicator* found = registry_.find(indicator);
  if (!found)
    throw base::Error(base::ErrorCode::kNotFound, "readiness_no_indicator",
                      {{"id", std::string(indicator)}});
  return *found;
}

const Indicator& Readiness::want_ratio(std::string_view indicator) const {
  const Indicator& found = want(indicator);
  if (found.type != Type::kRatio)
    throw base::Error(base::ErrorCode::kNotFound, "readiness_not_ratio",
                      {{"id", std::string(indicator)}});
  return found;
}

bool Readiness::has_scope(std::string_view scope) {
  if (scope == kPortal || scope == kNobody) return true;
  {
    sql::ReadLease lease = store_.pool().read();
    if (std::ranges::count(list_scopes(lease.connection()), scope)) return true;
  }
  const auto agency = store_.read().find_agency(scope);
  return agency && agency->parent.empty();
}

void Readiness::want_scope(std::string_view scope) {
  if (!has_scope(scope))
    throw base::Error(base::ErrorCode::kNotFound, "readiness_no_scope",
                      {{"id", std::string(scope)}});
}

std::vector<Figure> Readiness::evaluate(std::string_view scope, Day today) {
  want_scope(scope);
  Evaluation evaluation(store_, facts_, registry_, today);
  const bool is_portal = scope == kPortal;
  const Tally tally =
      evaluation.count(is_portal ? std::nullopt : std::optional(std::string(scope)));
  const auto counts = sum_of(tally, evaluation.ratios().size());
  Figures figures = evaluation.figures_of(scope, counts, is_portal);
  evaluation.add_composites(scope, figures);
  std::vector<Figure> list;
  for (const auto& entry : registry_.indicators()) {
    const auto found = figures.find(entry.id);
    if (found != figures.end()) list.push_back(std::move(found->second));
  }
  return list;
}

std::vector<Figure> Readiness::latest(std::string_view scope) {
  want_scope(scope);
  std::vector<Figure> figures;
  sql::ReadLease lease = store_.pool().read();
  for (const auto& entry : registry_.indicators()) {
    if (!belongs_to(entry, scope)) continue;
    const auto kept = read_latest(lease.connection(), entry.id, scope);
    figures.push_back(kept ? kept->figure : not_yet(entry, scope));
  }
  return figures;
}

std::optional<Figure> Readiness::latest_of(std::string_view indicator, std::string_view scope) {
  const Indicator& entry = want(indicator);
  want_scope(scope);
  if (!belongs_to(entry, scope)) return std::nullopt;
  sql::ReadLease lease = store_.pool().read();
  const auto kept = read_latest(lease.connection(), entry.id, scope);
  return kept ? kept->figure : not_yet(entry, scope);
}

std::vector<Figure> Readiness::latest_of_agencies(std::string_view indicator) {
  const Indicator& entry = want(indicator);
  std::vector<Figure> figures;
  sql::ReadLease lease = store_.pool().read();
  for (const auto& scope : list_scopes(lease.connection())) {
    const auto kept = read_latest(lease.connection(), entry.id, scope);
    if (kept) figures.push_back(kept->figure);
  }
  return figures;
}

std::vector<std::pair<Component, Figure>> Readiness::parts_of(std::string_view indicator,
                                                              std::string_view scope) {
  const Indicator& whole = want(indicator);
  want_scope(scope);
  std::vector<std::pair<Component, Figure>> parts;
  for (const auto& component : whole.components)
    if (auto figure = latest_of(component.id, scope))
      parts.emplace_back(component, std::move(*figure));
  return parts;
}

std::optional<RunInfo> Readiness::last_run() {
  sql::ReadLease lease = store_.pool().read();
  const auto run = read_last_run(lease.connection(), false, false);
  return run ? std::optional(run->info) : std::nullopt;
}

std::optional<RunInfo> Readiness::last_good_run() {
  sql::ReadLease lease = store_.pool().read();
  const auto run = read_last_run(lease.connection(), true, false);
  return run ? std::optional(run->info) : std::nullopt;
}

std::vector<HistoryPoint> Readiness::history(std::string_view indicator, std::string_view scope) {
  const Indicator& entry = want(indicator);
  want_scope(scope);
  sql::ReadLease lease = store_.pool().read();
  return read_history(lease.connection(), entry.id, scope);
}

}  // namespace catalog::readiness

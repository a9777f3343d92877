#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/facts/facts.hpp"
#include "catalog/readiness/dispute.hpp"
#include "catalog/readiness/figure.hpp"
#include "catalog/readiness/registry.hpp"
#include "catalog/readiness/scan.hpp"
#include "catalog/sql/database.hpp"
#include "catalog/store/store.hpp"

namespace catalog::readiness {

/// The figures of one scope by indicator, while they are made.
using Figures = std::map<std::string, Figure, std::less<>>;

/// The facts as they are at one moment, and what is counted from them. One run.
/// Errors: as sql::Connection. Thread: one.
class Evaluation {
 public:
  Evaluation(store::Store& store, facts::Facts& facts, const Registry& registry, Day today);

  /// The state of a unit by a ratio, as state_sql() has it: disputed ones are unknown.
  std::string state_of(const Indicator& ratio) const;

  /// Counts of all agencies, of one, or ("") of what is nobody's.
  Tally count(const std::optional<std::string>& agency = std::nullopt);
  /// Slugs of all agencies that belong to no other, sorted; with those that only units name.
  std::vector<std::string> list_agencies(const Tally& tally);

  /// The figures of one scope with colours of their own, from its counts by the place of ratios.
  /// `with_queries`: of the portal, also those of scalars and probes.
  Figures figures_of(std::string_view scope, const std::vector<Counts>& counts, bool with_queries);

  /// Composites and vectors anew, from what `figures` says of their parts.
  void add_composites(std::string_view scope, Figures& figures) const;

  /// Whether something fills the source of an indicator.
  bool is_measured(const Indicator& indicator) const { return sources_.contains(indicator.source); }

  const std::vector<const Indicator*>& ratios() const { return ratios_; }
  sql::Connection& facts() { return *connection_; }

 private:
  Figure begin(const Indicator& indicator, std::string_view scope) const;
  Figure query(const Indicator& indicator, std::string_view scope);
  Figure probe(const Indicator& indicator, std::string_view scope);
  void set_aside_disputed(Tally& tally, const std::optional<std::string>& agency);

  const Registry& registry_;
  Day today_;
  std::vector<const Indicator*> ratios_;
  std::set<std::string, std::less<>> sources_;  // that something fills
  std::unique_ptr<sql::Connection> connection_;
  std::unique_ptr<sql::Statement> moment_;  // while it lives, all statements see the same facts
  std::vector<Dispute> disputes_;           // in force
  bool is_empty_ = false;                   // no dataset at all
};

/// A ratio's figure from its counts, with its own colour.
void fill_ratio(const Indicator& indicator, const Counts& counts, Figure& figure);

}  // namespace catalog::readiness

#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/facts/facts.hpp"
#include "catalog/readiness/figure.hpp"
#include "catalog/readiness/registry.hpp"
#include "catalog/store/store.hpp"

namespace catalog::readiness {

/// The figures of the registry over the facts of a catalogue: evaluated, kept with their history,
/// and explained unit by unit. Formulas run on a connection that may only read facts.
/// Errors of all calls: as sql::Connection; kNotFound for an unknown indicator or scope.
/// Thread: any; one run at a time, a second one waits.
class Readiness {
 public:
  /// All three must outlive it. Makes its tables where they are missing.
  Readiness(store::Store& store, facts::Facts& facts, const Registry& registry);

  const Registry& registry() const { return registry_; }

  /// Evaluates every indicator for the portal and every highest agency, and keeps what changed. A
  /// failing run keeps the figures there are, and answers how it failed. It also thins out history
  /// that is older than two years: of each month the last point stays.
  RunInfo run(base::Time now, Day today);
  /// The same after an edit, for one highest agency and the portal: its ratios are counted, the
  /// portal's follow by what changed of it and of what is nobody's (kNobody: of that alone),
  /// composites from both. Queries and probes wait for the next run over everything. When none was
  /// made today, the agency is new, or sources or the registry are others than then, that is made
  /// instead. A thing that moved from one agency to another needs both.
  RunInfo run_agency(std::string_view agency, base::Time now, Day today);
  /// What is counted now, with the colours of this count alone, kept nowhere.
  std::vector<Figure> evaluate(std::string_view scope, Day today);

  /// The last good figures, by the order of the registry, without questions; before the first run
  /// all grey. Of an agency those that are counted by agency. Their day is that since which they
  /// are so; last_good_run() says of when they are.
  std::vector<Figure> latest(std::string_view scope);
  std::optional<Figure> latest_of(std::string_view indicator, std::string_view scope);
  /// The figures of one indicator for every agency that has one, by slug.
  std::vector<Figure> latest_of_agencies(std::string_view indicator);
  std::optional<RunInfo> last_run();  // whatever came of it
  std::optional<RunInfo> last_good_run();

  /// The figures of the parts of a composite or vector, by the order of its components; one that
  /// has no figure in this scope (it is the portal's alone) is left out.
  std::vector<std::pair<Component, Figure>> parts_of(std::string_view indicator,
                                                     std::string_view scope);

  /// From the oldest; of a question, what was suggested for it.
  std::vector<HistoryPoint> history(std::string_view indicator, std::string_view scope);

  /// The units of a ratio in one state, as the facts are now; none while its source is not there.
  /// `agency` empty: of all.
  UnitPage units(std::string_view indicator, UnitState state, std::string_view agency, Day today,
                 std::size_t offset, std::size_t limit);
  /// Those of them that people use, the most used first; without their facts. None where nobody
  /// knows what is used.
  std::vector<UnitRow> most_used_units(std::string_view indicator, UnitState state,
                                       std::string_view agency, Day today, std::size_t limit);
  /// In which state a unit is by every ratio that counts it: "which checks does this dataset fail?"
  std::vector<std::pair<std::string, UnitState>> checks_of(std::string_view unit,
                                                           std::string_view key, Day today);

  /// What the figures suggest for a question; grey for one without inputs.
  Suggestion suggest(std::string_view question, std::string_view scope);

  /// What mending all failing units of one indicator and agency would bring to a composite
  /// ("m.idx.mqa405"), the most points for the effort first. Exact, as long as mending one thing
  /// changes no other indicator. Empty for a composite that is not a sum of shares.
  std::vector<Gain> gains(std::string_view composite, std::string_view scope, std::size_t limit);
  /// How many failing units of an indicator have to be mended for its next colour, the cheapest
  /// first. `agency` is the one with most of them, whether or not they suffice.
  std::vector<Gain> colour_changes(std::string_view scope, std::size_t limit);
  /// The last good figures as they would be with these units mended (never more than fail), and
  /// with the colours that they would have by themselves; nothing is kept.
  std::vector<Figure> what_if(std::string_view scope, const std::vector<Tick>& ticks);

 private:
  RunInfo run_whole(base::Time now, Day today);
  RunInfo run_part(std::string_view agency, base::Time now, Day today);
  RunInfo fail(RunInfo run, std::string_view scope, Day today, const std::string& note);
  bool can_add_up(std::string_view agency, Day today);
  const Indicator& want(std::string_view indicator) const;
  const Indicator& want_ratio(std::string_view indicator) const;
  bool has_scope(std::string_view scope);
  void want_scope(std::string_view scope);
  std::vector<Gain> gains_of_part(const Indicator& composite, const Component& component,
                                  std::string_view scope);

  store::Store& store_;
  facts::Facts& facts_;
  const Registry& registry_;
  std::mutex running_;
};

/// Weighted median of ratings as the method wants it for a dimension: grey under 60 % of the
/// weight, a red question of very high importance caps at yellow.
struct Rated {
  Rating rating = Rating::kGrey;
  double weight = 0;
  bool is_very_high = false;
};
Suggestion suggest_dimension(const std::vector<Rated>& ratings);

/// The columns of facts that the condition of a ratio reads, each once, in its order. `facts`: as
/// Facts::formulas().
std::vector<std::string> columns_of(sql::Connection& facts, const Registry& registry,
                                    const Indicator& ratio);

/// The colour of a ratio by the bounds of what is known, or why it has none: with few units, with
/// too little known, or where the bounds lie more than one colour apart.
Rating colour_of(const Counts& counts, const Thresholds& thresholds, Grey& why);

}  // namespace catalog::readiness

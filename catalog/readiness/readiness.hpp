#pragma once

#include <cstddef>
#include <memory>
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
  /// failing run keeps the figures there are, and answers how it failed.
  RunInfo run(base::Time now, Day today);
  /// The same for one agency and the portal's indicators that count its units: after an edit.
  RunInfo run_agency(std::string_view agency, base::Time now, Day today);
  /// What is counted now, kept nowhere.
  std::vector<Figure> evaluate(std::string_view scope, Day today);

  /// The last good figures, by the order of the registry; before the first run all grey.
  std::vector<Figure> latest(std::string_view scope);
  std::optional<Figure> latest_of(std::string_view indicator, std::string_view scope);
  /// The figures of one indicator for every agency that has one, by slug.
  std::vector<Figure> latest_of_agencies(std::string_view indicator);
  std::optional<RunInfo> last_run();  // whatever came of it
  std::optional<RunInfo> last_good_run();

  /// From the oldest.
  std::vector<HistoryPoint> history(std::string_view indicator, std::string_view scope);

  /// The units of a ratio in one state, as the facts are now. `agency` empty: of all.
  UnitPage units(std::string_view indicator, UnitState state, std::string_view agency, Day today,
                 std::size_t offset, std::size_t limit);
  /// In which state a unit is by every ratio that counts it: "which checks does this dataset fail?"
  std::vector<std::pair<std::string, UnitState>> checks_of(std::string_view unit,
                                                           std::string_view key, Day today);

  /// What the figures suggest for a question; grey for one without inputs.
  Suggestion suggest(std::string_view question, std::string_view scope);

  /// What mending failing units would bring to a composite ("m.idx.mqa405"), best first; and the
  /// cheapest ways to a next colour, best first.
  std::vector<Gain> gains(std::string_view composite, std::string_view scope, std::size_t limit);
  std::vector<Gain> colour_changes(std::string_view scope, std::size_t limit);
  /// The figures as they would be with these units mended; nothing is kept.
  std::vector<Figure> what_if(std::string_view scope, const std::vector<Tick>& ticks);

 private:
  store::Store& store_;
  facts::Facts& facts_;
  const Registry& registry_;
};

/// Weighted median of ratings as the method wants it for a dimension: grey under 60 % of the
/// weight, a red question of very high importance caps at yellow.
struct Rated {
  Rating rating = Rating::kGrey;
  double weight = 0;
  bool is_very_high = false;
};
Suggestion suggest_dimension(const std::vector<Rated>& ratings);

/// The colour of a figure by low and high bound (readiness of evidence, registry.hpp Thresholds).
Rating colour_of(const Counts& counts, const Thresholds& thresholds, Grey& why);

}  // namespace catalog::readiness

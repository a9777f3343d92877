#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/facts/facts.hpp"
#include "catalog/readiness/rating.hpp"

namespace catalog::readiness {

using facts::Day;

/// Whose figure: the whole portal's ("portal") or that of an agency and all below it (its slug, of
/// an agency without a parent).
inline constexpr const char* kPortal = "portal";
/// What belongs to no agency: part of the portal's figures, with ratios of its own beside them.
inline constexpr const char* kNobody = "";

/// Units by what is known of them; n = pass + fail + unknown.
struct Counts {
  std::int64_t pass = 0;
  std::int64_t fail = 0;
  std::int64_t unknown = 0;

  std::int64_t n() const { return pass + fail + unknown; }
  std::int64_t known() const { return pass + fail; }
  bool operator==(const Counts&) const = default;
};

/// Why a figure has no colour.
enum class Grey {
  kNot,          // it has one
  kNotMeasured,  // nothing fills its source yet
  kNoUnits,      // there is nothing to count: "no data yet"
  kFew,          // fewer than five units: counts only
  kUnknown,      // too much is not known to tell
  kUncoloured,   // it is shown without colour by intention
};

/// What came out of one indicator for one scope on one day.
struct Figure {
  std::string indicator;
  std::string scope = kPortal;
  Day day = 0;
  Counts counts;
  std::optional<double> value;  // share of the known that pass; of a scalar its value; of a
                                // composite its points
  std::optional<double> low;    // were all unknown to fail
  std::optional<double> high;   // were all unknown to pass
  Rating rating = Rating::kGrey;
  Grey grey = Grey::kNot;
  std::int64_t revision = 1;
};

/// A point of a figure's history: written where it changed.
struct HistoryPoint {
  Day day = 0;
  Counts counts;
  std::optional<double> value;
  Rating rating = Rating::kGrey;
  std::int64_t revision = 1;
  std::string registry_hash;
  /// Revision or thresholds differ from those of the point before: the two cannot be compared.
  bool breaks = false;
};

/// One evaluation of the registry.
struct RunInfo {
  std::int64_t id = 0;
  base::Time started{};
  base::Time ended{};
  std::string registry_hash;
  bool is_ok = true;
  std::string note;  // of a failed one: key of a sentence
};

/// What is known of one unit by an indicator.
enum class UnitState { kPass, kFail, kUnknown };

/// What is known of a unit in one column of facts.
struct Fact {
  std::string column;                // "licence_state"
  std::optional<std::string> value;  // as SQL writes it; nothing: nobody knows

  bool operator==(const Fact&) const = default;
};

/// One line of evidence.
struct UnitRow {
  std::string key;     // of the unit: dataset or file id, agency slug, "checklist/item", …
  std::string agency;  // slug of its highest agency; empty: nobody's
  UnitState state = UnitState::kFail;
  std::vector<Fact> facts = {};  // that the condition reads, in its order: why it is so
};

/// A page of evidence lines, in the order of keys.
struct UnitPage {
  std::vector<UnitRow> rows;
  std::int64_t total = 0;
};

/// What is suggested for a question, or for a dimension, from figures or ratings.
struct Suggestion {
  Rating rating = Rating::kGrey;
  double known_weight = 0;
  double weight = 0;
};

/// One way to raise a figure.
struct Gain {
  std::string indicator;
  std::string agency;                          // slug; empty: nobody's
  std::int64_t units = 0;                      // that fail and would be mended
  double points = 0;                           // of `composite` that this adds
  std::optional<std::int64_t> to_next_colour;  // units until the figure's next colour
  Rating next = Rating::kGrey;
  double cost = 0;  // effort, times the root of the units where each is mended alone
};

/// "Mend `units` failing ones of this indicator of that agency": a tick of what-if.
struct Tick {
  std::string indicator;
  std::string agency;
  std::int64_t units = 0;
};

}  // namespace catalog::readiness

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/readiness/rating.hpp"

// One entry of the registry of questions and indicators (registry.hpp), with all that is said of
// it.

namespace catalog::readiness {

/// A text of the registry in both of its languages, never empty in either.
struct Words {
  std::string en;
  std::string vi;

  const std::string& in(std::string_view language) const { return language == "vi" ? vi : en; }
};

/// How much of an entry was compared with its source; shown wherever the entry is.
enum class Provenance { kVerified, kPartly, kRecalled, kOwn, kOperator };

/// "verified", … and back.
std::string_view code_of(Provenance provenance);

/// Where one colour ends and the next begins. Without numbers a figure is shown uncoloured.
struct Thresholds {
  std::optional<double> green;
  std::optional<double> yellow;
  bool high_is_better = true;
  std::string basis;  // "T_law"; the reason is Registry::why_of()
};

/// Who measures or answers an entry: the engine, a person, or the engine from what publishers say.
enum class Kind { kMeasured, kAttested, kMixed };

enum class Type {
  kQuestion,   // answered by an assessor
  kRatio,      // the share of units that pass
  kScalar,     // one number of one query
  kProbe,      // calls of the portal's own addresses
  kComposite,  // points from other indicators
  kVector,     // other indicators side by side, never added up
};

/// What mends failing units.
struct Fix {
  Words text;
  int effort = 0;        // 1 to 5; 0: not said
  std::string who;       // "publisher", "steward", "operator"
  bool is_bulk = false;  // one change for many units
};

/// Points for a figure above, or at, a bound; nothing: the method that is followed does not say.
struct Step {
  double bound = 0;
  std::optional<double> points;
};

/// How the points of a part follow from the figure of its indicator.
enum class How {
  kShare,     // points times the share of units that pass
  kMeasured,  // all points when it is measured at all
  kAll,       // all points when every unit passes, none when one fails
  kAbove,     // those of the first step whose bound the share exceeds
  kAtMost,    // those of the first step whose bound the value does not exceed
};

/// One part of a composite or vector.
struct Component {
  std::string id;     // of an indicator
  double points = 0;  // at most, of a composite
  Words label;        // principle, metric or question that it stands for; may be empty
  How how = How::kShare;
  std::vector<Step> steps;       // in the order in which they are tried
  std::string of;                // indicator whose passing units are the whole, else all
  bool unknown_outside = false;  // units that the indicator does not count are unknown, not failing
};

/// From how many points on a composite has a colour.
struct Band {
  double from = 0;
  Rating rating = Rating::kGrey;
};

/// An indicator whose figure supports the answer to a question.
struct Input {
  std::string id;
  bool is_primary = false;
};

/// One entry: a question of a framework, or an indicator that is measured.
struct Indicator {
  std::string id;         // "odra.2.4", "m.lic.open"
  std::string framework;  // "odra", "dgra", "measured"
  std::string dimension;  // "odra.2", "m.lic"
  Kind kind = Kind::kMeasured;
  Type type = Type::kQuestion;
  std::string importance;  // "very_high"
  Provenance provenance = Provenance::kOwn;
  Words question;
  std::vector<std::string> refs;  // other methods that ask the same: "GODI:licence:20"
  std::string source;             // of the evidence (catalog/facts/facts.hpp)
  std::int64_t revision = 1;      // another one breaks the line of its history
  bool per_agency = false;
  bool is_on = true;  // an operator may switch it off
  Thresholds thresholds;
  std::optional<Fix> fix;

  // Of a ratio. SQL over the table of the unit; @today is the day of the run.
  std::string unit;        // "dataset"
  std::string population;  // which units are counted
  std::string pass;        // true, false, or NULL for unknown

  // Of a scalar, and of a composite without components. A query that answers value, n, unknown.
  std::string sql;
  std::string value_unit;  // "share", "days", "milliseconds", "licences", "points", …

  std::vector<Words> probes;          // of a probe: what is tried
  std::vector<Component> components;  // of a composite or vector
  Words formula;                      // of a composite or vector
  double max = 0;                     // points of a composite
  std::string per;                    // of a composite that is the mean over units: the indicator
                                      // that counts them; else each part has its own whole
  std::vector<Band> bands;            // of a composite, from the best

  // Of a question.
  std::vector<Words> evidence_for;
  std::vector<Words> evidence_against;
  std::vector<Input> inputs;
};

}  // namespace catalog::readiness

#pragma once

#include <optional>
#include <string>

#include "catalog/readiness/figure.hpp"
#include "catalog/readiness/registry.hpp"

// From figures to colours, as docs/decisions/0012-readiness-figures.md explains.

namespace catalog::readiness {

/// Fewer units than this are shown as counts only.
inline constexpr std::int64_t kFewestUnits = 5;
/// Below this share of known units there is no colour.
inline constexpr double kLeastKnown = 0.5;

/// The colour of one value.
Rating colour_of_value(double value, const Thresholds& thresholds);

/// What two bounds say together: the same colour, the one between two neighbours, or grey.
Rating between(Rating one, Rating other);

/// Gives a figure its colour, or the reason why it has none. `better`: as if it were better by that
/// many percentage points (0.01: one).
void rate(const Indicator& indicator, Figure& figure, double better = 0);

/// What was shown before.
struct Former {
  Rating rating = Rating::kGrey;  // as shown
  Rating fresh = Rating::kGrey;   // of that run alone
};

/// What is shown now: the colour of `figure`, unless it differs from the one shown by less than a
/// percentage point, and neither the former run said so already (`confirms`: this run counts as
/// the second one).
Rating settle(const Indicator& indicator, const Figure& figure, const Former& former,
              bool confirms);

/// Eight digits that change with the thresholds and bands.
std::string bounds_digest(const Indicator& indicator);

}  // namespace catalog::readiness

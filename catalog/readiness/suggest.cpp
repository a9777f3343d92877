#include <algorithm>
#include <cmath>

#include "catalog/readiness/readiness.hpp"

namespace catalog::readiness {
namespace {

constexpr double kPrimary = 2;
constexpr double kSupporting = 1;
constexpr double kKnownOfQuestion = 0.5;
constexpr double kRatedOfDimension = 0.6;
constexpr double kSame = 1e-9;

Rating at_most(Rating rating, Rating cap) {
  const auto order = order_of(rating);
  return order && *order > *order_of(cap) ? cap : rating;
}

// Between two ratings the midpoint counts, rounded up to the better one.
Rating weighted_median(std::vector<Rated> rated, double weight) {
  std::ranges::sort(rated, {}, [](const Rated& one) { return *order_of(one.rating); });
  double sum = 0;
  for (std::size_t i = 0; i < rated.size(); ++i) {
    sum += rated[i].weight;
    if (sum < weight / 2 - kSame) continue;
    const int here = *order_of(rated[i].rating);
    if (sum > weight / 2 + kSame || i + 1 == rated.size()) return rating_of_order(here);
    const int next = *order_of(rated[i + 1].rating);
    return rating_of_order((here + next + 1) / 2);
  }
  return Rating::kGrey;
}

Suggestion suggest_from(const std::vector<Rated>& ratings, double least_known, Rating cap) {
  Suggestion made;
  std::vector<Rated> known;
  bool is_capped = false;
  for (const auto& one : ratings) {
    if (one.rating == Rating::kNotApplicable || one.weight <= 0) continue;
    made.weight += one.weight;
    if (one.rating == Rating::kGrey) continue;
    made.known_weight += one.weight;
    known.push_back(one);
    is_capped |= one.rating == Rating::kRed && one.is_very_high;
  }
  if (known.empty() || made.known_weight < least_known * made.weight - kSame) return made;
  made.rating = weighted_median(known, made.known_weight);
  if (is_capped) made.rating = at_most(made.rating, cap);
  return made;
}

}  // namespace

Suggestion suggest_dimension(const std::vector<Rated>& ratings) {
  return suggest_from(ratings, kRatedOfDimension, Rating::kYellow);
}

Suggestion Readiness::suggest(std::string_view question, std::string_view scope) {
  const Indicator& entry = want(question);
  std::vector<Rated> inputs;
  for (const auto& input : entry.inputs) {
    const Indicator& indicator = want(input.id);
    const auto figure = latest_of(input.id, scope);
    inputs.push_back({figure ? figure->rating : Rating::kGrey,
                      input.is_primary ? kPrimary : kSupporting,
                      input.is_primary && indicator.importance == "very_high"});
  }
  return suggest_from(inputs, kKnownOfQuestion, Rating::kYellowRed);
}

}  // namespace catalog::readiness

#include "catalog/readiness/suggest.hpp"

#include <algorithm>
#include <cmath>

#include "catalog/readiness/measures.hpp"
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

Suggestion suggest_question(const Registry& registry, const Indicator& question,
                            const RatingOf& rating_of) {
  std::vector<Rated> inputs;
  for (const auto& input : question.inputs) {
    const Indicator* indicator = registry.find(input.id);
    if (!indicator) continue;
    inputs.push_back({rating_of(*indicator), input.is_primary ? kPrimary : kSupporting,
                      input.is_primary && indicator->importance == "very_high"});
  }
  return suggest_from(inputs, kKnownOfQuestion, Rating::kYellowRed);
}

Suggestion Readiness::suggest(std::string_view question, std::string_view scope) {
  return suggest_question(registry_, want(question), [&](const Indicator& indicator) {
    const auto figure = latest_of(indicator.id, scope);
    return figure ? figure->rating : Rating::kGrey;
  });
}

void write_suggestions(sql::Connection& connection, const Registry& registry,
                       std::string_view scope, Day day, std::int64_t run) {
  const RatingOf rating_of = [&](const Indicator& indicator) {
    const bool is_made = scope == kPortal || indicator.per_agency;
    const auto kept = is_made ? read_latest(connection, indicator.id, scope) : std::nullopt;
    return kept ? kept->figure.rating : Rating::kGrey;
  };
  for (const auto& entry : registry.indicators())
    if (entry.type == Type::kQuestion && !entry.inputs.empty())
      write_suggestion(connection, entry, scope, day, run,
                       suggest_question(registry, entry, rating_of).rating);
}

}  // namespace catalog::readiness

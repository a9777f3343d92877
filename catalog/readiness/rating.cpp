#include "catalog/readiness/rating.hpp"

#include <array>
#include <cstdlib>

namespace catalog::readiness {
namespace {

constexpr std::array<Rating, 7> kAll = {Rating::kRed,          Rating::kYellowRed, Rating::kYellow,
                                        Rating::kYellowGreen,  Rating::kGreen,     Rating::kGrey,
                                        Rating::kNotApplicable};
constexpr std::array<std::string_view, 7> kCodes = {"red",   "yellow_red", "yellow", "yellow_green",
                                                    "green", "grey",       "na"};

}  // namespace

std::span<const Rating> all_ratings() {
  return kAll;
}

std::string_view code_of(Rating rating) {
  return kCodes.at(static_cast<std::size_t>(rating));
}

std::optional<Rating> parse_rating(std::string_view code) {
  for (std::size_t i = 0; i < kCodes.size(); ++i)
    if (kCodes.at(i) == code) return kAll.at(i);
  return std::nullopt;
}

std::optional<int> order_of(Rating rating) {
  if (rating == Rating::kGrey || rating == Rating::kNotApplicable) return std::nullopt;
  return static_cast<int>(rating);
}

Rating rating_of_order(int order) {
  return kAll.at(static_cast<std::size_t>(order));
}

std::optional<int> steps_between(Rating one, Rating other) {
  const auto first = order_of(one);
  const auto second = order_of(other);
  if (!first || !second) return std::nullopt;
  return std::abs(*first - *second);
}

}  // namespace catalog::readiness

#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace catalog::readiness {

/// The seven values of a rating. The first five are ordered; the mixed ones mean that something is
/// between two colours or that the evidence does not tell them apart. Grey: not enough is known,
/// which is never counted as red. Source: the reports made by the World Bank's method.
enum class Rating {
  kRed,
  kYellowRed,
  kYellow,
  kYellowGreen,
  kGreen,
  kGrey,
  kNotApplicable,
};

/// From the worst to the best, then grey and not applicable.
std::span<const Rating> all_ratings();

/// "red", "yellow_red", "yellow", "yellow_green", "green", "grey", "na" and back.
std::string_view code_of(Rating rating);
std::optional<Rating> parse_rating(std::string_view code);

/// 0 (red) to 4 (green); nothing for grey and not applicable.
std::optional<int> order_of(Rating rating);
Rating rating_of_order(int order);

/// How many steps two ratings are apart; nothing when one of them has no order.
std::optional<int> steps_between(Rating one, Rating other);

}  // namespace catalog::readiness

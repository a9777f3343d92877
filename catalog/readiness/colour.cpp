#include "catalog/readiness/colour.hpp"

#include <algorithm>
#include <cmath>

#include "catalog/base/hash.hpp"
#include "catalog/readiness/readiness.hpp"

namespace catalog::readiness {
namespace {

constexpr double kPoint = 0.01;

// Shares that are equal but for the last digits are equal: 0.29 + 0.01 has to reach 0.30.
constexpr double kSame = 1e-9;

Rating band_of(double points, const std::vector<Band>& bands) {
  for (const auto& band : bands)
    if (points >= band.from - kSame) return band.rating;
  return bands.empty() ? Rating::kGrey : bands.back().rating;
}

bool is_coloured(const Indicator& indicator) {
  return indicator.type == Type::kComposite ? !indicator.bands.empty()
                                            : indicator.thresholds.green.has_value();
}

void colour(Figure& figure, Rating rating) {
  figure.rating = rating;
  figure.grey = rating == Rating::kGrey ? Grey::kUnknown : Grey::kNot;
}

void grey(Figure& figure, Grey why) {
  figure.rating = Rating::kGrey;
  figure.grey = why;
}

// Probes are few by nature, and all of them are looked at; what a composite is made of is counted
// where its parts are.
bool is_few(const Indicator& indicator, const Counts& counts) {
  const bool has_units = indicator.type != Type::kProbe &&
                         (indicator.type != Type::kComposite || !indicator.sql.empty());
  return has_units && counts.n() < kFewestUnits;
}

void rate_share(const Indicator& indicator, Figure& figure, double better) {
  const Counts& counts = figure.counts;
  if (static_cast<double>(counts.known()) < kLeastKnown * static_cast<double>(counts.n()))
    return grey(figure, Grey::kUnknown);
  const double by = indicator.thresholds.high_is_better ? better : -better;
  colour(figure, between(colour_of_value(figure.low.value_or(0) + by, indicator.thresholds),
                         colour_of_value(figure.high.value_or(0) + by, indicator.thresholds)));
}

void rate_value(const Indicator& indicator, Figure& figure, double better) {
  const Counts& counts = figure.counts;
  if (!figure.value) return grey(figure, Grey::kNoUnits);
  if (static_cast<double>(counts.known()) < kLeastKnown * static_cast<double>(counts.n()))
    return grey(figure, Grey::kUnknown);
  // A point of a number that is no share: a hundredth of what its colours lie apart from zero.
  const Thresholds& bounds = indicator.thresholds;
  const bool is_share = indicator.value_unit == "share";
  const double scale = is_share ? 1 : std::max(std::abs(*bounds.green), std::abs(*bounds.yellow));
  const double by = (bounds.high_is_better ? better : -better) * scale;
  colour(figure, colour_of_value(*figure.value + by, bounds));
}

void rate_points(const Indicator& indicator, Figure& figure, double better) {
  const double low = figure.low.value_or(0);
  const double high = figure.high.value_or(0);
  if (high - low > (1 - kLeastKnown) * indicator.max) return grey(figure, Grey::kUnknown);
  const double by = better * indicator.max;
  colour(figure, between(band_of(low + by, indicator.bands), band_of(high + by, indicator.bands)));
}

}  // namespace

Rating colour_of_value(double value, const Thresholds& thresholds) {
  if (!thresholds.green || !thresholds.yellow) return Rating::kGrey;
  const auto reaches = [&](double bound) {
    return thresholds.high_is_better ? value >= bound - kSame : value <= bound + kSame;
  };
  if (reaches(*thresholds.green)) return Rating::kGreen;
  return reaches(*thresholds.yellow) ? Rating::kYellow : Rating::kRed;
}

Rating between(Rating one, Rating other) {
  const auto apart = steps_between(one, other);
  if (!apart || *apart > 2) return Rating::kGrey;
  // Two steps apart: the mixed colour. One step: never more than is proven.
  return rating_of_order(std::min(*order_of(one), *order_of(other)) + *apart / 2);
}

void rate(const Indicator& indicator, Figure& figure, double better) {
  if (figure.grey == Grey::kNotMeasured || figure.grey == Grey::kNoUnits)
    return grey(figure, figure.grey);
  if (indicator.type == Type::kVector || !is_coloured(indicator))
    return grey(figure, Grey::kUncoloured);
  if (is_few(indicator, figure.counts)) return grey(figure, Grey::kFew);
  if (indicator.type == Type::kComposite) return rate_points(indicator, figure, better);
  if (indicator.type == Type::kScalar) return rate_value(indicator, figure, better);
  rate_share(indicator, figure, better);
}

Rating settle(const Indicator& indicator, const Figure& figure, const Former& former,
              bool confirms) {
  const auto shown = order_of(former.rating);
  const auto fresh = order_of(figure.rating);
  if (!shown || !fresh || *shown == *fresh) return figure.rating;
  if (confirms && former.fresh == figure.rating) return figure.rating;
  Figure nearer = figure;  // a point towards the colour that was shown
  rate(indicator, nearer, *fresh > *shown ? -kPoint : kPoint);
  const auto near = order_of(nearer.rating);
  const bool is_beyond = near && (*fresh > *shown ? *near >= *fresh : *near <= *fresh);
  return is_beyond ? figure.rating : former.rating;
}

Rating colour_of(const Counts& counts, const Thresholds& thresholds, Grey& why) {
  Indicator indicator;
  indicator.type = Type::kRatio;
  indicator.thresholds = thresholds;
  Figure figure;
  figure.counts = counts;
  if (counts.n() == 0) figure.grey = Grey::kNoUnits;
  const auto n = static_cast<double>(std::max<std::int64_t>(counts.n(), 1));
  figure.low = static_cast<double>(counts.pass) / n;
  figure.high = static_cast<double>(counts.pass + counts.unknown) / n;
  rate(indicator, figure);
  why = figure.grey;
  return figure.rating;
}

std::string bounds_digest(const Indicator& indicator) {
  constexpr std::size_t digits = 8;
  const auto text_of = [](const std::optional<double>& bound) {
    return bound ? std::to_string(*bound) : std::string("-");
  };
  std::string text = text_of(indicator.thresholds.green) + "/" +
                     text_of(indicator.thresholds.yellow) +
                     (indicator.thresholds.high_is_better ? "+" : "-");
  for (const auto& band : indicator.bands)
    text += "/" + std::to_string(band.from) + std::string(code_of(band.rating));
  return base::sha256(text).substr(0, digits);
}

}  // namespace catalog::readiness

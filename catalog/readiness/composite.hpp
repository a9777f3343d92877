#pragma once

#include <functional>

#include "catalog/readiness/figure.hpp"
#include "catalog/readiness/registry.hpp"

namespace catalog::readiness {

/// Finds the figure of an indicator in the same scope; null when there is none.
using FindFigure = std::function<const Figure*(std::string_view)>;

/// Points of one part: at least, and at most; nothing is known of it when is_known is false.
struct Part {
  double low = 0;
  double high = 0;
  bool is_known = false;
};

Part part_of(const Indicator& composite, const Component& component, const FindFigure& find);

/// How many units are the whole of a part: those of its indicator, or of what `per` counts.
std::int64_t whole_of(const Indicator& composite, const Component& component,
                      const FindFigure& find);

/// Value, bounds and colour of a composite from the figures of its parts. Points that are proven
/// are its value and lower bound; where parts are questions to be answered, points reached of
/// those that can be answered, on a scale up to `max`.
void fill_composite(const Indicator& composite, const FindFigure& find, Figure& figure);

}  // namespace catalog::readiness

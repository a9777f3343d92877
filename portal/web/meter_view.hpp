#pragma once

#include <string>
#include <vector>

#include "catalog/base/json.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

/// What a record is worth, and what to do first.
struct MeterView {
  struct Dimension {
    std::string name;  // "findability"
    int points = 0;
    int possible = 0;
  };
  struct Step {
    std::string sentence;
    int gain = 0;
    std::string field;  // where to do it; "" nowhere in particular
  };
  struct Point {
    std::string name;   // "license"
    std::string state;  // "yes", "no", "unknown"
  };
  /// Of the texts that are there in some language, those that are in this one.
  struct Tongue {
    std::string language;
    int filled = 0;
    int wanted = 0;
  };
  int points = 0;
  int unknown = 0;  // more, at most, once the addresses have been tried
  int possible = 0;
  std::string band;  // "good"
  std::vector<Dimension> dimensions;
  std::vector<Step> first;  // what gains most first
  std::vector<Point> list;
  std::vector<Tongue> languages;
};

/// The part of the form that shows it, alone.
std::string meter_html(const Templates& templates, const PageContext& context,
                       const MeterView& meter);

/// Sets what the template _meter.html shows.
void add_meter(base::Json& view, const PageContext& context, const MeterView& meter);

}  // namespace portal::web

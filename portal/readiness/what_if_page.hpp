#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "portal/readiness/picture.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::readiness {

/// Something broken that many people meet.
struct OldFault {
  std::string title, href;  // of the dataset
  std::string indicator;
  std::int64_t downloads = 0;
};

struct WhatIf {
  std::string scope_name;            // "" for the whole portal
  std::vector<rd::Gain> points;      // what brings most points
  std::vector<rd::Gain> colours;     // the cheapest ways to a next colour
  std::vector<OldFault> faults;      // of the most used datasets
  std::vector<rd::Tick> ticks;       // what the reader wants to see mended
  std::vector<rd::Figure> then;      // with those mended; only where something is ticked
  ById<std::string> agencies;        // names by slug
  std::vector<std::string> may_fix;  // slugs where who asks may change datasets
};

/// "m.lic.open|weather|12" and back; nothing for what does not read so.
std::string write_tick(const rd::Tick& tick);
std::optional<rd::Tick> read_tick(std::string_view text);

/// A tick as it can be counted: what its agency has not enough of is taken from the agencies that
/// have most. `figures` are those of the indicator, by agency.
std::vector<rd::Tick> spread(const rd::Tick& tick, const std::vector<rd::Figure>& figures);

/// The shortest way to green: what to mend first, and what would be then. A form that stores
/// nothing.
std::string what_if_page(const web::Templates& templates, const web::PageContext& context,
                         const Picture& picture, const WhatIf& what_if);

}  // namespace portal::readiness

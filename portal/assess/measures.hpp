#pragma once

// What the portal measures, beside what people judge.

#include <string>
#include <vector>

#include "catalog/assessment/action_table.hpp"
#include "catalog/assessment/check.hpp"
#include "portal/app/app.hpp"
#include "portal/assess/reading.hpp"

namespace portal::assess {

/// What the figures suggest for a question today, and from which run.
as::Suggested suggest(app::App& app, const std::string& question, const as::Head& head);

/// A figure behind a suggestion.
struct Measure {
  const rd::Indicator* indicator = nullptr;
  bool is_primary = false;
  rd::Figure figure;
};
std::vector<Measure> measures_of(app::App& app, const std::string& question, const as::Head& head);

/// Fills in the figures of sources that name an indicator: those of `before` stay as they were
/// frozen, new ones are frozen as they are now. Answers what names no indicator.
as::Faults freeze(app::App& app, as::Answer& answer, const as::Answer& before,
                  const as::Head& head);

}  // namespace portal::assess

#pragma once

#include <optional>
#include <string_view>

namespace catalog::vocab {

/// The days that pass between two updates of data published at this frequency (IRI, code or
/// spelling); 0.25 is six hours. Nothing when the frequency promises no interval (irregular,
/// as needed, never, unknown) or is not known.
/// Source: the nominal ISO 8601 period of the EU frequency list; a month counts 30.44 days.
std::optional<double> expected_interval_days(std::string_view frequency);

}  // namespace catalog::vocab

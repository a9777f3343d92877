#pragma once

#include "portal/jobs/kind.hpp"

namespace portal::jobs {

/// The nightly look at the action plan: which items have met their success test.
base::Message check_actions(const Work& work);

}  // namespace portal::jobs

#pragma once

#include "catalog/base/message.hpp"
#include "catalog/readiness/readiness.hpp"
#include "catalog/store/store.hpp"

namespace catalog::assessment {

/// Nightly: notes which actions have met their success test by the last good figures. Answers how
/// many were looked at and how many were met for the first time.
base::Message check_actions(store::Store& store, readiness::Readiness& readiness,
                            readiness::Day today);

}  // namespace catalog::assessment

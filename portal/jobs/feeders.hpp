#pragma once

#include "catalog/facts/feeder.hpp"
#include "catalog/readiness/registry.hpp"
#include "catalog/store/store.hpp"

namespace portal::jobs {

/// Every source of evidence that there is beside the catalogue, the contents and the probes: the
/// one place where they are joined. Those to come are named by catalog::facts::sources_to_come().
/// Both must outlive them.
catalog::facts::Feeders all_feeders(catalog::store::Store& store,
                                    const catalog::readiness::Registry& registry);

}  // namespace portal::jobs

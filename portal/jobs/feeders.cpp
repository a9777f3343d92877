#include "portal/jobs/feeders.hpp"

#include <memory>

#include "catalog/coverage/feed.hpp"
#include "catalog/facts/usage_feeder.hpp"

namespace portal::jobs {

catalog::facts::Feeders all_feeders(catalog::store::Store& store,
                                    const catalog::readiness::Registry& registry) {
  auto feeders = catalog::coverage::make_feeders(store, registry.checklists());
  feeders.push_back(std::make_unique<catalog::facts::UsageFeeder>(store));
  return feeders;
}

}  // namespace portal::jobs

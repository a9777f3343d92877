#include "portal/jobs/actions.hpp"

#include "catalog/assessment/action_check.hpp"
#include "catalog/facts/facts.hpp"
#include "catalog/readiness/load.hpp"
#include "catalog/readiness/readiness.hpp"
#include "portal/web/format.hpp"

namespace portal::jobs {

base::Message check_actions(const Work& work) {
  const auto registry = catalog::readiness::load_registry(work.store.folder());
  catalog::facts::Facts facts(work.store.folder());
  catalog::readiness::Readiness readiness(work.store, facts, registry);
  return catalog::assessment::check_actions(work.store, readiness,
                                            web::day_of(base::now(), work.zone));
}

}  // namespace portal::jobs

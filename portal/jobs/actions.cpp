#include "portal/jobs/actions.hpp"

#include <chrono>
#include <fstream>
#include <iterator>
#include <string>

#include "catalog/assessment/action_check.hpp"
#include "catalog/facts/facts.hpp"
#include "catalog/readiness/readiness.hpp"

namespace portal::jobs {

base::Message check_actions(const Work& work) {
  std::ifstream in(work.store.folder() / "readiness.json", std::ios::binary);
  const auto registry =
      catalog::readiness::Registry::load(std::string(std::istreambuf_iterator<char>(in), {}));
  catalog::facts::Facts facts(work.store.folder());
  catalog::readiness::Readiness readiness(work.store, facts, registry);
  const auto today = std::chrono::floor<std::chrono::days>(base::now() + work.zone);
  return catalog::assessment::check_actions(work.store, readiness,
                                            today.time_since_epoch().count());
}

}  // namespace portal::jobs

#include "catalog/assessment/action_check.hpp"

#include <string>
#include <vector>

#include "catalog/assessment/action_table.hpp"
#include "catalog/assessment/schema.hpp"

namespace catalog::assessment {

base::Message check_actions(store::Store& store, readiness::Readiness& readiness,
                            readiness::Day today) {
  make_tables(store);
  std::vector<StoredAction> actions;
  {
    const auto reader = store.read();
    actions = list_actions(reader.connection());
  }
  std::vector<std::string> met;
  int checked = 0;
  for (const auto& stored : actions) {
    const Action& action = stored.action;
    if (stored.met || action.test.indicator.empty() || action.status == ActionStatus::kDropped ||
        !readiness.registry().find(action.test.indicator))
      continue;
    ++checked;
    const auto figure = readiness.latest_of(action.test.indicator, action.test.scope);
    if (figure && is_met(action.test, *figure)) met.push_back(action.id);
  }
  if (!met.empty()) {
    auto change = store.write();
    for (const auto& id : met) note_met(change, id, today);
    change.commit();
  }
  return {"assess_job_actions",
          {{"checked", std::to_string(checked)}, {"count", std::to_string(met.size())}}};
}

}  // namespace catalog::assessment

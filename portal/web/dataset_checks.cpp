#include "portal/web/dataset_checks.hpp"

#include <utility>

namespace portal::web {

base::Json checks_view(const PageContext& context, const DatasetChecks& checks) {
  base::Json view, failed = base::Json::array();
  for (const auto& check : checks.failed) {
    base::Json item;
    item.set("check_question", check.question);
    item.set("check_fix", check.fix);
    item.set("check_href", check.href);
    failed.push(std::move(item));
  }
  view.set("checks_none", base::Json::boolean(checks.failed.empty()));
  view.set("failed", std::move(failed));
  view.set("checks_unknown", checks.unknown > 0
                                 ? say_count(context, "readiness_badges_unknown", checks.unknown)
                                 : "");
  return view;
}

}  // namespace portal::web

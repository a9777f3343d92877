#include "portal/cli/readiness.hpp"

#include <cstdio>

#include "catalog/store/lock.hpp"
#include "portal/app/app.hpp"
#include "portal/app/dispatch.hpp"
#include "portal/cli/command.hpp"
#include "portal/cli/jobs.hpp"
#include "portal/cli/routes.hpp"
#include "portal/jobs/follower.hpp"
#include "portal/jobs/readiness_keeper.hpp"
#include "portal/web/format.hpp"
#include "search/indexer.hpp"

namespace portal::cli {

int run_readiness_rebuild(const Common& common) {
  app::Config config = settings_of_store(common);
  const auto lock = catalog::store::ServeLock::try_take(config.data);
  if (!lock) return run_job_now(common, {.kind = kReadinessJob});
  app::App app(std::move(config));
  {
    search::Indexer indexer(app::App::index_folder(app.config.data).string(), app.store.id());
    jobs::bring_up_to_date(app.store, indexer);
  }
  app.has_index = true;
  app::Dispatcher dispatcher(app, all_routes());
  const auto zone = web::read_zone(app.config.time_zone).value_or(std::chrono::minutes(0));
  jobs::ReadinessKeeper keeper(
      {app.store, app.facts, app.readiness, zone,
       [&](const http::Request& request) { return dispatcher.answer(request); }});
  const auto report = keeper.bring_all_up_to_date([] {});
  for (const auto& each : report.checked.examples)
    std::printf("%s\t%s\t%s\n", each.table.c_str(), each.key.c_str(), each.what.c_str());
  std::printf("%s\n", base::say(jobs::tell(report), "en").c_str());
  return report.failed.empty() ? kDone : kEnvironment;
}

}  // namespace portal::cli

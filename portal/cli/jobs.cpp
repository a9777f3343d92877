#include "portal/cli/jobs.hpp"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

#include "catalog/base/error.hpp"
#include "catalog/base/random.hpp"
#include "catalog/base/text.hpp"
#include "catalog/queue/queue.hpp"
#include "catalog/store/lock.hpp"
#include "catalog/store/store.hpp"
#include "portal/cli/command.hpp"
#include "portal/cli/readiness.hpp"
#include "portal/cli/waiting.hpp"
#include "portal/jobs/runner.hpp"
#include "portal/web/format.hpp"

namespace portal::cli {
namespace {

using catalog::queue::Outcome;
using catalog::queue::Queue;
using catalog::queue::Run;

void print(const Run& run) {
  std::printf("%s\t%s\t%s\t%s\t%s\n", run.key.c_str(), base::format_time(run.started).c_str(),
              base::format_time(run.ended).c_str(),
              std::string(catalog::queue::to_string(run.outcome)).c_str(),
              base::say(run.message, "en").c_str());
}

std::optional<Run> find_run(const Queue& queue, const std::string& key) {
  const auto runs = queue.list_runs(catalog::queue::kMostRuns);
  const auto found = std::ranges::find(runs, key, &Run::key);
  return found == runs.end() ? std::nullopt : std::optional(*found);
}

void want_kind(const std::vector<jobs::Kind>& kinds, const std::string& name) {
  std::vector<std::string> known = {kReadinessJob};
  for (const auto& kind : kinds) known.push_back(kind.name);
  if (std::ranges::find(known, name) == known.end())
    throw base::Error(base::ErrorCode::kNotFound, "job_kind_not_there",
                      {{"kind", name}, {"all", base::join(known, ", ")}});
}

}  // namespace

int run_jobs_list(const Common& common) {
  catalog::store::Store store(settings_of_store(common).data);
  for (const auto& job : Queue(store).list_open())
    std::printf("%s\t%s\t%s\t%lld\n", job.key.c_str(),
                std::string(catalog::queue::to_string(job.state)).c_str(),
                base::format_time(job.due).c_str(), static_cast<long long>(job.attempt));
  return kDone;
}

int run_jobs_history(const Common& common, const JobsOptions& options) {
  catalog::store::Store store(settings_of_store(common).data);
  for (const auto& run : Queue(store).list_runs(options.limit)) print(run);
  return kDone;
}

int run_job_now(const Common& common, const JobsOptions& options) {
  const app::Config config = settings_of_store(common);
  if (options.kind == kReadinessJob && catalog::store::ServeLock::try_take(config.data))
    return run_readiness_rebuild(common);
  catalog::store::Store store(config.data);
  auto kinds =
      jobs::all_kinds([&] { return app::with_stored(config, store.read().list_settings()); });
  const bool of_portal = options.kind == kReadinessJob;  // it needs all of a portal
  want_kind(kinds, options.kind);
  Queue queue(store);
  const std::string key = options.kind + "/" + base::random_uuid();
  queue.add({.kind = options.kind, .key = key, .due = base::now()});
  std::optional<Run> run;
  if (of_portal) {
    wait_for_server([&] { return (run = find_run(queue, key)).has_value(); });
  } else if (const auto lock = catalog::store::ServeLock::try_take(config.data)) {
    const auto zone = web::read_zone(config.time_zone).value_or(std::chrono::minutes(0));
    jobs::Runner runner(store, zone, std::move(kinds));
    while (!(run = find_run(queue, key)) && runner.step()) continue;
  } else {
    wait_for_server([&] { return (run = find_run(queue, key)).has_value(); });
  }
  if (!run) {
    std::printf("%s\n", sentence("job_queued", {{"key", key}}).c_str());
    return kDone;
  }
  print(*run);
  return run->outcome == Outcome::kDone ? kDone : kEnvironment;
}

}  // namespace portal::cli

#include "portal/jobs/readiness_keeper.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/log.hpp"
#include "catalog/coverage/feed.hpp"
#include "catalog/coverage/tags.hpp"
#include "catalog/facts/probe_days.hpp"
#include "catalog/facts/probing.hpp"
#include "portal/jobs/feeders.hpp"
#include "portal/web/format.hpp"

namespace portal::jobs {
namespace {

namespace facts = catalog::facts;
namespace coverage = catalog::coverage;

constexpr std::size_t kReadAfterEdit = 20;    // contents, so that figures do not wait for many
constexpr std::size_t kReadAfterwards = 200;  // where more have come at once
constexpr std::size_t kReadAtNight = 100'000;
constexpr std::size_t kMostAgencies = 8;  // counted one by one; of more all are counted
constexpr facts::Day kProbesKept = 400;
constexpr int kAt = 2 * 60 + 30;  // of the portal's clock, in minutes

double p95_of(std::vector<double> times) {
  std::ranges::sort(times);
  const auto place = static_cast<std::size_t>(std::ceil(0.95 * static_cast<double>(times.size())));
  return times[place - 1];
}

void want_good(const catalog::readiness::RunInfo& run) {
  if (!run.is_ok) throw base::Error(base::ErrorCode::kUnavailable, "facts_step_failed");
}

bool ends_the_job(const base::Error& error) {
  const std::string& key = error.message().key;
  return key == "job_interrupted" || key == "job_taken";
}

}  // namespace

// What fails is told, and the next one begins.
class ReadinessKeeper::Steps {
 public:
  Steps(facts::Facts& facts, std::vector<std::string>& failed) : facts_(facts), failed_(failed) {}

  template <typename Act>
  void run(std::string_view source, const Act& act) {
    try {
      act();
    } catch (const base::Error& error) {
      if (ends_the_job(error)) throw;
      note(source, error.what());
    }
  }

 private:
  void note(std::string_view source, const char* why) {
    failed_.emplace_back(source);
    base::log(base::LogLevel::kError, "readiness_step_failed", {{"step", source}, {"why", why}});
    facts::note_failure(facts_, source, "facts_step_failed");
  }

  facts::Facts& facts_;
  std::vector<std::string>& failed_;
};

ReadinessKeeper::ReadinessKeeper(ReadinessParts parts)
    : parts_(std::move(parts)),
      filler_(parts_.store, parts_.facts, parts_.zone),
      feeders_(all_feeders(parts_.store, parts_.readiness.registry())) {}

facts::Day ReadinessKeeper::today() const {
  return web::day_of(base::now(), parts_.zone);
}

bool ReadinessKeeper::is_behind() {
  return is_owing_ || filler_.is_behind();
}

void ReadinessKeeper::refill_all(Steps& steps) {
  for (const auto& feeder : feeders_)
    steps.run(feeder->source(),
              [&] { facts::refill(parts_.facts, *feeder, base::now(), today()); });
}

// What covers an item is as good as what is known of its dataset.
void ReadinessKeeper::refill_coverage(Steps& steps) {
  for (const auto& feeder : feeders_)
    if (coverage::is_source(feeder->source()))
      steps.run(feeder->source(),
                [&] { facts::refill(parts_.facts, *feeder, base::now(), today()); });
}

// What records say that they cover becomes claims before the facts of them are made.
void ReadinessKeeper::follow_tags(const std::function<void()>& beat) {
  const auto& lists = parts_.readiness.registry().checklists();
  coverage::follow_tags(parts_.store, coverage::with_issued(lists, parts_.store.read()), beat);
}

void ReadinessKeeper::keep_up(const std::function<void()>& beat) {
  std::vector<std::string> failed;
  Steps steps(parts_.facts, failed);
  const std::size_t most = is_owing_ ? kReadAfterwards : kReadAfterEdit;
  is_owing_ = true;  // until all of this is done, however it ends
  const auto before = parts_.facts.reflected();
  follow_tags(beat);
  auto followed = filler_.follow(beat);
  owed_.merge(std::set<std::string>(followed.roots));
  const bool is_said = coverage::is_said_since(parts_.store.read(), before);
  owes_all_ = owes_all_ || is_said;
  owes_coverage_ = owes_coverage_ || is_said || followed.datasets > 0;
  const auto read = facts::probe_new(parts_.store, parts_.facts, most, beat);
  if (!read.empty()) {
    followed.roots.merge(filler_.refresh_contents(read).roots);
    note_contents();
  }
  if (followed.was_empty || followed.agencies_changed)
    refill_all(steps);
  else if (owes_coverage_ || !read.empty())
    refill_coverage(steps);
  owes_coverage_ = false;
  const bool whole = followed.was_empty || followed.agencies_changed ||
                     followed.roots.size() > kMostAgencies ||
                     (followed.roots.empty() && followed.datasets > 0);
  owed_.merge(followed.roots);
  count(whole);
  is_owing_ = read.size() >= most;
}

// What could not be counted is counted the next time.
void ReadinessKeeper::count(bool whole) {
  if (whole || owes_all_ || owed_.size() > kMostAgencies) {
    owes_all_ = true;
    want_good(parts_.readiness.run(base::now(), today()));
    owes_all_ = false;
    owed_.clear();
    return;
  }
  for (; !owed_.empty(); owed_.erase(owed_.begin()))
    want_good(parts_.readiness.run_agency(*owed_.begin(), base::now(), today()));
}

// A portal whose index is still being made would be told to have no search until the next night.
// Its addresses are tried once it is ready (note_health).
void ReadinessKeeper::try_addresses(ReadinessReport& report, const std::function<void()>& beat) {
  if (!parts_.ask || is_not_ready(parts_.ask)) return;
  auto found = probe_portal(parts_.ask, beat);
  if (const auto fresh = facts::has_fresh_backup(parts_.store.read(), base::now()))
    found.push_back({"m.portal.backup/1", *fresh});
  auto lease = parts_.facts.pool().write();
  catalog::sql::Transaction transaction(lease.connection(),
                                        catalog::sql::Transaction::Kind::kWrite);
  for (const auto& probe : found)
    facts::put_probe_day(lease.connection(), today(), probe.name, probe.works, probe.milliseconds);
  facts::forget_probe_days(lease.connection(), today() - kProbesKept);
  facts::note_source(lease.connection(), "probe", {}, base::now());
  transaction.commit();
  report.tried = found.size();
}

void ReadinessKeeper::read_contents(ReadinessReport& report, const std::function<void()>& beat) {
  auto read = facts::probe_new(parts_.store, parts_.facts, kReadAtNight, beat);
  read.merge(facts::check_fixity(parts_.store, parts_.facts, base::now(), beat));
  filler_.refresh_contents(read);
  report.probed = read.size();
  note_contents();
}

void ReadinessKeeper::note_contents() {
  const auto counts = facts::count_probes(parts_.store, parts_.facts);
  auto lease = parts_.facts.pool().write();
  facts::note_source(
      lease.connection(), "content",
      {counts.contents > 0, counts.probed < counts.contents ? "facts_content_waiting" : ""},
      base::now());
}

bool ReadinessKeeper::knows_addresses() {
  const auto sources = parts_.facts.list_sources();
  return std::ranges::any_of(sources, [](const facts::SourceState& source) {
    return source.name == "probe" && source.is_there;
  });
}

ReadinessReport ReadinessKeeper::bring_all_up_to_date(const std::function<void()>& beat) {
  ReadinessReport report;
  Steps steps(parts_.facts, report.failed);
  steps.run("probe", [&] { try_addresses(report, beat); });
  steps.run("content", [&] { read_contents(report, beat); });
  steps.run("catalogue", [&] { report.checked = filler_.check(beat); });
  refill_all(steps);
  steps.run("figures", [&] {
    beat();
    const auto run = parts_.readiness.run(base::now(), today());
    if (!run.is_ok) report.failed.emplace_back("figures");
    for (const auto& figure : parts_.readiness.latest(catalog::readiness::kPortal))
      report.figures += figure.grey != catalog::readiness::Grey::kNotMeasured ? 1 : 0;
  });
  return report;
}

void ReadinessKeeper::note_health() {
  if (!parts_.ask) return;
  if (!knows_addresses()) {
    if (is_not_ready(parts_.ask)) return;
    ReadinessReport report;
    try_addresses(report, [] {});
    is_owing_ = owes_all_ = true;  // what was found is not counted yet
  }
  const HealthProbe health = probe_health(parts_.ask);
  const std::lock_guard lock(health_mutex_);
  if (health_day_ != today()) search_times_.clear();
  health_day_ = today();
  if (health.finds) search_times_.push_back(health.search_milliseconds);
  const auto p95 = search_times_.empty() ? std::nullopt : std::optional(p95_of(search_times_));
  auto lease = parts_.facts.pool().write();
  facts::add_probe_day(lease.connection(), health_day_, "http", health.is_well, std::nullopt);
  facts::add_probe_day(lease.connection(), health_day_, "search", health.finds, p95);
  facts::note_source(lease.connection(), "probe", {}, base::now());
}

Kind readiness_kind(ReadinessKeeper& keeper) {
  return {"readiness", std::chrono::minutes(kAt),
          [&keeper](const Work& work) { return tell(keeper.bring_all_up_to_date(work.beat)); }};
}

base::Message tell(const ReadinessReport& report) {
  std::string failed;
  for (const auto& each : report.failed) failed += (failed.empty() ? "" : ", ") + each;
  return {failed.empty() ? "job_readiness" : "job_readiness_failed",
          {{"datasets", std::to_string(report.checked.datasets)},
           {"files", std::to_string(report.checked.files)},
           {"agencies", std::to_string(report.checked.agencies)},
           {"differences", std::to_string(report.checked.differences)},
           {"read", std::to_string(report.probed)},
           {"tried", std::to_string(report.tried)},
           {"figures", std::to_string(report.figures)},
           {"failed", failed}}};
}

}  // namespace portal::jobs

#include <algorithm>
#include <chrono>

#include "catalog/base/error.hpp"
#include "catalog/base/log.hpp"
#include "catalog/readiness/evaluation.hpp"
#include "catalog/readiness/measures.hpp"
#include "catalog/readiness/readiness.hpp"
#include "catalog/readiness/suggest.hpp"

namespace catalog::readiness {
namespace {

// A run takes its own time from a steady clock, so that tests and hand-set clocks do not matter.
class Stopwatch {
 public:
  base::Time end_of(base::Time started) const {
    return started + std::chrono::duration_cast<std::chrono::milliseconds>(
                         std::chrono::steady_clock::now() - start_);
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

std::int64_t month_of(Day day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  return static_cast<int>(date.year()) * 12 + static_cast<unsigned>(date.month());
}

void write_all(sql::Connection& connection, const Registry& registry, const Figures& figures,
               std::int64_t run, bool confirms) {
  for (const auto& [id, figure] : figures)
    if (const Indicator* entry = registry.find(id))
      write_figure(connection, *entry, figure, run, confirms);
}

Counts moved(Counts sum, const Counts& before, const Counts& after) {
  sum.pass += after.pass - before.pass;
  sum.fail += after.fail - before.fail;
  sum.unknown += after.unknown - before.unknown;
  return sum;
}

// Adds to the portal's counts what changed of `scope`: both were kept together.
void follow(sql::Connection& connection, const std::vector<const Indicator*>& ratios,
            std::string_view scope, const std::vector<Counts>& after, std::vector<Counts>& portal) {
  for (std::size_t i = 0; i < ratios.size(); ++i) {
    if (!ratios[i]->per_agency) continue;  // it waits for the run over everything
    const auto before = read_latest(connection, ratios[i]->id, scope);
    portal[i] = moved(portal[i], before ? before->figure.counts : Counts{}, after[i]);
  }
}

std::vector<Counts> portal_counts(sql::Connection& connection,
                                  const std::vector<const Indicator*>& ratios) {
  std::vector<Counts> sums;
  for (const auto* ratio : ratios) {
    const auto kept = read_latest(connection, ratio->id, kPortal);
    sums.push_back(kept ? kept->figure.counts : Counts{});
  }
  return sums;
}

// What the last run over everything found by queries and probes: composites need it.
Figures kept_figures(sql::Connection& connection, const Registry& registry) {
  Figures figures;
  for (const auto& entry : registry.indicators()) {
    if (entry.sql.empty() && entry.type != Type::kProbe) continue;
    if (auto kept = read_latest(connection, entry.id, kPortal))
      figures.emplace(entry.id, std::move(kept->figure));
  }
  return figures;
}

}  // namespace

RunInfo Readiness::fail(RunInfo run, std::string_view scope, Day today, const std::string& note) {
  run.is_ok = false;
  run.note = note;
  sql::WriteLease lease = store_.pool().write();
  sql::Transaction transaction(lease.connection(), sql::Transaction::Kind::kWrite);
  write_run(lease.connection(), run, scope, today);
  transaction.commit();
  return run;
}

RunInfo Readiness::run(base::Time now, Day today) {
  const std::lock_guard lock(running_);
  return run_whole(now, today);
}

RunInfo Readiness::run_whole(base::Time now, Day today) {
  const Stopwatch watch;
  RunInfo run;
  run.started = run.ended = now;
  run.registry_hash = registry_.hash();
  try {
    Evaluation evaluation(store_, facts_, registry_, today);
    const Tally tally = evaluation.count();
    const std::size_t ratios = evaluation.ratios().size();
    const auto agencies = evaluation.list_agencies(tally);
    std::vector<Figures> all;
    all.push_back(evaluation.figures_of(kPortal, sum_of(tally, ratios), true));
    evaluation.add_composites(kPortal, all.back());
    auto scopes = agencies;
    scopes.emplace_back(kNobody);
    for (const auto& scope : scopes) {
      const auto found = tally.find(scope);
      all.push_back(evaluation.figures_of(
          scope, found == tally.end() ? std::vector<Counts>(ratios) : found->second, false));
      if (scope != kNobody) evaluation.add_composites(scope, all.back());
    }
    run.ended = watch.end_of(now);
    sql::WriteLease lease = store_.pool().write();
    sql::Transaction transaction(lease.connection(), sql::Transaction::Kind::kWrite);
    const auto former = read_last_run(lease.connection(), true, true);
    write_run(lease.connection(), run, kPortal, today);
    for (const auto& figures : all) write_all(lease.connection(), registry_, figures, run.id, true);
    write_suggestions(lease.connection(), registry_, kPortal, today, run.id);
    for (const auto& agency : agencies)
      write_suggestions(lease.connection(), registry_, agency, today, run.id);
    write_scopes(lease.connection(), agencies);
    if (!former || month_of(former->day) != month_of(today)) prune(lease.connection(), today);
    transaction.commit();
    return run;
  } catch (const base::Error& error) {
    base::log(base::LogLevel::kError, "readiness_run_failed", {{"reason", error.what()}});
    run.ended = watch.end_of(now);
    return fail(run, kPortal, today, error.message().key);
  }
}

RunInfo Readiness::run_agency(std::string_view agency, base::Time now, Day today) {
  const std::lock_guard lock(running_);
  return can_add_up(agency, today) ? run_part(agency, now, today) : run_whole(now, today);
}

// The portal's sums can follow from what is kept only while nothing else has moved: the day is the
// same, and so are the registry and the sources.
bool Readiness::can_add_up(std::string_view agency, Day today) {
  sql::ReadLease lease = store_.pool().read();
  const auto former = read_last_run(lease.connection(), true, true);
  if (agency == kPortal || !former || former->day != today ||
      former->info.registry_hash != registry_.hash() ||
      (agency != kNobody && std::ranges::count(list_scopes(lease.connection()), agency) == 0))
    return false;
  std::vector<std::string> there;
  for (const auto& source : facts_.list_sources())
    if (source.is_there) there.push_back(source.name);
  for (const auto& entry : registry_.indicators()) {
    if (entry.type != Type::kRatio) continue;
    const auto kept = read_latest(lease.connection(), entry.id, kPortal);
    const bool was_there = kept && kept->figure.grey != Grey::kNotMeasured;
    if (was_there != (std::ranges::count(there, entry.source) > 0)) return false;
  }
  return true;
}

RunInfo Readiness::run_part(std::string_view agency, base::Time now, Day today) {
  const Stopwatch watch;
  RunInfo run;
  run.started = run.ended = now;
  run.registry_hash = registry_.hash();
  try {
    Evaluation evaluation(store_, facts_, registry_, today);
    const std::size_t ratios = evaluation.ratios().size();
    const auto nobodys = sum_of(evaluation.count(kNobody), ratios);
    const auto counts =
        agency == kNobody ? nobodys : sum_of(evaluation.count(std::string(agency)), ratios);
    Figures rest = evaluation.figures_of(kNobody, nobodys, false);
    Figures own;
    if (agency != kNobody) {
      own = evaluation.figures_of(agency, counts, false);
      evaluation.add_composites(agency, own);
    }
    sql::WriteLease lease = store_.pool().write();
    sql::Connection& connection = lease.connection();
    sql::Transaction transaction(connection, sql::Transaction::Kind::kWrite);
    auto sums = portal_counts(connection, evaluation.ratios());
    follow(connection, evaluation.ratios(), kNobody, nobodys, sums);
    if (agency != kNobody) follow(connection, evaluation.ratios(), agency, counts, sums);
    Figures portal = evaluation.figures_of(kPortal, sums, false);
    const Figures kept = kept_figures(connection, registry_);
    Figures parts = portal;
    parts.insert(kept.begin(), kept.end());
    evaluation.add_composites(kPortal, parts);
    for (const auto& [id, figure] : kept) parts.erase(id);
    run.ended = watch.end_of(now);
    write_run(connection, run, agency, today);
    for (const auto* figures : {&rest, &own, &parts})
      write_all(connection, registry_, *figures, run.id, false);
    write_suggestions(connection, registry_, kPortal, today, run.id);
    if (agency != kNobody) write_suggestions(connection, registry_, agency, today, run.id);
    transaction.commit();
    return run;
  } catch (const base::Error& error) {
    base::log(base::LogLevel::kError, "readiness_run_failed", {{"reason", error.what()}});
    run.ended = watch.end_of(now);
    return fail(run, agency, today, error.message().key);
  }
}

}  // namespace catalog::readiness

#include "portal/jobs/kind.hpp"

#include <utility>

#include "catalog/audit/heads.hpp"
#include "catalog/audit/log.hpp"
#include "catalog/bulk/batch_table.hpp"
#include "catalog/publish/agencies_move.hpp"
#include "catalog/publish/embargo.hpp"
#include "catalog/publish/schedule.hpp"
#include "catalog/publish/uploaded.hpp"
#include "catalog/purge/finish.hpp"
#include "catalog/purge/purge.hpp"
#include "catalog/store/unused_files.hpp"
#include "catalog/store/workflow.hpp"
#include "portal/app/once.hpp"
#include "portal/jobs/actions.hpp"
#include "portal/jobs/coverage.hpp"
#include "portal/jobs/mail.hpp"
#include "portal/jobs/schedule.hpp"

namespace portal::jobs {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

}  // namespace

std::vector<Kind> all_kinds(const ConfigNow& config) {
  return {{"audit_head", minutes(5), keep_audit_head},
          {"forgotten_answers", hours(3), forget_answers},
          {"publish", {}, publish_scheduled},
          {"available", {}, tell_available},
          {"coverage_suggestions", hours(2), look_for_coverage},
          {"forget_batches", hours(3) + minutes(15), forget_batches},
          {"expired_uploads", hours(3) + minutes(15), remove_expired_uploads},
          {"unused_files", hours(3) + minutes(30), remove_unused_files},
          {catalog::purge::kJob, hours(3) + minutes(45), finish_purges},
          {"action_check", hours(5) + minutes(30), check_actions},
          {catalog::publish::kMoveJob, std::nullopt, move_datasets},
          mail_kind(config)};
}

void account_for_removal(catalog::store::WriteTransaction& transaction,
                         const catalog::store::StoredFile& file) {
  catalog::audit::Event event;
  event.actor = "unused_files";
  event.action = "removed";
  event.kind = "file";
  event.id = file.id;
  event.content = file.sha256;
  catalog::audit::append(transaction.connection(), std::move(event));
}

base::Message keep_audit_head(const Work& work) {
  auto transaction = work.store.write();
  const auto head =
      catalog::audit::keep_head(transaction.connection(), local_date(base::now(), work.zone));
  transaction.commit();
  return {"job_audit_head",
          {{"date", head.date}, {"seq", std::to_string(head.seq)}, {"hash", head.hash}}};
}

base::Message forget_batches(const Work& work) {
  auto transaction = work.store.write();
  const auto count =
      catalog::bulk::forget_prepared(transaction, base::now() - std::chrono::days(7));
  transaction.commit();
  return {"job_forget_batches", {{"count", std::to_string(count)}}};
}

base::Message remove_expired_uploads(const Work& work) {
  const auto removed = catalog::publish::remove_expired_uploads(work.store, work.beat);
  return {"job_expired_uploads", {{"count", std::to_string(removed)}}};
}

base::Message move_datasets(const Work& work) {
  std::int64_t count = 0;
  for (std::int64_t moved = 1; moved > 0; count += moved) {
    work.beat();
    auto transaction = work.store.write();
    moved = catalog::publish::carry_out_moves(transaction);
    transaction.commit();
  }
  return {"job_agency_moves", {{"count", std::to_string(count)}}};
}

base::Message remove_unused_files(const Work& work) {
  const auto unused = catalog::store::find_unused_files(work.store, work.beat);
  const auto removed =
      catalog::store::remove_unused_files(work.store, unused, work.beat, account_for_removal);
  return {"job_unused_files",
          {{"count", std::to_string(removed.files)},
           {"contents", std::to_string(removed.contents)},
           {"bytes", std::to_string(removed.bytes)}}};
}

base::Message finish_purges(const Work& work) {
  return catalog::purge::finish(work.store, work.beat);
}

base::Message publish_scheduled(const Work& work) {
  const base::Json& wanted = work.job.arguments;
  const auto due = base::Json::number(wanted["due"].as_string()).as_integer().value_or(0);
  auto transaction = work.store.write();
  const auto done = catalog::publish::publish_due(transaction, wanted["dataset"].as_string(),
                                                  base::Time(std::chrono::milliseconds(due)));
  transaction.commit();
  return done;
}

base::Message tell_available(const Work& work) {
  const base::Json& wanted = work.job.arguments;
  auto transaction = work.store.write();
  const auto done = catalog::publish::tell_available(transaction, wanted["dataset"].as_string(),
                                                     wanted["available"].as_string(), work.zone);
  transaction.commit();
  return done;
}

base::Message forget_answers(const Work& work) {
  auto transaction = work.store.write();
  const auto count =
      catalog::store::forget_answers(transaction.connection(), base::now() - app::kAnswerKept);
  transaction.commit();
  return {"job_forgotten_answers", {{"count", std::to_string(count)}}};
}

}  // namespace portal::jobs

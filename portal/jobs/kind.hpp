#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "catalog/base/message.hpp"
#include "catalog/queue/job.hpp"
#include "catalog/store/store.hpp"
#include "portal/app/config.hpp"

namespace portal::jobs {

/// What a job at work may reach.
struct Work {
  catalog::store::Store& store;
  const catalog::queue::Job& job;
  std::chrono::minutes zone;  // of the portal's clock, ahead of UTC
  /// To be called between steps, every few seconds: says that the runner is alive.
  /// Errors: kUnavailable "job_interrupted" when the portal stops, kConflict "job_taken" when the
  /// job was taken for lost; the job then ends with what it has done so far.
  std::function<void()> beat;
};

/// A kind of job. `run` answers what it did, in a sentence for the history; it may be begun again
/// after a crash and must do no harm then.
struct Kind {
  std::string name;
  std::optional<std::chrono::minutes> daily_at;  // after midnight of the portal's clock
  std::function<base::Message(const Work&)> run;
};

/// The settings in force when it is called.
using ConfigNow = std::function<app::Config()>;

/// Every kind there is; those that need them go by the settings of their time.
std::vector<Kind> all_kinds(const ConfigNow& config);

/// Keeps where the audit log stands today, for everybody to see.
base::Message keep_audit_head(const Work& work);

/// Tells the audit log of an uploaded file that is removed since nothing names it.
void account_for_removal(catalog::store::WriteTransaction& transaction,
                         const catalog::store::StoredFile& file);

/// Forgets batches that nobody carried out for a week.
base::Message forget_batches(const Work& work);

/// Removes uploads that were begun and left.
base::Message remove_expired_uploads(const Work& work);

/// Moves the datasets that still wait for their agency's successor.
base::Message move_datasets(const Work& work);

/// Removes uploaded files that no revision names.
base::Message remove_unused_files(const Work& work);

/// Takes away what purges left in files (catalog/purge/finish.hpp): after each, and daily what came
/// back while the program died.
base::Message finish_purges(const Work& work);

/// Publishes what is scheduled, once (catalog/publish/schedule.hpp).
base::Message publish_scheduled(const Work& work);

/// Tells that files are handed out from now on (catalog/publish/embargo.hpp).
base::Message tell_available(const Work& work);

/// Forgets answers that are no longer given again.
base::Message forget_answers(const Work& work);

}  // namespace portal::jobs

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/history/compare.hpp"
#include "catalog/history/merge.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/store/workflow.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::publish {

/// A working copy is a dataset as somebody is writing it. The public, and whoever reads the
/// dataset, sees nothing of it; keeping it makes no revision. It becomes one by publish_copy(),
/// merged with what was changed in the dataset meanwhile.

/// What is to be kept.
struct CopyDraft {
  base::Json document;  // in any spelling that normalise() understands
  std::string agency;   // slug, that its publisher is
  std::string visibility = "public";
  std::string author;
  std::string note;
  /// The revision of the dataset that the writer took into account; nothing: as before, of a new
  /// copy the current one.
  std::optional<std::int64_t> base_revision = {};
};

/// Keeps it, as a new version when something differs.
/// Errors: kConflict "copy_of_withdrawn", and "scheduled_fixed" while it is scheduled;
/// kInvalidData "base_revision_bad" when the dataset has no such revision; as shape().
store::WorkingCopy save_copy(store::WriteTransaction& transaction,
                             const store::StoredDataset& dataset, CopyDraft draft);

/// Why a working copy cannot be put together with its dataset by itself.
struct CopyConflict {
  std::int64_t base = 0;  // the revision from which both began
  std::int64_t current = 0;
  std::vector<history::Clash> clashes;
  std::vector<history::Difference> ours;    // what the working copy changed
  std::vector<history::Difference> theirs;  // what the dataset changed since
};

/// How a working copy becomes a revision.
struct CopyPublication {
  std::string state;  // that the dataset shall have then
  std::string agency;
  std::string author;
  std::string note;
};

struct CopyPublished {
  Published published;
  std::optional<CopyConflict> conflict;  // nothing was written
};

/// Makes the working copy a revision and drops it. Where it is for the public, the rules' errors
/// refuse it (Outcome::kRefused: nothing was written). Errors: as publish().
CopyPublished publish_copy(store::WriteTransaction& transaction,
                           const store::StoredDataset& dataset, const store::WorkingCopy& copy,
                           const CopyPublication& publication);

/// Drops it with what was scheduled of it; tells the audit log. Whether there was one.
bool discard_copy(store::WriteTransaction& transaction, const store::StoredDataset& dataset,
                  const std::string& author);

/// Another state of the working copy itself, with the reason; tells the audit log.
store::WorkingCopy move_copy(store::WriteTransaction& transaction,
                             const store::StoredDataset& dataset, store::WorkingCopy copy,
                             const std::string& state, const std::string& author,
                             const std::string& note);

}  // namespace catalog::publish

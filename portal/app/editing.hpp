#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/people/principal.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/publish/working_copy.hpp"
#include "catalog/store/records.hpp"
#include "catalog/store/writer.hpp"
#include "portal/app/app.hpp"

namespace portal::app {

/// How people and programs change datasets, by the API and by the forms of pages: who they are and
/// what they saw is checked in the same transaction that writes. The store is free again on return.
/// A dataset that somebody may not even read is kNotFound; what they may not do as demand().
/// Errors: as catalog::publish::publish() too. Thread: any.

/// What a writer saw of a dataset before they changed it: the tags (document_tag()) that a form or
/// an If-Match carries. Tags that compression marked as weak are the same.
class Seen {
 public:
  /// Whatever there is; for programs that say so, never for forms.
  static Seen anything();
  /// That there was none: what is written is the first.
  static Seen nothing();
  static Seen tag(const std::string& tag) { return Seen({tag}); }
  static Seen tags(std::vector<std::string> tags) { return Seen(std::move(tags)); }

  /// Errors: kPreconditionRequired "if_match_needed" when nothing is said; kStale "store_stale"
  /// when `current` is not among it.
  void want(const std::string& current, std::int64_t revision) const;
  bool is_nothing() const { return kind_ == Kind::kNothing; }

 private:
  enum class Kind { kTags, kAnything, kNothing };
  explicit Seen(std::vector<std::string> tags, Kind kind = Kind::kTags)
      : tags_(std::move(tags)), kind_(kind) {}
  std::vector<std::string> tags_;
  Kind kind_;
};

/// Who writes, and why in their words (trimmed and shortened before it is kept).
struct Writer {
  const catalog::people::Principal& who;
  std::string note = {};
};

/// Which dataset is meant, by its identifier or slug, and what the writer saw of it.
struct Target {
  std::string name;
  Seen seen;
};

/// What came of it. What is public, or becomes so, may hold no errors of the rules: then nothing
/// was written, and published.findings are those errors.
struct Written {
  catalog::publish::Published published;
  std::int64_t seq = 0;  // of the change: once the index has it, searches show it
  /// A working copy that cannot be put together with what was changed meanwhile; nothing was
  /// written.
  std::optional<catalog::publish::CopyConflict> conflict = {};

  bool is_refused() const { return published.outcome == catalog::publish::Outcome::kRefused; }
};

/// What is done in the same transaction, when something was written.
using Along = std::function<void(catalog::store::WriteTransaction&, const Written&)>;

/// The document as it shall be, from the dataset as it is.
using MakeDocument = std::function<base::Json(const catalog::store::StoredDataset&)>;

/// A new dataset, of the agency that its publisher names; its "state" (a draft without one),
/// "visibility" and wished "slug" are taken from the document.
/// Errors: kInvalidData "publisher_needed", "publisher_unknown", "state_bad", "visibility_bad";
/// kForbidden "two_persons_needed", "two_persons_nobody", here and below.
Written add_dataset(App& app, const Writer& writer, base::Json document, const Along& along = {});

/// Another document; it moves to another agency when its publisher is that one and the writer has
/// the same right there. Errors: kConflict "scheduled_fixed".
Written change_dataset(App& app, const Writer& writer, const Target& target,
                       const MakeDocument& make_document);

/// Another state; `at`, for "scheduled", is the minute (catalog::publish::read_minute()).
/// Errors: kConflict "state_move_bad"; kInvalidData "reason_needed", "schedule_time_…".
Written move_dataset(App& app, const Writer& writer, const Target& target, const std::string& state,
                     const std::string& at = "");

/// What it said in an earlier revision, as a new one. Errors: kNotFound "revision_not_found".
Written restore_dataset(App& app, const Writer& writer, const Target& target,
                        const std::string& revision);

}  // namespace portal::app

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/people/principal.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/store/records.hpp"
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
  static Seen tag(const std::string& tag) { return Seen({tag}); }
  static Seen tags(std::vector<std::string> tags) { return Seen(std::move(tags)); }

  /// Errors: kPreconditionRequired "if_match_needed" when nothing was seen; kStale "store_stale"
  /// when `current` is not among it.
  void want(const std::string& current, std::int64_t revision) const;

 private:
  explicit Seen(std::vector<std::string> tags) : tags_(std::move(tags)) {}
  std::vector<std::string> tags_;
  bool anything_ = false;
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

/// What came of it.
struct Written {
  catalog::publish::Published published;
  std::int64_t seq = 0;  // of the change: once the index has it, searches show it
};

/// The document as it shall be, from the dataset as it is.
using MakeDocument = std::function<base::Json(const catalog::store::StoredDataset&)>;

/// A new dataset, of the agency that its publisher names; its "state" (a draft without one),
/// "visibility" and wished "slug" are taken from the document.
/// Errors: kInvalidData "publisher_needed", "publisher_unknown", "state_bad", "visibility_bad".
Written add_dataset(App& app, const Writer& writer, base::Json document);

/// Another document; it moves to another agency when its publisher is that one and the writer has
/// the same right there.
Written change_dataset(App& app, const Writer& writer, const Target& target,
                       const MakeDocument& make_document);

/// Errors: kConflict "state_move_bad"; kInvalidData "reason_needed".
Written move_dataset(App& app, const Writer& writer, const Target& target,
                     const std::string& state);

/// What it said in an earlier revision, as a new one. Errors: kNotFound "revision_not_found".
Written restore_dataset(App& app, const Writer& writer, const Target& target,
                        const std::string& revision);

}  // namespace portal::app

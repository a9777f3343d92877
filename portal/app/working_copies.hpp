#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "catalog/store/workflow.hpp"
#include "portal/app/editing.hpp"

namespace portal::app {

/// How people and programs write a dataset without anybody seeing it: its working copy
/// (catalog/publish/working_copy.hpp). What the writer saw (Target::seen) is the tag of the working
/// copy, or, to begin one, of the dataset, or Seen::nothing().
/// Errors: as editing.hpp; kNotFound "copy_not_found"; kStale "copy_there" when one was to be begun
/// that somebody else has begun.

/// A working copy with its dataset, both of one moment.
struct CopyOfDataset {
  catalog::store::StoredDataset dataset;
  catalog::store::WorkingCopy copy;
  std::optional<catalog::store::Schedule> schedule = {};  // where the copy is scheduled
  bool is_new = false;                                    // begun just now
};

/// The ETag of a working copy, with its quotes.
std::string copy_tag(const App& app, const catalog::store::WorkingCopy& copy);

/// Errors: kNotFound for whoever may not read drafts of its agency, as if there were none.
CopyOfDataset find_copy(App& app, const catalog::people::Principal& who,
                        const std::string& dataset);

/// Keeps what `make_document` makes, from the working copy or, of a new one, from the dataset; its
/// argument's document is that one. `base`: the revision of the dataset that the writer took into
/// account, where it is not the one from before.
CopyOfDataset save_copy(App& app, const Writer& writer, const Target& target,
                        const MakeDocument& make_document,
                        std::optional<std::int64_t> base = std::nullopt);

void discard_copy(App& app, const Writer& writer, const Target& target);

/// "review", "draft" (with a reason where it is refused) and "scheduled" (`at`) are states of the
/// working copy; "published" makes it a revision that the public sees (of an archived dataset: that
/// stays archived), "saved" a revision of a draft, for its agency alone.
/// When it became a revision, that is in `written`, else the copy.
struct CopyMoved {
  std::optional<CopyOfDataset> copy;
  Written written;
};
CopyMoved move_copy(App& app, const Writer& writer, const Target& target, const std::string& state,
                    const std::string& at = "");

}  // namespace portal::app

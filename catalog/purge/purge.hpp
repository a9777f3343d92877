#pragma once

// Erasing for good: the one exception from the rule that nothing of the catalogue is ever lost. An
// administrator asks, another person confirms; then what is named goes from every revision, table
// and index, and the entry of the purge stays: what, why, when and who.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/people/principal.hpp"
#include "catalog/purge/table.hpp"
#include "catalog/store/purge_table.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::purge {

/// The kind of job that takes away what a purge leaves in files (finish.hpp).
inline constexpr const char* kJob = "purge";

inline constexpr std::size_t kReasonBytes = 1000;

/// What an administrator asks to be erased: a content by `sha256`, or of `dataset` the member at
/// `pointer` (pointer.hpp).
struct Wish {
  Kind kind = Kind::kContent;
  std::string sha256 = {};
  std::string dataset = {};  // its identifier or its name in addresses
  std::string pointer = {};
  std::string reason = {};
};

/// Keeps the wish; nothing is erased yet.
/// Errors: kForbidden "purge_not_yours" for whoever is no administrator; kInvalidData
/// "purge_reason_bad" without a reason, of what Pointer says; kNotFound "purge_nothing_there" where
/// there is no such content or member; kConflict "purge_asked" when the same was asked and not
/// answered, "purge_done" for a content that was erased.
Purge ask(store::WriteTransaction& change, const people::Principal& who, Wish wish);

/// Erases it. On return of the commit the database no longer has it; the job that is queued takes
/// away what is left in files, and says when that is so.
/// Errors: kNotFound "purge_unknown"; kForbidden "purge_same_person" for who asked,
/// "purge_not_yours" for whoever is neither an administrator nor publishes for every agency
/// concerned; kConflict "purge_answered".
Purge confirm(store::WriteTransaction& change, const people::Principal& who, std::string_view id);

/// Refuses it; who asked may take it back so. Errors: as confirm(), but for "purge_same_person".
Purge decline(store::WriteTransaction& change, const people::Principal& who, std::string_view id,
              std::string_view note);

/// The agencies concerned, by slug: of a content those that uploaded it or hand it out.
std::vector<std::string> agencies_of(const store::Reader& reader, const Purge& purge);

/// Whether they may read of it: administrators, who asked, and who publishes for all agencies
/// concerned.
bool may_read(const store::Reader& reader, const people::Principal& who, const Purge& purge);
/// Whether they may confirm it.
bool may_confirm(const store::Reader& reader, const people::Principal& who, const Purge& purge);

/// Backups that the portal knows of and that were made before it was erased: they still hold it.
/// Empty for one that is not done.
std::vector<store::BackupMade> backups_with(const store::Reader& reader, const Purge& purge);

}  // namespace catalog::purge

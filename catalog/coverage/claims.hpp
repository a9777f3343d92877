#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/readiness/registry.hpp"
#include "catalog/store/writer.hpp"

/// Who says that a dataset covers an item of a checklist, and what was decided: from a suggestion
/// to what a steward confirmed, which alone counts.
namespace catalog::coverage {

/// How far it is known that a dataset covers an item. Only kConfirmed counts; the two before it are
/// "not known yet".
enum class State { kSuggested, kClaimed, kConfirmed, kRejected };

/// Where a claim comes from.
enum class Origin {
  kTag,         // the record names the item (`covers`)
  kCategory,    // the record has the high-value category that stands for the item
  kInventory,   // an entry of the agency's inventory names both
  kList,        // an entry of the list that the agency issued names the dataset
  kSuggestion,  // the search found it
  kAgency,      // somebody who edits for the dataset's agency
  kSteward,     // an assessor
  kHint,        // somebody else: "I know a dataset"
};

/// "suggested", "claimed" … and back.
std::string_view code_of(State state);
std::optional<State> find_state(std::string_view code);
/// "tag", "category" … and back.
std::string_view code_of(Origin origin);
std::optional<Origin> find_origin(std::string_view code);

/// That a dataset covers an item, as somebody or something says.
struct Claim {
  std::string item = {};     // "godi2016/budget"
  std::string dataset = {};  // identifier
  State state = State::kClaimed;
  Origin origin = Origin::kHint;
  std::string reason = {};              // of a rejection: one of reject_reasons(), or words
  std::string note = {};                // of whoever claimed it
  std::vector<std::string> ticks = {};  // characteristics that the dataset has, when confirmed
  std::string actor = {};               // who did the last step; an account or a door
  base::Time changed{};
  bool is_public = false;  // whether everybody may see the dataset; only read, never written
};

/// What is often the reason of a rejection; each has a sentence "coverage_reason_CODE".
const std::vector<std::string>& reject_reasons();

/// Most bytes of a note or a reason.
inline constexpr std::size_t kMostNote = 1000;
/// So many hints of one person may wait to be decided on, and so many claims of one item.
inline constexpr std::int64_t kMostHints = 200;
inline constexpr std::int64_t kMostOfItem = 500;

/// Whether a claim counts: confirmed, its dataset public today, and every characteristic of the
/// item is ticked.
bool counts(const Claim& claim, const readiness::ChecklistItem& item);

/// The characteristics of an item, as ticks name them: in English.
std::vector<std::string> all_ticks(const readiness::ChecklistItem& item);

/// Changes of claims. All of them are part of the caller's transaction, and told to the audit log.
/// Whether the item and the dataset are there is the caller's to know.

/// Says that a dataset covers an item: a suggestion becomes a claim, or a claim is made. Answers
/// whether something changed: one that is claimed or confirmed already stays as it is.
/// Errors: kConflict "coverage_was_rejected" with the reason, unless it comes from a record, an
/// inventory or a list: then the rejection stands and nothing is thrown; kInvalidData
/// "coverage_note_long"; kConflict "coverage_hints_many", "coverage_item_full" for what a person
/// names beyond the limits above.
bool claim(store::WriteTransaction& change, const Claim& wanted);

/// Confirms with the characteristics that the dataset has, whatever it was before, a rejected one
/// too: a steward may have erred.
/// Errors: kInvalidData "coverage_tick_unknown" for a tick that is none of the item's.
void confirm(store::WriteTransaction& change, const readiness::ChecklistItem& item,
             const std::string& dataset, const std::vector<std::string>& ticks,
             const std::string& actor);

/// Rejects; what was rejected is not suggested again.
/// Errors: kInvalidData "coverage_reason_needed" for an empty reason, "coverage_note_long";
/// kNotFound "coverage_claim_unknown" when there is nothing to reject.
void reject(store::WriteTransaction& change, const std::string& item, const std::string& dataset,
            const std::string& reason, const std::string& actor);

/// Takes back a claim that a record, an inventory or a list made and makes no more, while nobody
/// decided on it. Answers whether there was one.
bool take_back(store::WriteTransaction& change, const std::string& item, const std::string& dataset,
               Origin origin, const std::string& actor);

/// The suggestions of an item from now on, instead of those there were; what is claimed, confirmed
/// or rejected is left alone. Told to the change log where they differ, not to the audit log:
/// nobody said anything. Answers how many suggestions the item has.
std::int64_t put_suggestions(store::WriteTransaction& change, const std::string& item,
                             const std::vector<std::string>& datasets);

/// By dataset; those of one item.
std::vector<Claim> list_claims(const store::Reader& reader, std::string_view item);
/// Those of one dataset, by item.
std::vector<Claim> list_claims_of(const store::Reader& reader, std::string_view dataset);
std::optional<Claim> find_claim(const store::Reader& reader, std::string_view item,
                                std::string_view dataset);
/// All of a checklist ("" for every one), by item and dataset.
std::vector<Claim> list_all_claims(const store::Reader& reader, std::string_view checklist = "");

/// Why an item is not asked for here.
struct Exempt {
  std::string item = {};
  std::string reason = {};
  std::string actor = {};
  base::Time changed{};
};

/// Marks an item as not applicable, or asks for it again.
/// Errors: kInvalidData "coverage_reason_needed", "coverage_note_long".
void exempt(store::WriteTransaction& change, const std::string& item, const std::string& reason,
            const std::string& actor);
void ask_again(store::WriteTransaction& change, const std::string& item, const std::string& actor);

/// By item.
std::map<std::string, Exempt, std::less<>> list_exempt(const store::Reader& reader);

}  // namespace catalog::coverage

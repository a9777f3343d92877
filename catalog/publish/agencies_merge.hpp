#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/base/message.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::publish {

/// Agencies that are renamed, closed, merged and split, as the law does it: from a day on, by a
/// legal document. The former unit stays as a record with its history (isReplacedBy, and "closed"
/// with day and document in its own document), its datasets move with a revision each, its address
/// leads on. The tables of catalog/people must be there.

/// By what a change happens. From which day: "2025-07-01".
struct LegalBasis {
  std::string date = {};
  std::string title = {};   // of the legal document; it or the number is needed
  std::string number = {};  // "202/2025/QH15"
  std::string url = {};     // where it can be read; may be empty
};

/// Who goes on with what a former unit had.
struct Heirs {
  std::string former = {};
  std::string heir = {};                               // of all that `by_dataset` does not name
  std::map<std::string, std::string> by_dataset = {};  // of a split: by identifier
  bool is_renamed = false;                             // the same unit under another slug
  std::string author = {};

  const std::string& heir_of(const std::string& dataset) const;
};

/// What all of these changes are told.
struct AgencyChange {
  LegalBasis basis = {};
  std::string author = {};      // for revisions and the audit log
  std::string language = "vi";  // of the note in the history of datasets
  bool move_members = false;    // whether whoever has a role in the former unit gets it in the
                                // successor; else such roles end
  /// Lets what other modules keep of agencies follow, in the same transaction; called for each
  /// former unit that has an heir, once.
  std::function<void(store::WriteTransaction&, const Heirs&)> follow = {};
};

/// What came of it.
struct AgencyOutcome {
  std::string agency = {};   // slug of the agency that goes on; empty when none does
  std::int64_t waiting = 0;  // datasets that a job moves later
  std::size_t members = 0;   // roles that were moved, or ended
};

/// Several into one, which is there already and may not be among them.
/// Errors: kNotFound "agency_not_found"; kConflict "agency_ended" for one that ended before;
/// kInvalidData "agency_successor_same", "agencies_needed", "legal_date_bad", "legal_title_needed",
/// "legal_url_bad".
AgencyOutcome merge_agencies(store::WriteTransaction& transaction,
                             const std::vector<std::string>& former, const std::string& successor,
                             const AgencyChange& change);

/// One part of a split: the successor and the datasets (identifiers or slugs) that it gets.
struct SplitPart {
  std::string successor = {};
  std::vector<std::string> datasets = {};
};

/// One into several; the first part also gets what no part lists, the agencies below the former
/// one, and (where members move) its members.
/// Errors: as merge_agencies(); kInvalidData "split_parts_needed" for fewer than two,
/// "split_dataset_bad" for a dataset that is not the former unit's, "split_dataset_repeated".
AgencyOutcome split_agency(store::WriteTransaction& transaction, const std::string& former,
                           const std::vector<SplitPart>& parts, const AgencyChange& change);

/// Ends without a successor: its datasets and members stay.
/// Errors: as merge_agencies().
AgencyOutcome close_agency(store::WriteTransaction& transaction, const std::string& agency,
                           const AgencyChange& change);

/// An agency as it shall be from now on; its datasets name their publisher so.
struct AgencyRevision {
  std::string agency = {};   // its slug of today
  std::string slug = {};     // a new one, where it gets one; the old one leads on
  base::Json document = {};  // as in AgencyDraft
  std::string parent = {};
};

/// Renames, nests and describes anew. Members keep their roles. A legal document may be given.
/// Errors: as put_agency() and merge_agencies(); kConflict "agency_slug_taken".
AgencyOutcome revise_agency(store::WriteTransaction& transaction, const AgencyRevision& revision,
                            const AgencyChange& change);

/// What is wrong with a legal basis, as the functions above would say it; nothing when they take
/// it.
std::optional<base::Message> find_fault(const LegalBasis& basis);

/// What a legal document is called: "Nghị quyết 202/2025/QH15".
std::string name_of(const LegalBasis& basis);

}  // namespace catalog::publish

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/base/json.hpp"
#include "catalog/store/writer.hpp"

/// The lists of open data that agencies issue, in versions: what was promised, and by when.
namespace catalog::coverage {

/// A dataset that an agency promised to open, as a row of its list.
struct IssuedEntry {
  std::string id = {};  // as the list numbers it; as a holding's id
  std::string title = {};
  std::string frequency = {};                    // in the list's words: "hằng quý"
  std::optional<std::int64_t> update_days = {};  // of these words, where they say so
  std::string due = {};                          // "2026", "2026-06", "2026-06-30"
  std::string priority = {};                     // a number, 1 the highest
  std::string dataset = {};                      // identifier of the dataset that fulfils it
  std::vector<std::string> covers = {};          // items of other checklists
  std::string note = {};

  bool operator==(const IssuedEntry&) const = default;
};

/// The list of open data that the head of an agency issued, in one of its versions.
struct IssuedList {
  std::string agency = {};
  std::int64_t version = 0;   // from 1
  std::string reviewed = {};  // the day on which the agency last went through it: "2026-03-31"
  std::string title = {};     // of the document: "Quyết định 15/QĐ-UBND"
  std::string url = {};
  std::vector<IssuedEntry> entries = {};
  std::int64_t entry_count = 0;
  std::string actor = {};
  base::Time loaded{};
};

/// "vn_issued/AGENCY.ID".
std::string issued_item(std::string_view agency, std::string_view entry);

base::Json to_json(const IssuedEntry& entry);

/// The next version of an agency's list, from now on the present one; answers its number. Entries
/// were checked. A dataset that an entry names is claimed for it, and for what it covers; told to
/// the audit log.
/// Errors: kConflict "agency_ended" where another agency goes on; kInvalidData "list_reviewed_bad"
/// for a day that is none or is still to come, "list_text_long"; kTooLarge "list_full" for more
/// than kMostEntries (inventory.hpp).
std::int64_t put_issued(store::WriteTransaction& change, const IssuedList& list,
                        const std::string& actor);

/// The present list of each agency that has one, by agency; what a former one issued stands in the
/// list of its heir.
std::vector<IssuedList> list_issued(const store::Reader& reader);
std::optional<IssuedList> find_issued(const store::Reader& reader, std::string_view agency);
/// All versions of one, the latest first, without entries.
std::vector<IssuedList> list_versions(const store::Reader& reader, std::string_view agency);
std::optional<IssuedList> find_version(const store::Reader& reader, std::string_view agency,
                                       std::int64_t version);

}  // namespace catalog::coverage

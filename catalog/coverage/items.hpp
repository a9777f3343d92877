#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/readiness/registry.hpp"
#include "catalog/store/reader.hpp"

/// Coverage of key data: which datasets cover the items of the checklists (claims.hpp), what
/// agencies hold (inventory.hpp) and promised to open (issued_list.hpp), and how that becomes facts
/// for the figures (feed.hpp). Only what somebody confirmed counts.
namespace catalog::coverage {

using Checklists = std::vector<readiness::Checklist>;

/// The list whose items the agencies issue; they stand not in the registry but in issued lists.
inline constexpr std::string_view kIssued = "vn_issued";

/// The registry's checklists, with the entries of the agencies' present lists as items of kIssued:
/// "vn_issued/AGENCY.ID".
/// Errors: as store::Reader.
Checklists with_issued(Checklists lists, const store::Reader& reader);

/// Null when there is none; `id` as "godi2016/budget".
const readiness::ChecklistItem* find_item(const Checklists& lists, std::string_view id);
const readiness::Checklist* find_list(const Checklists& lists, std::string_view id);

/// "godi2016" and "budget" of "godi2016/budget".
std::string_view list_of(std::string_view item);
std::string_view name_in_list(std::string_view item);

/// The agency of an item of kIssued (its slug); empty for any other.
std::string_view agency_of(std::string_view item);

/// The item that an id names today: an entry of a list of an agency that was renamed, merged or
/// split stands in the list of the heir. Null when there is none.
const readiness::ChecklistItem* find_current_item(const Checklists& lists,
                                                  const store::Reader& reader, std::string_view id);

/// The end of the address by which a record names an item that it covers, as in
/// "https://data.example/readiness/checklist/godi2016/budget"; the item's id, or empty where the
/// address is none of these.
std::string_view item_of_address(std::string_view address);

}  // namespace catalog::coverage

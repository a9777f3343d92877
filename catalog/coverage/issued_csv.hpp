#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/coverage/issued_list.hpp"
#include "catalog/coverage/items.hpp"
#include "catalog/model/finding.hpp"

/// An agency's issued list as CSV, read with everything that is wrong with it, and written.
namespace catalog::coverage {

/// An agency's list as a table: id, title, frequency, due, priority, dataset, covers, note.
std::string write_entries(const std::vector<IssuedEntry>& entries);

/// What was read of a table, and everything that is wrong with it. With an error in it nothing of
/// it is to be kept.
struct ReadEntries {
  std::vector<IssuedEntry> entries;
  Findings findings;
};

/// Reads a table as write_entries() writes it, or as somebody made it: columns in any order, with
/// headings in English or Vietnamese, "," ";" or tabs between.
ReadEntries read_entries(std::string_view bytes, const store::Reader& reader,
                         const Checklists& lists);

}  // namespace catalog::coverage

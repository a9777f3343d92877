#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/coverage/inventory.hpp"

namespace catalog::coverage {

/// The inventory of an agency as a table: a heading for each of holding_fields() and "covers".
/// `with_internal` also writes the notes for the agency alone.
std::string write_holdings(const std::vector<Holding>& holdings, bool with_internal);

/// What was read of a table, and everything that is wrong with it. With an error in it nothing of
/// it is to be kept.
struct ReadHoldings {
  std::vector<Holding> holdings;
  Findings findings;
};

/// Reads a table as write_holdings() writes it, or as somebody made it: columns in any order, with
/// headings in English or Vietnamese, "," ";" or tabs between. A row without an id gets a number.
/// Where there is no column "internal", the notes of `now` (the present inventory) stay.
ReadHoldings read_holdings(std::string_view bytes, const std::vector<Holding>& now,
                           const store::Reader& reader, const Checklists& lists);

/// The same of JSON: [{"id","title_vi", …}].
ReadHoldings read_holdings_json(const base::Json& items, const std::vector<Holding>& now,
                                const store::Reader& reader, const Checklists& lists);

}  // namespace catalog::coverage

#pragma once

#include <string>
#include <string_view>

#include "catalog/base/json.hpp"
#include "portal/web/local_text.hpp"
#include "portal/web/page.hpp"

namespace portal::web {

/// What a value of any shape says, in one line for a reader: a described node by its name and then
/// its properties by theirs ("Vụ Dân số; E-mail: a@b.vn"), terms by their labels, dates, durations,
/// periods, areas and checksums in words. `property` is the key that the value stands under.
LocalText node_text(const PageContext& context, std::string_view property, const base::Json& value);

/// Where a described node leads: its own IRI, else the file or page that it names; "" when nowhere.
std::string node_address(const base::Json& node);

/// Four numbers as an area: "longitude 102 to 109, latitude 8 to 23"; "" for anything else.
std::string box_text(const PageContext& context, const base::Json& box);

}  // namespace portal::web

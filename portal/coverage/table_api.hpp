#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::coverage {

/// Largest table of an inventory or of a list, in bytes.
inline constexpr std::size_t kTableBytes = 8u << 20;

/// GET /api/v1/agencies/{id}/inventory and …/inventory.csv: what the agency holds, for everybody;
/// its notes for itself, and datasets that are not public, only for those who edit for it.
http::Response inventory_json(const http::Request& request, app::App& app);
http::Response inventory_csv(const http::Request& request, app::App& app);

/// PUT of the same, as a table (text/csv) or {"items":[…]}: the inventory from now on.
/// Errors: as demand(kEdit); 422 with "findings" for each bad row, and nothing is changed.
http::Response put_inventory(const http::Request& request, app::App& app);

/// GET /api/v1/agencies/{id}/lists: the present list with its entries, and all versions;
/// …/lists.csv?version=: a version as a table.
http::Response issued_json(const http::Request& request, app::App& app);
http::Response issued_csv(const http::Request& request, app::App& app);

/// PUT …/lists?reviewed=2026-03-31&title=&url= with a table (text/csv): the next version.
http::Response put_issued(const http::Request& request, app::App& app);

}  // namespace portal::coverage

#pragma once

#include <string>
#include <vector>

#include "catalog/coverage/inventory.hpp"
#include "portal/app/app.hpp"
#include "portal/coverage/parts.hpp"
#include "portal/http/message.hpp"

namespace portal::coverage {

/// GET /vi/agencies/{slug}/inventory: what the agency holds, for everybody.
http::Response show_inventory(const http::Request& request, app::App& app);

/// GET and POST /vi/manage/{agency}/inventory: the same for those who edit for the agency: one
/// entry by form ("do" is save or remove), all by a table (upload), and the table to take away.
http::Response manage_inventory(const http::Request& request, app::App& app);
http::Response change_inventory(const http::Request& request, app::App& app);

/// The holdings as somebody may see them: for others than the agency's own (`is_own`) without its
/// notes for itself and without datasets that are not public.
std::vector<coverage::Holding> shown_holdings(const Reader& reader, const std::string& agency,
                                              bool is_own);

/// What became of a form.
struct InventoryOutcome {
  std::string done = {};  // key of a sentence
  std::map<std::string, std::string> numbers = {};
  catalog::Findings findings = {};
  std::optional<coverage::Holding> edited = {};  // that the form shows again
  bool is_new = true;                            // whether `edited` is none of those there
};
http::Response inventory_page(const http::Request& request, app::App& app,
                              const std::string& agency, bool is_own,
                              const InventoryOutcome& outcome);

}  // namespace portal::coverage

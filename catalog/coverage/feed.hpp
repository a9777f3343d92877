#pragma once

#include <cstdint>
#include <string_view>

#include "catalog/coverage/items.hpp"
#include "catalog/facts/feeder.hpp"
#include "catalog/sql/database.hpp"
#include "catalog/store/store.hpp"

/// From claims, inventories and lists to the facts that the readiness figures are counted from.
namespace catalog::coverage {

/// What fills the facts of coverage, inventories and lists, each anew and whole in the caller's
/// transaction on a connection of facts::Facts. They read rd_dataset, rd_distribution and
/// rd_publisher: whoever fills those comes first.
/// Errors: as sql::Connection and store::Reader.

/// rd_cover_item and rd_cover_claim. A claim or suggestion that nobody decided on leaves its item
/// unknown; a confirmed one counts when every characteristic is ticked.
void fill_checklists(sql::Connection& to, const store::Reader& reader, const Checklists& lists,
                     facts::Day today);

/// rd_inventory, and rd_publisher.inventory_n.
void fill_inventory(sql::Connection& to, const store::Reader& reader);

/// rd_plan, and rd_publisher.plan_n and list_reviewed_day.
void fill_plan(sql::Connection& to, const store::Reader& reader, const Checklists& lists);

/// Whether a source is one of these.
bool is_source(std::string_view source);

/// Whether anybody said anything of coverage, an inventory or a list after a change of the
/// catalogue: then they are to be filled anew.
bool is_said_since(const store::Reader& reader, std::int64_t seq);

/// The same as feeders: "checklist", "inventory" and "plan". Both must outlive them; `lists` as the
/// registry has them.
facts::Feeders make_feeders(store::Store& store, const Checklists& lists);

}  // namespace catalog::coverage

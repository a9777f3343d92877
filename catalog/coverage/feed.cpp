#include "catalog/coverage/feed.hpp"

#include <map>
#include <optional>
#include <string>

#include "catalog/coverage/claims.hpp"
#include "catalog/coverage/inventory.hpp"
#include "catalog/coverage/issued_list.hpp"
#include "catalog/coverage/table_reader.hpp"

namespace catalog::coverage {
namespace {

// When a dataset was first to be had; nothing where it is not public.
struct Published {
  bool is_there = false;
  std::optional<std::int64_t> day;
};

Published find_published(sql::Connection& to, const store::Reader& reader,
                         const std::string& dataset) {
  Published found;
  if (dataset.empty()) return found;
  const auto stored = reader.find_dataset(dataset);
  found.is_there = stored && stored->is_public();
  if (!found.is_there) return found;
  auto rows = to.query("SELECT first_seen_day, issued_day FROM rd_dataset WHERE id = $1", dataset);
  const auto row = rows.next();
  if (!row) return found;
  if (!row->is_null(0))
    found.day = row->integer(0);
  else if (!row->is_null(1))
    found.day = row->integer(1);
  return found;
}

// The dataset of an entry: the one that the list names, else one that was confirmed for it.
std::string dataset_of(const store::Reader& reader, const IssuedEntry& entry,
                       const readiness::ChecklistItem* item) {
  if (!entry.dataset.empty() || !item) return entry.dataset;
  for (const auto& claim : list_claims(reader, item->id))
    if (counts(claim, *item)) return claim.dataset;
  return "";
}

void put_plan(sql::Connection& to, const store::Reader& reader, const IssuedList& list,
              const IssuedEntry& entry, const Checklists& lists) {
  const std::string id = issued_item(list.agency, entry.id);
  const std::string dataset = dataset_of(reader, entry, find_item(lists, id));
  const Published published = find_published(to, reader, dataset);
  const auto due = entry.due.empty() ? std::nullopt : day_of(entry.due);
  to.execute(
      "INSERT INTO rd_plan (id, root_publisher_id, due_day, published_day, dataset_id, priority)"
      " VALUES ($1, $2, $3, $4, NULLIF($5, ''), CAST(NULLIF($6, '') AS INTEGER))",
      name_in_list(id), facts::root_of(to, list.agency), due, published.day,
      published.is_there ? dataset : std::string(), entry.priority);
}

}  // namespace

void fill_inventory(sql::Connection& to, const store::Reader& reader) {
  to.execute("DELETE FROM rd_inventory");
  to.execute("UPDATE rd_publisher SET inventory_n = 0");
  for (const auto& [agency, holdings] : list_all_holdings(reader)) {
    const std::string root = facts::root_of(to, agency);
    for (const auto& holding : holdings) {
      const bool has_reason = !holding.reason.empty() || !holding.law.empty();
      const bool is_there = find_published(to, reader, holding.dataset).is_there;
      to.execute(
          "INSERT INTO rd_inventory (id, root_publisher_id, access, reason_set, dataset_id)"
          " VALUES ($1, $2, NULLIF($3, ''), $4, NULLIF($5, ''))",
          agency + "/" + holding.id, root, holding.access, static_cast<std::int64_t>(has_reason),
          is_there ? holding.dataset : std::string());
    }
    to.execute("UPDATE rd_publisher SET inventory_n = $1 WHERE id = $2",
               static_cast<std::int64_t>(holdings.size()), agency);
  }
}

void fill_plan(sql::Connection& to, const store::Reader& reader, const Checklists& lists) {
  to.execute("DELETE FROM rd_plan");
  to.execute("UPDATE rd_publisher SET plan_n = 0, list_reviewed_day = NULL");
  for (const auto& list : list_issued(reader)) {
    for (const auto& entry : list.entries) put_plan(to, reader, list, entry, lists);
    to.execute("UPDATE rd_publisher SET plan_n = $1, list_reviewed_day = $2 WHERE id = $3",
               list.entry_count, day_of(list.reviewed), list.agency);
  }
}

}  // namespace catalog::coverage

#include "catalog/coverage/heirs.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "catalog/audit/log.hpp"
#include "catalog/base/error.hpp"
#include "catalog/coverage/inventory.hpp"
#include "catalog/coverage/issued_list.hpp"
#include "catalog/store/row.hpp"

namespace catalog::coverage {
namespace {

using base::Json;
using publish::Heirs;
using store::WriteTransaction;

using Names = std::map<std::string, std::string>;  // of items, before and now

// What may not keep its id gets one that tells where it is from.
template <typename Entry>
std::string name_for(const std::vector<Entry>& there, const std::string& id, const Heirs& heirs,
                     bool may_keep) {
  const auto is_free = [&](const std::string& name) {
    return is_entry_id(name) && std::ranges::find(there, name, &Entry::id) == there.end();
  };
  if (may_keep && is_free(id)) return id;
  if (std::string name = heirs.former + "." + id; is_free(name)) return name;
  for (std::size_t number = there.size() + 1;; ++number)
    if (std::string name = std::to_string(number); is_free(name)) return name;
}

template <typename Entry>
const Entry* find_alike(const std::vector<Entry>& there, Entry entry) {
  for (const auto& each : there) {
    entry.id = each.id;
    if (each == entry) return &each;
  }
  return nullptr;
}

// Of what was said of both of a pair that is one now, the heir's stays.
void rename_items(WriteTransaction& change, const Names& names) {
  auto& connection = change.connection();
  for (const auto& [before, now] : names) {
    connection.execute("UPDATE OR IGNORE coverage_claim SET item = $2 WHERE item = $1", before,
                       now);
    connection.execute("DELETE FROM coverage_claim WHERE item = $1", before);
    connection.execute("UPDATE OR IGNORE coverage_exempt SET item = $2 WHERE item = $1", before,
                       now);
    connection.execute("DELETE FROM coverage_exempt WHERE item = $1", before);
    change.append_change("coverage", now, 0, "updated");
  }
}

bool rename_covers(std::vector<std::string>& covers, const Names& names) {
  bool is_changed = false;
  for (auto& item : covers)
    if (const auto found = names.find(item); found != names.end()) {
      item = found->second;
      is_changed = true;
    }
  return is_changed;
}

void put_holding(WriteTransaction& change, const std::string& agency, const Holding& holding) {
  change.connection().execute(
      "INSERT OR REPLACE INTO coverage_holding (agency, id, content, changed) VALUES ($1, $2, $3,"
      " $4)",
      agency, holding.id, base::write_json(to_json(holding, true)), store::to_number(base::now()));
}

void write_entries(WriteTransaction& change, const IssuedList& list) {
  Json entries = Json::array();
  for (const auto& entry : list.entries) entries.push(to_json(entry));
  change.connection().execute(
      "UPDATE coverage_list SET entries = $3 WHERE agency = $1 AND version = $2", list.agency,
      list.version, base::write_json(entries));
}

// Inventories and lists of all agencies may name the entries that moved.
void rename_named(WriteTransaction& change, const Names& names) {
  if (names.empty()) return;
  for (auto& [agency, holdings] : list_all_holdings(change.read()))
    for (auto& holding : holdings)
      if (rename_covers(holding.covers, names)) put_holding(change, agency, holding);
  for (auto& list : list_issued(change.read())) {
    bool is_changed = false;
    for (auto& entry : list.entries) is_changed |= rename_covers(entry.covers, names);
    if (is_changed) write_entries(change, list);
  }
}

Names rename_list(WriteTransaction& change, const Heirs& heirs) {
  Names names;
  for (const auto& version : list_versions(change.read(), heirs.former))
    if (const auto list = find_version(change.read(), heirs.former, version.version))
      for (const auto& entry : list->entries)
        names[issued_item(heirs.former, entry.id)] = issued_item(heirs.heir, entry.id);
  change.connection().execute("UPDATE coverage_list SET agency = $2 WHERE agency = $1",
                              heirs.former, heirs.heir);
  return names;
}

// The heir's list, or the former one's as its first.
IssuedList list_to_join(const store::Reader& reader, const std::string& heir,
                        const IssuedList& former) {
  if (auto list = find_issued(reader, heir)) {
    // The older day: up to it both were gone through.
    list->reviewed = std::min(list->reviewed, former.reviewed);
    return *std::move(list);
  }
  IssuedList list = former;
  list.agency = heir;
  list.entries.clear();
  return list;
}

Names join_lists(WriteTransaction& change, const Heirs& heirs) {
  Names names;
  const auto former = find_issued(change.read(), heirs.former);
  if (!former) return names;
  std::map<std::string, IssuedList> joined;
  joined.emplace(heirs.heir, list_to_join(change.read(), heirs.heir, *former));
  for (IssuedEntry entry : former->entries) {
    const std::string& heir = heirs.heir_of(entry.dataset);
    if (!joined.contains(heir)) joined.emplace(heir, list_to_join(change.read(), heir, *former));
    auto& entries = joined.at(heir).entries;
    const std::string before = issued_item(heirs.former, entry.id);
    if (const auto* alike = find_alike(entries, entry)) {
      names[before] = issued_item(heir, alike->id);
      continue;
    }
    entry.id = name_for(entries, entry.id, heirs, false);
    names[before] = issued_item(heir, entry.id);
    entries.push_back(std::move(entry));
  }
  rename_items(change, names);
  for (const auto& [heir, list] : joined) put_issued(change, list, heirs.author);
  return names;
}

void tell(WriteTransaction& change, const Heirs& heirs, const std::string& heir,
          std::int64_t moved) {
  Json detail = Json::object();
  detail.set("from", heirs.former);
  detail.set("moved", Json::integer(moved));
  audit::append(change.connection(), {.actor = heirs.author,
                                      .action = "inventory_followed",
                                      .kind = "inventory",
                                      .id = heir,
                                      .agency = heir,
                                      .detail = base::write_json(detail)});
  change.append_change("inventory", heir, 0, "updated");
}

void move_holdings(WriteTransaction& change, const Heirs& heirs) {
  std::map<std::string, std::int64_t> moved;
  for (auto& holding : list_holdings(change.read(), heirs.former)) {
    const std::string& heir = heirs.heir_of(holding.dataset);
    const auto there = list_holdings(change.read(), heir);
    ++moved[heir];
    if (find_alike(there, holding)) continue;
    holding.id = name_for(there, holding.id, heirs, true);
    put_holding(change, heir, holding);
  }
  if (moved.empty()) return;
  change.connection().execute("DELETE FROM coverage_holding WHERE agency = $1", heirs.former);
  change.append_change("inventory", heirs.former, 0, "updated");
  for (const auto& [heir, count] : moved) tell(change, heirs, heir, count);
}

}  // namespace

void follow_agency(WriteTransaction& change, const Heirs& heirs) {
  if (!change.connection().query("SELECT 1 FROM sqlite_master WHERE name = 'coverage_meta'").next())
    return;
  Names names;
  if (heirs.is_renamed) {
    names = rename_list(change, heirs);
    rename_items(change, names);
  } else {
    names = join_lists(change, heirs);
  }
  move_holdings(change, heirs);
  rename_named(change, names);
}

void refuse_former(const store::Reader& reader, const std::string& agency) {
  for (const auto& next : reader.list_successions(agency))
    if (!next.successor.empty())
      throw base::Error(base::ErrorCode::kConflict, "agency_ended",
                        {{"agency", agency}, {"date", next.date}});
}

}  // namespace catalog::coverage

#include "catalog/coverage/issued_list.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "catalog/audit/log.hpp"
#include "catalog/base/error.hpp"
#include "catalog/coverage/claims.hpp"
#include "catalog/coverage/heirs.hpp"
#include "catalog/coverage/inventory.hpp"
#include "catalog/coverage/items.hpp"
#include "catalog/coverage/table_reader.hpp"
#include "catalog/store/row.hpp"

namespace catalog::coverage {
namespace {

using base::Error;
using base::ErrorCode;
using base::Json;
using store::Reader;
using store::WriteTransaction;

constexpr std::size_t kMostText = 500;

// Where the portal's clock is ahead of UTC its day has begun already.
constexpr std::chrono::hours kAhead{14};

IssuedEntry entry_of(const Json& value) {
  IssuedEntry entry;
  entry.id = value["id"].as_string();
  entry.title = value["title"].as_string();
  entry.frequency = value["frequency"].as_string();
  entry.update_days = value["update_days"].as_integer();
  entry.due = value["due"].as_string();
  entry.priority = value["priority"].as_string();
  entry.dataset = value["dataset"].as_string();
  for (const auto& item : value["covers"].items()) entry.covers.push_back(item.as_string());
  entry.note = value["note"].as_string();
  return entry;
}

IssuedList list_in(const sql::Row& row) {
  IssuedList list;
  list.agency = row.text(0);
  list.version = row.integer(1);
  list.reviewed = row.text(2);
  list.title = row.text(3);
  list.url = row.text(4);
  list.entry_count = row.integer(5);
  list.actor = row.text(6);
  list.loaded = store::to_time(row.integer(7));
  if (row.size() > 8) {
    const Json entries = base::parse_json(row.view(8));
    for (const auto& entry : entries.items()) list.entries.push_back(entry_of(entry));
  }
  return list;
}

std::vector<IssuedList> lists_in(sql::Statement rows) {
  std::vector<IssuedList> lists;
  while (const auto row = rows.next()) lists.push_back(list_in(*row));
  return lists;
}

std::set<std::pair<std::string, std::string>> pairs_of(const IssuedList& list) {
  std::set<std::pair<std::string, std::string>> pairs;
  for (const auto& entry : list.entries) {
    if (entry.dataset.empty()) continue;
    pairs.emplace(issued_item(list.agency, entry.id), entry.dataset);
    for (const auto& item : entry.covers) pairs.emplace(item, entry.dataset);
  }
  return pairs;
}

void check(const IssuedList& list) {
  const auto day = day_of(list.reviewed);
  const auto today =
      std::chrono::floor<std::chrono::days>(base::now() + kAhead).time_since_epoch().count();
  if (!day || list.reviewed.size() != 10 || *day > today)
    throw Error(ErrorCode::kInvalidData, "list_reviewed_bad");
  if (list.entries.size() > kMostEntries)
    throw Error(ErrorCode::kTooLarge, "list_full", {{"limit", std::to_string(kMostEntries)}});
  for (const auto* text : {&list.title, &list.url})
    if (text->size() > kMostText)
      throw Error(ErrorCode::kInvalidData, "list_text_long",
                  {{"limit", std::to_string(kMostText)}});
}

void account_for(WriteTransaction& change, const IssuedList& list, std::int64_t version,
                 const std::string& actor) {
  Json detail = Json::object();
  detail.set("version", Json::integer(version));
  detail.set("entries", Json::integer(static_cast<std::int64_t>(list.entries.size())));
  detail.set("reviewed", list.reviewed);
  audit::Event event;
  event.actor = actor;
  event.action = "list_issued";
  event.kind = "issued_list";
  event.id = list.agency;
  event.agency = list.agency;
  event.detail = base::write_json(detail);
  audit::append(change.connection(), std::move(event));
  change.append_change("issued_list", list.agency, 0, "updated");
}

}  // namespace

std::string issued_item(std::string_view agency, std::string_view entry) {
  std::string id(kIssued);
  id.append("/").append(agency).append(".").append(entry);
  return id;
}

Json to_json(const IssuedEntry& entry) {
  Json out = Json::object();
  out.set("id", entry.id);
  out.set("title", entry.title);
  for (const auto& [key, text] :
       {std::pair("frequency", &entry.frequency), std::pair("due", &entry.due),
        std::pair("priority", &entry.priority), std::pair("dataset", &entry.dataset),
        std::pair("note", &entry.note)})
    if (!text->empty()) out.set(key, *text);
  if (entry.update_days) out.set("update_days", Json::integer(*entry.update_days));
  if (entry.covers.empty()) return out;
  Json covers = Json::array();
  for (const auto& item : entry.covers) covers.push(item);
  out.set("covers", std::move(covers));
  return out;
}

std::int64_t put_issued(WriteTransaction& change, const IssuedList& list,
                        const std::string& actor) {
  check(list);
  refuse_former(change.read(), list.agency);
  const auto before = find_issued(change.read(), list.agency);
  const std::int64_t version = before ? before->version + 1 : 1;
  Json entries = Json::array();
  for (const auto& entry : list.entries) entries.push(to_json(entry));
  change.connection().execute(
      "INSERT INTO coverage_list (agency, version, reviewed, title, url, entries, entry_count,"
      " actor, loaded) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      list.agency, version, list.reviewed, list.title, list.url, base::write_json(entries),
      static_cast<std::int64_t>(list.entries.size()), actor, store::to_number(base::now()));
  const auto stated = pairs_of(list);
  if (before)
    for (const auto& [item, dataset] : pairs_of(*before))
      if (!stated.contains({item, dataset})) take_back(change, item, dataset, Origin::kList, actor);
  for (const auto& [item, dataset] : stated)
    claim(change, {.item = item, .dataset = dataset, .origin = Origin::kList, .actor = actor});
  account_for(change, list, version, actor);
  return version;
}

std::vector<IssuedList> list_issued(const Reader& reader) {
  return lists_in(reader.connection().query(
      "SELECT agency, version, reviewed, title, url, entry_count, actor, loaded, entries"
      " FROM coverage_list l WHERE version = (SELECT max(version) FROM coverage_list m"
      " WHERE m.agency = l.agency) AND NOT EXISTS (SELECT 1 FROM agency_succession s"
      " WHERE s.former = l.agency AND s.successor <> '') ORDER BY agency"));
}

std::optional<IssuedList> find_issued(const Reader& reader, std::string_view agency) {
  auto lists = lists_in(reader.connection().query(
      "SELECT agency, version, reviewed, title, url, entry_count, actor, loaded, entries"
      " FROM coverage_list WHERE agency = $1 ORDER BY version DESC LIMIT 1",
      agency));
  if (lists.empty()) return std::nullopt;
  return std::move(lists[0]);
}

std::vector<IssuedList> list_versions(const Reader& reader, std::string_view agency) {
  return lists_in(reader.connection().query(
      "SELECT agency, version, reviewed, title, url, entry_count, actor, loaded"
      " FROM coverage_list WHERE agency = $1 ORDER BY version DESC",
      agency));
}

std::optional<IssuedList> find_version(const Reader& reader, std::string_view agency,
                                       std::int64_t version) {
  auto lists = lists_in(reader.connection().query(
      "SELECT agency, version, reviewed, title, url, entry_count, actor, loaded, entries"
      " FROM coverage_list WHERE agency = $1 AND version = $2",
      agency, version));
  if (lists.empty()) return std::nullopt;
  return std::move(lists[0]);
}

}  // namespace catalog::coverage

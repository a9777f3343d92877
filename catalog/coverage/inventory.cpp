#include "catalog/coverage/inventory.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "catalog/audit/log.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/coverage/claims.hpp"
#include "catalog/coverage/heirs.hpp"
#include "catalog/coverage/table_reader.hpp"
#include "catalog/store/row.hpp"

namespace catalog::coverage {
namespace {

using base::Json;
using store::Reader;
using store::WriteTransaction;

constexpr std::size_t kMostId = 60;
constexpr std::size_t kMostLine = 500;
constexpr std::size_t kMostText = 5000;
constexpr std::size_t kShown = 80;
constexpr std::string_view kTitle = "title_vi";

struct AccessWord {
  std::string_view folded;
  std::string_view code;
};

constexpr AccessWord kAccess[] = {
    {"", ""},
    {"unknown", ""},
    {"chua ro", ""},
    {"open", "open"},
    {"mo", "open"},
    {"cong khai", "open"},
    {"shared", "shared"},
    {"chia se", "shared"},
    {"closed", "closed"},
    {"dong", "closed"},
    {"khong mo", "closed"},
    {"mat", "closed"},
};

std::string shown(std::string_view text) {
  return base::shorten(base::repair_utf8(text), kShown);
}

bool is_long(std::string_view key) {
  return key.starts_with("description") || key == "note" || key == "internal" || key == "reason";
}

// The pairs of item and dataset that holdings state.
std::set<std::pair<std::string, std::string>> pairs_of(const std::vector<Holding>& holdings) {
  std::set<std::pair<std::string, std::string>> pairs;
  for (const auto& holding : holdings)
    if (!holding.dataset.empty())
      for (const auto& item : holding.covers) pairs.emplace(item, holding.dataset);
  return pairs;
}

void claim_pairs(WriteTransaction& change, const std::vector<Holding>& old,
                 const std::vector<Holding>& now, const std::string& actor) {
  const auto stated = pairs_of(now);
  for (const auto& [item, dataset] : pairs_of(old))
    if (!stated.contains({item, dataset}))
      take_back(change, item, dataset, Origin::kInventory, actor);
  for (const auto& [item, dataset] : stated)
    claim(change, {.item = item, .dataset = dataset, .origin = Origin::kInventory, .actor = actor});
}

std::map<std::string_view, const Holding*> by_id(const std::vector<Holding>& holdings) {
  std::map<std::string_view, const Holding*> places;
  for (const auto& holding : holdings) places.emplace(holding.id, &holding);
  return places;
}

void account_for(WriteTransaction& change, const std::string& agency, const std::string& actor,
                 const InventoryChange& done) {
  Json detail = Json::object();
  detail.set("added", Json::integer(done.added));
  detail.set("changed", Json::integer(done.changed));
  detail.set("removed", Json::integer(done.removed));
  audit::Event event;
  event.actor = actor;
  event.action = "inventory_changed";
  event.kind = "inventory";
  event.id = agency;
  event.agency = agency;
  event.detail = base::write_json(detail);
  audit::append(change.connection(), std::move(event));
  change.append_change("inventory", agency, 0, "updated");
}

}  // namespace

const std::vector<HoldingField>& holding_fields() {
  static const std::vector<HoldingField> kFields = {
      {"id", &Holding::id},
      {"title_vi", &Holding::title_vi},
      {"title_en", &Holding::title_en},
      {"description_vi", &Holding::description_vi},
      {"description_en", &Holding::description_en},
      {"system", &Holding::system},
      {"access", &Holding::access},
      {"reason", &Holding::reason},
      {"law", &Holding::law},
      {"planned", &Holding::planned},
      {"dataset", &Holding::dataset},
      {"contact", &Holding::contact},
      {"note", &Holding::note},
      {"internal", &Holding::internal},
  };
  return kFields;
}

Json to_json(const Holding& holding, bool with_internal) {
  Json out = Json::object();
  for (const auto& [key, member] : holding_fields())
    if ((with_internal || key != "internal") && !(holding.*member).empty())
      out.set(key, holding.*member);
  if (holding.access.empty()) out.set("access", "unknown");
  if (holding.covers.empty()) return out;
  Json covers = Json::array();
  for (const auto& item : holding.covers) covers.push(item);
  out.set("covers", std::move(covers));
  return out;
}

Holding holding_of(const Json& value) {
  Holding holding;
  for (const auto& [key, member] : holding_fields())
    holding.*member = std::string(base::trim(value[key].as_string()));
  for (const auto& item : value["covers"].items()) holding.covers.push_back(item.as_string());
  return holding;
}

bool is_entry_id(std::string_view id) {
  const auto fits = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '-' || c == '_';
  };
  return !id.empty() && id.size() <= kMostId && id != "." && id != ".." &&
         std::ranges::all_of(id, fits);
}

std::optional<std::string> find_dataset_id(const Reader& reader, std::string_view name) {
  if (const auto at = name.rfind("/datasets/"); at != std::string_view::npos)
    name = name.substr(at + std::string_view("/datasets/").size());
  if (const auto found = reader.find_dataset(name)) return found->id;
  if (const auto found = reader.find_dataset_by_slug(name)) return found->id;
  return std::nullopt;
}

void check_holding(Holding& holding, const Reader& reader, const Checklists& lists,
                   const TellField& tell) {
  if (!is_entry_id(holding.id))
    tell(Severity::kError, "id", "entry_id_bad", {{"value", shown(holding.id)}});
  if (holding.title_vi.empty() && holding.title_en.empty())
    tell(Severity::kError, kTitle, "entry_title_missing", {});
  for (const auto& [key, member] : holding_fields())
    if (const std::size_t most = is_long(key) ? kMostText : kMostLine;
        (holding.*member).size() > most)
      tell(Severity::kError, key, "entry_text_long",
           {{"name", std::string(key)}, {"limit", std::to_string(most)}});
  const std::string folded = base::fold(holding.access);
  const auto word = std::ranges::find(kAccess, folded, &AccessWord::folded);
  if (word == std::end(kAccess))
    tell(Severity::kError, "access", "holding_access_bad", {{"value", shown(holding.access)}});
  else
    holding.access = word->code;
  const bool is_kept = holding.access == "shared" || holding.access == "closed";
  if (is_kept && holding.reason.empty() && holding.law.empty())
    tell(Severity::kWarning, "reason", "holding_reason_missing", {});
  if (!holding.planned.empty()) {
    if (const auto date = read_day(holding.planned))
      holding.planned = *date;
    else
      tell(Severity::kError, "planned", "entry_date_bad", {{"value", shown(holding.planned)}});
  }
  if (!holding.dataset.empty()) {
    if (const auto id = find_dataset_id(reader, holding.dataset))
      holding.dataset = *id;
    else
      tell(Severity::kError, "dataset", "entry_dataset_unknown",
           {{"value", shown(holding.dataset)}});
  }
  for (const auto& item : holding.covers)
    if (!find_item(lists, item))
      tell(Severity::kError, "covers", "entry_item_unknown", {{"value", shown(item)}});
}

std::vector<Holding> list_holdings(const Reader& reader, std::string_view agency) {
  std::vector<Holding> list;
  auto rows = reader.connection().query(
      "SELECT content FROM coverage_holding WHERE agency = $1 ORDER BY length(id), id", agency);
  while (const auto row = rows.next()) list.push_back(holding_of(base::parse_json(row->view(0))));
  for (auto& holding : list)
    if (holding.access == "unknown") holding.access.clear();
  return list;
}

std::optional<Holding> find_holding(const Reader& reader, std::string_view agency,
                                    std::string_view id) {
  for (auto& holding : list_holdings(reader, agency))
    if (holding.id == id) return std::move(holding);
  return std::nullopt;
}

std::vector<std::pair<std::string, std::vector<Holding>>> list_all_holdings(const Reader& reader) {
  std::vector<std::pair<std::string, std::vector<Holding>>> list;
  {
    auto rows =
        reader.connection().query("SELECT DISTINCT agency FROM coverage_holding ORDER BY agency");
    while (const auto row = rows.next()) list.push_back({row->text(0), {}});
  }
  for (auto& [agency, holdings] : list) holdings = list_holdings(reader, agency);
  return list;
}

InventoryChange replace_holdings(WriteTransaction& change, const std::string& agency,
                                 const std::vector<Holding>& holdings, const std::string& actor) {
  refuse_former(change.read(), agency);
  if (holdings.size() > kMostEntries)
    throw base::Error(base::ErrorCode::kTooLarge, "inventory_full",
                      {{"limit", std::to_string(kMostEntries)}});
  const auto old = list_holdings(change.read(), agency);
  const auto before_by_id = by_id(old), now_by_id = by_id(holdings);
  InventoryChange done;
  auto& connection = change.connection();
  for (const auto& holding : old) {
    if (now_by_id.contains(holding.id)) continue;
    connection.execute("DELETE FROM coverage_holding WHERE agency = $1 AND id = $2", agency,
                       holding.id);
    ++done.removed;
  }
  for (const auto& holding : holdings) {
    const auto before = before_by_id.find(holding.id);
    const bool is_new = before == before_by_id.end();
    if (!is_new && *before->second == holding) continue;
    ++(is_new ? done.added : done.changed);
    connection.execute(
        "INSERT INTO coverage_holding (agency, id, content, changed) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (agency, id) DO UPDATE SET content = excluded.content, changed ="
        " excluded.changed",
        agency, holding.id, base::write_json(to_json(holding, true)),
        store::to_number(base::now()));
  }
  if (done.added + done.changed + done.removed == 0) return done;
  claim_pairs(change, old, holdings, actor);
  account_for(change, agency, actor, done);
  return done;
}

std::string free_holding_id(const Reader& reader, std::string_view agency) {
  const auto list = list_holdings(reader, agency);
  std::size_t number = list.size() + 1;
  while (std::ranges::find(list, std::to_string(number), &Holding::id) != list.end()) ++number;
  return std::to_string(number);
}

}  // namespace catalog::coverage

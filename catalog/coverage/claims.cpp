#include "catalog/coverage/claims.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>
#include <utility>

#include "catalog/audit/log.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/base/text.hpp"
#include "catalog/coverage/items.hpp"
#include "catalog/store/row.hpp"

namespace catalog::coverage {
namespace {

using base::Error;
using base::ErrorCode;
using base::Json;
using store::Reader;
using store::WriteTransaction;

constexpr std::array<std::string_view, 4> kStates = {"suggested", "claimed", "confirmed",
                                                     "rejected"};
constexpr std::array<std::string_view, 8> kOrigins = {
    "tag", "category", "inventory", "list", "suggestion", "agency", "steward", "hint"};

template <typename Value, std::size_t Count>
std::optional<Value> find_in(const std::array<std::string_view, Count>& names,
                             std::string_view code) {
  const auto found = std::ranges::find(names, code);
  if (found == names.end()) return std::nullopt;
  return static_cast<Value>(found - names.begin());
}

void account_for(WriteTransaction& change, const std::string& actor, const char* action,
                 const Claim& claim, const char* word = "") {
  Json detail = Json::object();
  detail.set("dataset", claim.dataset);
  if (!claim.reason.empty()) detail.set("reason", claim.reason);
  if (!claim.note.empty()) detail.set("note", claim.note);
  if (*word) detail.set("origin", word);
  audit::Event event;
  event.actor = actor;
  event.action = action;
  event.kind = "coverage";
  event.id = claim.item;
  event.agency = agency_of(claim.item);
  event.detail = base::write_json(detail);
  audit::append(change.connection(), std::move(event));
  change.append_change("coverage", claim.item, 0, action);
}

void check_length(const std::string& text) {
  if (text.size() > kMostNote)
    throw Error(ErrorCode::kInvalidData, "coverage_note_long",
                {{"limit", std::to_string(kMostNote)}});
}

std::string checked_reason(const std::string& reason) {
  std::string words(base::trim(reason));
  if (words.empty()) throw Error(ErrorCode::kInvalidData, "coverage_reason_needed");
  check_length(words);
  return words;
}

void write(WriteTransaction& change, const Claim& claim) {
  Json ticks = Json::array();
  for (const auto& tick : claim.ticks) ticks.push(tick);
  change.connection().execute(
      "INSERT OR REPLACE INTO coverage_claim (item, dataset, state, origin, reason, note, ticks,"
      " actor, changed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      claim.item, claim.dataset, code_of(claim.state), code_of(claim.origin), claim.reason,
      claim.note, base::write_json(ticks), claim.actor, store::to_number(base::now()));
}

Claim claim_in(const sql::Row& row) {
  Claim claim;
  claim.item = row.text(0);
  claim.dataset = row.text(1);
  claim.state = find_state(row.view(2)).value_or(State::kSuggested);
  claim.origin = find_origin(row.view(3)).value_or(Origin::kHint);
  claim.reason = row.text(4);
  claim.note = row.text(5);
  claim.actor = row.text(6);
  claim.changed = store::to_time(row.integer(7));
  const Json ticks = base::parse_json(row.view(8));
  for (const auto& tick : ticks.items()) claim.ticks.push_back(tick.as_string());
  claim.is_public = row.integer(9) != 0;
  return claim;
}

std::vector<Claim> claims_in(sql::Statement rows) {
  std::vector<Claim> list;
  while (const auto row = rows.next()) list.push_back(claim_in(*row));
  return list;
}

// What waits is to be decided on before more comes; a record, an inventory or a list says what it
// says.
void check_room(const Reader& reader, const Claim& wanted) {
  const auto count = [&](sql::Statement rows) { return rows.next()->integer(0); };
  auto& connection = reader.connection();
  if (wanted.origin == Origin::kHint &&
      count(connection.query("SELECT count(*) FROM coverage_claim WHERE actor = $1 AND state ="
                             " 'claimed' AND origin = 'hint'",
                             wanted.actor)) >= kMostHints)
    throw Error(ErrorCode::kConflict, "coverage_hints_many",
                {{"limit", std::to_string(kMostHints)}});
  if ((wanted.origin == Origin::kHint || wanted.origin == Origin::kAgency) &&
      count(connection.query("SELECT count(*) FROM coverage_claim WHERE item = $1 AND state ="
                             " 'claimed'",
                             wanted.item)) >= kMostOfItem)
    throw Error(ErrorCode::kConflict, "coverage_item_full",
                {{"limit", std::to_string(kMostOfItem)}});
}

bool is_stated(Origin origin) {
  return origin == Origin::kTag || origin == Origin::kCategory || origin == Origin::kInventory ||
         origin == Origin::kList;
}

}  // namespace

std::string_view code_of(State state) {
  return kStates[static_cast<std::size_t>(state)];
}

std::optional<State> find_state(std::string_view code) {
  return find_in<State>(kStates, code);
}

std::string_view code_of(Origin origin) {
  return kOrigins[static_cast<std::size_t>(origin)];
}

std::optional<Origin> find_origin(std::string_view code) {
  return find_in<Origin>(kOrigins, code);
}

const std::vector<std::string>& reject_reasons() {
  static const std::vector<std::string> kReasons = {"other_subject", "part_only", "old",
                                                    "other_place", "not_official"};
  return kReasons;
}

std::vector<std::string> all_ticks(const readiness::ChecklistItem& item) {
  std::vector<std::string> ticks;
  for (const auto& characteristic : item.characteristics) ticks.push_back(characteristic.en);
  return ticks;
}

bool counts(const Claim& claim, const readiness::ChecklistItem& item) {
  return claim.state == State::kConfirmed && claim.is_public &&
         std::ranges::all_of(all_ticks(item), [&](const std::string& tick) {
           return std::ranges::find(claim.ticks, tick) != claim.ticks.end();
         });
}

bool claim(WriteTransaction& change, const Claim& wanted) {
  check_length(wanted.note);
  const auto there = find_claim(change.read(), wanted.item, wanted.dataset);
  if (there && there->state == State::kRejected) {
    if (is_stated(wanted.origin)) return false;
    throw Error(ErrorCode::kConflict, "coverage_was_rejected");
  }
  if (there && there->state != State::kSuggested) return false;
  check_room(change.read(), wanted);
  Claim claim = wanted;
  claim.state = State::kClaimed;
  claim.reason.clear();
  claim.ticks.clear();
  write(change, claim);
  account_for(change, claim.actor, "coverage_claimed", claim, code_of(claim.origin).data());
  return true;
}

void confirm(WriteTransaction& change, const readiness::ChecklistItem& item,
             const std::string& dataset, const std::vector<std::string>& ticks,
             const std::string& actor) {
  const auto known = all_ticks(item);
  for (const auto& tick : ticks)
    if (std::ranges::find(known, tick) == known.end())
      throw Error(ErrorCode::kInvalidData, "coverage_tick_unknown",
                  {{"name", base::shorten(base::repair_utf8(tick), 80)}});
  Claim claim =
      find_claim(change.read(), item.id, dataset)
          .value_or(Claim{.item = item.id, .dataset = dataset, .origin = Origin::kSteward});
  claim.state = State::kConfirmed;
  claim.reason.clear();
  claim.ticks = ticks;
  claim.actor = actor;
  write(change, claim);
  account_for(change, actor, "coverage_confirmed", claim);
}

void reject(WriteTransaction& change, const std::string& item, const std::string& dataset,
            const std::string& reason, const std::string& actor) {
  auto claim = find_claim(change.read(), item, dataset);
  if (!claim) throw Error(ErrorCode::kNotFound, "coverage_claim_unknown");
  claim->reason = checked_reason(reason);
  claim->state = State::kRejected;
  claim->ticks.clear();
  claim->actor = actor;
  write(change, *claim);
  account_for(change, actor, "coverage_rejected", *claim);
}

bool take_back(WriteTransaction& change, const std::string& item, const std::string& dataset,
               Origin origin, const std::string& actor) {
  const auto claim = find_claim(change.read(), item, dataset);
  if (!claim || claim->state != State::kClaimed || claim->origin != origin) return false;
  change.connection().execute("DELETE FROM coverage_claim WHERE item = $1 AND dataset = $2", item,
                              dataset);
  account_for(change, actor, "coverage_taken_back", *claim);
  return true;
}

std::set<std::string> suggested_for(const Reader& reader, const std::string& item) {
  std::set<std::string> datasets;
  for (const auto& claim : list_claims(reader, item))
    if (claim.state == State::kSuggested) datasets.insert(claim.dataset);
  return datasets;
}

std::int64_t put_suggestions(WriteTransaction& change, const std::string& item,
                             const std::vector<std::string>& datasets) {
  auto& connection = change.connection();
  const auto old = suggested_for(change.read(), item);
  for (const auto& dataset : old)
    if (std::ranges::find(datasets, dataset) == datasets.end())
      connection.execute("DELETE FROM coverage_claim WHERE item = $1 AND dataset = $2", item,
                         dataset);
  for (const auto& dataset : datasets)
    connection.execute(
        "INSERT OR IGNORE INTO coverage_claim (item, dataset, state, origin, reason, note, ticks,"
        " actor, changed) VALUES ($1, $2, 'suggested', 'suggestion', '', '', '[]', '', $3)",
        item, dataset, store::to_number(base::now()));
  const auto now = suggested_for(change.read(), item);
  // What nobody decided on makes its item unknown: the figures have to follow.
  if (now != old) change.append_change("coverage", item, 0, "suggested");
  return static_cast<std::int64_t>(now.size());
}

std::vector<Claim> list_claims(const Reader& reader, std::string_view item) {
  return claims_in(reader.connection().query(
      "SELECT item, dataset, state, origin, reason, note, actor, changed, ticks, is_public"
      " FROM coverage_claim_now WHERE item = $1 ORDER BY dataset",
      item));
}

std::vector<Claim> list_claims_of(const Reader& reader, std::string_view dataset) {
  return claims_in(reader.connection().query(
      "SELECT item, dataset, state, origin, reason, note, actor, changed, ticks, is_public"
      " FROM coverage_claim_now WHERE dataset = $1 ORDER BY item",
      dataset));
}

std::optional<Claim> find_claim(const Reader& reader, std::string_view item,
                                std::string_view dataset) {
  for (auto& claim : list_claims(reader, item))
    if (claim.dataset == dataset) return std::move(claim);
  return std::nullopt;
}

std::vector<Claim> list_all_claims(const Reader& reader, std::string_view checklist) {
  return claims_in(reader.connection().query(
      "SELECT item, dataset, state, origin, reason, note, actor, changed, ticks, is_public"
      " FROM coverage_claim_now WHERE $1 = '' OR substr(item, 1, length($1) + 1) ="
      " $1 || '/' ORDER BY item, dataset",
      checklist));
}

void exempt(WriteTransaction& change, const std::string& item, const std::string& reason,
            const std::string& actor) {
  Claim told;
  told.item = item;
  told.reason = checked_reason(reason);
  change.connection().execute(
      "INSERT INTO coverage_exempt (item, reason, actor, changed) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (item) DO UPDATE SET reason = excluded.reason, actor = excluded.actor,"
      " changed = excluded.changed",
      item, told.reason, actor, store::to_number(base::now()));
  account_for(change, actor, "coverage_exempted", told);
}

void ask_again(WriteTransaction& change, const std::string& item, const std::string& actor) {
  Claim told;
  told.item = item;
  if (change.connection().execute("DELETE FROM coverage_exempt WHERE item = $1", item) > 0)
    account_for(change, actor, "coverage_asked_again", told);
}

std::map<std::string, Exempt, std::less<>> list_exempt(const Reader& reader) {
  std::map<std::string, Exempt, std::less<>> list;
  auto rows = reader.connection().query("SELECT item, reason, actor, changed FROM coverage_exempt");
  while (const auto row = rows.next())
    list[row->text(0)] = {row->text(0), row->text(1), row->text(2),
                          store::to_time(row->integer(3))};
  return list;
}

}  // namespace catalog::coverage

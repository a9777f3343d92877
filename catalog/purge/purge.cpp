#include "catalog/purge/purge.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "catalog/audit/log.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/random.hpp"
#include "catalog/base/text.hpp"
#include "catalog/purge/erase.hpp"
#include "catalog/purge/pointer.hpp"
#include "catalog/queue/queue.hpp"

namespace catalog::purge {
namespace {

using base::Error;
using base::ErrorCode;
using people::Principal;
using people::Right;

constexpr std::size_t kShownBytes = 80;

std::string checked_text(std::string_view text, bool needed) {
  std::string trimmed(base::trim(text));
  if ((needed && trimmed.empty()) || trimmed.size() > kReasonBytes || !base::is_utf8(trimmed))
    throw Error(ErrorCode::kInvalidData, "purge_reason_bad",
                {{"limit", std::to_string(kReasonBytes)}});
  return trimmed;
}

[[noreturn]] void throw_nothing_there() {
  throw Error(ErrorCode::kNotFound, "purge_nothing_there");
}

void want_content(const store::Reader& reader, Wish& wish) {
  wish.sha256 = base::lower_ascii(base::trim(wish.sha256));
  if (!reader.find_file_by_sha256(wish.sha256)) throw_nothing_there();
  if (store::find_purged(reader.connection(), wish.sha256))
    throw Error(ErrorCode::kConflict, "purge_done");
  wish.dataset = wish.pointer = "";
}

// In any revision, or in what somebody is writing.
bool has_member(const store::Reader& reader, const std::string& dataset, const Pointer& pointer) {
  sql::Statement rows = reader.connection().query(
      "SELECT document FROM revision WHERE dataset = $1"
      " UNION ALL SELECT document FROM working_copy WHERE dataset = $1",
      dataset);
  while (const auto row = rows.next())
    if (pointer.find(base::parse_json(row->view(0)))) return true;
  return false;
}

void want_field(const store::Reader& reader, Wish& wish) {
  const Pointer pointer(wish.pointer);
  auto dataset = reader.find_dataset(wish.dataset);
  if (!dataset) dataset = reader.find_dataset_by_slug(wish.dataset);
  if (!dataset || !has_member(reader, dataset->id, pointer)) throw_nothing_there();
  wish.dataset = dataset->id;
  wish.sha256 = "";
}

void refuse_asked(sql::Connection& connection, const Wish& wish) {
  sql::Statement rows = connection.query(
      "SELECT 1 FROM purge WHERE state = 'asked' AND sha256 = $1 AND dataset = $2"
      " AND pointer = $3",
      wish.sha256, wish.dataset, wish.pointer);
  if (rows.next()) throw Error(ErrorCode::kConflict, "purge_asked");
}

// Never what was erased, nor where it stood within a value.
void tell(store::WriteTransaction& change, const Purge& purge, const char* action,
          const std::string& actor, std::string content) {
  base::Json detail = base::Json::object();
  detail.set("kind", to_string(purge.kind));
  if (!purge.sha256.empty()) detail.set("sha256", purge.sha256);
  if (!purge.dataset.empty()) detail.set("dataset", purge.dataset);
  if (!purge.pointer.empty()) detail.set("pointer", purge.pointer);
  detail.set("reason", purge.reason);
  if (!purge.note.empty()) detail.set("note", purge.note);
  const auto agencies = agencies_of(change.read(), purge);
  audit::Event event;
  event.actor = actor;
  event.action = action;
  event.kind = "purge";
  event.id = purge.id;
  event.agency = agencies.size() == 1 ? agencies.front() : "";
  event.content = std::move(content);
  event.detail = base::write_json(detail);
  audit::append(change.connection(), std::move(event));
}

Purge want_asked(store::WriteTransaction& change, const Principal& who, std::string_view id) {
  auto purge = find_purge(change.connection(), id);
  if (!purge || !may_read(change.read(), who, *purge))
    throw Error(ErrorCode::kNotFound, "purge_unknown",
                {{"id", base::shorten(base::repair_utf8(id), kShownBytes)}});
  if (purge->state != State::kAsked) throw Error(ErrorCode::kConflict, "purge_answered");
  purge->answered_by = who.person().name;
  purge->answered_at = base::now();
  return std::move(*purge);
}

bool asked_it(const Principal& who, const Purge& purge) {
  return who.person().id == purge.asked_by_id || who.person().name == purge.asked_by;
}

bool publishes_for_all(const store::Reader& reader, const Principal& who, const Purge& purge) {
  const auto agencies = agencies_of(reader, purge);
  return !agencies.empty() && std::ranges::all_of(agencies, [&](const std::string& agency) {
    return who.may(Right::kPublish, agency);
  });
}

}  // namespace

std::vector<std::string> agencies_of(const store::Reader& reader, const Purge& purge) {
  std::set<std::string> agencies;
  sql::Statement rows = reader.connection().query(
      "SELECT agency FROM dataset WHERE id = $1"
      " UNION SELECT agency FROM file WHERE sha256 = $2 AND agency <> ''"
      " UNION SELECT d.agency FROM dataset d JOIN revision_file f ON f.dataset = d.id"
      " WHERE f.sha256 = $2",
      purge.dataset, purge.sha256);
  while (const auto row = rows.next()) agencies.insert(row->text(0));
  return {agencies.begin(), agencies.end()};
}

bool may_read(const store::Reader& reader, const Principal& who, const Purge& purge) {
  if (who.is_anonymous()) return false;
  return who.may_everywhere(Right::kAdminister) || publishes_for_all(reader, who, purge);
}

bool may_confirm(const store::Reader& reader, const Principal& who, const Purge& purge) {
  return purge.state == State::kAsked && !asked_it(who, purge) && may_read(reader, who, purge);
}

Purge ask(store::WriteTransaction& change, const Principal& who, Wish wish) {
  if (!who.may_everywhere(Right::kAdminister))
    throw Error(ErrorCode::kForbidden, "purge_not_yours");
  Purge purge;
  purge.reason = checked_text(wish.reason, true);
  wish.kind == Kind::kContent ? want_content(change.read(), wish) : want_field(change.read(), wish);
  refuse_asked(change.connection(), wish);
  purge.id = base::random_uuid();
  purge.kind = wish.kind;
  purge.sha256 = wish.sha256;
  purge.dataset = wish.dataset;
  purge.pointer = wish.pointer;
  purge.asked_by = who.person().name;
  purge.asked_by_id = who.person().id;
  purge.asked_at = base::now();
  put_purge(change.connection(), purge);
  tell(change, purge, "purge_asked", purge.asked_by, purge.sha256);
  return purge;
}

Purge confirm(store::WriteTransaction& change, const Principal& who, std::string_view id) {
  Purge purge = want_asked(change, who, id);
  if (asked_it(who, purge)) throw Error(ErrorCode::kForbidden, "purge_same_person");
  purge.state = State::kDone;
  sql::Connection& connection = change.connection();
  connection.run_script("PRAGMA secure_delete = ON;");
  if (purge.kind == Kind::kContent) {
    erase_content(change, purge);
    purge.indexed_at = purge.answered_at;  // the index has nothing of a file's content
  } else {
    erase_field(change, purge);
  }
  connection.run_script("PRAGMA secure_delete = OFF;");
  put_purge(connection, purge);
  const auto replaced = store::list_replaced(connection, purge.id);
  tell(change, purge, "purged", purge.answered_by,
       replaced.empty() ? purge.digest : store::digest_of(replaced));
  queue::enqueue(connection, {.kind = kJob, .key = std::string(kJob) + "/" + purge.id});
  return purge;
}

Purge decline(store::WriteTransaction& change, const Principal& who, std::string_view id,
              std::string_view note) {
  Purge purge = want_asked(change, who, id);
  purge.note = checked_text(note, false);
  purge.state = State::kDeclined;
  put_purge(change.connection(), purge);
  tell(change, purge, "purge_declined", purge.answered_by, purge.sha256);
  return purge;
}

std::vector<store::BackupMade> backups_with(const store::Reader& reader, const Purge& purge) {
  if (purge.state != State::kDone) return {};
  return store::list_backups(reader.connection(), purge.answered_at);
}

}  // namespace catalog::purge

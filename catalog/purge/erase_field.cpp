#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "catalog/audit/log.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/text.hpp"
#include "catalog/purge/erase.hpp"
#include "catalog/purge/pointer.hpp"
#include "catalog/queue/queue.hpp"
#include "catalog/store/purge_table.hpp"
#include "catalog/store/row.hpp"
#include "catalog/store/workflow.hpp"
#include "catalog/usage/missing_table.hpp"

namespace catalog::purge {
namespace {

using base::Json;

/// Goes through the tables one after the other.
class Eraser {
 public:
  Eraser(store::WriteTransaction& change, Purge& purge)
      : change_(change), connection_(change.connection()), purge_(purge), pointer_(purge.pointer) {}

  void erase_revisions();
  void seal_dataset();
  void erase_copy();
  void erase_batch_rows();
  void erase_templates(const std::string& agency);
  void erase_texts();
  /// SHA-256 over the values, each as JSON with a line feed behind it, in the order they were
  /// found.
  std::string digest() const;

 private:
  void add(const char* table, std::int64_t count);
  /// The document without the member, as it is to be written; nothing where it has none.
  std::optional<std::string> without(std::string_view document);
  void erase_text(const std::string& text);
  void erase_batches_with(const std::string& text);

  store::WriteTransaction& change_;
  sql::Connection& connection_;
  Purge& purge_;
  Pointer pointer_;
  std::vector<Json> values_;  // each once
};

void Eraser::add(const char* table, std::int64_t count) {
  if (count == 0) return;
  const auto before = purge_.erased[table].as_integer().value_or(0);
  purge_.erased.set(table, Json::integer(before + count));
}

std::optional<std::string> Eraser::without(std::string_view text) {
  if (text.empty()) return std::nullopt;
  Json document = base::parse_json(text);
  auto value = pointer_.take_out(document);
  if (!value) return std::nullopt;
  if (std::ranges::find(values_, *value) == values_.end()) values_.push_back(std::move(*value));
  return base::write_json(document);
}

void Eraser::erase_revisions() {
  std::vector<std::pair<std::int64_t, store::ReplacedDigest>> changed;
  sql::Statement rows = connection_.query(
      "SELECT revision_id, number, digest, document FROM revision WHERE dataset = $1"
      " ORDER BY number",
      purge_.dataset);
  while (const auto row = rows.next()) {
    // One that is damaged stays so: a new digest would hide it.
    if (base::sha256(row->view(3)) != row->view(2)) store::throw_damaged(purge_.dataset);
    if (const auto document = without(row->view(3)))
      changed.push_back({row->integer(0),
                         {purge_.dataset, row->integer(1), row->text(2), base::sha256(*document)}});
  }
  for (const auto& [id, replaced] : changed) {
    sql::Statement found =
        connection_.query("SELECT document FROM revision WHERE revision_id = $1", id);
    const auto document = without(found.next()->view(0));
    connection_.execute("UPDATE revision SET document = $2, digest = $3 WHERE revision_id = $1", id,
                        *document, replaced.digest);
    store::put_replaced_digest(connection_, purge_.id, replaced);
    add("revision", 1);
  }
}

void Eraser::seal_dataset() {
  sql::Statement rows = connection_.query(
      "SELECT d.id, d.kind, d.slug, d.source, d.source_key, d.agency, d.state, d.visibility,"
      " d.revision, d.issued, d.modified, d.created_at, d.updated_at, r.digest, d.digest"
      " FROM dataset d JOIN revision r ON r.revision_id = d.revision_id WHERE d.id = $1",
      purge_.dataset);
  const auto row = rows.next();
  if (!row || row->view(13) == row->view(14)) return;
  const store::StoredDataset dataset{.id = row->text(0),
                                     .kind = row->text(1),
                                     .slug = row->text(2),
                                     .source = row->text(3),
                                     .source_key = row->text(4),
                                     .agency = row->text(5),
                                     .state = row->text(6),
                                     .visibility = row->text(7),
                                     .revision = row->integer(8),
                                     .issued = row->text(9),
                                     .modified = row->text(10),
                                     .created_at = store::to_time(row->integer(11)),
                                     .updated_at = store::to_time(row->integer(12)),
                                     .digest = row->text(13),
                                     .document = {}};
  connection_.execute("UPDATE dataset SET digest = $2, seal = $3 WHERE id = $1", dataset.id,
                      dataset.digest, store::seal_of(dataset));
}

void Eraser::erase_copy() {
  auto copy = store::find_working_copy(connection_, purge_.dataset);
  if (!copy) return;
  const auto document = without(copy->document);
  if (!document) return;
  copy->document = *document;
  store::put_working_copy(connection_, std::move(*copy));
  add("working_copy", 1);
}

void Eraser::erase_batch_rows() {
  struct Changed {
    std::string batch;
    std::int64_t place;
    std::string document;
  };
  std::vector<Changed> changed;
  sql::Statement rows = connection_.query(
      "SELECT batch, place, document FROM batch_row WHERE dataset = $1", purge_.dataset);
  while (const auto row = rows.next())
    if (auto document = without(row->view(2)))
      changed.push_back({row->text(0), row->integer(1), std::move(*document)});
  for (const auto& each : changed)
    add("batch_row",
        connection_.execute("UPDATE batch_row SET document = $3 WHERE batch = $1 AND place = $2",
                            each.batch, each.place, each.document));
}

// What the agency's records begin with is erased where it is the same.
void Eraser::erase_templates(const std::string& agency) {
  std::vector<std::pair<std::string, std::string>> changed;
  sql::Statement rows =
      connection_.query("SELECT name, document FROM record_template WHERE agency = $1", agency);
  while (const auto row = rows.next()) {
    const Json before = base::parse_json(row->view(1));
    const Json* value = pointer_.find(before);
    if (!value || std::ranges::find(values_, *value) == values_.end()) continue;
    if (auto document = without(row->view(1)))
      changed.emplace_back(row->text(0), std::move(*document));
  }
  for (const auto& [name, document] : changed)
    add("record_template",
        connection_.execute(
            "UPDATE record_template SET document = $3 WHERE agency = $1 AND name = $2", agency,
            name, document));
}

// One that was prepared and has the text anywhere goes as a whole: it is quickly prepared again.
// Of one that was carried out only what tells of it is left.
void Eraser::erase_batches_with(const std::string& text) {
  add("batch_row",
      connection_.execute("UPDATE batch_row SET title = '' WHERE instr(title, $1) > 0", text) +
          connection_.execute("UPDATE batch_row SET findings = '[]' WHERE instr(findings, $1) > 0",
                              text));
  connection_.execute(
      "DELETE FROM batch WHERE state = 'prepared' AND (instr(source, $1) > 0"
      " OR instr(request, $1) > 0"
      " OR id IN (SELECT batch FROM batch_row WHERE instr(document, $1) > 0))",
      text);
  add("batch_row",
      connection_.execute("DELETE FROM batch_row WHERE batch NOT IN (SELECT id FROM batch)"));
  add("batch",
      connection_.execute("UPDATE batch SET request = '{}' WHERE instr(request, $1) > 0", text));
}

void Eraser::erase_text(const std::string& text) {
  add("revision_note",
      connection_.execute(
          "UPDATE revision SET note = '' WHERE dataset = $1 AND instr(note, $2) > 0",
          purge_.dataset, text));
  connection_.execute("UPDATE schedule SET note = '' WHERE dataset = $1 AND instr(note, $2) > 0",
                      purge_.dataset, text);
  connection_.execute("UPDATE agency_move SET note = '' WHERE dataset = $1 AND instr(note, $2) > 0",
                      purge_.dataset, text);
  add("privacy_review",
      connection_.execute("UPDATE privacy_review SET note = '' WHERE instr(note, $1) > 0", text));
  erase_batches_with(text);
  add("kept_answer",
      connection_.execute("DELETE FROM kept_answer WHERE instr(answer, $1) > 0", text));
  add("job", queue::erase_text(connection_, text));
  add("audit", audit::erase_details_with(connection_, text));
  add("missing", usage::forget_missed(connection_, base::fold(text)));
  erase_said(change_, purge_, text);
}

void Eraser::erase_texts() {
  for (const auto& text : texts_of(values_)) erase_text(text);
  auto copy = store::find_working_copy(connection_, purge_.dataset);
  const auto holds = [&](const std::string& text) {
    return copy->note.find(text) != std::string::npos;
  };
  if (copy && std::ranges::any_of(texts_of(values_), holds)) {
    copy->note.clear();
    store::put_working_copy(connection_, std::move(*copy));
  }
  // Their answers are the whole document, whatever of it is written otherwise there.
  add("kept_answer",
      connection_.execute("DELETE FROM kept_answer WHERE instr(answer, $1) > 0", purge_.dataset));
}

std::string Eraser::digest() const {
  base::Sha256 digest;
  for (const auto& value : values_) digest.add(base::write_json(value) + "\n");
  return digest.finish();
}

// The change log counts revisions that the audit log has: this one is told to both.
void tell(store::WriteTransaction& change, const Purge& purge) {
  const auto dataset = change.read().find_dataset(purge.dataset);
  if (!dataset) return;
  audit::Event event;
  event.actor = purge.answered_by;
  event.action = "purged";
  event.kind = "dataset";
  event.id = dataset->id;
  event.agency = dataset->agency;
  event.revision = dataset->revision;
  event.content = dataset->digest;
  audit::append(change.connection(), std::move(event));
  change.append_change("dataset", dataset->id, dataset->revision, "purged");
}

}  // namespace

void erase_field(store::WriteTransaction& change, Purge& purge) {
  Eraser eraser(change, purge);
  eraser.erase_revisions();
  eraser.seal_dataset();
  eraser.erase_copy();
  eraser.erase_batch_rows();
  const auto dataset = change.read().find_dataset(purge.dataset);
  if (dataset) eraser.erase_templates(dataset->agency);
  eraser.erase_texts();
  purge.digest = eraser.digest();
  tell(change, purge);
}

}  // namespace catalog::purge

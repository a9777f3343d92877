#include "catalog/bulk/carry_out.hpp"

#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/bulk/batch_table.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/publish/states.hpp"

namespace catalog::bulk {
namespace {

using base::Error;
using base::ErrorCode;
using base::Json;
using publish::Draft;
using store::StoredDataset;
using store::WriteTransaction;

Batch find_or_throw(const WriteTransaction& change, const std::string& id, BatchState wanted,
                    const char* otherwise) {
  auto batch = find_batch(change.read(), id);
  if (!batch) throw Error(ErrorCode::kNotFound, "bulk_not_found");
  if (batch->state != wanted) throw Error(ErrorCode::kConflict, otherwise);
  return std::move(*batch);
}

Draft draft_of(const StoredDataset& dataset, const std::string& author, const std::string& note) {
  Draft draft;
  draft.id = dataset.id;
  draft.kind = publish::kind_of(dataset);
  draft.source = dataset.source;
  draft.source_key = dataset.source_key;
  draft.agency = dataset.agency;
  draft.state = dataset.state;
  draft.visibility = dataset.visibility;
  draft.author = author;
  draft.note = note;
  draft.expected_revision = dataset.revision;
  return draft;
}

std::string note_of(const Batch& batch) {
  const std::string& stated = batch.request["note"].as_string();
  return stated.empty() ? batch.name : stated;
}

Draft draft_for(const WriteTransaction& change, const Batch& batch, const BatchRow& row,
                const std::string& author) {
  Draft draft;
  if (row.before > 0) {
    draft = draft_of(change.read().find_dataset(row.dataset).value(), author, note_of(batch));
  } else {
    draft.agency = batch.agency;
    draft.source = table_source(batch.agency);
    draft.source_key = row.source_key;
    draft.author = author;
    draft.note = note_of(batch);
    draft.expected_revision = 0;
  }
  draft.document = row.document;
  draft.state = row.state;
  draft.refuse_errors = publish::is_for_the_public(row.state);
  const Json& visibility = batch.request["set"]["visibility"];
  if (visibility.is_string()) draft.visibility = visibility.as_string();
  return draft;
}

// Whether the dataset is still as it was when the batch was prepared.
bool is_fresh(const WriteTransaction& change, const Batch& batch, const BatchRow& row) {
  if (row.before == 0)
    return !change.read().find_by_source_key(table_source(batch.agency), row.source_key);
  const auto dataset = change.read().find_dataset(row.dataset);
  return dataset && dataset->revision == row.before && dataset->agency == batch.agency;
}

void apply(WriteTransaction& change, const Batch& batch, const std::string& author,
           const Objection& objection, BatchRow& row) {
  if (row.outcome != RowOutcome::kAdd && row.outcome != RowOutcome::kChange) return;
  if (!is_fresh(change, batch, row)) {
    row.outcome = RowOutcome::kStale;
    return;
  }
  for (auto& each : objection(row)) {
    row.outcome = RowOutcome::kRefused;
    row.findings.push_back(std::move(each));
  }
  if (row.outcome == RowOutcome::kRefused) return;
  auto published = publish::publish(change, draft_for(change, batch, row, author));
  if (published.outcome == publish::Outcome::kRefused) {
    row.outcome = RowOutcome::kRefused;
    for (auto& each : published.findings) add_finding(row, std::move(each));
    return;
  }
  row.dataset = published.id;
  row.after = published.revision;
  row.document = {};  // the revision has it from here on
}

void put_back(WriteTransaction& change, const std::string& author, const Batch& batch,
              BatchRow& row) {
  const auto dataset = change.read().find_dataset(row.dataset);
  if (row.after == 0 || row.after == row.before) return;
  if (!dataset || dataset->revision != row.after) {
    row.outcome = RowOutcome::kKept;
    return;
  }
  Draft draft = draft_of(*dataset, author, note_of(batch));
  if (row.before == 0) {
    draft.document = base::parse_json(dataset->document);
    draft.state = "withdrawn";
  } else {
    const auto before = change.read().find_revision(row.dataset, row.before);
    if (!before) throw Error(ErrorCode::kInternal, "internal");
    draft.document = base::parse_json(before->document);
    draft.state = before->state;
    draft.visibility = before->visibility;
  }
  publish::publish(change, std::move(draft));
}

}  // namespace

std::vector<BatchRow> carry_out(WriteTransaction& change, const std::string& id,
                                const std::string& author, const Objection& objection) {
  Batch batch = find_or_throw(change, id, BatchState::kPrepared, "bulk_not_prepared");
  auto rows = list_rows(change.read(), id);
  for (auto& row : rows) apply(change, batch, author, objection, row);
  batch.state = BatchState::kApplied;
  batch.applied_at = base::now();
  update_batch(change, batch, rows);
  return rows;
}

std::vector<BatchRow> undo(WriteTransaction& change, const std::string& id,
                           const std::string& author) {
  Batch batch = find_or_throw(change, id, BatchState::kApplied, "bulk_not_applied");
  auto rows = list_rows(change.read(), id);
  for (auto& row : rows) put_back(change, author, batch, row);
  batch.state = BatchState::kUndone;
  batch.undone_at = base::now();
  update_batch(change, batch, rows);
  return rows;
}

}  // namespace catalog::bulk

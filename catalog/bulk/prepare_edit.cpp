#include <optional>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/bulk/edit.hpp"
#include "catalog/bulk/prepare.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/publish/states.hpp"
#include "catalog/rules/validate.hpp"

namespace catalog::bulk {
namespace {

using base::Json;

void refuse(BatchRow& row, std::string rule, std::map<std::string, std::string> arguments = {}) {
  row.outcome = RowOutcome::kRefused;
  row.findings.push_back(finding(Severity::kError, "", std::move(rule), std::move(arguments)));
}

// The right that a way to a state needs; nothing when there is no such way.
std::optional<people::Right> right_for(const BatchRow& row, const store::StoredDataset* dataset,
                                       std::string_view note) {
  if (!dataset) return row.state == "published" ? people::Right::kPublish : people::Right::kEdit;
  if (row.state == dataset->state) return publish::right_to_change(dataset->state);
  const auto* move = publish::find_move(dataset->state, row.state);
  if (!move || (move->needs_reason && note.empty())) return std::nullopt;
  return move->right;
}

BatchRow edited(const store::StoredDataset& dataset, const Batch& batch, const Asker& asker,
                std::size_t place) {
  BatchRow row;
  row.place = place;
  row.dataset = dataset.id;
  row.before = dataset.revision;
  row.state = batch.request["state"].as_string();
  if (row.state.empty()) row.state = dataset.state;
  row.document = base::parse_json(dataset.document);
  row.title = text_in(row.document["title"], "vi").text;
  const Json before = row.document;
  apply_edit(row.document, batch.request);
  const Json& visibility = batch.request["set"]["visibility"];
  const bool same = row.state == dataset.state && documents::say_the_same(before, row.document) &&
                    (visibility.is_null() || visibility.as_string() == dataset.visibility);
  row.outcome = same ? RowOutcome::kSame : RowOutcome::kChange;
  if (!same) judge(row, &dataset, asker, batch.request["note"].as_string());
  return row;
}

}  // namespace

void judge(BatchRow& row, const store::StoredDataset* dataset, const Asker& asker,
           std::string_view note) {
  // What is fixed until its minute is called off first; nothing is scheduled without one.
  if (row.state == "scheduled") return refuse(row, "scheduled_fixed");
  const auto right = right_for(row, dataset, note);
  if (!right) {
    const auto* move = publish::find_move(dataset->state, row.state);
    if (move) return refuse(row, "reason_needed");
    return refuse(row, "state_move_bad",
                  {{"from", dataset->state},
                   {"to", row.state},
                   {"allowed", publish::list_next_states(dataset->state)}});
  }
  if (!asker.rights.has(*right))
    return refuse(row, "right_missing_" + std::string(people::row_of(*right).name));
  for (auto& each :
       rules::check(row.document, dataset ? publish::kind_of(*dataset) : NodeClass::kDataset))
    if (each.severity != Severity::kAdvice) add_finding(row, std::move(each));
  if (publish::is_for_the_public(row.state) && rules::count(row.findings, Severity::kError) > 0)
    row.outcome = RowOutcome::kRefused;
}

std::vector<BatchRow> prepare_edit(const store::Reader& reader, const Batch& batch,
                                   const std::vector<std::string>& datasets, const Asker& asker) {
  check_edit(batch.request);
  if (datasets.size() > kMostRows)
    throw base::Error(base::ErrorCode::kTooLarge, "bulk_too_many",
                      {{"limit", std::to_string(kMostRows)}});
  std::vector<BatchRow> rows;
  for (const auto& id : datasets) {
    const auto dataset = reader.find_dataset(id);
    // What is another agency's is not told of: it is as if it were not there.
    if (!dataset || dataset->agency != batch.agency)
      throw base::Error(base::ErrorCode::kNotFound, "dataset_not_found", {{"id", id}});
    rows.push_back(edited(*dataset, batch, asker, rows.size()));
  }
  return rows;
}

}  // namespace catalog::bulk

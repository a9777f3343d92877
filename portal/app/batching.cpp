#include "portal/app/batching.hpp"

#include <tuple>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/bulk/batch_table.hpp"
#include "catalog/bulk/carry_out.hpp"
#include "catalog/bulk/edit.hpp"
#include "catalog/bulk/prepare.hpp"
#include "catalog/documents/decoding.hpp"
#include "catalog/documents/dialects.hpp"
#include "catalog/publish/states.hpp"
#include "catalog/publish/two_persons.hpp"
#include "portal/app/access.hpp"

namespace portal::app {
namespace {

namespace bulk = catalog::bulk;
using base::Error;
using base::ErrorCode;
using base::Json;
using people::Right;

constexpr std::size_t kNameBytes = 200;

bulk::Asker asker_of(const App& app, const people::Principal& who, const std::string& agency) {
  bulk::Asker asker;
  for (const auto& row : people::kRights)
    if (who.may(row.right, agency)) asker.rights = asker.rights | people::Rights{row.right};
  asker.base_urls = {app.base_url()};
  return asker;
}

void check_state(const std::string& state) {
  if (!state.empty() && !catalog::publish::may_begin_as(state))
    throw Error(ErrorCode::kInvalidData, "state_bad",
                {{"value", base::shorten(base::repair_utf8(state), 40)}});
}

// The table as UTF-8 CSV, and by what its cells stand apart where that is known.
std::pair<std::string, std::string> as_csv(const std::string& content) {
  if (content.starts_with("PK")) return {catalog::documents::csv_of_workbook(content), ","};
  catalog::documents::Decoded decoded;
  catalog::documents::decode(content, decoded);
  return {std::string(decoded.text), ""};
}

bulk::Batch new_batch(const people::Principal& who, const std::string& agency, bulk::Kind kind,
                      const std::string& name) {
  bulk::Batch batch;
  batch.kind = kind;
  batch.agency = agency;
  batch.author = who.person().name;
  batch.name = base::shorten(base::repair_utf8(std::string(base::trim(name))), kNameBytes);
  return batch;
}

// Rows are found out before the store is taken for writing: that takes the time.
std::string keep(App& app, const bulk::Batch& batch, const std::vector<bulk::BatchRow>& rows) {
  auto change = app.store.write();
  std::string id = bulk::put_batch(change, batch, rows);
  change.commit();
  return id;
}

// What a row needs may have been taken from whoever carries the batch out; and what its author
// prepared for the public a second person carries out, where the agency wants two.
class Objections {
 public:
  Objections(const catalog::store::Reader& reader, const bulk::Batch& batch,
             const people::Principal& who, bulk::Asker asker)
      : reader_(reader), batch_(batch), who_(who), asker_(std::move(asker)) {}

  catalog::Findings operator()(const bulk::BatchRow& row) const {
    catalog::Findings found;
    const Right needed = catalog::publish::right_to_change(row.state);
    if (!asker_.rights.has(needed)) object(found, right_missing(needed));
    if (!catalog::publish::is_for_the_public(row.state)) return found;
    catalog::publish::Approval approval;
    approval.agency = batch_.agency;
    if (!row.dataset.empty())
      approval.authors = catalog::publish::find_authors(reader_, row.dataset);
    approval.authors.insert(batch_.author);
    approval.approver = who_.person().name;
    if (const auto fault = catalog::publish::find_fault(reader_, approval)) object(found, *fault);
    return found;
  }

 private:
  static base::Message right_missing(Right right) {
    return {"right_missing_" + std::string(people::row_of(right).name), {}};
  }
  static void object(catalog::Findings& found, const base::Message& message) {
    found.push_back({catalog::Severity::kError, "", message.key, message});
  }

  const catalog::store::Reader& reader_;
  const bulk::Batch& batch_;
  const people::Principal& who_;
  bulk::Asker asker_;
};

}  // namespace

std::string prepare_table(App& app, const people::Principal& who, const std::string& agency,
                          const SentTable& table) {
  demand(Right::kEdit, agency, who);
  check_state(table.state);
  bulk::Batch batch = new_batch(who, agency, bulk::Kind::kImport, table.name);
  std::string separator;
  std::tie(batch.source, separator) = as_csv(table.content);
  batch.request = Json::object();
  batch.request.set("state", table.state.empty() ? "draft" : table.state);
  batch.request.set("separator", separator);
  const auto rows = bulk::prepare_import(app.store.snapshot(), batch, asker_of(app, who, agency));
  return keep(app, batch, rows);
}

void name_columns(App& app, const people::Principal& who, const std::string& id,
                  const Json& columns, const std::string& state) {
  check_state(state);
  bulk::Batch batch = find_batch(who, app.store.read(), id);
  if (batch.kind != bulk::Kind::kImport || batch.state != bulk::BatchState::kPrepared)
    throw Error(ErrorCode::kConflict, "bulk_not_prepared");
  batch.request.set("columns", columns);
  if (!state.empty()) batch.request.set("state", state);
  const auto rows =
      bulk::prepare_import(app.store.snapshot(), batch, asker_of(app, who, batch.agency));
  keep(app, batch, rows);
}

std::string prepare_change(App& app, const people::Principal& who, const std::string& agency,
                           Json edit, const std::vector<std::string>& datasets) {
  demand(Right::kEdit, agency, who);
  bulk::check_edit(edit);
  bulk::normalise_edit(edit);
  bulk::Batch batch =
      new_batch(who, agency, bulk::Kind::kEdit, std::as_const(edit)["note"].as_string());
  batch.request = std::move(edit);
  const auto rows =
      bulk::prepare_edit(app.store.snapshot(), batch, datasets, asker_of(app, who, agency));
  return keep(app, batch, rows);
}

bulk::Tally carry_out_batch(App& app, const people::Principal& who, const std::string& id) {
  auto change = app.store.write();
  const auto batch = find_batch(who, change.read(), id);
  const Objections objections(change.read(), batch, who, asker_of(app, who, batch.agency));
  const auto rows = bulk::carry_out(change, id, who.person().name, objections);
  change.commit();
  return bulk::tally(rows);
}

bulk::Tally undo_batch(App& app, const people::Principal& who, const std::string& id) {
  auto change = app.store.write();
  const auto batch = find_batch(who, change.read(), id);
  // What became public by it takes a publisher to take back.
  for (const auto& row : bulk::list_rows(change.read(), id))
    if (row.after > row.before)
      demand(catalog::publish::right_to_change(row.state), batch.agency, who);
  const auto rows = bulk::undo(change, id, who.person().name);
  change.commit();
  return bulk::tally(rows);
}

bulk::Batch find_batch(const people::Principal& who, const catalog::store::Reader& reader,
                       const std::string& id) {
  auto batch = bulk::find_batch(reader, id);
  if (!batch || !who.may(Right::kEdit, batch->agency))
    throw Error(ErrorCode::kNotFound, "bulk_not_found");
  return std::move(*batch);
}

}  // namespace portal::app

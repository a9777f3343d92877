#include <array>
#include <set>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/bulk/merge_record.hpp"
#include "catalog/bulk/prepare.hpp"
#include "catalog/documents/csv_columns.hpp"
#include "catalog/documents/csv_table.hpp"
#include "catalog/documents/dialects.hpp"
#include "catalog/documents/normalise.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/publish/agencies.hpp"
#include "catalog/publish/own_record.hpp"

namespace catalog::bulk {
namespace {

using base::Error;
using base::ErrorCode;
using base::Json;

documents::ColumnMapping mapping_of(const Batch& batch) {
  documents::ColumnMapping mapping;
  for (const auto& [heading, column] : batch.request["columns"].members())
    if (!column.as_string().empty()) mapping[heading] = column.as_string();
  return mapping;
}

char separator_of(const Batch& batch) {
  const std::string& stated = batch.request["separator"].as_string();
  return stated.empty() ? '\0' : stated.front();
}

// Columns that a person may choose, by headings that csv_column() knows.
constexpr std::array<std::string_view, 26> kChoices = {
    "title_vi",     "title_en",      "title",    "description_vi", "description_en", "description",
    "keyword_vi",   "keyword_en",    "keyword",  "theme",          "identifier",     "license",
    "frequency",    "access rights", "language", "contact name",   "email",          "phone",
    "issued",       "modified",      "spatial",  "temporal start", "temporal end",   "landing page",
    "download url", "format"};

bool is_same(const documents::CsvColumn& left, const documents::CsvColumn& right) {
  return left.key == right.key && left.language == right.language && left.part == right.part &&
         left.is_listed == right.is_listed;
}

std::string choice_for(const documents::CsvColumn& column) {
  if (column.key.empty() || column.key == "-") return column.key;
  for (const auto choice : kChoices)
    if (is_same(documents::csv_column(choice), column)) return std::string(choice);
  return column.language.empty() ? column.key : column.key + "_" + column.language;
}

// Goes through the rows of a table and says what each would do.
class Preparation {
 public:
  Preparation(const store::Reader& reader, const Batch& batch, const Asker& asker)
      : reader_(reader),
        batch_(batch),
        asker_(asker),
        publisher_(publish::publisher_of(reader, batch.agency)) {}

  void take(documents::Record&& record) {
    if (rows.size() >= kMostRows)
      throw Error(ErrorCode::kTooLarge, "bulk_too_many", {{"limit", std::to_string(kMostRows)}});
    BatchRow row;
    row.place = rows.size();
    row.line = record.line;
    row.findings = std::move(record.findings);
    row.title = text_in(record.document["title"], "vi").text;
    if (record.refused) {
      row.outcome = RowOutcome::kRefused;
    } else if (record.kind != NodeClass::kDataset) {
      refuse(row, "bulk_not_a_dataset");
    } else {
      settle(row, std::move(record));
    }
    rows.push_back(std::move(row));
  }

  std::vector<BatchRow> rows;

 private:
  static void refuse(BatchRow& row, std::string rule,
                     std::map<std::string, std::string> arguments = {}) {
    row.outcome = RowOutcome::kRefused;
    row.findings.push_back(finding(Severity::kError, "", std::move(rule), std::move(arguments)));
  }

  void settle(BatchRow& row, documents::Record&& record) {
    Json stated = std::move(record.document);
    note_other_publisher(row, stated["publisher"]);
    stated.set("publisher", publisher_);
    for (auto& each : documents::normalise(stated, NodeClass::kDataset))
      add_finding(row, std::move(each));
    if (Json* publisher = stated.find("publisher")) publisher->set("id", batch_.agency);
    std::optional<store::StoredDataset> dataset;
    if (const auto own = publish::own_address(record.identity, asker_.base_urls)) {
      dataset = reader_.find_dataset(own->id);
      if (!dataset || dataset->agency != batch_.agency)
        return refuse(row, "bulk_not_yours", {{"iri", record.identity}});
    } else {
      row.source_key =
          record.identity.empty() ? "title:" + store::name_key(row.title) : record.identity;
      dataset = reader_.find_by_source_key(table_source(batch_.agency), row.source_key);
    }
    if (!seen_.insert(dataset ? dataset->id : row.source_key).second)
      return refuse(row, "bulk_repeated", {{"title", row.title}});
    decide(row, dataset ? &*dataset : nullptr, std::move(stated));
  }

  void decide(BatchRow& row, const store::StoredDataset* dataset, Json stated) {
    row.outcome = dataset ? RowOutcome::kChange : RowOutcome::kAdd;
    if (dataset) {
      row.dataset = dataset->id;
      row.before = dataset->revision;
      row.state = dataset->state;
      row.document = base::parse_json(dataset->document);
      const Json before = row.document;
      merge_record(row.document, stated);
      if (documents::say_the_same(before, row.document)) {
        row.outcome = RowOutcome::kSame;
        row.document = {};
        return;
      }
    } else {
      row.state = batch_.request["state"].as_string();
      if (row.state.empty()) row.state = "draft";
      row.document = std::move(stated);
    }
    judge(row, dataset, asker_, "");
  }

  void note_other_publisher(BatchRow& row, const Json& stated) const {
    const std::string name = stated.is_string() ? stated.as_string()
                             : stated.is_array() && !stated.items().empty()
                                 ? text_in(stated.items()[0]["name"], "vi").text
                                 : "";
    if (name.empty() || name == batch_.agency) return;
    const auto agency = reader_.find_agency_by_name(name);
    if (agency && agency->slug == batch_.agency) return;
    row.findings.push_back(
        finding(Severity::kWarning, "/publisher", "bulk_other_publisher", {{"name", name}}));
  }

  const store::Reader& reader_;
  const Batch& batch_;
  const Asker& asker_;
  const Json publisher_;
  std::set<std::string> seen_;
};

}  // namespace

std::vector<BatchRow> prepare_import(const store::Reader& reader, const Batch& batch,
                                     const Asker& asker) {
  Preparation preparation(reader, batch, asker);
  const auto summary = documents::read_metadata_csv(
      batch.source, separator_of(batch), mapping_of(batch),
      [&](documents::Record&& record) { preparation.take(std::move(record)); });
  // Without a title there is nothing to show a person; the columns can still be named.
  if (!summary.complete && preparation.rows.empty()) return {};
  if (!summary.complete && !summary.findings.empty()) {
    BatchRow row;
    row.place = preparation.rows.size();
    row.outcome = RowOutcome::kRefused;
    row.findings = summary.findings;
    preparation.rows.push_back(std::move(row));
  }
  return std::move(preparation.rows);
}

std::vector<Heading> headings_of(const Batch& batch) {
  const char stated = separator_of(batch);
  documents::CsvTable table(batch.source,
                            stated == '\0' ? documents::guess_separator(batch.source) : stated);
  std::vector<std::string> names;
  table.next(names);
  const auto mapping = mapping_of(batch);
  std::vector<Heading> headings;
  for (auto& name : names) {
    const auto named = mapping.find(name);
    std::string column = named == mapping.end() ? choice_for(documents::csv_column(name))
                         : named->second == "-" ? "-"
                                                : choice_for(documents::csv_column(named->second));
    headings.push_back({std::move(name), std::move(column)});
  }
  return headings;
}

std::vector<std::string> list_columns() {
  return {kChoices.begin(), kChoices.end()};
}

}  // namespace catalog::bulk

#include "catalog/facts/build.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "catalog/facts/stated.hpp"
#include "catalog/publish/own_record.hpp"

namespace catalog::facts {
namespace {

using base::Json;
using store::StoredDataset;

bool was_public(const store::Revision& revision) {
  return revision.state == "published" && revision.visibility == "public";
}

// When data came: what the record says of the file, else when an agency brought it here.
std::optional<Day> modified_of(const Json& distribution, const FileAround& around) {
  if (const auto stated = day_of(text_of(distribution, "modified"), around.zone)) return stated;
  if (!around.hosted || !around.hosted->uploaded) return std::nullopt;
  return day_of(*around.hosted->uploaded, around.zone);
}

// When it was last published or changed: here, or by its source, whose imports are no changes.
std::optional<Day> published_day(const StoredDataset& dataset, std::chrono::minutes zone) {
  const auto stated = dataset.source.empty() ? std::nullopt : day_of(dataset.modified, zone);
  return stated ? stated : day_of(dataset.updated_at, zone);
}

Row beside_row(const StoredDataset& dataset, const Json& document, std::chrono::minutes zone) {
  Row row(beside_table());
  const std::string key = double_key(document, dataset.agency);
  row.set("dataset", dataset.id);
  row.set("name_key", key.empty() ? dataset.id : key);  // without a title it doubles nothing
  row.set("agency", dataset.agency);
  row.set("published_day", published_day(dataset, zone));
  return row;
}

}  // namespace

std::optional<HostedFile> Builder::hosted(const std::string& file) const {
  if (file.empty()) return std::nullopt;
  const auto stored = sources_.reader.find_file(file);
  if (!stored) return std::nullopt;
  HostedFile found;
  found.sha256 = stored->sha256;
  found.is_in_store = sources_.files.find(stored->sha256).has_value();
  if (!stored->agency.empty()) found.uploaded = stored->created_at;
  found.probe = find_probe(sources_.facts, stored->sha256);
  return found;
}

LinkState Builder::link(const std::string& distribution) const {
  auto rows = sources_.facts.query(
      "SELECT access_state, download_state, last_checked_day, broken_since_day FROM link_state"
      " WHERE distribution = $1",
      distribution);
  LinkState link;
  if (const auto row = rows.next()) {
    if (!row->is_null(0)) link.access = row->text(0);
    if (!row->is_null(1)) link.download = row->text(1);
    if (!row->is_null(2)) link.checked = row->integer(2);
    if (!row->is_null(3)) link.broken_since = row->integer(3);
  }
  return link;
}

bool Builder::is_checked(const std::string& sha256) const {
  return sources_.reader.connection()
      .query("SELECT 1 FROM privacy_review WHERE sha256 = $1 LIMIT 1", sha256)
      .next()
      .has_value();
}

Builder::Withdrawal Builder::withdrawal(const std::string& dataset) const {
  Withdrawal found;
  bool still = true;  // in the last run of withdrawn revisions
  for (const auto& revision : sources_.reader.list_revisions(dataset)) {
    still = still && revision.state == "withdrawn";
    if (still) {
      found.day = day_of(revision.time, sources_.zone);
      found.has_notice = !revision.note.empty();
    }
    if (was_public(revision)) return found;
  }
  return {};
}

FileAround Builder::around(const StoredDataset& dataset, const Json& distribution) const {
  FileAround around;
  around.dataset = dataset.id;
  around.hosted = hosted(distribution["file"].as_string());
  if (!around.hosted) around.link = link(distribution["id"].as_string());
  around.now = sources_.now;
  around.zone = sources_.zone;
  return around;
}

FileFacts Builder::file(const Json& distribution, const Json& document,
                        const FileAround& around) const {
  FileFacts facts{file_row(distribution, document, around), kind_of_file(distribution, around)};
  facts.licence = licence_of(distribution, document);
  facts.modified = modified_of(distribution, around);
  if (around.hosted && around.hosted->probe) {
    facts.uses_ids = around.hosted->probe->uses_ids;
    facts.uses_codes = around.hosted->probe->uses_codes;
  }
  return facts;
}

std::vector<Row> Builder::services(const StoredDataset& dataset, const Json& document) const {
  std::set<std::string> served;
  for (const auto& name : list_served(document)) {
    if (publish::is_uuid(name))
      served.insert(name);
    else if (const auto found = sources_.reader.resolve_slug(name))
      served.insert(found->id);
  }
  std::vector<Row> rows;
  for (const auto& id : served) {
    Row row(service_table());
    row.set("service", dataset.id);
    row.set("dataset", id);
    rows.push_back(std::move(row));
  }
  return rows;
}

Built Builder::build(const StoredDataset& dataset) const {
  Built built;
  RecordAround record;
  record.zone = sources_.zone;
  if (dataset.kind == "DatasetSeries") return built;
  if (dataset.state == "withdrawn" && dataset.visibility == "public") {
    const auto withdrawal = this->withdrawal(dataset.id);
    record.withdrawn = withdrawal.day;
    record.has_notice = withdrawal.has_notice;
  }
  if (!dataset.is_public() && !record.withdrawn) return built;

  const Json document = base::parse_json(dataset.document);
  record.root = dataset.agency.empty() ? "" : sources_.root_of(dataset.agency);
  std::vector<FileFacts> files;
  for (const auto* distribution : values_of(document, "distribution")) {
    const FileAround around = this->around(dataset, *distribution);
    files.push_back(file(*distribution, document, around));
    if (!around.hosted) continue;
    ++record.privacy.contents;
    if (is_checked(around.hosted->sha256)) ++record.privacy.checked;
  }
  built.dataset = record_row(dataset, document, files, record);
  for (auto& each : files) {
    if (!record.root.empty()) each.row.set("root_publisher_id", record.root);
    each.row.set("access", built.dataset->text("access"));
    each.row.set("withdrawn_day", record.withdrawn);
    built.files.push_back(std::move(each.row));
  }
  for (const auto& theme : themes_of(document)) {
    Row row(theme_table());
    row.set("dataset_id", dataset.id);
    row.set("theme", theme);
    built.themes.push_back(std::move(row));
  }
  if (record.withdrawn) return built;
  if (dataset.kind == "DataService")
    built.services = services(dataset, document);
  else if (built.dataset->text("access") == "public")
    built.beside = beside_row(dataset, document, sources_.zone);
  return built;
}

}  // namespace catalog::facts

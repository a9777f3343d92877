#include "catalog/store/revision_file.hpp"

#include <string>

#include "catalog/base/hash.hpp"
#include "catalog/base/json.hpp"
#include "catalog/base/log.hpp"
#include "catalog/store/reader.hpp"

namespace catalog::store {
namespace {

constexpr const char* kDone = "revision_files";  // in `meta`, once the older ones were noted

bool is_done(sql::Connection& connection) {
  return connection.query("SELECT value FROM meta WHERE name = $1", kDone).next().has_value();
}

std::vector<DistributionRef> files_in(std::string_view text) {
  std::vector<DistributionRef> refs;
  const base::Json document = base::parse_json(text);
  for (const auto& distribution : document["distribution"].items())
    if (const auto& file = distribution["file"].as_string(); !file.empty())
      refs.push_back({distribution["id"].as_string(), file});
  return refs;
}

}  // namespace

void note_revision_files(sql::Connection& connection, std::string_view dataset, std::int64_t number,
                         const std::vector<DistributionRef>& distributions) {
  for (const auto& distribution : distributions)
    if (!distribution.file.empty())
      connection.execute(
          "INSERT INTO revision_file (sha256, dataset, number)"
          " SELECT sha256, $1, $2 FROM file WHERE id = $3 ON CONFLICT DO NOTHING",
          dataset, number, distribution.file);
}

void note_older_revision_files(sql::Connection& connection) {
  if (is_done(connection)) return;
  sql::Transaction transaction(connection, sql::Transaction::Kind::kWrite);
  if (is_done(connection)) return;  // another process was quicker
  sql::Statement rows = connection.query(
      "SELECT dataset, number, digest, document FROM revision"
      " WHERE instr(document, '\"file\":\"') > 0");
  while (const auto row = rows.next()) {
    const std::string document = row->text(3);
    if (base::sha256(document) == row->view(2))
      note_revision_files(connection, row->view(0), row->integer(1), files_in(document));
    else
      base::log(base::LogLevel::kError, "revision_damaged",
                {{"dataset", row->text(0)}, {"revision", std::to_string(row->integer(1))}});
  }
  connection.execute("INSERT INTO meta (name, value) VALUES ($1, '1')", kDone);
  transaction.commit();
}

std::vector<std::string> Reader::list_datasets_of_content(std::string_view sha256) const {
  std::vector<std::string> list;
  sql::Statement rows = connection_->query(
      "SELECT DISTINCT f.dataset FROM revision_file f"
      " JOIN revision r ON r.dataset = f.dataset AND r.number = f.number"
      " WHERE f.sha256 = $1 AND r.state = 'published' AND r.visibility = 'public'"
      " ORDER BY f.dataset",
      sha256);
  while (const auto row = rows.next()) list.push_back(row->text(0));
  return list;
}

bool Reader::has_handed_out(std::string_view dataset, std::string_view sha256) const {
  return connection_
      ->query("SELECT 1 FROM revision_file WHERE sha256 = $1 AND dataset = $2 LIMIT 1", sha256,
              dataset)
      .next()
      .has_value();
}

}  // namespace catalog::store

#include "catalog/store/check.hpp"

#include <fstream>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "catalog/base/hash.hpp"
#include "catalog/store/purge_table.hpp"
#include "catalog/store/row.hpp"
#include "catalog/store/workflow.hpp"

namespace catalog::store {
namespace {

using Arguments = std::map<std::string, std::string>;

// Not of files::sha256_of_file: a file that cannot be read is one problem more, no end of the
// check.
std::optional<std::string> digest_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  base::Sha256 digest;
  std::string part(std::size_t{256} << 10, '\0');
  while (in.read(part.data(), static_cast<std::streamsize>(part.size())), in.gcount() > 0)
    digest.add(std::string_view(part).substr(0, static_cast<std::size_t>(in.gcount())));
  // The end was seen only where everything before it could be read.
  if (in.bad() || !in.eof()) return std::nullopt;
  return digest.finish();
}

/// Runs the questions one after the other and keeps what does not agree.
class Check {
 public:
  explicit Check(sql::Connection& connection) : connection_(connection) {}

  void check_database();
  bool is_broken() const { return report.is_broken; }
  void check_revisions();
  void check_datasets();
  void check_links();
  void check_agencies();
  void check_changes();
  void check_copies();
  void check_files(const files::FileStore& store);
  CheckReport report;

 private:
  void add(const char* what, std::string id, const char* key, Arguments arguments) {
    report.problems.push_back({what, std::move(id), {key, std::move(arguments)}});
  }
  void add_damage(const char* what, std::string id, const char* key, Arguments arguments) {
    ++report.damaged;
    add(what, std::move(id), key, std::move(arguments));
  }
  /// Each row of `text` is a problem: its columns fill the named places, the first is the id.
  /// Answers how many there are.
  int add_rows(const char* what, const char* key, const std::vector<std::string>& places,
               sql::Sql text);
  void check_content(const files::FileStore& store, const std::string& sha256,
                     std::int64_t byte_size);

  sql::Connection& connection_;
};

int Check::add_rows(const char* what, const char* key, const std::vector<std::string>& places,
                    sql::Sql text) {
  int count = 0;
  sql::Statement rows = connection_.query(text);
  while (const auto row = rows.next()) {
    Arguments arguments;
    for (std::size_t i = 0; i < places.size(); ++i)
      arguments[places[i]] = row->text(static_cast<int>(i));
    add(what, row->text(0), key, std::move(arguments));
    ++count;
  }
  return count;
}

void Check::check_database() {
  for (const auto& reason : connection_.list_damage())
    add_damage("database", "catalog.db", "check_database", {{"reason", reason}});
  report.is_broken = report.damaged > 0;
}

void Check::check_revisions() {
  sql::Statement rows = connection_.query(
      "SELECT dataset, number, digest, document FROM revision ORDER BY revision_id");
  while (const auto row = rows.next()) {
    ++report.revisions;
    if (base::sha256(row->view(3)) != row->view(2))
      add_damage("revision", row->text(0), "check_digest",
                 {{"id", row->text(0)}, {"revision", row->text(1)}});
  }
  add_rows("revision", "check_revision_gap", {"id", "count", "revision"},
           "SELECT dataset, count(*), max(number) FROM revision GROUP BY dataset"
           " HAVING count(*) <> max(number)");
  add_rows("revision", "check_revision_lost", {"id"},
           "SELECT DISTINCT dataset FROM revision WHERE dataset NOT IN (SELECT id FROM dataset)");
}

void Check::check_datasets() {
  sql::Statement rows = connection_.query("SELECT * FROM current_dataset");
  while (const auto row = rows.next()) {
    const RowProof proof = prove_dataset(*row);
    if (!proof.has_seal) add_damage("dataset", proof.id, "check_seal", {{"id", proof.id}});
    if (!proof.has_digest)
      add_damage("dataset", proof.id, "check_digest",
                 {{"id", proof.id}, {"revision", std::to_string(proof.revision)}});
  }
  report.datasets = connection_.query("SELECT count(*) FROM dataset").next()->integer(0);
  // Without it there is no document to read: nothing that may go into a backup as whole.
  report.damaged +=
      add_rows("dataset", "check_no_revision", {"id", "revision"},
               "SELECT d.id, d.revision FROM dataset d LEFT JOIN revision r"
               " ON r.revision_id = d.revision_id AND r.dataset = d.id AND r.number = d.revision"
               " AND r.digest = d.digest"
               " WHERE r.revision_id IS NULL"
               " OR d.revision <> (SELECT max(number) FROM revision WHERE dataset = d.id)");
  add_rows("dataset", "check_dataset_agency", {"id", "agency"},
           "SELECT id, agency FROM dataset"
           " WHERE agency <> '' AND agency NOT IN (SELECT slug FROM agency)");
}

void Check::check_links() {
  add_rows("slug", "check_slug", {"slug"},
           "SELECT d.slug FROM dataset d LEFT JOIN slug s ON s.slug = d.slug AND s.dataset = d.id"
           " WHERE d.slug <> '' AND s.slug IS NULL");
  add_rows("slug", "check_slug_lost", {"slug", "id"},
           "SELECT slug, dataset FROM slug WHERE dataset NOT IN (SELECT id FROM dataset)");
  add_rows("distribution", "check_distribution", {"id", "dataset"},
           "SELECT id, dataset FROM distribution WHERE dataset NOT IN (SELECT id FROM dataset)");
  add_rows("distribution", "check_distribution_file", {"id", "file"},
           "SELECT id, file FROM distribution"
           " WHERE file <> '' AND file NOT IN (SELECT id FROM file)");
}

void Check::check_agencies() {
  sql::Statement rows = connection_.query(
      "SELECT slug, iri, parent, created_at, updated_at, document, seal FROM agency");
  while (const auto row = rows.next()) {
    const RowProof proof = prove_agency(*row);
    if (!proof.has_seal) add_damage("agency", proof.id, "check_seal_agency", {{"id", proof.id}});
  }
  add_rows("agency", "check_agency", {"id", "parent"},
           "SELECT slug, parent FROM agency"
           " WHERE parent <> '' AND parent NOT IN (SELECT slug FROM agency)");
}

void Check::check_changes() {
  sql::Statement rows = connection_.query("SELECT count(*), max(seq) FROM change");
  const auto row = rows.next();
  report.last_seq = row->integer(1);
  if (row->integer(0) != row->integer(1))
    add("change", row->text(1), "check_change_gap",
        {{"count", row->text(0)}, {"last", row->text(1)}});
  add_rows("change", "check_change_missing", {"id", "revision"},
           "SELECT id, revision FROM dataset EXCEPT SELECT id, revision FROM change"
           " WHERE kind = 'dataset'");
}

void Check::check_copies() {
  for (const auto& id : list_damaged_copies(connection_))
    add_damage("working copy", id, "check_working_copy", {{"id", id}});
  add_rows("working copy", "check_working_copy_lost", {"id"},
           "SELECT dataset FROM working_copy WHERE dataset NOT IN (SELECT id FROM dataset)");
}

void Check::check_content(const files::FileStore& store, const std::string& sha256,
                          std::int64_t byte_size) {
  ++report.files;
  const auto path = store.find(sha256);
  if (!path) return add_damage("file", sha256, "check_file_missing", {{"id", sha256}});
  std::error_code failure;
  const auto size = static_cast<std::int64_t>(std::filesystem::file_size(*path, failure));
  const auto digest = failure ? std::nullopt : digest_of(*path);
  if (!digest) return add_damage("file", sha256, "check_file_unreadable", {{"id", sha256}});
  if (size != byte_size)
    return add_damage(
        "file", sha256, "check_file_size",
        {{"id", sha256}, {"size", std::to_string(size)}, {"expected", std::to_string(byte_size)}});
  if (digest != sha256) add_damage("file", sha256, "check_file_digest", {{"id", sha256}});
}

void Check::check_files(const files::FileStore& store) {
  sql::Statement rows =
      connection_.query("SELECT DISTINCT sha256, byte_size FROM file ORDER BY sha256");
  while (const auto row = rows.next())
    if (!find_purged(connection_, row->view(0)))
      check_content(store, row->text(0), row->integer(1));
  sql::Statement purged =
      connection_.query("SELECT sha256 FROM purge WHERE kind = 'content' AND state = 'done'");
  while (const auto row = purged.next())
    if (store.find(row->view(0)))
      add("file", row->text(0), "check_file_purged", {{"id", row->text(0)}});
}

void check_all_tables(Check& check) {
  check.check_database();
  // In a file that is broken in its structure the next question would only end with an error.
  if (check.is_broken()) return;
  check.check_revisions();
  check.check_datasets();
  check.check_links();
  check.check_agencies();
  check.check_changes();
  check.check_copies();
}

}  // namespace

CheckReport check_tables(sql::Connection& connection) {
  Check check(connection);
  check_all_tables(check);
  return std::move(check.report);
}

CheckReport check(Store& store) {
  const Reader moment = store.snapshot();
  Check check(moment.connection());
  check_all_tables(check);
  if (!check.is_broken()) check.check_files(store.files());
  return std::move(check.report);
}

}  // namespace catalog::store

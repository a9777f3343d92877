#include "catalog/store/store.hpp"

#include <utility>

#include "catalog/base/random.hpp"
#include "catalog/sql/migrate.hpp"
#include "catalog/store/restore.hpp"
#include "catalog/store/revision_file.hpp"

namespace embedded {
std::span<const base::EmbeddedFile> catalogue_schema();
}

namespace catalog::store {
namespace {

// A restore may have been cut off just before we came: it is completed first.
StoreLock open_lock(const std::filesystem::path& folder) {
  for (;;) {
    StoreLock lock(folder, StoreLock::Mode::kShared);
    if (!is_restore_unfinished(folder)) {
      discard_restore(folder);
      return lock;
    }
    { const StoreLock released = std::move(lock); }
    finish_restore(folder);
  }
}

std::string find_id(sql::Connection& connection) {
  sql::Statement rows = connection.query("SELECT value FROM meta WHERE name = 'store'");
  const auto row = rows.next();
  return row ? row->text(0) : "";
}

std::string open_id(sql::Pool& pool) {
  sql::WriteLease lease = pool.write();
  sql::Connection& connection = lease.connection();
  sql::migrate(connection, "catalogue", embedded::catalogue_schema());
  note_older_revision_files(connection);
  if (std::string id = find_id(connection); !id.empty()) return id;
  connection.execute(
      "INSERT INTO meta (name, value) VALUES ('store', $1) ON CONFLICT (name) DO NOTHING",
      base::random_uuid());
  return find_id(connection);
}

}  // namespace

Store::Store(std::filesystem::path folder)
    : folder_(std::move(folder)),
      lock_(open_lock(folder_)),
      pool_(folder_ / "catalog.db"),
      files_(folder_ / "files"),
      id_(open_id(pool_)) {}

void Store::migrate(std::string_view area, std::span<const base::EmbeddedFile> files) {
  sql::WriteLease lease = pool_.write();
  sql::migrate(lease.connection(), area, files);
}

}  // namespace catalog::store

#include <string>
#include <vector>

#include "catalog/audit/log.hpp"
#include "catalog/purge/erase.hpp"

namespace catalog::purge {
namespace {

std::vector<std::string> files_of(sql::Connection& connection, const std::string& sha256) {
  std::vector<std::string> ids;
  sql::Statement rows = connection.query("SELECT id FROM file WHERE sha256 = $1", sha256);
  while (const auto row = rows.next()) ids.push_back(row->text(0));
  return ids;
}

void add(Purge& purge, const char* table, std::int64_t count) {
  if (count == 0) return;
  const auto before = purge.erased[table].as_integer().value_or(0);
  purge.erased.set(table, base::Json::integer(before + count));
}

}  // namespace

void erase_content(store::WriteTransaction& change, Purge& purge) {
  sql::Connection& connection = change.connection();
  purge.digest = purge.sha256;
  for (const auto& id : files_of(connection, purge.sha256)) {
    add(purge, "file", connection.execute("UPDATE file SET name = '' WHERE id = $1", id));
    add(purge, "upload", connection.execute("UPDATE upload SET name = '' WHERE file = $1", id));
    add(purge, "audit", audit::erase_details_of(connection, "file", id));
    add(purge, "kept_answer",
        connection.execute("DELETE FROM kept_answer WHERE instr(answer, $1) > 0", id));
    if (change.read().find_setting("site.logo") == id) change.put_setting("site.logo", "");
    change.append_change("file", id, 0, "purged");
  }
  add(purge, "kept_answer",
      connection.execute("DELETE FROM kept_answer WHERE instr(answer, $1) > 0", purge.sha256));
  add(purge, "privacy_review",
      connection.execute("UPDATE privacy_review SET scan = '{}', note = '' WHERE sha256 = $1",
                         purge.sha256));
  add(purge, "audit", audit::erase_details_about(connection, "privacy_checked", purge.sha256));
}

}  // namespace catalog::purge

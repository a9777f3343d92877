#include "catalog/sql/savepoint.hpp"

#include <sqlite3.h>

#include "catalog/sql/sqlite_state.hpp"

namespace catalog::sql {

Savepoint::Savepoint(Connection& connection) : connection_(connection) {
  connection.execute("SAVEPOINT part");
}

Savepoint::~Savepoint() {
  // After a full disk SQLite may have rolled back the whole transaction by itself.
  sqlite3* handle = connection_.state().handle;
  if (open_ && !sqlite3_get_autocommit(handle))
    sqlite3_exec(handle, "ROLLBACK TO part; RELEASE part", nullptr, nullptr, nullptr);
}

void Savepoint::keep() {
  connection_.execute("RELEASE part");
  open_ = false;
}

}  // namespace catalog::sql

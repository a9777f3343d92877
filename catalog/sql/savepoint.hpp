#pragma once

#include "catalog/sql/database.hpp"

namespace catalog::sql {

/// Part of a transaction that can be undone alone: undone when it goes without keep(). One at a
/// time in a transaction.
class Savepoint {
 public:
  explicit Savepoint(Connection& connection);
  ~Savepoint();
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;

  void keep();

 private:
  Connection& connection_;
  bool open_ = true;
};

}  // namespace catalog::sql

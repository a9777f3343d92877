#pragma once

// How the facts of datasets and agencies come into a readiness.db, one at a time or all.

#include <set>
#include <string>
#include <string_view>

#include "catalog/facts/agencies.hpp"
#include "catalog/facts/build.hpp"
#include "catalog/facts/row.hpp"
#include "catalog/sql/database.hpp"

namespace catalog::facts {

/// Writes facts as part of the caller's transaction. Errors: as sql::Connection.
/// Thread: one at a time.
class Writing {
 public:
  explicit Writing(sql::Connection& connection);

  /// Puts what was built of a dataset in place of what is there of it.
  void put(const std::string& dataset, const Built& built);
  /// The same for what is not there yet: nothing is looked for first.
  void add(const Built& built);
  void put_publisher(const Row& row) { publishers_.put(row); }

  /// Counts what is counted over several datasets: doubles by these keys of names, and services of
  /// these datasets, whose rows must have been put since they were last counted.
  void count_doubles(const std::set<std::string>& name_keys);
  void count_services(const std::set<std::string>& datasets);
  /// The same of all that add() put.
  void count_all();

 private:
  sql::Connection& connection_;
  RowWriter datasets_;
  RowWriter themes_;
  RowWriter files_;
  RowWriter besides_;
  RowWriter services_;
  RowWriter publishers_;
};

/// What is there of a dataset that others depend on.
struct Ties {
  std::string root = {};              // slug
  std::string agency = {};            // slug
  std::string name_key = {};          // empty: it is counted with no others
  std::set<std::string> served = {};  // datasets, of a service
};
Ties ties_of(sql::Connection& connection, std::string_view dataset);

}  // namespace catalog::facts

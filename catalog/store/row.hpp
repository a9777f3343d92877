#pragma once

#include <cstdint>
#include <string>

#include "catalog/sql/database.hpp"
#include "catalog/store/records.hpp"

namespace catalog::store {

// Shared by the table files of this folder.

inline std::int64_t to_number(base::Time time) {
  return time.time_since_epoch().count();
}
inline base::Time to_time(std::int64_t number) {
  return base::Time(std::chrono::milliseconds(number));
}

/// What proves the columns of a row: the beginning of a SHA-256 over them.
std::string seal_of(const StoredDataset& dataset);
std::string seal_of(const StoredAgency& agency);

/// A row of current_dataset, proved.
StoredDataset read_dataset(const sql::Row& row);
StoredAgency read_agency(const sql::Row& row);

/// What of a row is as it was written; for the check.
struct RowProof {
  std::string id;
  std::int64_t revision = 0;
  bool has_seal = false;
  bool has_digest = true;
};
RowProof prove_dataset(const sql::Row& row);
RowProof prove_agency(const sql::Row& row);

[[noreturn]] void throw_damaged(const std::string& id);

}  // namespace catalog::store

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/base/message.hpp"
#include "catalog/store/store.hpp"

namespace catalog::store {

/// Something that does not agree. Shape: `what` is "database", "dataset", "revision", "slug",
/// "distribution", "agency", "file", "working copy" or "change"; `id` names the record.
struct Problem {
  std::string what;
  std::string id;
  base::Message message;
};

struct CheckReport {
  std::int64_t datasets = 0;
  std::int64_t revisions = 0;
  std::int64_t files = 0;
  std::int64_t last_seq = 0;
  std::vector<Problem> problems;
  /// Of these, the records whose bytes are not those that were written.
  std::int64_t damaged = 0;
  /// Whether the database file is broken in its structure, so that nothing more can be asked of it.
  bool is_broken = false;
};

/// Proves that the store agrees with itself and with the files: every revision's digest, every
/// row's seal, all links, the change log without gaps, every file there with its digest.
/// Errors: as catalog::sql when the database cannot even be read.
CheckReport check(Store& store);

/// The tables alone: all of it but the stored files.
CheckReport check_tables(sql::Connection& connection);

}  // namespace catalog::store

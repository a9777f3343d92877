#pragma once

// What contents that the portal holds are, as they were read once (probing.hpp), by their digest.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/base/clock.hpp"
#include "catalog/sql/database.hpp"

namespace catalog::facts {

/// One content. Unknown is nothing.
struct FileProbe {
  std::string sha256 = {};
  std::string state = "read";  // or "too_large": not looked into; "missing": not in the store
  std::string format = {};     // code of the vocabulary of file types; empty: not known
  std::string encoding = {};   // "UTF-8", "UTF-16", "unknown"; empty for what is no text
  std::int64_t byte_size = 0;
  std::optional<bool> parse_ok = {};  // whether it reads without errors as what it is
  std::optional<std::int64_t> row_n = {};
  std::optional<std::int64_t> column_n = {};
  std::optional<bool> uses_ids = {};    // whether its rows have identifiers of their own
  std::optional<bool> uses_codes = {};  // whether it has the codes of administrative units
  base::Time probed_at{};
  std::optional<base::Time> checked_at = {};  // when its digest was last computed
  std::optional<bool> fixity_ok = {};         // whether it was its own then

  bool operator==(const FileProbe&) const = default;
};

/// `connection`: of readiness.db. Errors: as sql::Connection.
std::optional<FileProbe> find_probe(sql::Connection& connection, std::string_view sha256);
/// Adds or replaces.
void put_probe(sql::Connection& connection, const FileProbe& probe);

}  // namespace catalog::facts

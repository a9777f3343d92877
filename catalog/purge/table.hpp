#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/base/json.hpp"
#include "catalog/sql/database.hpp"

namespace catalog::purge {

enum class Kind { kContent, kField };
enum class State { kAsked, kDone, kDeclined };

/// What somebody wants erased for good, and what became of it. It stays, whatever else goes.
struct Purge {
  std::string id = {};
  Kind kind = Kind::kContent;
  std::string sha256 = {};   // of a content
  std::string dataset = {};  // identifier, of a field
  std::string pointer = {};  // JSON pointer into the dataset's documents: "/description/vi"
  std::string digest = {};   // SHA-256 of what was erased; empty for a field until that is done
  std::string reason = {};   // that everybody may read at the old address
  State state = State::kAsked;
  std::string asked_by = {};     // account name
  std::string asked_by_id = {};  // account
  base::Time asked_at{};
  std::string answered_by = {};  // account name of who confirmed or declined; empty: nobody yet
  base::Time answered_at{};
  std::string note = {};                     // why it was declined
  base::Json erased = base::Json::object();  // what was erased: table and number of rows
  base::Time indexed_at{};                   // when the index was built anew without it; 1970: not
  base::Time finished_at{};                  // when no file of the data folder held it; 1970: not
};

/// "content", "field"; "asked", "done", "declined". Nothing for another word.
std::string_view to_string(Kind kind);
std::string_view to_string(State state);
std::optional<Kind> find_kind(std::string_view name);

// Errors of all: as sql::Connection.

/// Adds or replaces it.
void put_purge(sql::Connection& connection, const Purge& purge);
std::optional<Purge> find_purge(sql::Connection& connection, std::string_view id);
/// The latest asked first.
std::vector<Purge> list_purges(sql::Connection& connection, std::int64_t limit);
/// Those that were done and whose traces are not all gone, the oldest first.
std::vector<Purge> list_unfinished(sql::Connection& connection);

}  // namespace catalog::purge

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/audit/entry.hpp"
#include "catalog/sql/database.hpp"

namespace catalog::audit {

/// The audit log as it is written and read: entries are appended with the change that they tell of.

/// Something that was done, as its doer tells it; fields as in Entry.
struct Event {
  std::string actor = {};
  std::string action = {};
  std::string kind = {};
  std::string id = {};
  std::string agency = {};
  std::int64_t revision = 0;
  std::string content = {};
  std::string detail = "{}";  // a JSON object
};

/// Appends an entry as part of the caller's write transaction: it is there when the change is, and
/// gone when the change is undone. Before the first one it tells, as an entry of its own, with
/// which change of the catalogue the log begins. Answers the entry's number.
/// Errors: kInvalidData "audit_line_bad" when a field of the chain holds a line feed; as
/// sql::Connection.
std::int64_t append(sql::Connection& connection, Event event);

/// Begins the log where it is empty, so that there is a head to show.
void begin(sql::Connection& connection);

/// Where the chain ends.
struct Tail {
  std::int64_t seq = 0;
  std::string hash;
};

/// The number and hash of the last entry; nothing while the log is empty.
std::optional<Tail> find_tail(sql::Connection& connection);

/// Which entries a list holds; what is empty asks for nothing.
struct Filter {
  std::string agency = {};
  std::string actor = {};
  std::optional<base::Time> since = {};
};

/// Hands out entries, the oldest first, until `visit` answers false.
void for_each(sql::Connection& connection, const Filter& filter,
              const std::function<bool(const Entry&)>& visit);

/// Erases who did it and with what words; the chain stays whole. Answers how many entries that
/// changed. The bytes are overwritten in the database, but stay in backups and for a while in its
/// write-ahead log.
std::int64_t erase_actor(sql::Connection& connection, std::string_view actor);

/// The same for all entries of one thing; it is the caller's to have the database overwrite what
/// goes (PRAGMA secure_delete).
std::int64_t erase_details_of(sql::Connection& connection, std::string_view kind,
                              std::string_view id);
/// And for those of an action on a content.
std::int64_t erase_details_about(sql::Connection& connection, std::string_view action,
                                 std::string_view content);
/// And for those whose words hold a text, letter by letter.
std::int64_t erase_details_with(sql::Connection& connection, std::string_view text);

}  // namespace catalog::audit

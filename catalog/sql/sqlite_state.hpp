#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace catalog::sql {

/// A statement as SQLite keeps it, for this folder's sources only.
struct Prepared {
  Prepared(sqlite3* connection, std::string_view text);
  ~Prepared();
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  sqlite3_stmt* handle = nullptr;
  std::vector<int> parameters;  // SQLite's number of $1, $2 …; 0 where the text does not use it
  bool is_kept = false;
  bool is_lent = false;
};

struct ConnectionState {
  explicit ConnectionState(const std::filesystem::path& path, int flags);
  ~ConnectionState();
  ConnectionState(const ConnectionState&) = delete;
  ConnectionState& operator=(const ConnectionState&) = delete;

  sqlite3* handle = nullptr;
  std::map<std::string, std::unique_ptr<Prepared>, std::less<>> kept;
  std::optional<std::chrono::steady_clock::time_point> deadline;
  std::set<std::string, std::less<>> allowed;
  std::chrono::milliseconds patience{0};
  std::chrono::steady_clock::time_point wait_end;
  bool flush_failed = false;
};

/// Throws what a result code of SQLite means to the house; remembers a failed flush in `state`.
[[noreturn]] void throw_error(ConnectionState& state, int code, std::string_view statement);

}  // namespace catalog::sql

#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/sql/sql.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace catalog::sql {

/// Bytes to be stored as they are, not as text.
struct Blob {
  std::string_view bytes;
};

/// One row of an answer. Views live until the next row is asked for.
class Row {
 public:
  enum class Kind { kNull, kInteger, kReal, kText, kBlob };

  explicit Row(sqlite3_stmt* statement) : statement_(statement) {}
  int size() const;
  std::string_view name(int column) const;
  Kind kind(int column) const;
  bool is_null(int column) const { return kind(column) == Kind::kNull; }
  std::int64_t integer(int column) const;  // 0 when null
  double real(int column) const;
  std::string_view view(int column) const;  // text or bytes; empty when null
  std::string text(int column) const { return std::string(view(column)); }

 private:
  sqlite3_stmt* statement_;
};

struct ConnectionState;
struct Prepared;

/// Why a statement cannot be prepared, in the database's own words (English).
struct Fault {
  bool is_forbidden;  // by allow_only()
  std::string words;
};

/// A prepared statement, borrowed from its connection, which must outlive it.
/// Errors: every step may throw base::Error, as Connection says.
class Statement {
 public:
  Statement(ConnectionState& connection, Prepared& prepared);
  Statement(Statement&& other) noexcept;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  /// Sets the value of $`number`. Text and bytes are copied, unless borrow() was said.
  void bind(int number, std::nullptr_t);
  void bind(int number, double value);
  void bind(int number, std::string_view value);
  void bind(int number, const char* value) { bind(number, std::string_view(value)); }
  void bind(int number, const std::string& value) { bind(number, std::string_view(value)); }
  void bind(int number, Blob value);
  void bind(int number, std::integral auto value) {
    bind_integer(number, static_cast<std::int64_t>(value));
  }
  template <typename T>
  void bind(int number, const std::optional<T>& value) {
    if (value) return bind(number, *value);
    bind(number, nullptr);
  }
  template <typename... Values>
  void bind_all(const Values&... values) {
    int number = 0;
    (bind(++number, values), ...);
  }
  /// Values bound from here on stay where they are; they must live until the statement has run.
  void borrow() { copies_ = false; }

  /// The next row, or nothing after the last.
  std::optional<Row> next();
  /// Runs to the end; the number of rows that were changed.
  std::int64_t run();
  /// Makes it ready to run again; bound values stay.
  void reset();

 private:
  void bind_integer(int number, std::int64_t value);
  int index_of(int number) const;
  void check(int code) const;

  ConnectionState* connection_;
  Prepared* prepared_;
  bool copies_ = true;
  bool done_ = false;  // stepping on would run it again
};

/// One connection to a database. Statements given as literals are prepared once and kept.
/// Errors: kStorageFull when the disk is full; kUnavailable when the file is busy, damaged or
/// cannot be read or written; kConflict when a constraint refuses a row; kForbidden for what
/// allow_only() does not name; kInternal for SQL that is wrong. The log has the database's words.
/// Thread: one at a time.
class Connection {
 public:
  struct Options {
    std::filesystem::path path;  // empty: a database in memory
    bool read_only = false;
    /// Whether an acknowledged commit survives loss of power; derived files may do without.
    bool durable = true;
    std::chrono::milliseconds patience{10'000};  // while another process writes
  };

  explicit Connection(const Options& options);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Statement prepare(Sql sql);
  /// What is wrong with a statement that someone wrote; nothing when it can be prepared.
  std::optional<Fault> find_fault(Sql sql);

  template <typename... Values>
  Statement query(Sql sql, const Values&... values) {
    Statement statement = prepare(sql);
    statement.bind_all(values...);
    return statement;
  }

  /// Runs one statement; the number of rows that were changed.
  template <typename... Values>
  std::int64_t execute(Sql sql, const Values&... values) {
    Statement statement = prepare(sql);
    statement.borrow();
    statement.bind_all(values...);
    return statement.run();
  }

  /// Runs statements separated by semicolons: a schema that came with the program.
  void run_script(std::string_view script);

  /// Ends statements that still run at `deadline` with kUnavailable; nothing: no limit.
  void set_deadline(std::optional<std::chrono::steady_clock::time_point> deadline);

  /// From here on statements may only read these tables and views, and call plain functions.
  /// (A view is read through its columns; count(*) over it needs its tables named as well.)
  void allow_only(const std::vector<std::string>& tables);

  /// Writes a consistent copy to a new file, while others read and write.
  void copy_to(const std::filesystem::path& target);

  /// What the database finds wrong with its own file; empty when it is sound.
  std::vector<std::string> list_damage();

  /// Whether a flush to the disk failed: nothing is written any more until the program restarts.
  bool has_stopped() const;
  ConnectionState& state() { return *state_; }

 private:
  std::unique_ptr<ConnectionState> state_;
};

/// Several statements that see one state and, when they write, happen all or not at all. Rolled
/// back when it goes without commit().
class Transaction {
 public:
  enum class Kind { kRead, kWrite };

  /// Errors: kUnavailable when another process writes for longer than the connection's patience,
  /// and for every write after a failed flush to disk, until the program is started again.
  Transaction(Connection& connection, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  /// On return the changes are on the disk. Never tried twice: when it throws, nothing happened.
  void commit();

 private:
  Connection& connection_;
  bool open_ = true;
};

}  // namespace catalog::sql

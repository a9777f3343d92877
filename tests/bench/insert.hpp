// The peer of the import bench: the rows that an import left, inserted by sqlite3 alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace bench {

/// The rows of one table, as SQLite gives them back.
struct Table {
  using Value = std::variant<std::int64_t, std::string>;
  std::string name;
  std::size_t columns = 0;
  std::vector<std::vector<Value>> rows;
};

/// What `records` left in a catalogue's database: the rows of its tables; those of the audit log
/// and of hosted files only where they are named.
struct Rows {
  std::size_t records = 0;
  std::vector<std::string> schema;
  std::vector<Table> tables;
};
Rows read_rows(const std::filesystem::path& database, std::size_t records,
               const std::vector<std::string>& more_tables = {});

/// The same rows put into a new database with sqlite3 alone: prepared statements, write-ahead log,
/// synchronous=FULL. The constructor makes the tables, insert() the rows, each table's share of
/// 1,000 records in a transaction; the destructor closes the database.
class RawInsert {
 public:
  RawInsert(const Rows& rows, const std::filesystem::path& database);
  ~RawInsert();
  RawInsert(const RawInsert&) = delete;
  RawInsert& operator=(const RawInsert&) = delete;
  void insert();
  /// The same with each record's share of every table in a transaction of its own, each on the
  /// disk before the next begins.
  void insert_each();

 private:
  struct State;
  void insert_in(std::size_t batches);
  std::unique_ptr<State> state_;
};

}  // namespace bench

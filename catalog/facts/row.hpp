#pragma once

// One row of a table of facts, and how rows come into it.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "catalog/sql/database.hpp"

namespace catalog::facts {

/// What is known of a column; monostate is NULL: nobody knows.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// A table and those of its columns that the filler writes; feeders keep the others. `keys` of
/// them, the first ones, name a row.
struct Table {
  std::string_view name;
  std::size_t keys = 1;
  std::vector<std::string_view> columns;

  /// The place of a column. Errors: kInternal when there is none.
  std::size_t place_of(std::string_view column) const;
  std::string list_columns(std::string_view prefix = "") const;  // "a, b"
};

const Table& publisher_table();
const Table& dataset_table();
const Table& theme_table();
const Table& distribution_table();
/// What stands beside them and no formula reads.
const Table& beside_table();
const Table& service_table();
/// All six.
const std::vector<const Table*>& filled_tables();

/// Begins with NULL everywhere.
class Row {
 public:
  explicit Row(const Table& table) : table_(&table), values_(table.columns.size()) {}

  void set(std::string_view column, std::string text);
  void set(std::string_view column, const char* text) { set(column, std::string(text)); }
  void set(std::string_view column, std::int64_t number);
  void set(std::string_view column, std::optional<std::int64_t> number);
  void set(std::string_view column, bool holds) {
    set(column, static_cast<std::int64_t>(holds ? 1 : 0));
  }
  void set(std::string_view column, std::optional<bool> holds);
  /// The same of a size.
  void set_count(std::string_view column, std::size_t count) {
    set(column, static_cast<std::int64_t>(count));
  }

  const Value& operator[](std::string_view column) const;
  std::optional<std::int64_t> integer(std::string_view column) const;
  /// NULL and other kinds are "".
  std::string text(std::string_view column) const;

  const Table& table() const { return *table_; }
  const std::vector<Value>& values() const { return values_; }

 private:
  const Table* table_;
  std::vector<Value> values_;
};

/// Puts rows into a table: what is there by the same key gets the filler's columns anew, all others
/// stay. Errors: as sql::Connection.
class RowWriter {
 public:
  RowWriter(sql::Connection& connection, const Table& table);
  void put(const Row& row);

 private:
  sql::Statement statement_;
};

}  // namespace catalog::facts

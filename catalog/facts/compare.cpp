#include "catalog/facts/compare.hpp"

#include <string>
#include <utility>

#include "catalog/facts/row.hpp"

namespace catalog::facts {
namespace {

using sql::Sql;

// Attached under the name "made" for as long as this lives.
class Attached {
 public:
  Attached(sql::Connection& connection, const std::filesystem::path& path)
      : connection_(connection) {
    connection_.execute("ATTACH DATABASE $1 AS made", path.string());
  }
  ~Attached() { connection_.run_script("DETACH DATABASE made"); }
  Attached(const Attached&) = delete;
  Attached& operator=(const Attached&) = delete;

 private:
  sql::Connection& connection_;
};

std::string keys_equal(const Table& table, const std::string& one, const std::string& other) {
  std::string text;
  for (std::size_t i = 0; i < table.keys; ++i) {
    const std::string key(table.columns[i]);
    text += (i ? " AND " : "") + one + "." + key + " = " + other + "." + key;
  }
  return text;
}

std::string key_text(const Table& table, const std::string& of) {
  std::string text;
  for (std::size_t i = 0; i < table.keys; ++i)
    text += (i ? " || '/' || " : "") + of + "." + std::string(table.columns[i]);
  return text;
}

std::string any_differs(const Table& table, const std::string& one, const std::string& other) {
  std::string text = "0";
  for (std::size_t i = table.keys; i < table.columns.size(); ++i) {
    const std::string column(table.columns[i]);
    text += " OR " + one + "." + column + " IS NOT " + other + "." + column;
  }
  return text;
}

// The names of the columns that differ, each with a space before.
std::string which_differ(const Table& table) {
  std::string text = "''";
  for (std::size_t i = table.keys; i < table.columns.size(); ++i) {
    const std::string column(table.columns[i]);
    text += " || iif(n." + column + " IS NOT o." + column + ", ' " + column + "', '')";
  }
  return text;
}

void note(sql::Connection& connection, const Table& table, const std::string& query,
          Checked& checked) {
  auto rows = connection.query(Sql::generated(query));
  while (const auto row = rows.next()) {
    ++checked.differences;
    if (checked.examples.size() >= kMostExamples) continue;
    std::string what = row->text(1);
    if (what.starts_with(' ')) what.erase(0, 1);
    checked.examples.push_back({std::string(table.name), row->text(0), std::move(what)});
  }
}

void compare(sql::Connection& connection, const Table& table, Checked& checked) {
  const std::string name(table.name);
  const std::string made = "made." + name + " n", there = "main." + name + " o";
  const std::string same = keys_equal(table, "n", "o");
  note(connection, table,
       "SELECT " + key_text(table, "n") + ", 'missing' FROM " + made +
           " WHERE NOT EXISTS (SELECT 1 FROM " + there + " WHERE " + same + ")",
       checked);
  note(connection, table,
       "SELECT " + key_text(table, "o") + ", 'left over' FROM " + there +
           " WHERE NOT EXISTS (SELECT 1 FROM " + made + " WHERE " + same + ")",
       checked);
  if (table.keys == table.columns.size()) return;
  note(connection, table,
       "SELECT " + key_text(table, "n") + ", " + which_differ(table) + " FROM " + made + " JOIN " +
           there + " ON " + same + " WHERE " + any_differs(table, "n", "o"),
       checked);
}

void take_over(sql::Connection& connection, const Table& table) {
  const std::string name(table.name), columns = table.list_columns();
  std::string keys, changes;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string column(table.columns[i]);
    std::string& list = i < table.keys ? keys : changes;
    list +=
        (list.empty() ? "" : ", ") + (i < table.keys ? column : column + " = excluded." + column);
  }
  connection.execute(Sql::generated("DELETE FROM main." + name +
                                    " AS o WHERE NOT EXISTS (SELECT 1 FROM made." + name +
                                    " n WHERE " + keys_equal(table, "n", "o") + ")"));
  const std::string otherwise =
      changes.empty() ? std::string("NOTHING")
                      : "UPDATE SET " + changes + " WHERE " + any_differs(table, "excluded", name);
  connection.execute(Sql::generated("INSERT INTO main." + name + " (" + columns + ") SELECT " +
                                    columns + " FROM made." + name + " WHERE true ON CONFLICT (" +
                                    keys + ") DO " + otherwise));
}

}  // namespace

void take_over(sql::Connection& connection, const std::filesystem::path& made, Checked& checked,
               const std::function<void(sql::Connection&)>& finish) {
  const Attached attached(connection, made);
  sql::Transaction transaction(connection, sql::Transaction::Kind::kWrite);
  for (const Table* table : filled_tables()) {
    if (!checked.was_empty) compare(connection, *table, checked);
    take_over(connection, *table);
  }
  finish(connection);
  transaction.commit();
}

}  // namespace catalog::facts

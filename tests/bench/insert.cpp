#include "tests/bench/insert.hpp"

#include <sqlite3.h>

#include <algorithm>

#include "tests/bench/table.hpp"

namespace bench {
namespace {

constexpr std::size_t kBatch = 1000;
constexpr const char* kTables[] = {"revision", "dataset", "slug",       "distribution",
                                   "change",   "agency",  "agency_name"};

class Database {
 public:
  explicit Database(const std::filesystem::path& path) {
    require(sqlite3_open(path.c_str(), &handle_) == SQLITE_OK, "SQLite cannot open a database");
  }
  ~Database() { sqlite3_close(handle_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& text) {
    const int code = sqlite3_exec(handle_, text.c_str(), nullptr, nullptr, nullptr);
    require(code == SQLITE_OK, std::string(sqlite3_errmsg(handle_)) + ": " + text);
  }
  sqlite3_stmt* prepare(const std::string& text) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(handle_, text.c_str(), -1, &statement, nullptr);
    require(code == SQLITE_OK, std::string(sqlite3_errmsg(handle_)) + ": " + text);
    return statement;
  }

 private:
  sqlite3* handle_ = nullptr;
};

std::string text_of(sqlite3_stmt* statement, int column) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

// In the order in which the store wrote them, as far as the table tells.
Table read_table(Database& database, const std::string& name) {
  Table table{name, 0, {}};
  const bool has_order =
      name == "revision" || name == "change" || name == "agency" || name == "audit";
  sqlite3_stmt* statement =
      database.prepare("SELECT * FROM " + name + (has_order ? " ORDER BY rowid" : ""));
  const int columns = sqlite3_column_count(statement);
  table.columns = static_cast<std::size_t>(columns);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    std::vector<Table::Value> row;
    for (int i = 0; i < columns; ++i) {
      if (sqlite3_column_type(statement, i) == SQLITE_INTEGER)
        row.emplace_back(std::int64_t{sqlite3_column_int64(statement, i)});
      else
        row.emplace_back(text_of(statement, i));
    }
    table.rows.push_back(std::move(row));
  }
  sqlite3_finalize(statement);
  return table;
}

// A store inserts in the order of its records, which is not that of its keys.
void shuffle(Table& table) {
  const std::size_t size = table.rows.size();
  for (std::size_t i = size; i > 1; --i)
    std::swap(table.rows[i - 1], table.rows[(i * 7919 + 104'729) % i]);
}

void insert_row(sqlite3_stmt* statement, const std::vector<Table::Value>& row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    const int number = static_cast<int>(i) + 1;
    if (const auto* integer = std::get_if<std::int64_t>(&row[i])) {
      sqlite3_bind_int64(statement, number, *integer);
    } else {
      const auto& text = std::get<std::string>(row[i]);
      sqlite3_bind_text(statement, number, text.data(), static_cast<int>(text.size()),
                        SQLITE_STATIC);
    }
  }
  require(sqlite3_step(statement) == SQLITE_DONE, "SQLite refused a row");
  sqlite3_reset(statement);
}

std::string insert_text(const Table& table) {
  std::string text = "INSERT INTO " + table.name + " VALUES (?";
  for (std::size_t i = 1; i < table.columns; ++i) text += ", ?";
  return text + ")";
}

}  // namespace

Rows read_rows(const std::filesystem::path& path, std::size_t records,
               const std::vector<std::string>& more_tables) {
  Database database(path);
  Rows rows;
  rows.records = records;
  sqlite3_stmt* statement =
      database.prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type <> 'view'");
  while (sqlite3_step(statement) == SQLITE_ROW) rows.schema.push_back(text_of(statement, 0));
  sqlite3_finalize(statement);
  for (const char* name : kTables) {
    rows.tables.push_back(read_table(database, name));
    const bool by_key =
        std::string_view("dataset slug distribution").find(name) != std::string_view::npos;
    if (by_key) shuffle(rows.tables.back());
  }
  for (const auto& name : more_tables) rows.tables.push_back(read_table(database, name));
  return rows;
}

struct RawInsert::State {
  State(const Rows& all, const std::filesystem::path& path) : rows(all), database(path) {}
  ~State() {
    for (sqlite3_stmt* statement : statements) sqlite3_finalize(statement);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  const Rows& rows;
  Database database;
  std::vector<sqlite3_stmt*> statements;
};

RawInsert::RawInsert(const Rows& rows, const std::filesystem::path& path)
    : state_(std::make_unique<State>(rows, path)) {
  state_->database.run(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;"
      "PRAGMA wal_autocheckpoint = 4000; PRAGMA mmap_size = 2147418112;");
  for (const auto& text : rows.schema) state_->database.run(text);
  for (const auto& table : rows.tables)
    state_->statements.push_back(state_->database.prepare(insert_text(table)));
}

RawInsert::~RawInsert() = default;

void RawInsert::insert() {
  insert_in(std::max<std::size_t>(1, (state_->rows.records + kBatch - 1) / kBatch));
}

void RawInsert::insert_each() {
  insert_in(state_->rows.records);
}

void RawInsert::insert_in(std::size_t batches) {
  const Rows& rows = state_->rows;
  for (std::size_t batch = 0; batch < batches; ++batch) {
    state_->database.run("BEGIN IMMEDIATE");
    for (std::size_t i = 0; i < rows.tables.size(); ++i) {
      const auto& list = rows.tables[i].rows;
      const std::size_t end = list.size() * (batch + 1) / batches;
      for (std::size_t at = list.size() * batch / batches; at < end; ++at)
        insert_row(state_->statements[i], list[at]);
    }
    state_->database.run("COMMIT");
  }
}

}  // namespace bench

// SQLite's full text asked the questions of the log. bench_fts5: see run_engine().

#include <sqlite3.h>

#include <memory>
#include <string>

#include "catalog/base/text.hpp"
#include "tests/bench/engine.hpp"
#include "tests/bench/table.hpp"

namespace bench {
namespace {

using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

// Facets are numbers here, which spares the peer their texts; the formats of a dataset are the bits
// of one number, whose combinations are counted, since a table of them takes three times as long.
// The texts are folded as the portal folds them, so that both find the same.
constexpr const char* kTables =
    "CREATE TABLE IF NOT EXISTS d(id INTEGER PRIMARY KEY, title TEXT, agency INTEGER,"
    " theme INTEGER, license INTEGER, frequency INTEGER, open INTEGER, format INTEGER,"
    " modified INTEGER);"
    "CREATE VIRTUAL TABLE IF NOT EXISTS t USING fts5(title, description, content='',"
    " tokenize='unicode61 remove_diacritics 0', prefix='3 4');"
    "CREATE TEMP TABLE hits(id INTEGER PRIMARY KEY, rank REAL, modified INTEGER, agency INTEGER,"
    " theme INTEGER, license INTEGER, frequency INTEGER, open INTEGER, format INTEGER)";

// With these, counts of everything read no row.
constexpr const char* kIndexes =
    "CREATE INDEX d_agency ON d(agency); CREATE INDEX d_theme ON d(theme);"
    "CREATE INDEX d_license ON d(license); CREATE INDEX d_frequency ON d(frequency);"
    "CREATE INDEX d_open ON d(open); CREATE INDEX d_format ON d(format);"
    "CREATE INDEX d_modified ON d(modified)";

class Fts5 : public Engine {
 public:
  explicit Fts5(const std::filesystem::path& folder) : file_(folder / "fts5.db") {
    require(sqlite3_open(file_.c_str(), &database_) == SQLITE_OK, "no FTS5 file");
    run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA mmap_size=17179869184;"
        "PRAGMA cache_size=-400000; PRAGMA temp_store=MEMORY");
    run(kTables);
  }
  ~Fts5() override { sqlite3_close(database_); }
  std::string name() const override { return "fts5"; }
  double used_milliseconds() const override { return processor_milliseconds(); }
  std::uintmax_t bytes() const override { return std::filesystem::file_size(file_); }

  void fill(std::size_t records) override {
    if (read("SELECT count(*) FROM d") == records) return;
    require(read("SELECT count(*) FROM d") == 0, "the FTS5 file holds other records; remove it");
    run("BEGIN");
    const auto row = prepare("INSERT INTO d VALUES(?,?,?,?,?,?,?,?,?)");
    const auto text = prepare("INSERT INTO t(rowid, title, description) VALUES(?,?,?)");
    for (std::size_t i = 0; i < records; ++i) insert(i, row.get(), text.get());
    run("COMMIT; INSERT INTO t(t) VALUES('optimize')");
    run(kIndexes);
    run("ANALYZE");
  }

  std::size_t ask(const Question& question) override {
    if (question.kind == Question::Kind::kEverything) return ask_everything();
    // The matches are found and ranked once and counted from a table in memory: asking MATCH again
    // for each facet takes longer.
    const bool by_date = question.kind == Question::Kind::kByDate;
    std::string fill = "INSERT INTO hits SELECT d.id, ";
    fill += by_date ? "0" : "bm25(t, 5.0, 1.0)";
    fill +=
        ", modified, agency, theme, license, frequency, open, format"
        " FROM t CROSS JOIN d ON d.id = t.rowid WHERE t MATCH '" +
        match(question) + "'";
    if (question.kind == Question::Kind::kFiltered)
      fill += " AND theme = " + std::to_string(question.theme);
    run("DELETE FROM hits");
    run(fill);
    const std::size_t limit = question.kind == Question::Kind::kDeep ? kDeepPage : kPage;
    read(
        "SELECT id, (SELECT title FROM d WHERE d.id = best.id) FROM (SELECT id FROM hits"
        " ORDER BY " +
        std::string(by_date ? "modified DESC" : "rank") + " LIMIT " + std::to_string(limit) +
        ") best");
    count_facets("hits");
    return read("SELECT count(*) FROM hits");
  }

 private:
  std::size_t ask_everything() {
    read("SELECT id, title FROM d ORDER BY modified DESC LIMIT " + std::to_string(kPage));
    count_facets("d");
    return read("SELECT count(*) FROM d");
  }

  void count_facets(const std::string& table) {
    for (const std::string facet : kAskedFacets)
      read("SELECT " + facet + ", count(*) FROM " + table + " GROUP BY 1");
  }

  static std::string match(const Question& question) {
    const std::string text = base::fold(base::join(question.words, " "));
    if (question.kind == Question::Kind::kPhrase) return '"' + text + '"';
    return question.kind == Question::Kind::kPrefix ? text + "*" : text;
  }

  void check(bool holds) const { require(holds, sqlite3_errmsg(database_)); }

  void run(const std::string& sql) {
    check(sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  }

  Statement prepare(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
    return {statement, &sqlite3_finalize};
  }

  // Reads every row; answers the number in the last one.
  std::size_t read(const std::string& sql) {
    const auto statement = prepare(sql);
    std::int64_t last = 0;
    int state = SQLITE_ROW;
    while ((state = sqlite3_step(statement.get())) == SQLITE_ROW)
      last = sqlite3_column_int64(statement.get(), 0);
    check(state == SQLITE_DONE);
    return static_cast<std::size_t>(last);
  }

  void put(sqlite3_stmt* statement) {
    check(sqlite3_step(statement) == SQLITE_DONE);
    sqlite3_reset(statement);
  }

  void insert(std::size_t number, sqlite3_stmt* row, sqlite3_stmt* text) {
    const auto made = make_dataset(number);
    const auto bind = [](sqlite3_stmt* statement, int at, const std::string& value) {
      sqlite3_bind_text(statement, at, value.data(), static_cast<int>(value.size()),
                        SQLITE_TRANSIENT);
    };
    const auto id = static_cast<std::int64_t>(number) + 1;
    for (auto* statement : {row, text}) sqlite3_bind_int64(statement, 1, id);
    bind(row, 2, made.title);
    int at = 3;
    for (const char* facet : {"agency", "theme", "license", "frequency", "open"})
      sqlite3_bind_int(row, at++, number_of(made, facet));
    sqlite3_bind_int(row, at++, bits_of(made, "format"));
    sqlite3_bind_int64(row, at, made.modified);
    bind(text, 2, base::fold(made.title + " " + made.english));
    bind(text, 3, base::fold(made.description));
    put(row);
    put(text);
  }

  const std::filesystem::path file_;
  sqlite3* database_ = nullptr;
};

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  bench::Fts5 engine(bench::folder_of(count, words));
  return bench::run_engine(engine, count, words);
}

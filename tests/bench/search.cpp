// Searches with counts of six facets, against SQLite's full text on the same records and questions.
// bench_search FOLDER RECORDS QUESTIONS [own|fts5]

#include <sqlite3.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "search/index.hpp"
#include "search/indexer.hpp"
#include "tests/bench/corpus.hpp"
#include "tests/bench/table.hpp"

namespace bench {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFacets[] = {"agency", "theme", "format", "license", "frequency", "open"};
constexpr std::size_t kPage = 20, kDeepPage = 100;

double thread_milliseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

struct Engine {
  virtual ~Engine() = default;
  virtual const char* name() const = 0;
  virtual void fill(std::size_t records) = 0;
  /// Hits in all; the page and the facets are made too.
  virtual std::size_t ask(const Question& question) = 0;
};

class Own : public Engine {
 public:
  explicit Own(const fs::path& folder) : folder_(folder / "index"), index_(folder_.string()) {}
  const char* name() const override { return "portal"; }

  void fill(std::size_t records) override {
    search::Indexer indexer(folder_.string(), "bench");
    if (index_.count() == records) return;
    indexer.rebuild([&](const search::Sink& sink) {
      for (std::size_t i = 0; i < records; ++i) sink(record(make_dataset(i)));
      return std::uint64_t{1};
    });
  }

  std::size_t ask(const Question& question) override {
    using Kind = Question::Kind;
    search::SearchRequest request;
    request.lang = "vi";
    request.facets.assign(std::begin(kFacets), std::end(kFacets));
    for (const auto& word : question.words) request.q += (request.q.empty() ? "" : " ") + word;
    if (question.kind == Kind::kPhrase) request.q = '"' + request.q + '"';
    if (question.kind == Kind::kPrefix) request.q += '*';
    if (question.kind == Kind::kFiltered) request.filters["theme"] = {question.theme};
    if (question.kind == Kind::kByDate) request.sort = search::Sort::kModified;
    request.limit = question.kind == Kind::kDeep ? kDeepPage : kPage;
    return index_.search(request).total;
  }

 private:
  static search::IndexRecord record(const MadeDataset& made) {
    search::IndexRecord record;
    record.id = made.id;
    record.texts = {{made.title, "vi", 5}, {made.english, "en", 5}, {made.description, "vi", 1}};
    record.titles = {made.title, made.english};
    record.filters = made.facets;
    record.modified = base::Time(std::chrono::milliseconds(made.modified));
    record.title_key = made.title;
    record.revision = 1;
    record.card = "{\"id\":\"" + made.id + "\",\"title\":{\"vi\":\"" + made.title + "\"}}";
    return record;
  }

  const fs::path folder_;
  search::Index index_;
};

using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

class Fts5 : public Engine {
 public:
  explicit Fts5(const fs::path& folder) {
    require(sqlite3_open((folder / "fts5.db").c_str(), &database_) == SQLITE_OK, "no FTS5 file");
    run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA mmap_size=8589934592;"
        "PRAGMA cache_size=-200000");
  }
  ~Fts5() override { sqlite3_close(database_); }
  const char* name() const override { return "FTS5"; }

  void fill(std::size_t records) override {
    run("CREATE TABLE IF NOT EXISTS d(id INTEGER PRIMARY KEY, title, agency, theme, format, "
        "license,"
        " frequency, open, modified);"
        "CREATE VIRTUAL TABLE IF NOT EXISTS t USING fts5(title, description, content='',"
        " tokenize='unicode61 remove_diacritics 2', prefix='3 4')");
    if (count("SELECT count(*) FROM d") == records) return;
    run("DELETE FROM d; INSERT INTO t(t) VALUES('delete-all'); BEGIN");
    const auto row = prepare("INSERT INTO d VALUES(?,?,?,?,?,?,?,?,?)");
    const auto text = prepare("INSERT INTO t(rowid, title, description) VALUES(?,?,?)");
    for (std::size_t i = 0; i < records; ++i) insert(row.get(), text.get(), i);
    run("COMMIT; INSERT INTO t(t) VALUES('optimize'); ANALYZE");
  }

  std::size_t ask(const Question& question) override {
    using Kind = Question::Kind;
    const bool everything = question.kind == Kind::kEverything;
    const std::string from = everything ? "FROM d" : "FROM t JOIN d ON d.id = t.rowid";
    std::string where = everything ? "" : " WHERE t MATCH '" + match(question) + "'";
    if (question.kind == Kind::kFiltered) where += " AND d.theme = '" + question.theme + "'";
    const std::string order = everything || question.kind == Kind::kByDate
                                  ? " ORDER BY d.modified DESC"
                                  : " ORDER BY bm25(t, 5.0, 1.0)";
    const std::size_t limit = question.kind == Kind::kDeep ? kDeepPage : kPage;
    read("SELECT d.id, d.title " + from + where + order + " LIMIT " + std::to_string(limit));
    for (const auto* facet : kFacets)
      read("SELECT d." + std::string(facet) + ", count(*) " + from + where + " GROUP BY 1");
    return count("SELECT count(*) " + from + where);
  }

 private:
  static std::string match(const Question& question) {
    std::string text;
    for (const auto& word : question.words) text += (text.empty() ? "" : " ") + word;
    if (question.kind == Question::Kind::kPhrase) return '"' + text + '"';
    return question.kind == Question::Kind::kPrefix ? text + "*" : text;
  }

  void run(const std::string& sql) {
    require(sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK,
            sqlite3_errmsg(database_));
  }

  Statement prepare(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    require(sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK,
            sqlite3_errmsg(database_));
    return {statement, &sqlite3_finalize};
  }

  std::size_t count(const std::string& sql) {
    const auto statement = prepare(sql);
    sqlite3_step(statement.get());
    return static_cast<std::size_t>(sqlite3_column_int64(statement.get(), 0));
  }

  void read(const std::string& sql) {
    const auto statement = prepare(sql);
    while (sqlite3_step(statement.get()) == SQLITE_ROW) sqlite3_column_text(statement.get(), 0);
  }

  void insert(sqlite3_stmt* row, sqlite3_stmt* text, std::size_t number) {
    const auto made = make_dataset(number);
    const auto bind = [](sqlite3_stmt* statement, int at, const std::string& value) {
      sqlite3_bind_text(statement, at, value.data(), static_cast<int>(value.size()),
                        SQLITE_TRANSIENT);
    };
    const auto facet = [&](const std::string& name) {
      const auto found =
          std::ranges::find(made.facets, name, &std::pair<std::string, std::string>::first);
      return found == made.facets.end() ? std::string() : found->second;
    };
    sqlite3_bind_int64(row, 1, static_cast<std::int64_t>(number) + 1);
    bind(row, 2, made.title);
    int at = 3;
    for (const auto* name : kFacets) bind(row, at++, facet(name));
    sqlite3_bind_int64(row, at, made.modified);
    sqlite3_bind_int64(text, 1, static_cast<std::int64_t>(number) + 1);
    bind(text, 2, made.title + " " + made.english);
    bind(text, 3, made.description);
    for (auto* statement : {row, text}) {
      sqlite3_step(statement);
      sqlite3_reset(statement);
    }
  }

  sqlite3* database_ = nullptr;
};

struct Times {
  std::vector<double> milliseconds;
  std::size_t hits = 0;

  double at(double share) const {
    return milliseconds[std::min(
        static_cast<std::size_t>(share * static_cast<double>(milliseconds.size())),
        milliseconds.size() - 1)];
  }
  double mean() const {
    double sum = 0;
    for (const double one : milliseconds) sum += one;
    return sum / static_cast<double>(milliseconds.size());
  }
};

Times measure(Engine& engine, std::size_t records, const std::vector<Question>& questions) {
  engine.fill(records);
  Times times;
  for (const auto& question : questions) {
    const double start = thread_milliseconds();
    times.hits += engine.ask(question);
    times.milliseconds.push_back(thread_milliseconds() - start);
  }
  std::ranges::sort(times.milliseconds);
  std::printf(
      "%s, %zu records, %zu questions: p50 %.2f ms, p95 %.2f, p99 %.2f, mean %.2f, CPU; %zu hits\n",
      engine.name(), records, questions.size(), times.at(0.5), times.at(0.95), times.at(0.99),
      times.mean(), times.hits);
  std::fflush(stdout);
  return times;
}

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  bench::require(count >= 4, "bench_search FOLDER RECORDS QUESTIONS [own|fts5]");
  const bench::fs::path folder = words[1];
  bench::fs::create_directories(folder);
  const auto records = std::stoul(words[2]);
  const auto questions = bench::make_questions(std::stoul(words[3]));
  const std::string which = count > 4 ? words[4] : "";
  double own = 0;
  if (which != "fts5") {
    bench::Own engine(folder);
    own = bench::measure(engine, records, questions).mean();
  }
  if (which == "own") return 0;
  bench::Fts5 peer(folder);
  const double other = bench::measure(peer, records, questions).mean();
  if (own > 0) std::printf("mean of FTS5 / mean of the portal: %.1f\n", other / own);
  return 0;
}

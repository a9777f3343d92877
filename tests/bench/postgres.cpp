// PostgreSQL's full text asked the questions of the log. bench_postgres: see run_engine().
// PGHOST, PGUSER and PGDATABASE say which server, as to every program of PostgreSQL; it must run on
// this machine, since the processor time of its backend is read here.

#include <libpq-fe.h>

#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/text.hpp"
#include "tests/bench/engine.hpp"
#include "tests/bench/table.hpp"

namespace bench {
namespace {

using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

constexpr std::size_t kBatchBytes = 1 << 20;

// Facets are numbers here, which spares the peer their texts; the formats of a dataset are the bits
// of one number, whose combinations are counted, since unnest() of an array takes longer. The texts
// are folded as the portal folds them, so that both find the same. The index of facets answers for
// everything without reading a row.
constexpr const char* kTable =
    "CREATE TABLE d(id int, modified bigint, agency smallint, theme smallint,"
    " license smallint, frequency smallint, open smallint, format smallint, title text,"
    " v tsvector)";
constexpr const char* kIndexes[] = {
    "ALTER TABLE d ADD PRIMARY KEY(id)", "CREATE INDEX d_modified ON d(modified)",
    "CREATE INDEX d_facets ON d(theme, agency, license, frequency, open, format)",
    "CREATE INDEX d_v ON d USING gin(v) WITH (fastupdate = off)"};

// The page, and all facets of what is named h in one pass.
constexpr const char* kCounts =
    " UNION ALL SELECT grouping(agency, theme, license, frequency, open, format),"
    " coalesce(agency, theme, license, frequency, open, format), count(*), NULL FROM h GROUP BY"
    " GROUPING SETS ((agency), (theme), (license), (frequency), (open), (format), ())";
constexpr const char* kWholeGroup = "63";  // grouping() of the row that counts all

std::string make_sql(const Question& question) {
  const bool everything = question.kind == Question::Kind::kEverything;
  const bool by_date = everything || question.kind == Question::Kind::kByDate;
  const std::size_t limit = question.kind == Question::Kind::kDeep ? kDeepPage : kPage;
  const std::string end =
      std::string(by_date ? "modified" : "rank") + " DESC LIMIT " + std::to_string(limit);
  const std::string page =
      "(SELECT -1, id, 0::bigint, (SELECT title FROM d WHERE d.id = best.id)"
      " FROM (SELECT id FROM ";
  if (everything)
    return "WITH h AS NOT MATERIALIZED (SELECT agency, theme, license, frequency, open, format"
           " FROM d) " +
           page + "d ORDER BY " + end + ") best)" + kCounts;
  std::string h = "SELECT id, modified, agency, theme, license, frequency, open, format, ";
  h += by_date ? "0 AS rank" : "ts_rank(v, q) AS rank";
  h += " FROM d, to_tsquery('simple', $1) q WHERE v @@ q";
  if (question.kind == Question::Kind::kFiltered) h += " AND theme = $2";
  return "WITH h AS MATERIALIZED (" + h + ") " + page + "h ORDER BY " + end + ") best)" + kCounts;
}

std::string match(const Question& question) {
  const bool phrase = question.kind == Question::Kind::kPhrase;
  std::string text = base::fold(base::join(question.words, phrase ? " <-> " : " & "));
  return question.kind == Question::Kind::kPrefix ? text + ":*" : text;
}

// As setweight(to_tsvector('simple', title), 'A') || to_tsvector('simple', description) gives it.
std::string vector_of(const MadeDataset& made) {
  std::map<std::string, std::string> places;
  int place = 0;
  const auto add = [&](const std::string& text, const char* weight) {
    std::string word;
    for (const char at : base::fold(text) + " ") {
      if (at != ' ' && at != '.') {
        word += at;
      } else if (!word.empty()) {
        auto& list = places[word];
        list += (list.empty() ? "" : ",") + std::to_string(++place) + weight;
        word.clear();
      }
    }
  };
  add(made.title + " " + made.english, "A");
  add(made.description, "");
  std::string vector;
  for (const auto& [word, list] : places) vector.append(word).append(":").append(list).append(" ");
  return vector;
}

std::string row_of(std::size_t number) {
  const auto made = make_dataset(number);
  std::string row = std::to_string(number + 1) + '\t' + std::to_string(made.modified);
  for (const char* facet : {"agency", "theme", "license", "frequency", "open"})
    row += '\t' + std::to_string(number_of(made, facet));
  row += '\t' + std::to_string(bits_of(made, "format"));
  return row + '\t' + made.title + '\t' + vector_of(made) + '\n';
}

class Postgres : public Engine {
 public:
  Postgres() : connection_(PQconnectdb(""), &PQfinish) {
    check(PQstatus(connection_.get()) == CONNECTION_OK);
  }
  std::string name() const override { return "postgres"; }

  double used_milliseconds() const override {
    std::ifstream file("/proc/" + std::to_string(PQbackendPID(connection_.get())) + "/schedstat");
    double nanoseconds = 0;
    require(!!(file >> nanoseconds), "the server's backend is not a process of this machine");
    return nanoseconds * 1e-6;
  }

  std::uintmax_t bytes() const override {
    return std::stoull(value_of(run("SELECT pg_total_relation_size('d')")));
  }

  void fill(std::size_t records) override {
    if (!value_of(run("SELECT to_regclass('d')")).empty()) {
      const bool same = value_of(run("SELECT count(*) FROM d")) == std::to_string(records);
      require(same, "the cluster holds other records; remove its folder");
      return;
    }
    // In one transaction there is all or nothing, and what is copied is not written twice.
    run("BEGIN");
    run(kTable);
    copy(records);
    for (const char* sql : kIndexes) run(sql);
    run("COMMIT");
    run("VACUUM ANALYZE d");
  }

  std::size_t ask(const Question& question) override {
    const auto result = answer(question);
    for (int row = PQntuples(result.get()); row-- > 0;)
      if (std::string(PQgetvalue(result.get(), row, 0)) == kWholeGroup)
        return std::stoul(PQgetvalue(result.get(), row, 2));
    return 0;
  }

 private:
  void check(bool holds) const { require(holds, PQerrorMessage(connection_.get())); }

  Result checked(PGresult* raw) const {
    Result result(raw, &PQclear);
    const auto state = PQresultStatus(raw);
    check(state == PGRES_COMMAND_OK || state == PGRES_TUPLES_OK || state == PGRES_COPY_IN);
    return result;
  }

  Result run(const std::string& sql) const {
    return checked(PQexec(connection_.get(), sql.c_str()));
  }

  static std::string value_of(const Result& result) { return PQgetvalue(result.get(), 0, 0); }

  Result answer(const Question& question) {
    const std::string kind(name_of(question.kind));
    if (!prepared_.contains(kind)) {
      checked(PQprepare(connection_.get(), kind.c_str(), make_sql(question).c_str(), 0, nullptr));
      prepared_[kind] = true;
    }
    const std::string words = match(question);
    const std::string theme = std::to_string(question.theme);
    const char* values[] = {words.c_str(), theme.c_str()};
    const int count = question.kind == Question::Kind::kEverything ? 0
                      : question.kind == Question::Kind::kFiltered ? 2
                                                                   : 1;
    return checked(
        PQexecPrepared(connection_.get(), kind.c_str(), count, values, nullptr, nullptr, 0));
  }

  void copy(std::size_t records) {
    run("COPY d FROM STDIN");
    std::string batch;
    const auto send = [&] {
      check(PQputCopyData(connection_.get(), batch.data(), static_cast<int>(batch.size())) == 1);
      batch.clear();
    };
    for (std::size_t i = 0; i < records; ++i) {
      batch += row_of(i);
      if (batch.size() > kBatchBytes) send();
    }
    send();
    check(PQputCopyEnd(connection_.get(), nullptr) == 1);
    while (PGresult* result = PQgetResult(connection_.get())) checked(result);
  }

  std::unique_ptr<PGconn, decltype(&PQfinish)> connection_;
  std::map<std::string, bool> prepared_;
};

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  bench::folder_of(count, words);
  bench::Postgres engine;
  return bench::run_engine(engine, count, words);
}

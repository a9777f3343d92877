#include "catalog/readiness/measures.hpp"

#include <chrono>
#include <span>

#include "catalog/base/hash.hpp"

namespace embedded {
std::span<const base::EmbeddedFile> readiness_schema();
}

namespace catalog::readiness {
namespace {

constexpr Day kFullDays = 731;  // two years, day by day
constexpr Day kRunDays = 92;    // of runs that changed nothing

// By what the last file of the schema makes.
bool is_made(store::Store& store) {
  sql::ReadLease lease = store.pool().read();
  return lease.connection()
      .query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'readiness_dispute'")
      .next()
      .has_value();
}

std::optional<double> number(const sql::Row& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.real(column));
}

Rating rating(const sql::Row& row, int column) {
  return parse_rating(row.view(column)).value_or(Rating::kGrey);
}

Grey grey(const sql::Row& row, int column) {
  const auto code = row.integer(column);
  return code < 0 || code > static_cast<int>(Grey::kUncoloured) ? Grey::kUnknown
                                                                : static_cast<Grey>(code);
}

base::Time time(const sql::Row& row, int column) {
  return base::Time(std::chrono::milliseconds(row.integer(column)));
}

bool is_same(const Kept& kept, const Figure& figure, Rating fresh, const std::string& bounds) {
  const Figure& former = kept.figure;
  return former.counts == figure.counts && former.value == figure.value &&
         former.low == figure.low && former.high == figure.high && former.rating == figure.rating &&
         former.grey == figure.grey && former.revision == figure.revision && kept.fresh == fresh &&
         kept.bounds == bounds;
}

void insert(sql::Connection& connection, const Figure& figure, std::int64_t run, Rating fresh,
            const std::string& bounds) {
  connection.execute(
      "INSERT OR REPLACE INTO readiness_measure (scope, indicator, day, run, pass, fail, unknown,"
      " value, low, high, rating, fresh, grey, revision, bounds)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
      figure.scope, figure.indicator, figure.day, run, figure.counts.pass, figure.counts.fail,
      figure.counts.unknown, figure.value, figure.low, figure.high, code_of(figure.rating),
      code_of(fresh), static_cast<int>(figure.grey), figure.revision, bounds);
}

}  // namespace

// Asks first: to make tables it would have to wait for whoever writes.
void make_tables(store::Store& store) {
  if (!is_made(store)) store.migrate("readiness", embedded::readiness_schema());
}

std::optional<Kept> read_latest(sql::Connection& connection, std::string_view indicator,
                                std::string_view scope) {
  sql::Statement rows = connection.query(
      "SELECT day, pass, fail, unknown, value, low, high, rating, fresh, grey, revision, bounds"
      " FROM readiness_measure WHERE scope = $1 AND indicator = $2 ORDER BY day DESC LIMIT 1",
      scope, indicator);
  const auto row = rows.next();
  if (!row) return std::nullopt;
  Kept kept;
  kept.figure.indicator = indicator;
  kept.figure.scope = scope;
  kept.figure.day = row->integer(0);
  kept.figure.counts = {row->integer(1), row->integer(2), row->integer(3)};
  kept.figure.value = number(*row, 4);
  kept.figure.low = number(*row, 5);
  kept.figure.high = number(*row, 6);
  kept.figure.rating = rating(*row, 7);
  kept.fresh = rating(*row, 8);
  kept.figure.grey = grey(*row, 9);
  kept.figure.revision = row->integer(10);
  kept.bounds = row->text(11);
  return kept;
}

std::vector<HistoryPoint> read_history(sql::Connection& connection, std::string_view indicator,
                                       std::string_view scope) {
  std::vector<HistoryPoint> points;
  std::string bounds;
  sql::Statement rows = connection.query(
      "SELECT m.day, pass, fail, unknown, value, rating, revision, registry_hash, bounds"
      " FROM readiness_measure m LEFT JOIN readiness_run r ON r.id = m.run"
      " WHERE m.scope = $1 AND indicator = $2 ORDER BY m.day",
      scope, indicator);
  while (const auto row = rows.next()) {
    HistoryPoint point;
    point.day = row->integer(0);
    point.counts = {row->integer(1), row->integer(2), row->integer(3)};
    point.value = number(*row, 4);
    point.rating = rating(*row, 5);
    point.revision = row->integer(6);
    point.registry_hash = row->text(7);
    point.breaks =
        !points.empty() && (points.back().revision != point.revision || bounds != row->view(8));
    bounds = row->text(8);
    points.push_back(std::move(point));
  }
  return points;
}

std::vector<std::string> list_scopes(sql::Connection& connection) {
  std::vector<std::string> scopes;
  sql::Statement rows = connection.query("SELECT scope FROM readiness_scope ORDER BY scope");
  while (const auto row = rows.next()) scopes.push_back(row->text(0));
  return scopes;
}

void write_scopes(sql::Connection& connection, const std::vector<std::string>& scopes) {
  if (list_scopes(connection) == scopes) return;
  connection.execute("DELETE FROM readiness_scope");
  for (const auto& scope : scopes)
    connection.execute("INSERT INTO readiness_scope (scope) VALUES ($1)", scope);
}

std::optional<KeptRun> read_last_run(sql::Connection& connection, bool is_good, bool is_whole) {
  sql::Statement rows = connection.query(
      "SELECT id, scope, day, started, ended, registry_hash, is_ok, note FROM readiness_run"
      " WHERE is_ok >= $1 AND (scope = 'portal' OR NOT $2) ORDER BY id DESC LIMIT 1",
      is_good ? 1 : 0, is_whole ? 1 : 0);
  const auto row = rows.next();
  if (!row) return std::nullopt;
  KeptRun run;
  run.info.id = row->integer(0);
  run.scope = row->text(1);
  run.day = row->integer(2);
  run.info.started = time(*row, 3);
  run.info.ended = time(*row, 4);
  run.info.registry_hash = row->text(5);
  run.info.is_ok = row->integer(6) != 0;
  run.info.note = row->text(7);
  return run;
}

void write_run(sql::Connection& connection, RunInfo& run, std::string_view scope, Day day) {
  sql::Statement rows = connection.query(
      "INSERT INTO readiness_run (scope, day, started, ended, registry_hash, is_ok, note)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
      scope, day, run.started.time_since_epoch().count(), run.ended.time_since_epoch().count(),
      run.registry_hash, run.is_ok ? 1 : 0, run.note);
  run.id = rows.next()->integer(0);
}

bool write_figure(sql::Connection& connection, const Indicator& indicator, Figure figure,
                  std::int64_t run, bool confirms) {
  const std::string bounds = bounds_digest(indicator);
  const Rating fresh = figure.rating;
  const auto kept = read_latest(connection, figure.indicator, figure.scope);
  const bool is_comparable =
      kept && kept->bounds == bounds && kept->figure.revision == figure.revision;
  if (is_comparable)
    figure.rating = settle(indicator, figure, {kept->figure.rating, kept->fresh}, confirms);
  if (kept && is_same(*kept, figure, fresh, bounds)) return false;
  insert(connection, figure, run, fresh, bounds);
  return true;
}

void write_suggestion(sql::Connection& connection, const Indicator& question,
                      std::string_view scope, Day day, std::int64_t run, Rating rating) {
  std::string inputs;
  for (const auto& input : question.inputs) inputs += input.id + (input.is_primary ? "*," : ",");
  Figure figure;
  figure.indicator = question.id;
  figure.scope = scope;
  figure.day = day;
  figure.rating = rating;
  figure.revision = question.revision;
  const std::string bounds = base::sha256(inputs);
  const auto kept = read_latest(connection, question.id, scope);
  if (kept && is_same(*kept, figure, rating, bounds)) return;
  insert(connection, figure, run, rating, bounds);
}

void prune(sql::Connection& connection, Day today) {
  connection.execute(
      "DELETE FROM readiness_measure WHERE day < $1 AND EXISTS (SELECT 1 FROM readiness_measure"
      " later WHERE later.scope = readiness_measure.scope"
      " AND later.indicator = readiness_measure.indicator AND later.day > readiness_measure.day"
      " AND strftime('%Y-%m', later.day * 86400, 'unixepoch')"
      " = strftime('%Y-%m', readiness_measure.day * 86400, 'unixepoch'))",
      today - kFullDays);
  connection.execute(
      "DELETE FROM readiness_run WHERE day < $1"
      " AND id NOT IN (SELECT run FROM readiness_measure)"
      " AND id NOT IN (SELECT max(id) FROM readiness_run GROUP BY is_ok, scope = 'portal')",
      today - kRunDays);
}

}  // namespace catalog::readiness

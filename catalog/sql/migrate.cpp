#include "catalog/sql/migrate.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/log.hpp"

namespace catalog::sql {
namespace {

struct Step {
  int number;
  std::string_view name;
  std::string_view text;
  std::string digest;
};

std::vector<Step> list_steps(std::span<const base::EmbeddedFile> files) {
  std::vector<Step> steps;
  for (const auto& file : files) {
    int number = 0;
    std::from_chars(file.name.data(), file.name.data() + file.name.size(), number);
    steps.push_back({number, file.name, file.text, base::sha256(file.text)});
  }
  std::ranges::sort(steps, {}, &Step::number);
  return steps;
}

bool has_record(Connection& connection) {
  return connection
      .query("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migration'")
      .next()
      .has_value();
}

// The digests of the steps that were run, by number.
std::map<int, std::string> read_record(Connection& connection, std::string_view area) {
  std::map<int, std::string> record;
  if (!has_record(connection)) return record;
  Statement rows =
      connection.query("SELECT number, digest FROM schema_migration WHERE area = $1", area);
  while (const auto row = rows.next())
    record.emplace(static_cast<int>(row->integer(0)), row->text(1));
  return record;
}

// Whether all steps were run. Refuses a record that is not the beginning of our steps.
bool is_complete(const std::map<int, std::string>& record, const std::vector<Step>& steps) {
  std::size_t known = 0;
  for (const auto& step : steps) {
    const auto found = record.find(step.number);
    if (found == record.end()) continue;
    ++known;
    if (found->second != step.digest)
      throw base::Error(base::ErrorCode::kUnavailable, "store_schema_differs",
                        {{"name", std::string(step.name)}});
  }
  if (known < record.size()) throw base::Error(base::ErrorCode::kUnavailable, "store_too_new");
  return known == steps.size();
}

void run_step(Connection& connection, std::string_view area, const Step& step) {
  connection.run_script(step.text);
  connection.execute(
      "INSERT INTO schema_migration (area, number, name, digest, applied_at)"
      " VALUES ($1, $2, $3, $4, $5)",
      area, step.number, step.name, step.digest, base::now().time_since_epoch().count());
  base::log(base::LogLevel::kInfo, "schema_migrated", {{"area", area}, {"step", step.name}});
}

}  // namespace

void migrate(Connection& connection, std::string_view area,
             std::span<const base::EmbeddedFile> files) {
  const std::vector<Step> steps = list_steps(files);
  // Most starts find nothing to do and should not wait for a writer.
  if (is_complete(read_record(connection, area), steps)) return;
  Transaction transaction(connection, Transaction::Kind::kWrite);
  connection.execute(
      "CREATE TABLE IF NOT EXISTS schema_migration (area TEXT NOT NULL, number INTEGER NOT NULL,"
      " name TEXT NOT NULL, digest TEXT NOT NULL, applied_at BIGINT NOT NULL,"
      " PRIMARY KEY (area, number))");
  const auto record = read_record(connection, area);
  is_complete(record, steps);  // again: another process may have come first
  for (const auto& step : steps)
    if (!record.contains(step.number)) run_step(connection, area, step);
  transaction.commit();
}

}  // namespace catalog::sql

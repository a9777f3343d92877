#include "catalog/usage/usage_table.hpp"

#include <chrono>

#include "catalog/usage/schema.hpp"

namespace catalog::usage {
namespace {

constexpr std::int64_t kRecentDays = 90;

std::int64_t day_of(base::Time time) {
  return std::chrono::floor<std::chrono::days>(time).time_since_epoch().count();
}

}  // namespace

UsageTable::UsageTable(store::Store& store) : store_(store) {
  make_tables(store_);
}

void UsageTable::add(base::Time time, const UsesByDataset& uses) {
  if (uses.empty()) return;
  sql::WriteLease lease = store_.pool().write();
  sql::Transaction transaction(lease.connection(), sql::Transaction::Kind::kWrite);
  for (const auto& [dataset, count] : uses)
    lease.connection().execute(
        "INSERT INTO usage (dataset, day, views, downloads, calls) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (dataset, day) DO UPDATE SET views = views + excluded.views,"
        " downloads = downloads + excluded.downloads, calls = calls + excluded.calls",
        dataset, day_of(time), count.views, count.downloads, count.calls);
  transaction.commit();
}

Uses UsageTable::recent_uses_of(std::string_view dataset, base::Time now) const {
  sql::ReadLease lease = store_.pool().read();
  sql::Statement rows = lease.connection().query(
      "SELECT coalesce(sum(views), 0), coalesce(sum(downloads), 0), coalesce(sum(calls), 0) FROM "
      "usage"
      " WHERE dataset = $1 AND day > $2 AND day <= $3",
      dataset, day_of(now) - kRecentDays, day_of(now));
  const auto row = rows.next();
  return {row->integer(0), row->integer(1), row->integer(2)};
}

UsesByDataset UsageTable::list_recent_uses(base::Time now) const {
  UsesByDataset uses;
  sql::ReadLease lease = store_.pool().read();
  sql::Statement rows = lease.connection().query(
      "SELECT dataset, sum(views), sum(downloads), sum(calls) FROM usage"
      " WHERE day > $1 AND day <= $2 GROUP BY dataset",
      day_of(now) - kRecentDays, day_of(now));
  while (const auto row = rows.next())
    uses.emplace(row->text(0), Uses{row->integer(1), row->integer(2), row->integer(3)});
  return uses;
}

}  // namespace catalog::usage

#include "catalog/usage/day_table.hpp"

#include "catalog/usage/schema.hpp"

namespace catalog::usage {

DayCounts& DayCounts::operator+=(const DayCounts& other) {
  visits += other.visits;
  mobile_visits += other.mobile_visits;
  downloads += other.downloads;
  api_calls += other.api_calls;
  queries += other.queries;
  zero_results += other.zero_results;
  return *this;
}

DayTable::DayTable(store::Store& store) : store_(store) {
  make_tables(store_);
}

void DayTable::add(std::int64_t day, const DayCounts& counts) {
  sql::WriteLease lease = store_.pool().write();
  lease.connection().execute(
      "INSERT INTO used_day"
      " (day, visits, mobile_visits, downloads, api_calls, queries, zero_results)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (day) DO UPDATE SET"
      " visits = visits + excluded.visits,"
      " mobile_visits = mobile_visits + excluded.mobile_visits,"
      " downloads = downloads + excluded.downloads, api_calls = api_calls + excluded.api_calls,"
      " queries = queries + excluded.queries, zero_results = zero_results + excluded.zero_results",
      day, counts.visits, counts.mobile_visits, counts.downloads, counts.api_calls, counts.queries,
      counts.zero_results);
}

std::vector<UsedDay> DayTable::list(std::int64_t from) const {
  std::vector<UsedDay> days;
  sql::ReadLease lease = store_.pool().read();
  auto rows = lease.connection().query(
      "SELECT day, visits, mobile_visits, downloads, api_calls, queries, zero_results"
      " FROM used_day WHERE day >= $1 ORDER BY day",
      from);
  while (const auto row = rows.next())
    days.push_back({row->integer(0),
                    {row->integer(1), row->integer(2), row->integer(3), row->integer(4),
                     row->integer(5), row->integer(6)}});
  return days;
}

}  // namespace catalog::usage

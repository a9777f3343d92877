#include "catalog/facts/usage_feeder.hpp"

#include "catalog/usage/day_table.hpp"
#include "catalog/usage/usage_table.hpp"

namespace catalog::facts {
namespace {

constexpr Day kDaysKept = 400;

}  // namespace

Fed UsageFeeder::refill(sql::Connection& connection, base::Time now, Day today) {
  const auto days = usage::DayTable(store_).list(today - kDaysKept);
  const auto uses = usage::UsageTable(store_).list_recent_uses(now);
  connection.execute("DELETE FROM rd_usage_day");
  connection.execute("DELETE FROM rd_search_day");
  for (const auto& [day, counts] : days) {
    connection.execute(
        "INSERT INTO rd_usage_day (day, visits, mobile_visits, downloads, api_calls)"
        " VALUES ($1, $2, $3, $4, $5)",
        day, counts.visits, counts.mobile_visits, counts.downloads, counts.api_calls);
    connection.execute("INSERT INTO rd_search_day (day, queries, zero_results) VALUES ($1, $2, $3)",
                       day, counts.queries, counts.zero_results);
  }
  const bool is_there = !days.empty() || !uses.empty();
  if (!is_there) {
    connection.execute("UPDATE rd_dataset SET downloads_90d = NULL, api_90d = NULL");
    return {false};
  }
  connection.execute(
      "UPDATE rd_dataset SET downloads_90d = 0, api_90d = 0"
      " WHERE downloads_90d IS NOT 0 OR api_90d IS NOT 0");
  for (const auto& [dataset, count] : uses)
    connection.execute("UPDATE rd_dataset SET downloads_90d = $2, api_90d = $3 WHERE id = $1",
                       dataset, count.downloads, count.calls);
  return {};
}

}  // namespace catalog::facts

#include "catalog/usage/missing_table.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <utility>

#include "catalog/usage/schema.hpp"

namespace catalog::usage {
namespace {

constexpr std::size_t kMostListed = 1000;
constexpr std::int64_t kWeekDays = 7;
constexpr std::int64_t kFirstDay = 3;  // 1970 began on a Thursday

std::int64_t first_week(base::Time now) {
  return week_of(now) - (kMissingWeeks - 1) * kWeekDays;
}

}  // namespace

std::int64_t week_of(base::Time time) {
  const std::int64_t day = std::chrono::floor<std::chrono::days>(time).time_since_epoch().count();
  return day - (day + kFirstDay) % kWeekDays;
}

std::string format_week(std::int64_t week) {
  constexpr std::size_t date = 10;
  return base::format_time(base::Time(std::chrono::days(week))).substr(0, date);
}

MissingTable::MissingTable(store::Store& store) : store_(store) {
  make_tables(store_);
}

void MissingTable::add(base::Time now, const std::vector<Missed>& searches) {
  if (searches.empty()) return;
  sql::WriteLease lease = store_.pool().write();
  sql::Transaction transaction(lease.connection(), sql::Transaction::Kind::kWrite);
  lease.connection().execute("DELETE FROM missing WHERE week < $1", first_week(now));
  for (const auto& search : searches)
    lease.connection().execute(
        "INSERT INTO missing (week, words, language, asked, filtered, least, last)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)"
        " ON CONFLICT (week, words, language) DO UPDATE SET asked = asked + excluded.asked,"
        " filtered = filtered + excluded.filtered, last = excluded.last,"
        " least = CASE WHEN excluded.least < least THEN excluded.least ELSE least END",
        search.week, search.words, search.language, search.asked, search.filtered, search.least,
        search.last);
  transaction.commit();
}

std::vector<Missed> MissingTable::list(base::Time now) const {
  std::map<std::pair<std::string, std::string>, Missed> sums;
  {
    sql::ReadLease lease = store_.pool().read();
    sql::Statement rows = lease.connection().query(
        "SELECT week, words, language, asked, filtered, least, last FROM missing"
        " WHERE week >= $1 ORDER BY week",
        first_week(now));
    while (const auto row = rows.next()) {
      auto [at, is_new] = sums.try_emplace({row->text(1), row->text(2)});
      Missed& sum = at->second;
      sum.week = row->integer(0);
      sum.words = row->text(1);
      sum.language = row->text(2);
      sum.asked += row->integer(3);
      sum.filtered += row->integer(4);
      sum.least = is_new ? row->integer(5) : std::min(sum.least, row->integer(5));
      sum.last = row->integer(6);
    }
  }
  std::vector<Missed> list;
  for (auto& [key, sum] : sums) list.push_back(std::move(sum));
  std::ranges::stable_sort(list, std::greater(), &Missed::asked);
  if (list.size() > kMostListed) list.resize(kMostListed);
  return list;
}

std::int64_t forget_missed(sql::Connection& connection, std::string_view words) {
  // Whoever keeps no such counts has no such table.
  if (!connection.query("SELECT 1 FROM sqlite_master WHERE name = 'missing'").next()) return 0;
  return connection.execute("DELETE FROM missing WHERE instr(words, $1) > 0", words);
}

}  // namespace catalog::usage

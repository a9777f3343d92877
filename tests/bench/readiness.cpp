// The readiness figures over made-up facts: a run over everything, one after an edit of an agency,
// reading a year of history; beside the plain SQL of the registry (readiness_peer.py), which is
// asked in the same rounds. bench_readiness FOLDER DATASETS ROUNDS PEER.

#include "catalog/readiness/readiness.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "catalog/readiness/formula.hpp"
#include "catalog/store/store.hpp"
#include "tests/bench/table.hpp"

namespace bench {
namespace {

namespace readiness = catalog::readiness;

constexpr readiness::Day kToday = 20000;
constexpr int kAgencies = 56;
constexpr int kYear = 365;
constexpr double kMostRatio = 1.3;
constexpr double kMostSecondsWhole = 4;
constexpr double kMostMillisecondsEdit = 100;

base::Time noon_of(readiness::Day day) {
  return base::Time(std::chrono::days(day)) + std::chrono::hours(12);
}

// Values by chance, the same in every run: 0 or 1 and now and then unknown, small numbers, days.
class MadeValues {
 public:
  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
  std::optional<int> flag() {
    const int dice = below(10);
    if (dice == 9) return std::nullopt;
    return dice < 6 ? 1 : 0;
  }
  std::string agency() {
    // Some have many, most have few.
    const int wide = below(kAgencies);
    return "agency-" + std::to_string(below(wide + 1));
  }

 private:
  std::mt19937 random_{20260527};
};

std::string number_or_null(const std::optional<int>& value) {
  return value ? std::to_string(*value) : "NULL";
}

// One column of a fact by its name, in the form of SQL.
std::string value_of(const std::string& column, MadeValues& made) {
  const auto text = [&](std::initializer_list<const char*> of) {
    const char* picked = of.begin()[made.below(static_cast<int>(of.size()))];
    return picked ? "'" + std::string(picked) + "'" : std::string("NULL");
  };
  if (column == "kind") return made.below(20) == 0 ? "'service'" : "'dataset'";
  if (column == "access") return made.below(10) == 0 ? "'restricted'" : "'public'";
  if (column == "origin") return text({"manual", "harvested", "api"});
  if (column == "licence_state") return text({"open", "open", "closed", "unknown"});
  if (column == "privacy_review") return text({"done", "not_needed", "problem", nullptr});
  if (column == "access_state" || column == "download_state")
    return text({"ok", "ok", "broken", nullptr});
  if (column == "shape") return text({"table", "tree", "geo", nullptr});
  if (column == "licence_id") return text({"a", "b", "c", "d", nullptr});
  if (column == "withdrawn_day") return made.below(30) == 0 ? "19000" : "NULL";
  if (column == "freq_days") return text({"1", "7", "30", "365", nullptr});
  if (column.ends_with("_day"))
    return made.below(8) == 0 ? "NULL" : std::to_string(kToday - made.below(900));
  if (column.ends_with("_len")) return std::to_string(made.below(300));
  if (column == "stars") return std::to_string(made.below(6));
  if (column == "lag_hours") return std::to_string(made.below(400));
  if (column.ends_with("_90d")) return std::to_string(made.below(50));
  return number_or_null(made.flag());
}

std::vector<std::string> list_columns(catalog::sql::Connection& facts, const char* table) {
  std::vector<std::string> names;
  auto rows = facts.query("SELECT name FROM pragma_table_info($1)", table);
  while (const auto row = rows.next()) names.push_back(row->text(0));
  return names;
}

void add_rows(catalog::sql::Connection& facts, const char* table, int count, MadeValues& made) {
  const auto columns = list_columns(facts, table);
  for (int i = 0; i < count; ++i) {
    std::string values;
    for (const auto& column : columns) {
      if (!values.empty()) values += ",";
      if (column == "id")
        values += "'" + std::to_string(i) + "'";
      else if (column == "root_publisher_id")
        values += "'" + made.agency() + "'";
      else
        values += value_of(column, made);
    }
    facts.run_script("INSERT INTO " + std::string(table) + " VALUES (" + values + ")");
  }
}

void fill(catalog::facts::Facts& facts, int datasets) {
  auto lease = facts.pool().write();
  auto& connection = lease.connection();
  catalog::sql::Transaction transaction(connection, catalog::sql::Transaction::Kind::kWrite);
  MadeValues made;
  add_rows(connection, "rd_dataset", datasets, made);
  add_rows(connection, "rd_distribution", datasets * 5 / 2, made);
  for (const char* table : {"rd_plan", "rd_inventory", "rd_request", "rd_feedback", "rd_reuse"})
    add_rows(connection, table, datasets / 50, made);
  for (int i = 0; i < kAgencies; ++i) {
    const std::string name = "'agency-" + std::to_string(i) + "'";
    connection.run_script(
        "INSERT INTO rd_publisher (id, root_id, level, active, dataset_n, plan_n, inventory_n,"
        " officer_n, contact_ok) VALUES (" +
        name + "," + name + ",'ministry',1,9,1,1,1,1)");
  }
  for (const auto& source : facts.list_sources())
    connection.run_script("INSERT INTO source_state VALUES ('" + source.name + "', 1, NULL, '')");
  transaction.commit();
}

// A line for each query of the registry, grouped by agency as the figures are; "+" keeps SQLite
// from going through the index of agencies, which takes it twice as long.
void write_queries(const readiness::Registry& registry, const std::filesystem::path& file) {
  std::ofstream out(file);
  for (const auto& entry : registry.indicators()) {
    if (entry.type == readiness::Type::kScalar) out << readiness::with_today(entry.sql) << "\n";
    if (entry.type != readiness::Type::kRatio) continue;
    const readiness::Unit& unit = *registry.find_unit(entry.unit);
    const std::string pass = "(" + readiness::with_today(entry.pass) + ")";
    out << "SELECT " << unit.agency << ", COUNT(*), SUM(" << pass << " IS 1), SUM(" << pass
        << " IS 0), SUM(" << pass << " IS NULL) FROM " << unit.table << " WHERE "
        << readiness::with_today(entry.population) << " GROUP BY +" << unit.agency << "\n";
  }
}

double ask_peer(const std::string& peer, const std::filesystem::path& folder) {
  const std::string command = "python3 " + peer + " " + (folder / "readiness.db").string() + " " +
                              (folder / "queries.sql").string() + " " + std::to_string(kToday) +
                              " > " + (folder / "peer.txt").string();
  require(std::system(command.c_str()) == 0, "the peer failed");
  std::ifstream in(folder / "peer.txt");
  double seconds = 0;
  in >> seconds;
  require(seconds > 0, "the peer said nothing");
  return seconds;
}

std::string seconds_text(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f s", seconds);
  return text;
}

void measure_whole(readiness::Readiness& figures, const std::string& label,
                   const std::filesystem::path& folder, int rounds, const std::string& peer) {
  std::vector<double> ours;
  std::vector<double> theirs;
  std::vector<double> ratios;
  require(figures.run(noon_of(kToday - 1), kToday - 1).is_ok, "the first run failed");
  for (int i = 0; i < rounds; ++i) {
    ours.push_back(
        seconds_of([&] { require(figures.run(noon_of(kToday), kToday).is_ok, "a run failed"); }));
    theirs.push_back(ask_peer(peer, folder));
    ratios.push_back(ours.back() / theirs.back());
  }
  const double ratio = median(ratios);
  print({"readiness, a run over everything, " + label, seconds_text(median(ours)),
         seconds_text(median(theirs)), ratio, "<= 1.30", ratio <= kMostRatio});
  print({"readiness, a run over everything, " + label, seconds_text(median(ours)), "-",
         median(ours), "< 4.00", median(ours) < kMostSecondsWhole});
}

void measure_edit(readiness::Readiness& figures, catalog::facts::Facts& facts,
                  const std::string& label, int rounds) {
  std::vector<double> times;
  std::vector<double> processor;
  const auto edit_and_run = [&](const std::string& agency) {
    {
      auto lease = facts.pool().write();
      lease.connection().run_script(
          "UPDATE rd_dataset SET keyword_n = 1 - ifnull(keyword_n, 0) WHERE rowid IN (SELECT rowid"
          " FROM rd_dataset WHERE root_publisher_id = '" +
          agency + "' LIMIT 1)");
    }
    const auto run = [&] {
      require(figures.run_agency(agency, noon_of(kToday), kToday).is_ok, "a run failed");
    };
    processor.push_back(1000 * cpu_seconds_of([&] { times.push_back(1000 * seconds_of(run)); }));
  };
  // The first has most datasets by far, one of twelve.
  for (int i = 0; i < 3 * rounds; ++i) edit_and_run("agency-" + std::to_string(i * 7 % kAgencies));
  const auto line = [&](const char* which, double value) {
    print({"readiness, one agency after an edit, " + label + which, milliseconds(value), "-", value,
           "< 100.00", value < kMostMillisecondsEdit});
  };
  line(" (median)", median(times));
  line(" (median, CPU)", median(processor));
  line(" (the largest agency, CPU)", processor.front());
}

void measure_history(readiness::Readiness& figures, catalog::store::Store& store,
                     const std::string& label, int rounds) {
  {
    auto lease = store.pool().write();
    catalog::sql::Transaction transaction(lease.connection(),
                                          catalog::sql::Transaction::Kind::kWrite);
    for (int day = 1; day <= kYear; ++day)
      lease.connection().run_script(
          "INSERT OR REPLACE INTO readiness_measure SELECT scope, indicator, " +
          std::to_string(kToday - 1 - day) +
          ", run, pass, fail, unknown, value, low, high, rating,"
          " fresh, grey, revision, bounds FROM readiness_measure WHERE day = " +
          std::to_string(kToday - 1) + " AND (scope = 'portal' OR day % 5 = 0)");
    transaction.commit();
  }
  std::vector<double> times;
  for (int i = 0; i < 20 * rounds; ++i)
    times.push_back(1000 * seconds_of([&] {
                      require(figures.history("m.lic.open", readiness::kPortal).size() > kYear,
                              "no history");
                    }));
  print({"readiness, a year of history, " + label, milliseconds(median(times)), "-", median(times),
         "< 5.00", median(times) < 5});
}

void measure(const std::filesystem::path& folder, int datasets, int rounds,
             const std::string& peer) {
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const readiness::Registry registry = readiness::Registry::load();
  catalog::store::Store store(folder);
  catalog::facts::Facts facts(folder);
  fill(facts, datasets);
  write_queries(registry, folder / "queries.sql");
  readiness::Readiness figures(store, facts, registry);
  const std::string label = std::to_string(datasets) + " datasets";
  measure_whole(figures, label, folder, rounds, peer);
  measure_edit(figures, facts, label, rounds);
  measure_history(figures, store, label, rounds);
}

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  bench::require(count == 5, "bench_readiness FOLDER DATASETS ROUNDS PEER");
  bench::measure(words[1], std::stoi(words[2]), std::stoi(words[3]), words[4]);
  return 0;
}

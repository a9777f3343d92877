#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/readiness/colour.hpp"
#include "catalog/readiness/figure.hpp"
#include "catalog/readiness/registry.hpp"
#include "catalog/sql/database.hpp"
#include "catalog/store/store.hpp"

// The tables of figures and runs (schema/sqlite), for this folder's sources only.

namespace catalog::readiness {

/// Makes the tables where they are missing.
void make_tables(store::Store& store);

/// A figure as it was kept.
struct Kept {
  Figure figure;
  Rating fresh = Rating::kGrey;
  std::string bounds;
};

std::optional<Kept> read_latest(sql::Connection& connection, std::string_view indicator,
                                std::string_view scope);
std::vector<HistoryPoint> read_history(sql::Connection& connection, std::string_view indicator,
                                       std::string_view scope);

/// Whose figures the last run over everything made; sorted.
std::vector<std::string> list_scopes(sql::Connection& connection);
void write_scopes(sql::Connection& connection, const std::vector<std::string>& scopes);

/// A run with its kind.
struct KeptRun {
  RunInfo info;
  std::string scope;
  Day day = 0;
};
std::optional<KeptRun> read_last_run(sql::Connection& connection, bool is_good, bool is_whole);
/// Gives it its number.
void write_run(sql::Connection& connection, RunInfo& run, std::string_view scope, Day day);

/// Settles the colour against the former one, and writes the figure when anything differs from
/// what was kept. `confirms`: see settle(). Returns whether it was written.
bool write_figure(sql::Connection& connection, const Indicator& indicator, Figure figure,
                  std::int64_t run, bool confirms);

/// Writes what is suggested for a question when it differs from what was kept. It stands among the
/// figures as a colour without counts; other inputs break its line.
void write_suggestion(sql::Connection& connection, const Indicator& question,
                      std::string_view scope, Day day, std::int64_t run, Rating rating);

/// Of points older than two years only the last of each month stays; runs that nothing refers to
/// any more go after a quarter.
void prune(sql::Connection& connection, Day today);

}  // namespace catalog::readiness

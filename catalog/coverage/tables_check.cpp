#include "catalog/coverage/tables_check.hpp"

#include <string>
#include <utility>

namespace catalog::coverage {
namespace {

using Problems = std::vector<store::Problem>;

// Each row: what it is of, and what is missing there.
void add_lost(sql::Statement rows, const char* key, Problems& problems) {
  while (const auto row = rows.next())
    problems.push_back(
        {"coverage", row->text(0), {key, {{"id", row->text(0)}, {"missing", row->text(1)}}}});
}

void add_unreadable(sql::Statement rows, Problems& problems) {
  while (const auto row = rows.next())
    problems.push_back(
        {"coverage", row->text(0), {"check_coverage_unreadable", {{"id", row->text(0)}}}});
}

}  // namespace

void check_tables(sql::Connection& connection, Problems& problems) {
  if (!connection.query("SELECT 1 FROM sqlite_master WHERE name = 'coverage_meta'").next()) return;
  add_lost(connection.query("SELECT item, dataset FROM coverage_claim WHERE dataset NOT IN"
                            " (SELECT id FROM dataset) ORDER BY item, dataset"),
           "check_coverage_dataset", problems);
  add_lost(connection.query("SELECT agency || '/' || id, agency FROM coverage_holding"
                            " WHERE agency NOT IN (SELECT slug FROM agency) ORDER BY agency, id"),
           "check_holding_agency", problems);
  add_lost(connection.query("SELECT agency || '/' || id, content ->> 'dataset'"
                            " FROM coverage_holding WHERE json_valid(content)"
                            " AND content ->> 'dataset' NOT IN (SELECT id FROM dataset)"
                            " ORDER BY agency, id"),
           "check_holding_dataset", problems);
  add_lost(connection.query("SELECT agency || '/' || version, agency FROM coverage_list"
                            " WHERE agency NOT IN (SELECT slug FROM agency)"
                            " ORDER BY agency, version"),
           "check_list_agency", problems);
  add_unreadable(connection.query("SELECT agency || '/' || id FROM coverage_holding"
                                  " WHERE NOT json_valid(content) ORDER BY agency, id"),
                 problems);
  add_unreadable(connection.query("SELECT agency || '/' || version FROM coverage_list"
                                  " WHERE NOT json_valid(entries) ORDER BY agency, version"),
                 problems);
}

}  // namespace catalog::coverage

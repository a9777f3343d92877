#include "catalog/coverage/forget.hpp"

#include <string>
#include <utility>

#include "catalog/base/clock.hpp"
#include "catalog/store/row.hpp"

namespace catalog::coverage {
namespace {

using base::Json;

// The last column is a time; the others are texts under their names.
Json rows_of(sql::Statement rows, std::initializer_list<const char*> names) {
  Json list = Json::array();
  while (const auto row = rows.next()) {
    Json item = Json::object();
    int column = 0;
    for (const char* name : names) item.set(name, row->text(column++));
    item.set("time", base::format_time(store::to_time(row->integer(column))));
    list.push(std::move(item));
  }
  return list;
}

bool has_tables(sql::Connection& connection) {
  return connection.query("SELECT 1 FROM sqlite_master WHERE name = 'coverage_meta'")
      .next()
      .has_value();
}

}  // namespace

Json said_by(sql::Connection& connection, std::string_view name) {
  Json out = Json::object();
  if (!has_tables(connection)) return out;
  out.set("claims",
          rows_of(connection.query("SELECT item, dataset, state, note, reason, changed"
                                   " FROM coverage_claim WHERE actor = $1 ORDER BY item, dataset",
                                   name),
                  {"item", "dataset", "state", "note", "reason"}));
  out.set("exempt", rows_of(connection.query("SELECT item, reason, changed FROM coverage_exempt"
                                             " WHERE actor = $1 ORDER BY item",
                                             name),
                            {"item", "reason"}));
  out.set("lists", rows_of(connection.query("SELECT agency, CAST(version AS TEXT), title, loaded"
                                            " FROM coverage_list WHERE actor = $1"
                                            " ORDER BY agency, version",
                                            name),
                           {"agency", "version", "title"}));
  return out;
}

void forget_person(sql::Connection& connection, std::string_view name,
                   std::string_view substitute) {
  if (!has_tables(connection)) return;
  connection.execute("UPDATE coverage_claim SET actor = $2 WHERE actor = $1", name, substitute);
  connection.execute("UPDATE coverage_exempt SET actor = $2 WHERE actor = $1", name, substitute);
  connection.execute("UPDATE coverage_list SET actor = $2 WHERE actor = $1", name, substitute);
}

}  // namespace catalog::coverage

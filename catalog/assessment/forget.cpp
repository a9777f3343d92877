#include "catalog/assessment/forget.hpp"

#include <string>

#include "catalog/assessment/parts.hpp"
#include "catalog/base/json.hpp"
#include "catalog/store/row.hpp"

namespace catalog::assessment {
namespace {

// Whoever assesses nothing has no such tables.
bool has_tables(sql::Connection& connection) {
  return connection.query("SELECT 1 FROM sqlite_master WHERE name = 'readiness_action_note'")
      .next()
      .has_value();
}

// The last column is a time; the others are texts under their names.
base::Json rows_of(sql::Statement rows, std::initializer_list<const char*> names) {
  base::Json list = base::Json::array();
  while (const auto row = rows.next()) {
    base::Json item = base::Json::object();
    int column = 0;
    for (const char* name : names) item.set(name, row->text(column++));
    item.set("time", base::format_time(store::to_time(row->integer(column))));
    list.push(std::move(item));
  }
  return list;
}

void forget_publisher(sql::Connection& connection, std::string_view account,
                      std::string_view substitute) {
  for (auto& stored : list_stored(connection)) {
    if (stored.published_by != account) continue;
    auto document = base::parse_json(stored.document);
    if (auto* published = document.find("published")) published->set("by", substitute);
    stored.document = base::write_json(document);
    stored.published_by = substitute;
    put_stored(connection, stored);
  }
}

}  // namespace

base::Json written_by(sql::Connection& connection, std::string_view account) {
  base::Json out = base::Json::object();
  if (!has_tables(connection)) return out;
  out.set("parts", rows_of(connection.query("SELECT assessment, part, document, changed_at"
                                            " FROM assessment_part WHERE changed_by = $1 UNION ALL"
                                            " SELECT assessment, part, document, changed_at"
                                            " FROM assessment_past WHERE changed_by = $1"
                                            " ORDER BY assessment, part, changed_at",
                                            account),
                           {"assessment", "part", "text"}));
  out.set("remarks", rows_of(connection.query("SELECT assessment, part, text, written_at"
                                              " FROM assessment_remark WHERE written_by = $1"
                                              " ORDER BY written_at",
                                              account),
                             {"assessment", "part", "text"}));
  out.set("notes", rows_of(connection.query("SELECT action, text, written_at"
                                            " FROM readiness_action_note WHERE written_by = $1"
                                            " ORDER BY written_at",
                                            account),
                           {"action", "text"}));
  return out;
}

void forget_person(sql::Connection& connection, std::string_view account,
                   std::string_view substitute) {
  if (!has_tables(connection)) return;
  connection.execute(
      "UPDATE assessment_part SET changed_by = $2, changed_name = $2 WHERE changed_by = $1",
      account, substitute);
  connection.execute(
      "UPDATE assessment_past SET changed_by = $2, changed_name = $2 WHERE changed_by = $1",
      account, substitute);
  connection.execute(
      "UPDATE assessment_remark SET written_by = $2, written_name = $2 WHERE written_by = $1",
      account, substitute);
  connection.execute(
      "UPDATE readiness_action_note SET written_by = $2, written_name = $2 WHERE written_by = $1",
      account, substitute);
  connection.execute("UPDATE assessment SET submitted_by = $2 WHERE submitted_by = $1", account,
                     substitute);
  forget_publisher(connection, account, substitute);
}

}  // namespace catalog::assessment

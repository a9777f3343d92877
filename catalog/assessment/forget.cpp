#include "catalog/assessment/forget.hpp"

#include <string>

#include "catalog/assessment/parts.hpp"
#include "catalog/base/json.hpp"

namespace catalog::assessment {
namespace {

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

void forget_person(sql::Connection& connection, std::string_view account,
                   std::string_view substitute) {
  // Whoever assesses nothing has no such tables.
  if (!connection.query("SELECT 1 FROM sqlite_master WHERE name = 'readiness_action_note'").next())
    return;
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

#include "catalog/assessment/tables_check.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "catalog/assessment/action.hpp"
#include "catalog/assessment/answer_json.hpp"
#include "catalog/assessment/document.hpp"
#include "catalog/assessment/parts.hpp"
#include "catalog/base/error.hpp"

namespace catalog::assessment {
namespace {

using Problems = std::vector<store::Problem>;

void add(Problems& problems, const char* what, const std::string& id, const char* key,
         std::map<std::string, std::string> more = {}) {
  more["id"] = id;
  problems.push_back({what, id, {key, std::move(more)}});
}

bool has_agency(sql::Connection& connection, const std::string& slug) {
  return slug.empty() ||
         connection.query("SELECT 1 FROM agency WHERE slug = $1", slug).next().has_value();
}

// What the audit log has of its publication, or of a purge after it, the latest.
std::string vouched_for(sql::Connection& connection, const std::string& id) {
  sql::Statement rows = connection.query(
      "SELECT content FROM audit WHERE kind = 'assessment' AND id = $1"
      " AND action IN ('published', 'purged') ORDER BY seq DESC LIMIT 1",
      id);
  const auto row = rows.next();
  return row ? row->text(0) : "";
}

// A document that cannot be read is what is looked for here.
template <typename Act>
bool is_true(Act act) {
  try {
    return act();
  } catch (const base::Error&) {
    return false;
  }
}

void check_published(sql::Connection& connection, const Stored& stored, Problems& problems) {
  const bool is_same = is_true([&] {
    const Document document = read_document(stored.document);
    return document.published && document.published->sha256 == stored.sha256 &&
           document.id == stored.id && vouched_for(connection, stored.id) == stored.sha256;
  });
  if (!is_same) add(problems, "assessment", stored.id, "check_assessment_changed");
}

void check_head(sql::Connection& connection, const Stored& stored, Problems& problems) {
  const auto part = find_part(connection, stored.id, kHeadPart);
  Head head;
  const bool is_read = part && is_true([&] {
                         head = head_of(base::parse_json(part->document));
                         return true;
                       });
  if (!is_read) return add(problems, "assessment", stored.id, "check_assessment_unreadable");
  for (const auto& slug : {head.scope, head.publisher})
    if (!has_agency(connection, slug))
      add(problems, "assessment", stored.id, "check_assessment_agency", {{"agency", slug}});
}

void check_actions(sql::Connection& connection, Problems& problems) {
  sql::Statement rows = connection.query("SELECT id, document FROM readiness_action ORDER BY id");
  while (const auto row = rows.next())
    if (!is_true([&] { return !action_of(base::parse_json(row->view(1))).title.is_empty(); }))
      add(problems, "action", row->text(0), "check_action_unreadable");
}

}  // namespace

void check_tables(sql::Connection& connection, Problems& problems) {
  if (!connection.query("SELECT 1 FROM sqlite_master WHERE name = 'readiness_action_note'").next())
    return;
  for (const auto& stored : list_stored(connection)) {
    if (stored.document.empty())
      check_head(connection, stored, problems);
    else
      check_published(connection, stored, problems);
    if (!stored.previous.empty() && !find_stored(connection, stored.previous))
      add(problems, "assessment", stored.id, "check_assessment_previous",
          {{"previous", stored.previous}});
  }
  sql::Statement rows = connection.query(
      "SELECT DISTINCT assessment FROM assessment_part WHERE assessment NOT IN"
      " (SELECT id FROM assessment) ORDER BY assessment");
  while (const auto row = rows.next())
    add(problems, "assessment", row->text(0), "check_assessment_lost");
  check_actions(connection, problems);
}

}  // namespace catalog::assessment

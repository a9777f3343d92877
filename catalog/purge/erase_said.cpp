#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "catalog/audit/log.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/json.hpp"
#include "catalog/purge/erase.hpp"
#include "catalog/store/purge_table.hpp"

namespace catalog::purge {
namespace {

using base::Json;

// What stands in the place of a text that is gone: a document without it would not be whole.
constexpr const char* kGone = "[…]";

// Members that are no texts of people, but what a document is found, counted or proven by.
constexpr std::array<std::string_view, 14> kKept = {
    "id",       "schema",  "state",     "previous", "framework", "scope",  "dimension",
    "question", "dataset", "indicator", "rating",   "sha256",    "covers", "publisher"};

bool take_out(Json& value, const std::string& text) {
  bool is_found = false;
  if (value.is_string()) {
    if (value.as_string().find(text) == std::string::npos) return false;
    value = Json(kGone);
    return true;
  }
  if (value.is_array())
    for (auto& item : value.items()) is_found |= take_out(item, text);
  if (value.is_object())
    for (const auto& [name, member] : std::as_const(value).members())
      if (std::ranges::find(kKept, name) == kKept.end())
        is_found |= take_out(*value.find(name), text);
  return is_found;
}

// The document without the text; nothing where it has none.
std::string without(std::string_view document, const std::string& text) {
  Json json = base::parse_json(document);
  return take_out(json, text) ? base::write_json(json) : std::string();
}

/// Of coverage, inventories, lists, assessments and the plan of action: the tables stand above this
/// module, and may not be there.
class SaidEraser {
 public:
  SaidEraser(store::WriteTransaction& change, Purge& purge, const std::string& text)
      : change_(change), connection_(change.connection()), purge_(purge), text_(text) {}

  void erase_coverage();
  void erase_assessments();

 private:
  void add(const char* table, std::int64_t count) {
    if (count == 0) return;
    const auto before = purge_.erased[table].as_integer().value_or(0);
    purge_.erased.set(table, Json::integer(before + count));
  }
  void erase_documents(const char* table, sql::Sql question, sql::Sql change);
  void erase_published();

  store::WriteTransaction& change_;
  sql::Connection& connection_;
  Purge& purge_;
  const std::string& text_;
};

// `question` answers rowid or keys as one text and the document; both go back in that order.
void SaidEraser::erase_documents(const char* table, sql::Sql question, sql::Sql change) {
  std::vector<std::pair<std::string, std::string>> changed;
  {
    sql::Statement rows = connection_.query(question);
    while (const auto row = rows.next())
      if (auto document = without(row->view(1), text_); !document.empty())
        changed.emplace_back(row->text(0), std::move(document));
  }
  for (const auto& [key, document] : changed)
    add(table, connection_.execute(change, key, document));
}

void SaidEraser::erase_coverage() {
  add("coverage_claim",
      connection_.execute("UPDATE coverage_claim SET note = '' WHERE instr(note, $1) > 0", text_) +
          connection_.execute(
              "UPDATE coverage_claim SET reason = '[…]' WHERE instr(reason, $1) > 0", text_));
  add("coverage_exempt",
      connection_.execute("UPDATE coverage_exempt SET reason = '[…]' WHERE instr(reason, $1) > 0",
                          text_));
  add("coverage_list",
      connection_.execute("UPDATE coverage_list SET title = '[…]' WHERE instr(title, $1) > 0",
                          text_) +
          connection_.execute("UPDATE coverage_list SET url = '' WHERE instr(url, $1) > 0", text_));
  erase_documents("coverage_list", "SELECT agency || '/' || version, entries FROM coverage_list",
                  "UPDATE coverage_list SET entries = $2 WHERE agency || '/' || version = $1");
  erase_documents("coverage_holding", "SELECT agency || '/' || id, content FROM coverage_holding",
                  "UPDATE coverage_holding SET content = $2 WHERE agency || '/' || id = $1");
  if (purge_.erased.find("coverage_holding") || purge_.erased.find("coverage_list"))
    change_.append_change("inventory", "", 0, "purged");
}

// As everybody may read it, under a new hash: the former one and that are kept with the purge, as
// those of revisions are, and the audit log vouches for both.
void SaidEraser::erase_published() {
  std::vector<std::pair<store::ReplacedDigest, std::string>> changed;
  {
    sql::Statement rows = connection_.query(
        "SELECT id, sha256, document FROM assessment WHERE document <> '' ORDER BY id");
    while (const auto row = rows.next()) {
      const std::string document = without(row->view(2), text_);
      if (document.empty()) continue;
      Json json = base::parse_json(document);
      Json proven = json;
      proven.erase("published");
      const std::string digest = base::sha256(base::write_json(proven));
      if (Json* published = json.find("published")) published->set("sha256", digest);
      changed.push_back({{row->text(0), 0, row->text(1), digest}, base::write_json(json)});
    }
  }
  for (const auto& [replaced, document] : changed) {
    connection_.execute("UPDATE assessment SET document = $2, sha256 = $3 WHERE id = $1",
                        replaced.dataset, document, replaced.digest);
    store::put_replaced_digest(connection_, purge_.id, replaced);
    audit::append(change_.connection(), {.actor = purge_.answered_by,
                                         .action = "purged",
                                         .kind = "assessment",
                                         .id = replaced.dataset,
                                         .content = replaced.digest});
    change_.append_change("assessment", replaced.dataset, 0, "purged");
    add("assessment", 1);
  }
}

void SaidEraser::erase_assessments() {
  erase_documents("assessment_part",
                  "SELECT assessment || '/' || part, document FROM assessment_part",
                  "UPDATE assessment_part SET document = $2, version = version + 1"
                  " WHERE assessment || '/' || part = $1");
  erase_documents("assessment_past", "SELECT rowid, document FROM assessment_past",
                  "UPDATE assessment_past SET document = $2 WHERE rowid = CAST($1 AS INTEGER)");
  erase_documents("readiness_action", "SELECT id, document FROM readiness_action",
                  "UPDATE readiness_action SET document = $2, version = version + 1 WHERE id = $1");
  add("assessment_remark",
      connection_.execute("UPDATE assessment_remark SET text = '[…]' WHERE instr(text, $1) > 0",
                          text_));
  add("readiness_action_note",
      connection_.execute("UPDATE readiness_action_note SET text = '[…]' WHERE instr(text, $1) > 0",
                          text_));
  erase_published();
}

bool has_table(sql::Connection& connection, std::string_view name) {
  return connection.query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $1", name)
      .next()
      .has_value();
}

}  // namespace

void erase_said(store::WriteTransaction& change, Purge& purge, const std::string& text) {
  SaidEraser eraser(change, purge, text);
  if (has_table(change.connection(), "coverage_meta")) eraser.erase_coverage();
  if (has_table(change.connection(), "readiness_action_note")) eraser.erase_assessments();
}

}  // namespace catalog::purge

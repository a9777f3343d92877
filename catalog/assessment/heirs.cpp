#include "catalog/assessment/heirs.hpp"

#include <set>
#include <string>
#include <utility>

#include "catalog/assessment/action_table.hpp"
#include "catalog/assessment/answer_json.hpp"
#include "catalog/assessment/parts.hpp"
#include "catalog/audit/log.hpp"
#include "catalog/store/row.hpp"

namespace catalog::assessment {
namespace {

// Figures stand with the highest agency.
std::string root_of(const store::Reader& reader, std::string slug) {
  for (std::set<std::string> met; met.insert(slug).second;) {
    const auto agency = reader.find_agency(slug);
    if (!agency || agency->parent.empty()) break;
    slug = agency->parent;
  }
  return slug;
}

void tell(store::WriteTransaction& change, const publish::Heirs& heirs, const char* kind,
          const std::string& id) {
  base::Json detail = base::Json::object();
  detail.set("from", heirs.former);
  detail.set("to", heirs.heir);
  audit::append(change.connection(), {.actor = heirs.author,
                                      .action = "agency_followed",
                                      .kind = kind,
                                      .id = id,
                                      .detail = base::write_json(detail)});
}

void follow_heads(store::WriteTransaction& change, const publish::Heirs& heirs) {
  for (const auto& stored : list_stored(change.connection())) {
    if (stored.state != State::kDraft && stored.state != State::kInReview) continue;
    auto part = find_part(change.connection(), stored.id, kHeadPart);
    if (!part) continue;
    Head head = head_of(base::parse_json(part->document));
    const Head before = head;
    for (auto* name : {&head.scope, &head.publisher})
      if (*name == heirs.former) *name = heirs.heir;
    if (head == before) continue;
    // Who wrote last decides who may publish: that stays as it is.
    part->document = base::write_json(to_json(head));
    ++part->version;
    put_part(change.connection(), stored.id, *part);
    tell(change, heirs, "assessment", stored.id);
  }
}

void follow_actions(store::WriteTransaction& change, const publish::Heirs& heirs) {
  for (auto& stored : list_actions(change.connection())) {
    Action action = stored.action;
    if (!is_open(action)) continue;
    if (action.lead == heirs.former) action.lead = heirs.heir;
    if (action.test.scope == heirs.former) action.test.scope = root_of(change.read(), heirs.heir);
    if (action == stored.action) continue;
    change.connection().execute(
        "UPDATE readiness_action SET version = version + 1, document = $2, changed_at = $3"
        " WHERE id = $1",
        action.id, base::write_json(to_json(action)), store::to_number(base::now()));
    tell(change, heirs, "action", action.id);
    change.append_change("action", action.id, stored.version + 1, "updated");
  }
}

}  // namespace

void follow_agency(store::WriteTransaction& change, const publish::Heirs& heirs) {
  if (!change.connection()
           .query("SELECT 1 FROM sqlite_master WHERE name = 'readiness_action_note'")
           .next())
    return;
  follow_heads(change, heirs);
  follow_actions(change, heirs);
}

}  // namespace catalog::assessment

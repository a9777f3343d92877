#include "catalog/publish/accounted.hpp"

#include <utility>

#include "catalog/audit/log.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/json.hpp"

namespace catalog::publish {
namespace {

// Written straight: an import comes by here for each record.
std::string detail_of(const store::DatasetChange& change) {
  std::string text = "{\"state\":";
  base::append_json_string(text, change.state);
  if (change.visibility != "public")
    base::append_json_string(text += ",\"visibility\":", change.visibility);
  if (!change.note.empty()) base::append_json_string(text += ",\"note\":", change.note);
  return text += '}';
}

}  // namespace

void account_for_revision(store::WriteTransaction& transaction, const store::DatasetChange& change,
                          std::int64_t revision) {
  audit::Event event;
  event.actor = change.author;
  event.action = !change.action.empty() ? change.action : revision == 1 ? "created" : "updated";
  event.kind = "dataset";
  event.id = change.id;
  event.agency = change.agency;
  event.revision = revision;
  event.content = change.digest;
  event.detail = detail_of(change);
  audit::append(transaction.connection(), std::move(event));
}

void put_accounted(store::WriteTransaction& transaction, const store::StoredAgency& agency,
                   const std::string& author) {
  const bool is_new = !transaction.read().find_agency(agency.slug);
  if (!transaction.put_agency(agency)) return;
  audit::Event event;
  event.actor = author;
  event.action = is_new ? "created" : "updated";
  event.kind = "agency";
  event.id = event.agency = agency.slug;
  event.content = base::sha256(agency.document);
  audit::append(transaction.connection(), std::move(event));
}

}  // namespace catalog::publish

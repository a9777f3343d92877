#include "catalog/publish/accounted.hpp"

#include "catalog/audit/log.hpp"
#include "catalog/base/hash.hpp"

namespace catalog::publish {

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
  event.detail.set("state", change.state);
  event.detail.set("visibility", change.visibility);
  if (!change.note.empty()) event.detail.set("note", change.note);
  audit::append(transaction.connection(), event);
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
  if (!agency.parent.empty()) event.detail.set("parent", agency.parent);
  audit::append(transaction.connection(), event);
}

}  // namespace catalog::publish

#include "catalog/people/accounted.hpp"

#include <utility>

#include "catalog/audit/log.hpp"
#include "catalog/base/json.hpp"

namespace catalog::people {

void account_for(store::WriteTransaction& change, const Deed& deed) {
  audit::Event event;
  event.actor = deed.actor;
  event.action = deed.action;
  event.kind = "account";
  event.id = deed.account;
  event.agency = deed.agency;
  if (!deed.role.empty()) {
    base::Json detail = base::Json::object();
    detail.set("role", deed.role);
    event.detail = base::write_json(detail);
  }
  audit::append(change.connection(), std::move(event));
}

}  // namespace catalog::people

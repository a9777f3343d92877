#include "catalog/settings/change.hpp"

#include <utility>

#include "catalog/audit/log.hpp"
#include "catalog/base/json.hpp"

namespace catalog::settings {

bool change_setting(store::WriteTransaction& transaction, const std::string& name,
                    const std::string& value, const std::string& author, bool is_secret) {
  if (!transaction.put_setting(name, value)) return false;
  base::Json detail = base::Json::object();
  if (!is_secret) detail.set("value", value);
  audit::Event event;
  event.actor = author;
  event.action = "updated";
  event.kind = "setting";
  event.id = name;
  event.detail = base::write_json(detail);
  audit::append(transaction.connection(), std::move(event));
  return true;
}

}  // namespace catalog::settings

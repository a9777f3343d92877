#include "portal/web/hidden_fields.hpp"

namespace portal::web {

base::Json hidden_view(const HiddenFields& fields) {
  base::Json list = base::Json::array();
  for (const auto& [name, value] : fields) {
    base::Json item;
    item.set("hidden_name", name);
    item.set("hidden_value", value);
    list.push(std::move(item));
  }
  return list;
}

}  // namespace portal::web

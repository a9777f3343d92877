#include "portal/app/heirs.hpp"

#include "catalog/assessment/heirs.hpp"
#include "catalog/coverage/heirs.hpp"

namespace portal::app {

void follow_agency(catalog::store::WriteTransaction& change, const catalog::publish::Heirs& heirs) {
  catalog::coverage::follow_agency(change, heirs);
  catalog::assessment::follow_agency(change, heirs);
}

}  // namespace portal::app

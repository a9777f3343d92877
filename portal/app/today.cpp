#include "portal/app/today.hpp"

#include "catalog/base/clock.hpp"
#include "portal/web/format.hpp"
#include "portal/web/page.hpp"

namespace portal::app {

std::int64_t today_of(const App& app) {
  return web::day_of(base::now(),
                     web::read_zone(app.config.time_zone).value_or(web::PageContext().zone));
}

}  // namespace portal::app

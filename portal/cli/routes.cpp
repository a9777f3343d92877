#include "portal/cli/routes.hpp"

#include <iterator>

#include "portal/api/routes.hpp"
#include "portal/pages/routes.hpp"

namespace portal::cli {

std::vector<app::Route> all_routes() {
  std::vector<app::Route> routes = api::routes();
  auto pages = pages::routes(routes);
  routes.insert(routes.end(), std::make_move_iterator(pages.begin()),
                std::make_move_iterator(pages.end()));
  return routes;
}

}  // namespace portal::cli

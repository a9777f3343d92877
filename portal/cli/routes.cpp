#include "portal/cli/routes.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "portal/api/routes.hpp"
#include "portal/assess/routes.hpp"
#include "portal/pages/routes.hpp"

namespace portal::cli {

std::vector<app::Route> all_routes() {
  std::vector<app::Route> routes = api::routes(assess::data_routes());
  std::vector<app::Route> shown;
  std::ranges::copy_if(routes, std::back_inserter(shown),
                       [](const app::Route& route) { return !route.minor; });
  auto pages = pages::routes(shown);
  routes.insert(routes.end(), std::make_move_iterator(pages.begin()),
                std::make_move_iterator(pages.end()));
  for (auto& route : assess::routes()) routes.push_back(std::move(route));
  return routes;
}

}  // namespace portal::cli

#include "portal/cli/routes.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "portal/api/routes.hpp"
#include "portal/assess/routes.hpp"
#include "portal/coverage/routes.hpp"
#include "portal/pages/routes.hpp"
#include "portal/readiness/routes.hpp"

namespace portal::cli {
namespace {

void append(std::vector<app::Route>& routes, std::vector<app::Route> more) {
  std::ranges::move(more, std::back_inserter(routes));
}

}  // namespace

std::vector<app::Route> all_routes() {
  std::vector<app::Route> beside = assess::data_routes();
  append(beside, readiness::routes());
  append(beside, coverage::routes());
  std::vector<app::Route> routes = api::routes(std::move(beside));
  std::vector<app::Route> shown;
  std::ranges::copy_if(routes, std::back_inserter(shown),
                       [](const app::Route& route) { return !route.minor; });
  append(routes, pages::routes(shown));
  append(routes, assess::routes());
  return routes;
}

}  // namespace portal::cli

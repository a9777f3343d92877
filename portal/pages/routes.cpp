#include "portal/pages/routes.hpp"

#include <memory>
#include <string>
#include <utility>

#include "portal/app/answer.hpp"
#include "portal/pages/agency.hpp"
#include "portal/pages/dataset.hpp"
#include "portal/pages/home.hpp"
#include "portal/pages/missing.hpp"
#include "portal/pages/search.hpp"
#include "portal/web/developers_page.hpp"

namespace portal::pages {
namespace {

using app::Access;
using app::Audience;
using app::Route;

std::vector<web::ApiRoute> describe(const std::vector<Route>& documented,
                                    const std::string& language) {
  std::vector<web::ApiRoute> list;
  for (const auto& route : documented) {
    if (route.summary.empty()) continue;
    web::ApiRoute described;
    described.method = route.method;
    described.path = route.pattern;
    described.summary = base::say({route.summary, {}}, language);
    for (const auto& parameter : route.parameters) {
      described.parameters.push_back({parameter.name, parameter.in,
                                      base::say({parameter.key, {}}, language),
                                      parameter.in == "path"});
      if (!parameter.example.empty() && parameter.in == "query" && described.example.empty())
        described.example = route.pattern + "?" + parameter.name + "=" + parameter.example;
    }
    if (described.example.empty() && route.pattern.find('{') == std::string::npos)
      described.example = route.pattern;
    list.push_back(std::move(described));
  }
  return list;
}

app::Handler developers(std::shared_ptr<const std::vector<Route>> documented) {
  return [documented](const http::Request& request, app::App& app) {
    const web::PageContext context = app::page_context(request, app);
    const auto routes = describe(*documented, context.language);
    return page(web::developers_page(app.templates, context, routes), context, app);
  };
}

}  // namespace

std::vector<Route> routes(const std::vector<Route>& documented) {
  const auto kept = std::make_shared<const std::vector<Route>>(documented);
  std::vector<Route> list;
  list.push_back({"GET", "/", Access::anyone(), choose_language, Audience::kPage});
  list.back().cached = false;  // the reader's cookie decides
  const auto add = [&](const std::string& pattern, app::Handler handler) {
    for (const char* language : {"/vi", "/en"})
      list.push_back({"GET", language + pattern, Access::anyone(), handler, Audience::kPage});
  };
  add("", show_home);
  add("/datasets", show_search);
  add("/datasets/{slug}",
      [series = std::make_shared<SeriesMembers>()](const http::Request& request, app::App& app) {
        return show_dataset(request, app, *series);
      });
  add("/agencies", show_agencies);
  add("/agencies/{slug}", show_agency);
  add("/themes/{code}", show_theme);
  add("/developers", developers(kept));
  add("/about", show_about);
  for (const char* pattern : {"/vi/missing", "/en/missing"}) {
    list.push_back({"GET", pattern, Access::anyone(), show_missing, Audience::kPage});
    list.back().cached = false;  // counts go on without a change of the catalogue
  }
  return list;
}

}  // namespace portal::pages

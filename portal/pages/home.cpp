#include "portal/pages/home.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "catalog/base/json.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/tag.hpp"
#include "portal/http/url.hpp"
#include "portal/web/home_page.hpp"
#include "portal/web/plain_pages.hpp"

namespace portal::pages {
namespace {

using base::Json;

constexpr std::size_t kLatest = 6;
constexpr std::size_t kAgencies = 12;

std::int64_t count_of(const search::SearchResult& result, std::string_view facet,
                      std::string_view value) {
  for (const auto& [name, values] : result.facets)
    if (name == facet)
      for (const auto& each : values)
        if (each.value == value) return each.count;
  return 0;
}

std::vector<web::ThemeCount> count_themes(const search::SearchResult& result) {
  std::vector<web::ThemeCount> themes;
  for (const auto& term : catalog::vocab::vocabulary("themes").terms()) {
    web::ThemeCount theme;
    theme.value = std::string(term.iri);
    theme.count = count_of(result, "theme", term.iri);
    if (theme.count > 0) themes.push_back(std::move(theme));
  }
  return themes;
}

// While the index lags behind, a page shows what the store holds already.
std::string form_of_page(const web::PageContext& context, const app::App& app) {
  const std::int64_t noticed = app.changed_to;
  return context.language + (noticed > context.seq ? "-" + std::to_string(noticed) : "");
}

}  // namespace

http::Response page(std::string html, const web::PageContext& context, const app::App& app) {
  http::Response response = http::html(std::move(html));
  response.headers.set("Content-Language", context.language);
  response.headers.set("ETag", app::catalogue_tag(app, context.seq, form_of_page(context, app)));
  return response;
}

Json cards_of(const search::SearchResult& result) {
  Json cards = Json::array();
  for (const auto& hit : result.hits) cards.push(base::parse_json(hit.card));
  return cards;
}

std::vector<web::AgencyCount> count_agencies(app::App& app) {
  const auto reader = app.store.snapshot();
  std::map<std::string, std::int64_t> counts;
  for (const auto& count : reader.read_statistics().by_agency)
    counts[count.agency] = count.datasets;
  std::vector<web::AgencyCount> list;
  for (const auto& agency : reader.list_agencies()) {
    web::AgencyCount item;
    item.slug = agency.slug;
    item.name = base::parse_json(agency.document)["name"];
    item.count = counts[agency.slug];
    list.push_back(std::move(item));
  }
  std::stable_sort(list.begin(), list.end(),
                   [](const auto& left, const auto& right) { return left.count > right.count; });
  return list;
}

http::Response choose_language(const http::Request& request, app::App& app) {
  http::Response response =
      http::redirect(302, app.base_url() + "/" + app::language_of(request, app) + "/");
  app::vary_by_language(response);
  return response;
}

http::Response show_home(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  search::SearchRequest wanted;
  wanted.limit = kLatest;
  wanted.sort = search::Sort::kModified;
  wanted.facets = {"theme", "open"};
  web::HomeData data;
  const auto statistics = app.store.read().read_statistics();
  const auto result = app.index.search(wanted);
  data.datasets = static_cast<std::int64_t>(result.total);
  data.files = statistics.distributions;
  data.open_datasets = count_of(result, "open", "open");
  data.themes = count_themes(result);
  data.agency_counts = count_agencies(app);
  std::erase_if(data.agency_counts, [](const auto& agency) { return agency.count == 0; });
  data.agencies = static_cast<std::int64_t>(data.agency_counts.size());
  if (data.agency_counts.size() > kAgencies) data.agency_counts.resize(kAgencies);
  data.latest = cards_of(result);
  return page(web::home_page(app.templates, context, data), context, app);
}

http::Response show_about(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  return page(web::about_page(app.templates, context), context, app);
}

}  // namespace portal::pages

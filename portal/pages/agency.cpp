#include "portal/pages/agency.hpp"

#include <set>
#include <utility>

#include "catalog/base/error.hpp"
#include "portal/app/answer.hpp"
#include "portal/pages/home.hpp"
#include "portal/web/agency_page.hpp"

namespace portal::pages {
namespace {

using base::Json;

Json record_of(const catalog::store::StoredAgency& agency) {
  Json out = base::parse_json(agency.document);
  out.set("slug", agency.slug);
  return out;
}

}  // namespace

http::Response show_agencies(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  return page(web::agencies_page(app.templates, context, count_agencies(app)), context, app);
}

http::Response show_agency(const http::Request& request, app::App& app) {
  const std::string& slug = request.param("slug");
  const web::PageContext context = app::page_context(request, app);
  const auto reader = app.store.read();
  const auto agency = reader.find_agency(slug);
  if (!agency) throw base::Error(base::ErrorCode::kNotFound, "agency_unknown", {{"id", slug}});
  web::AgencyData data;
  data.agency = record_of(*agency);
  if (!agency->parent.empty())
    if (const auto parent = reader.find_agency(agency->parent)) data.parent = record_of(*parent);
  std::set<std::string> children;
  for (const auto& other : reader.list_agencies())
    if (other.parent == slug) children.insert(other.slug);
  for (auto& count : count_agencies(app))
    if (children.contains(count.slug)) data.children.push_back(std::move(count));
  search::SearchRequest wanted;
  wanted.filters["agency"] = {slug};
  wanted.sort = search::Sort::kModified;
  wanted.facets.clear();
  const auto result = app.search(wanted);
  data.total = static_cast<std::int64_t>(result.total);
  data.cards = cards_of(result);
  return page(web::agency_page(app.templates, context, data), context, app);
}

}  // namespace portal::pages

#include "portal/pages/agency.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/publish/agencies_merge.hpp"
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

Json name_of(const catalog::store::Reader& reader, const std::string& slug) {
  const auto agency = reader.find_agency(slug);
  return agency ? base::parse_json(agency->document)["name"] : Json();
}

web::AgencyTie tie_of(const catalog::store::Reader& reader,
                      const catalog::store::Succession& succession, const std::string& other) {
  web::AgencyTie tie;
  tie.slug = other;
  tie.name = name_of(reader, other);
  tie.kind = succession.kind;
  tie.date = succession.date;
  tie.document =
      catalog::publish::name_of({succession.date, succession.title, succession.number, ""});
  tie.url = succession.url;
  return tie;
}

void add_ties(web::AgencyData& data, const catalog::store::Reader& reader,
              const std::string& slug) {
  for (const auto& each : reader.list_successions()) {
    if (each.former == slug) data.successors.push_back(tie_of(reader, each, each.successor));
    if (each.successor == slug) data.predecessors.push_back(tie_of(reader, each, each.former));
  }
}

}  // namespace

http::Response show_agencies(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  const auto reader = app.store.snapshot();
  std::map<std::string, std::string> ended;
  for (const auto& each : reader.list_successions()) ended[each.former] = each.kind;
  std::map<std::string, std::int64_t> counts;
  for (const auto& each : reader.count_former_datasets()) counts[each.agency] = each.datasets;
  std::vector<web::AgencyCount> today, former;
  for (auto& agency : count_agencies(app)) {
    const auto kind = ended.find(agency.slug);
    if (kind == ended.end()) {
      today.push_back(std::move(agency));
    } else if (kind->second != "renamed") {
      agency.count = std::max(agency.count, counts[agency.slug]);
      if (agency.count > 0) former.push_back(std::move(agency));
    }
  }
  return page(web::agencies_page(app.templates, context, today, former), context, app);
}

http::Response show_agency(const http::Request& request, app::App& app) {
  const std::string& slug = request.param("slug");
  const web::PageContext context = app::page_context(request, app);
  const auto reader = app.store.read();
  const auto agency = reader.find_agency(slug);
  if (!agency) throw base::Error(base::ErrorCode::kNotFound, "agency_unknown", {{"id", slug}});
  if (const std::string current = reader.current_agency(slug); current != slug)
    return http::redirect(301, app.base_url() + web::agency_href(context, current));
  web::AgencyData data;
  data.agency = record_of(*agency);
  add_ties(data, reader, slug);
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

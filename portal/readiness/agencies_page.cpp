#include "portal/readiness/agencies_page.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/iri.hpp"
#include "portal/http/url.hpp"
#include "portal/readiness/parts.hpp"
#include "portal/readiness/words.hpp"
#include "portal/web/format.hpp"

namespace portal::readiness {
namespace {

constexpr std::size_t kPeers = 3;

std::string agency_readiness_href(const PageContext& context, const std::string& slug) {
  return web::local_href(context, "/readiness/agencies/" + base::percent_encode(slug));
}

// "7 trong 11 chỉ số có màu": how much a cell's colour rests on.
std::string cell_words(const PageContext& context, const DimensionRow& row) {
  std::int64_t coloured = 0, all = 0;
  for (const auto& [rating, count] : row.colours) {
    all += count;
    if (order_of(rating)) coloured += count;
  }
  return web::say(context, "readiness_cell",
                  {{"coloured", web::format_count(coloured, context.language)},
                   {"all", web::format_count(all, context.language)}});
}

Json agency_cells(const PageContext& context, const AgencyPicture& agency) {
  Json cells = Json::array();
  for (const auto& row : rows_of(agency.picture, "measured")) {
    Json cell;
    cell.set("rating", rating_view(agency.picture.registry, row.rating, context.language));
    cell.set("cell_words", cell_words(context, row));
    cells.push(std::move(cell));
  }
  return cells;
}

Json choices_view(const std::vector<AgencyChoice>& choices) {
  Json list = Json::array();
  for (const auto& choice : choices) {
    Json item;
    item.set("type_value", choice.value);
    item.set("type_label", choice.label);
    item.set("type_chosen", Json::boolean(choice.is_chosen));
    list.push(std::move(item));
  }
  return list;
}

}  // namespace

rd::Rating median_of(std::vector<rd::Rating> ratings) {
  std::erase_if(ratings, [](rd::Rating rating) { return !order_of(rating); });
  if (ratings.size() < kPeers) return rd::Rating::kGrey;
  std::ranges::sort(ratings, {}, [](rd::Rating rating) { return *order_of(rating); });
  return ratings[(ratings.size() - 1) / 2];
}

ById<rd::Rating> medians_of(const std::vector<AgencyPicture>& agencies) {
  ById<std::vector<rd::Rating>> all;
  for (const auto& agency : agencies)
    for (const auto& row : rows_of(agency.picture, "measured"))
      all[row.dimension->id].push_back(row.rating);
  ById<rd::Rating> medians;
  for (auto& [dimension, ratings] : all) medians[dimension] = median_of(std::move(ratings));
  return medians;
}

std::string agencies_page(const web::Templates& templates, const PageContext& context,
                          const std::vector<AgencyPicture>& agencies,
                          const std::vector<AgencyChoice>& types, const Picture& portal) {
  Json view = start_page(context, {.title = web::say(context, "readiness_by_agency"),
                                   .lead = web::say(context, "readiness_agencies_lead")});
  add_run(view, context, portal);
  Json heads = Json::array(), rows = Json::array();
  if (!agencies.empty())
    for (const auto& row : rows_of(agencies.front().picture, "measured"))
      heads.push(row.dimension->name.in(context.language));
  for (const auto& agency : agencies) {
    Json row;
    row.set("agency_row_name", agency.name);
    row.set("agency_row_href", agency_readiness_href(context, agency.slug));
    row.set("cells", agency_cells(context, agency));
    rows.push(std::move(row));
  }
  view.set("types_form", Json::boolean(types.size() > 1));
  view.set("types", choices_view(types));
  view.set("types_action", web::local_href(context, "/readiness/agencies"));
  view.set("agencies_none", agencies.empty() ? web::say(context, "readiness_agencies_none") : "");
  view.set("has_agencies", Json::boolean(!agencies.empty()));
  view.set("dimension_heads", std::move(heads));
  view.set("agency_rows", std::move(rows));
  return templates.render("readiness_agencies", context.language, view);
}

std::string agency_page(const web::Templates& templates, const PageContext& context,
                        const AgencyPicture& agency, const ById<rd::Rating>& peers) {
  const Picture& picture = agency.picture;
  Json view = start_page(context,
                         {.title = agency.name, .lead = web::say(context, "readiness_agency_lead")},
                         {{web::say(context, "readiness_by_agency"),
                           web::local_href(context, "/readiness/agencies")}});
  add_run(view, context, picture);
  Json rows = Json::array();
  std::size_t number = 0;
  for (const auto& row : rows_of(picture, "measured")) {
    Json item = dimension_view(context, picture, row, number++);
    const auto found = peers.find(row.dimension->id);
    const auto median = found == peers.end() ? rd::Rating::kGrey : found->second;
    item.set(
        "dim_peers",
        order_of(median)
            ? web::say(context, "readiness_peers",
                       {{"rating", picture.registry.words_of(median).name.in(context.language)}})
            : web::say(context, "readiness_peers_few"));
    rows.push(std::move(item));
  }
  view.set("agency_dimensions", std::move(rows));
  view.set("agency_page_href", web::agency_href(context, agency.slug));
  view.set("what_if_href", http::with_query(web::local_href(context, "/readiness/what-if"),
                                            {{"scope", agency.slug}}));
  return templates.render("readiness_agency", context.language, view);
}

}  // namespace portal::readiness

#include "portal/api/facet.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "portal/api/parameters.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/tag.hpp"
#include "portal/http/url.hpp"
#include "search/request.hpp"
#include "search/schema.hpp"

namespace portal::api {
namespace {

using base::Json;

constexpr std::int64_t kUsualRows = 50;
constexpr std::size_t kMostValues = 100'000;  // that are looked through
constexpr std::size_t kShownBytes = 80;       // of a name that is none
constexpr std::array<std::string_view, 5> kOfHits = {"sort", "cursor", "facets", "explain",
                                                     "collapse"};

std::string facet_named_in(const http::Request& request) {
  const std::string& name = request.param("name");
  if (name == "updated" || search::find_facet(name)) return name;
  std::vector<std::string> names;
  names.reserve(search::kFacets.size() + 1);
  for (const auto& facet : search::kFacets) names.emplace_back(facet.name);
  names.emplace_back("updated");
  throw base::Error(base::ErrorCode::kNotFound, "facet_unknown",
                    {{"name", base::shorten(base::repair_utf8(name), kShownBytes)},
                     {"known", base::join(names, ", ")}});
}

// The search whose values are asked for: its words and filters, as the list of datasets takes them.
search::SearchRequest read_counted(const http::Request& request, const app::App& app) {
  http::QueryPairs pairs = http::parse_query(request.raw_query);
  for (const auto& [name, value] : pairs)
    if (std::ranges::count(kOfHits, name))
      throw base::Error(base::ErrorCode::kMalformed, "facet_has_no_hits", {{"name", name}});
  std::erase_if(pairs,
                [](const auto& pair) { return pair.first == "match" || pair.first == "limit"; });
  auto wanted = search::parse_request(pairs);
  if (wanted.lang.empty()) wanted.lang = app::language_of(request, app);
  wanted.limit = 0;
  wanted.facet_values = kMostValues;
  return wanted;
}

}  // namespace

Json facet_row_json(const std::string& facet, const app::FacetRow& row) {
  Json item = Json::object();
  item.set("value", row.value);
  item.set("label", row.label);
  item.set("count", Json::integer(row.count));
  if (facet == "agency") item.set("own", Json::integer(row.own));
  if (!row.parent.empty()) item.set("parent", row.parent);
  return item;
}

http::Response show_facet(const http::Request& request, app::App& app) {
  const std::string name = facet_named_in(request);
  auto wanted = read_counted(request, app);
  wanted.facets = {name};
  const auto limit =
      static_cast<std::size_t>(integer_parameter(request, "limit", kUsualRows, 1, kFacetRows));
  app.want_index();
  const std::string language = app::language_of(request, app);
  const auto result = app.search(wanted);
  const auto& counted = result.facets.front().second;
  auto rows = app::FacetLabels(app, language).rows(name, counted);
  const std::string typed = request.query("match").value_or("");
  std::erase_if(rows, [&](const auto& row) { return !app::holds_typed(row, typed); });
  Json items = Json::array();
  for (const auto& row : rows)
    if (items.items().size() < limit) items.push(facet_row_json(name, row));
  Json out = Json::object();
  out.set("total", Json::integer(static_cast<std::int64_t>(rows.size())));
  out.set("complete", Json::boolean(counted.size() < kMostValues));
  out.set("seq", Json::integer(static_cast<std::int64_t>(result.seq)));
  out.set("items", std::move(items));
  http::Response response =
      app::tagged(app::json_answer(out), app, static_cast<std::int64_t>(result.seq), language);
  app::vary_by_language(response);
  return response;
}

}  // namespace portal::api

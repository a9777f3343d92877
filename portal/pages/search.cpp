#include "portal/pages/search.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "catalog/base/clock.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/facets.hpp"
#include "portal/app/missed.hpp"
#include "portal/http/url.hpp"
#include "portal/pages/home.hpp"
#include "portal/web/format.hpp"
#include "portal/web/search_page.hpp"
#include "search/request.hpp"
#include "search/snippet.hpp"

namespace portal::pages {
namespace {

using http::QueryPairs;

constexpr std::array<std::string_view, 6> kFacets = {"theme",   "agency",    "format",
                                                     "license", "frequency", "open"};
constexpr std::array<std::string_view, 4> kSorts = {"relevance", "modified", "issued", "title"};
constexpr std::size_t kShown = 100;      // values of one facet
constexpr std::size_t kShownBytes = 40;  // of what was typed for a date
constexpr const char* kFirstPage = "1";

/// The address of the search page with other parameters; paging begins anew.
class Addresses {
 public:
  Addresses(const web::PageContext& context, QueryPairs pairs)
      : path_("/" + context.language + "/datasets"), pairs_(std::move(pairs)) {
    std::erase_if(pairs_, [](const auto& pair) { return pair.second.empty(); });
    std::erase_if(pairs_, [](const auto& pair) { return pair.first == "cursor"; });
  }

  const QueryPairs& pairs() const { return pairs_; }

  bool has(std::string_view name, std::string_view value) const {
    return std::any_of(pairs_.begin(), pairs_.end(), [&](const auto& pair) {
      return pair.first == name && pair.second == value;
    });
  }

  std::string toggled(const std::string& name, const std::string& value) const {
    QueryPairs pairs = pairs_;
    const auto removed = std::erase_if(
        pairs, [&](const auto& pair) { return pair.first == name && pair.second == value; });
    if (!removed) pairs.emplace_back(name, value);
    return http::with_query(path_, pairs);
  }

  std::string without(std::string_view name, std::string_view other = {}) const {
    QueryPairs pairs = pairs_;
    std::erase_if(pairs,
                  [&](const auto& pair) { return pair.first == name || pair.first == other; });
    return http::with_query(path_, pairs);
  }

  std::string with(const std::string& name, const std::string& value) const {
    QueryPairs pairs = pairs_;
    std::erase_if(pairs, [&](const auto& pair) { return pair.first == name; });
    if (!value.empty()) pairs.emplace_back(name, value);
    return http::with_query(path_, pairs);
  }

  /// The page after the one at `cursor`; `back` are the cursors of the pages before, so that there
  /// is a way back without a script.
  std::string page(const std::string& cursor, const std::string& back) const {
    QueryPairs pairs = pairs_;
    if (!cursor.empty() && cursor != kFirstPage) pairs.emplace_back("cursor", cursor);
    if (!back.empty()) pairs.emplace_back("back", back);
    return http::with_query(path_, pairs);
  }

  std::string value(std::string_view name) const {
    std::string value;  // of several the last one counts
    for (const auto& pair : pairs_)
      if (pair.first == name) value = pair.second;
    return value;
  }

  std::string only_words() const {
    QueryPairs pairs = pairs_;
    std::erase_if(pairs, [](const auto& pair) { return pair.first != "q"; });
    return http::with_query(path_, pairs);
  }

 private:
  std::string path_;
  QueryPairs pairs_;
};

web::FacetValue facet_value(const Addresses& addresses, const app::FacetLabels& labels,
                            const std::string& facet, const std::string& value,
                            std::int64_t count) {
  web::FacetValue out;
  out.value = value;
  out.label = labels.label(facet, value);
  out.parent = labels.parent(facet, value);
  out.count = count;
  out.selected = addresses.has(facet, value);
  out.href = addresses.toggled(facet, value);
  return out;
}

const std::vector<search::FacetValue>& values_of(const search::SearchResult& result,
                                                 std::string_view facet) {
  static const std::vector<search::FacetValue> none;
  for (const auto& [name, values] : result.facets)
    if (name == facet) return values;
  return none;
}

std::string box_text(const web::PageContext& context, const search::Box& box) {
  const auto degrees = [&](double edge) { return web::format_decimal(edge, 2, context.language); };
  return web::say(context, "web_box",
                  {{"west", degrees(box.west)},
                   {"south", degrees(box.south)},
                   {"east", degrees(box.east)},
                   {"north", degrees(box.north)}});
}

// The values with the highest counts, and those chosen whatever their count: what was chosen can
// always be taken back.
std::vector<web::Facet> facets_of(const search::SearchRequest& wanted,
                                  const search::SearchResult& result, const Addresses& addresses,
                                  const app::FacetLabels& labels) {
  std::vector<web::Facet> facets;
  for (const auto facet_name : kFacets) {
    const std::string name(facet_name);
    web::Facet facet{name, {}};
    std::set<std::string> shown;
    for (const auto& value : values_of(result, name)) {
      if (facet.values.size() >= kShown && !addresses.has(name, value.value)) continue;
      shown.insert(value.value);
      facet.values.push_back(facet_value(addresses, labels, name, value.value, value.count));
    }
    if (const auto chosen = wanted.filters.find(name); chosen != wanted.filters.end())
      for (const auto& value : chosen->second)
        if (shown.insert(value).second)
          facet.values.push_back(facet_value(addresses, labels, name, value, 0));
    if (!facet.values.empty()) facets.push_back(std::move(facet));
  }
  return facets;
}

// Every filter that no facet shows, so that none works unseen.
std::vector<web::Chip> chips_of(const web::PageContext& context,
                                const search::SearchRequest& wanted, const Addresses& addresses,
                                const app::FacetLabels& labels) {
  std::vector<web::Chip> chips;
  for (const auto& [name, values] : wanted.filters) {
    if (std::find(kFacets.begin(), kFacets.end(), name) != kFacets.end()) continue;
    for (const auto& value : values)
      chips.push_back({web::facet_name(context, name), labels.label(name, value),
                       addresses.toggled(name, value)});
  }
  if (wanted.from || wanted.to)
    chips.push_back(
        {web::say(context, "web_period_filter"),
         web::format_period(addresses.value("from"), addresses.value("to"), context.language),
         addresses.without("from", "to")});
  if (wanted.updated_since)
    chips.push_back({web::facet_name(context, "updated"),
                     web::format_period(addresses.value("updated_since"), "", context.language),
                     addresses.without("updated_since")});
  if (wanted.bbox)
    chips.push_back({web::facet_name(context, "place"), box_text(context, *wanted.bbox),
                     addresses.without("bbox")});
  return chips;
}

// Without words nothing is more fitting than another: the newest change comes first.
std::vector<web::SortOption> sorts_of(const search::SearchRequest& wanted,
                                      const Addresses& addresses) {
  std::vector<web::SortOption> sorts;
  const bool by_relevance = wanted.sort == search::Sort::kRelevance;
  for (const auto sort : kSorts) {
    const std::string name(sort);
    if (name == "relevance" && wanted.q.empty()) continue;
    web::SortOption option;
    option.name = name;
    option.selected = addresses.has("sort", name) ||
                      (by_relevance && name == (wanted.q.empty() ? "modified" : "relevance"));
    option.href = addresses.with("sort", name == "relevance" ? "" : name);
    sorts.push_back(std::move(option));
  }
  return sorts;
}

// A filter may be written as a code or a spelling; addresses on the page use what it means.
QueryPairs canonical(QueryPairs pairs, const search::SearchRequest& wanted) {
  std::erase_if(pairs, [&](const auto& pair) { return wanted.filters.contains(pair.first); });
  for (const auto& [name, values] : wanted.filters)
    for (const auto& value : values) pairs.emplace_back(name, value);
  return pairs;
}

// What helps to go on: places and years of the query as filters, another spelling, single words.
void set_hints(web::SearchView& view, const search::SearchResult& result,
               const Addresses& addresses, const app::FacetLabels& labels) {
  for (const auto& offer : result.offers)
    if (offer.count < result.total)
      view.offers.push_back({labels.label(offer.facet, offer.value), offer.count,
                             addresses.toggled(offer.facet, offer.value)});
  for (const auto& word : result.words)
    if (word.records > 0)
      view.words.push_back(
          {word.word, static_cast<std::int64_t>(word.records), addresses.with("q", word.word)});
  if (view.words.size() < 2) view.words.clear();
  if (!result.suggestion) return;
  view.suggestion = result.suggestion->q;
  view.suggestion_href = addresses.with("q", result.suggestion->q);
  view.suggestion_total = static_cast<std::int64_t>(result.suggestion->total);
}

std::vector<std::pair<std::string, std::string>> carried(const Addresses& addresses) {
  auto pairs = addresses.pairs();
  std::erase_if(pairs, [](const auto& pair) { return pair.first == "q"; });
  return pairs;
}

void set_pages(web::SearchView& view, const Addresses& addresses, const std::string& back,
               const std::string& cursor, const std::string& next) {
  const std::string here = cursor.empty() ? kFirstPage : cursor;
  if (!next.empty()) view.next_href = addresses.page(next, back.empty() ? here : back + "," + here);
  if (cursor.empty()) return;
  const auto comma = back.rfind(',');
  const bool more = comma != std::string::npos;
  view.previous_href =
      addresses.page(more ? back.substr(comma + 1) : back, more ? back.substr(0, comma) : "");
}

// The search in other forms. A feed goes by time however the page is sorted; programs that follow
// it, and those that save all results, do not say which language they read.
void set_forms(web::SearchView& view, const Addresses& addresses, const std::string& language) {
  QueryPairs pairs = addresses.pairs();
  view.json_href = http::with_query("/api/v1/datasets", pairs);
  std::erase_if(pairs, [](const auto& pair) {
    return pair.first == "limit" || pair.first == "facets" || pair.first == "explain" ||
           pair.first == "lang";
  });
  pairs.emplace_back("lang", language);
  view.csv_href = http::with_query("/api/v1/datasets.csv", pairs);
  view.jsonl_href = http::with_query("/api/v1/datasets.jsonl", pairs);
  std::erase_if(pairs, [](const auto& pair) { return pair.first == "sort"; });
  view.atom_href = http::with_query("/feeds/datasets.atom", pairs);
}

// The place of the first card, by the pages that were gone through; whoever came by an address
// with a cursor alone may be anywhere.
std::int64_t first_place(const search::SearchRequest& wanted, const std::string& back) {
  if (wanted.cursor.empty()) return 1;
  if (!back.starts_with(kFirstPage)) return 0;
  const auto before = std::count(back.begin(), back.end(), ',') + 1;
  return before * static_cast<std::int64_t>(wanted.limit) + 1;
}

// What search::parse_request() takes for a date.
bool is_date(std::string_view text) {
  std::string whole(base::trim(text));
  if (whole.size() == 4) whole += "-01-01";
  if (whole.size() == 7) whole += "-01";
  return base::parse_time(whole).has_value();
}

// People write the period into a form: what of it is no date is told to them and left out, as one
// slip is no reason to refuse the whole page.
std::vector<std::string> drop_unreadable_dates(QueryPairs& pairs, const web::PageContext& context) {
  std::vector<std::string> notices;
  std::erase_if(pairs, [&](const auto& pair) {
    const bool period = pair.first == "from" || pair.first == "to";
    if (!period || base::trim(pair.second).empty() || is_date(pair.second)) return false;
    const std::string shown = base::shorten(base::repair_utf8(pair.second), kShownBytes);
    notices.push_back(web::say(context, "web_period_ignored", {{"value", shown}}));
    return true;
  });
  return notices;
}

}  // namespace

http::Response show_search(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  QueryPairs pairs = http::parse_query(request.raw_query);
  std::erase_if(pairs, [](const auto& pair) { return !search::is_search_parameter(pair.first); });
  web::SearchView view;
  view.notices = drop_unreadable_dates(pairs, context);
  search::SearchRequest wanted = search::parse_request(pairs);
  if (wanted.is_cut)
    view.notices.push_back(
        web::say(context, "search_words_cut", {{"limit", std::to_string(search::kQueryBytes)}}));
  wanted.facets.assign(kFacets.begin(), kFacets.end());
  wanted.lang = context.language;
  wanted.highlight = true;
  app.want_index();
  const search::SearchResult result = app.search(wanted);
  const Addresses addresses(context, canonical(std::move(pairs), wanted));
  const app::FacetLabels labels(app, context.language);

  view.text = wanted.q;
  view.total = static_cast<std::int64_t>(result.total);
  view.catalogue_total = static_cast<std::int64_t>(app.index.count());
  view.tier = static_cast<int>(result.tier) + 1;
  view.with_all = static_cast<std::int64_t>(result.with_all);
  view.cards = cards_of(result);
  for (std::size_t i = 0; i < result.hits.size(); ++i)
    view.cards.items()[i].set("highlight", search::highlight_json(result.hits[i]));
  if (wanted.explain)
    for (const auto& hit : result.hits) view.scores.push_back(hit.parts);
  if (!wanted.q.empty() && wanted.sort == search::Sort::kRelevance)
    view.explain_href = addresses.with("explain", wanted.explain ? "" : "1");
  set_hints(view, result, addresses, labels);
  view.facets = facets_of(wanted, result, addresses, labels);
  view.chips = chips_of(context, wanted, addresses, labels);
  view.sorts = sorts_of(wanted, addresses);
  view.carried = carried(addresses);
  view.from = request.query("from").value_or("");
  view.to = request.query("to").value_or("");
  const std::string back = request.query("back").value_or("");
  view.first = first_place(wanted, back);
  set_pages(view, addresses, back, wanted.cursor, result.next);
  view.clear_href = addresses.only_words();
  set_forms(view, addresses, context.language);
  http::Response response = page(web::search_page(app.templates, context, view), context, app);
  response.subject = app::subject_of_search(wanted, result, context.language);
  return response;
}

http::Response show_theme(const http::Request& request, app::App& app) {
  const std::string& code = request.param("code");
  const auto* term = catalog::vocab::vocabulary("themes").find(code);
  if (!term) throw base::Error(base::ErrorCode::kNotFound, "theme_unknown", {{"id", code}});
  const web::PageContext context = app::page_context(request, app);
  return http::redirect(302, app.base_url() + web::search_href(context, "theme", term->iri));
}

}  // namespace portal::pages

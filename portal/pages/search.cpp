#include "portal/pages/search.hpp"

#include <algorithm>
#include <array>
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
#include "portal/pages/search_facets.hpp"
#include "portal/web/format.hpp"
#include "portal/web/search_page.hpp"
#include "search/request.hpp"
#include "search/snippet.hpp"

namespace portal::pages {
namespace {

using http::QueryPairs;

constexpr std::array<std::string_view, 5> kSorts = {"relevance", "modified", "issued", "title",
                                                    "popularity"};
constexpr std::size_t kShownBytes = 40;  // of what was typed for a date

// Without words nothing is more fitting than another: the newest change comes first.
std::vector<web::SortOption> sorts_of(const search::SearchRequest& wanted,
                                      const SearchAddresses& addresses) {
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

// Each by itself: what it says it leaves is found without the words and filters that found nothing.
void set_related(web::SearchView& view, const search::SearchResult& result,
                 const SearchAddresses& addresses, const app::FacetLabels& labels) {
  for (const auto& offer : result.related)
    view.related.push_back({labels.label(offer.facet, offer.value), offer.count,
                            addresses.only(offer.facet, offer.value)});
}

// What this search says of a card's dataset.
void set_card(base::Json& card, const search::Hit& hit, const SearchAddresses& addresses) {
  card.set("highlight", search::highlight_json(hit));
  if (hit.series_others == 0) return;
  base::Json series = base::Json::object();
  series.set("others", base::Json::integer(hit.series_others));
  series.set("href", addresses.with("series", hit.series));
  card.set("series", std::move(series));
}

// What helps to go on: places and years of the query as filters, another spelling, single words.
void set_hints(web::SearchView& view, const search::SearchResult& result,
               const SearchAddresses& addresses, const app::FacetLabels& labels) {
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

std::vector<std::pair<std::string, std::string>> carried(const SearchAddresses& addresses) {
  auto pairs = addresses.pairs();
  std::erase_if(pairs, [](const auto& pair) { return pair.first == "q"; });
  return pairs;
}

void set_pages(web::SearchView& view, const SearchAddresses& addresses, const std::string& back,
               const std::string& cursor, const std::string& next) {
  const std::string here = cursor.empty() ? SearchAddresses::kFirstPage : cursor;
  if (!next.empty()) view.next_href = addresses.page(next, back.empty() ? here : back + "," + here);
  if (cursor.empty()) return;
  const auto comma = back.rfind(',');
  const bool more = comma != std::string::npos;
  view.previous_href =
      addresses.page(more ? back.substr(comma + 1) : back, more ? back.substr(0, comma) : "");
}

// The search in other forms. A feed goes by time however the page is sorted; programs that follow
// it, and those that save all results, do not say which language they read.
void set_forms(web::SearchView& view, const SearchAddresses& addresses,
               const std::string& language) {
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
  if (!back.starts_with(SearchAddresses::kFirstPage)) return 0;
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
  QueryPairs typed = take_typed(pairs);
  std::erase_if(pairs, [](const auto& pair) { return !search::is_search_parameter(pair.first); });
  web::SearchView view;
  view.notices = drop_unreadable_dates(pairs, context);
  search::SearchRequest wanted = search::parse_request(pairs);
  if (wanted.is_cut)
    view.notices.push_back(
        web::say(context, "search_words_cut", {{"limit", std::to_string(search::kQueryBytes)}}));
  wanted.facets = shown_facets();
  wanted.lang = context.language;
  wanted.highlight = true;
  wanted.collapse = request.query("collapse") != "none" && !wanted.filters.contains("series");
  app.want_index();
  const search::SearchResult result = app.search(wanted);
  const SearchAddresses addresses(context.language, canonical(std::move(pairs), wanted));
  const app::FacetLabels labels(app, context.language);

  view.text = wanted.q;
  view.total = static_cast<std::int64_t>(result.total);
  view.catalogue_total = static_cast<std::int64_t>(app.index.count());
  view.tier = static_cast<int>(result.tier) + 1;
  view.with_all = static_cast<std::int64_t>(result.with_all);
  view.cards = cards_of(result);
  for (std::size_t i = 0; i < result.hits.size(); ++i)
    set_card(view.cards.items()[i], result.hits[i], addresses);
  if (wanted.explain)
    for (const auto& hit : result.hits) view.scores.push_back(hit.parts);
  if (!wanted.q.empty() && wanted.sort == search::Sort::kRelevance)
    view.explain_href = addresses.with("explain", wanted.explain ? "" : "1");
  set_hints(view, result, addresses, labels);
  const Searched searched{wanted, result, addresses, labels, std::move(typed)};
  view.facets = facets_of(searched);
  view.chips = chips_of(context, searched);
  set_related(view, result, addresses, labels);
  view.sorts = sorts_of(wanted, addresses);
  view.carried = carried(addresses);
  view.from = request.query("from").value_or("");
  view.to = request.query("to").value_or("");
  const std::string back = request.query("back").value_or("");
  if (result.listed == result.total) view.first = first_place(wanted, back);
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

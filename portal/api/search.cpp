#include "portal/api/search.hpp"

#include <map>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/model/localized_text.hpp"
#include "portal/api/dataset_json.hpp"
#include "portal/api/facet.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/facets.hpp"
#include "portal/app/missed.hpp"
#include "portal/app/tag.hpp"
#include "portal/http/url.hpp"
#include "search/request.hpp"
#include "search/snippet.hpp"

namespace portal::api {
namespace {

using base::Json;

std::string next_address(const http::Request& request, const app::App& app,
                         const std::string& cursor) {
  http::QueryPairs pairs = http::parse_query(request.raw_query);
  std::erase_if(pairs, [](const auto& pair) { return pair.first == "cursor"; });
  pairs.emplace_back("cursor", cursor);
  return app.base_url() + http::with_query("/api/v1/datasets", pairs);
}

Json facets_json(const search::SearchResult& result, const app::FacetLabels& labels) {
  Json facets = Json::object();
  for (const auto& [name, values] : result.facets) {
    Json list = Json::array();
    for (const auto& row : labels.rows(name, values)) list.push(facet_row_json(name, row));
    facets.set(name, std::move(list));
  }
  return facets;
}

Json suggestion_json(const search::SearchResult& result) {
  if (!result.suggestion) return {};
  Json suggestion = Json::object();
  suggestion.set("q", result.suggestion->q);
  suggestion.set("total", Json::integer(static_cast<std::int64_t>(result.suggestion->total)));
  return suggestion;
}

Json offers_json(const std::vector<search::FilterOffer>& offers, const app::FacetLabels& labels) {
  Json list = Json::array();
  for (const auto& offer : offers) {
    Json item = Json::object();
    item.set("filter", offer.facet);
    item.set("value", offer.value);
    item.set("label", labels.label(offer.facet, offer.value));
    item.set("count", Json::integer(offer.count));
    list.push(std::move(item));
  }
  return list;
}

Json words_json(const search::SearchResult& result) {
  Json words = Json::array();
  for (const auto& word : result.words) {
    Json item = Json::object();
    item.set("word", word.word);
    item.set("count", Json::integer(static_cast<std::int64_t>(word.records)));
    words.push(std::move(item));
  }
  return words;
}

// What of the search was not looked at, in sentences.
Json notes_json(const search::SearchRequest& wanted, const std::string& language) {
  Json notes = Json::array();
  if (wanted.is_cut)
    notes.push(base::say({"search_words_cut", {{"limit", std::to_string(search::kQueryBytes)}}},
                         language));
  return notes;
}

void append_series(std::string& card, const search::Hit& hit) {
  Json series = Json::object();
  series.set("value", hit.series);
  series.set("others", Json::integer(hit.series_others));
  card.back() = ',';
  card += "\"series\":";
  base::append_json(card, series);
  card += '}';
}

// A card is spliced as the index keeps it; only what this search says of it is added.
void append_card(std::string& out, const search::Hit& hit, bool searched,
                 const std::string& base_url) {
  std::string card = served_card(hit.card, base_url);
  if (hit.series_others > 0 && card.ends_with('}')) append_series(card, hit);
  if (searched && card.ends_with('}')) {
    card.pop_back();
    card += ",\"score\":" + std::to_string(hit.score);
    for (std::size_t i = 0; i < hit.parts.size(); ++i)
      card += (i ? ",\"" : ",\"score_parts\":{\"") + hit.parts[i].first +
              "\":" + std::to_string(hit.parts[i].second);
    card += hit.parts.empty() ? ",\"highlight\":" : "},\"highlight\":";
    base::append_json(card, search::highlight_json(hit));
    card += '}';
  }
  out += card;
}

}  // namespace

search::SearchRequest read_search(const http::Request& request, const app::App& app) {
  auto wanted = search::parse_request(http::parse_query(request.raw_query));
  if (wanted.lang.empty()) wanted.lang = app::language_of(request, app);
  return wanted;
}

http::Response search_datasets(const http::Request& request, app::App& app) {
  auto wanted = read_search(request, app);
  app.want_index();
  const std::string language = app::language_of(request, app);
  wanted.highlight = true;
  const search::SearchResult result = app.search(wanted);
  const app::FacetLabels labels(app, language);
  std::string out = "{\"total\":" + std::to_string(result.total) +
                    ",\"seq\":" + std::to_string(result.seq) + ",\"tier\":\"" +
                    std::string(search::to_string(result.tier)) +
                    "\",\"with_all\":" + std::to_string(result.with_all) + ",\"items\":[";
  for (std::size_t i = 0; i < result.hits.size(); ++i) {
    if (i) out += ',';
    append_card(out, result.hits[i], !wanted.q.empty(), app.base_url());
  }
  out += "],\"facets\":";
  base::append_json(out, facets_json(result, labels));
  out += ",\"suggestion\":";
  base::append_json(out, suggestion_json(result));
  out += ",\"offers\":";
  base::append_json(out, offers_json(result.offers, labels));
  out += ",\"words\":";
  base::append_json(out, words_json(result));
  out += ",\"related\":";
  base::append_json(out, offers_json(result.related, labels));
  out += ",\"notes\":";
  base::append_json(out, notes_json(wanted, language));
  out += ",\"next\":";
  base::append_json(out,
                    result.next.empty() ? Json() : Json(next_address(request, app, result.next)));
  if (!result.explanation.is_null()) {
    out += ",\"explanation\":";
    base::append_json(out, result.explanation);
  }
  http::Response response = http::json(out + "}\n");
  response.headers.set("ETag",
                       app::catalogue_tag(app, static_cast<std::int64_t>(result.seq), language));
  app::vary_by_language(response);
  response.subject = app::subject_of_search(wanted, result, language);
  if (!result.next.empty())
    response.headers.set("Link", "<" + next_address(request, app, result.next) + ">; rel=\"next\"");
  return response;
}

}  // namespace portal::api

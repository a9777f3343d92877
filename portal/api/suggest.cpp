#include "portal/api/suggest.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/model/localized_text.hpp"
#include "portal/api/parameters.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/tag.hpp"
#include "portal/http/url.hpp"
#include "search/plain_text.hpp"
#include "search/request.hpp"

namespace portal::api {
namespace {

using base::Json;
using search::SuggestionKind;

constexpr std::size_t kShownBytes = 80;  // of a parameter's name

std::string_view name_of(SuggestionKind kind) {
  switch (kind) {
    case SuggestionKind::kDataset:
      return "dataset";
    case SuggestionKind::kAgency:
      return "agency";
    case SuggestionKind::kTheme:
      return "theme";
    case SuggestionKind::kKeyword:
      return "keyword";
  }
  return "";
}

void refuse_unknown_parameters(const http::Request& request) {
  for (const auto& [name, value] : http::parse_query(request.raw_query))
    if (name != "q" && name != "lang" && name != "limit")
      throw base::Error(base::ErrorCode::kMalformed, "search_unknown_parameter",
                        {{"name", base::shorten(base::repair_utf8(name), kShownBytes)},
                         {"allowed", "q, lang, limit"}});
}

std::string typed_in(const http::Request& request) {
  return std::string(search::first_bytes(request.query("q").value_or(""), search::kQueryBytes));
}

void want_known_language(const http::Request& request) {
  const auto lang = request.query("lang");
  if (lang && !lang->empty() && *lang != "vi" && *lang != "en")
    throw base::Error(base::ErrorCode::kMalformed, "parameter_bad",
                      {{"name", "lang"}, {"wanted", "vi, en"}});
}

// What the address of an agency finds is also what those below it publish.
std::int64_t count_of(const search::Suggestion& suggestion, app::App& app) {
  if (suggestion.kind != SuggestionKind::kAgency ||
      app.agencies.read(app.store)->below(suggestion.value).empty())
    return suggestion.count;
  search::SearchRequest all;
  all.filters["agency"] = {suggestion.value};
  all.facets.clear();
  all.limit = 0;
  return static_cast<std::int64_t>(app.search(all).total);
}

Json suggestion_json(const search::Suggestion& suggestion, const std::string& language,
                     const std::string& pages, std::int64_t count) {
  const std::string kind(name_of(suggestion.kind));
  const auto label = catalog::text_in(suggestion.label, language);
  Json item = Json::object();
  item.set("kind", kind);
  item.set("label", label.text);
  if (!label.language.empty() && label.language != "@none") item.set("lang", label.language);
  if (suggestion.kind == SuggestionKind::kDataset) {
    item.set("id", suggestion.value);
    item.set("slug", suggestion.slug);
    item.set("url", pages + "/" + base::percent_encode(suggestion.slug));
  } else {
    item.set("value", suggestion.value);
    item.set("count", Json::integer(count));
    item.set("url", http::with_query(pages, {{kind, suggestion.value}}));
  }
  return item;
}

}  // namespace

http::Response suggest(const http::Request& request, app::App& app) {
  refuse_unknown_parameters(request);
  want_known_language(request);
  const std::string typed = typed_in(request);
  const auto limit = integer_parameter(request, "limit", kMostSuggestions, 1, kMostSuggestions);
  app.want_index();
  const std::string language = app::language_of(request, app);
  const std::string pages = app.base_url() + "/" + language + "/datasets";
  const auto found = app.index.suggest(typed, static_cast<std::size_t>(limit));
  Json items = Json::array();
  for (const auto& suggestion : found.items)
    items.push(suggestion_json(suggestion, language, pages, count_of(suggestion, app)));
  Json out = Json::object();
  out.set("items", std::move(items));
  http::Response response = app::json_answer(out);
  app::vary_by_language(response);
  // What a later state of the index would answer otherwise must not be kept as the answer to it.
  if (found.behind)
    response.headers.set("Cache-Control", "no-store");
  else
    response =
        app::tagged(std::move(response), app, static_cast<std::int64_t>(found.seq), language);
  return response;
}

}  // namespace portal::api

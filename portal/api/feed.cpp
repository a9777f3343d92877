#include "portal/api/feed.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "catalog/base/clock.hpp"
#include "catalog/base/json.hpp"
#include "catalog/base/message.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/localized_text.hpp"
#include "portal/api/search.hpp"
#include "portal/api/search_words.hpp"
#include "portal/api/xml.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/tag.hpp"
#include "portal/http/url.hpp"
#include "search/request.hpp"

namespace portal::api {
namespace {

constexpr std::size_t kEntries = 50;

std::string element(const char* name, const std::string& text) {
  return "<" + std::string(name) + ">" + escape_xml(text) + "</" + name + ">\n";
}

std::string link(const char* relation, const char* attributes, const std::string& address) {
  return "<link rel=\"" + std::string(relation) + "\"" + attributes + " href=\"" +
         escape_xml(address) + "\"/>\n";
}

std::string author(const std::string& name) {
  return name.empty() ? "" : "<author>" + element("name", name) + "</author>\n";
}

// Readers of feeds want a moment; a record may know a year, a day, or a time of no zone.
std::optional<base::Time> moment(std::string text) {
  const std::string_view type = catalog::documents::temporal_type(text);
  if (type.empty()) return std::nullopt;
  if (type.ends_with("#gYear")) text += "-01-01";
  if (type.ends_with("#gYearMonth")) text += "-01";
  if (type.ends_with("#date")) text.resize(10);
  const auto time = base::parse_time(text);
  return time ? time : base::parse_time(text + "Z");
}

// When the dataset changed, by its own word, else when it came out, else when the portal took it.
base::Time updated(const base::Json& card, const catalog::store::Reader& reader) {
  if (const auto time = moment(card["modified"].as_string())) return *time;
  const auto dataset = reader.find_dataset(card["id"].as_string());
  if (!dataset) return base::now();
  return moment(dataset->issued).value_or(dataset->updated_at);
}

std::string title(const base::Json& card, const std::string& language, const std::string& iri) {
  if (const std::string text = catalog::text_in(card["title"], language).text; !text.empty())
    return text;
  const base::Json& stated = card["identifier"];
  const std::string& identifier =
      stated.items().empty() ? stated.as_string() : stated.items()[0].as_string();
  return identifier.empty() ? iri : identifier;
}

std::string entry(const base::Json& card, base::Time time, const std::string& language,
                  const std::string& base_url) {
  const std::string iri = base_url + "/datasets/" + card["id"].as_string();
  const std::string page = base_url + "/" + language + "/datasets/" + card["slug"].as_string();
  const std::string about = catalog::text_in(card["description"], language).text;
  return "<entry>\n" + element("id", iri) + element("title", title(card, language, iri)) +
         element("updated", base::format_time(time)) +
         link("alternate", " type=\"text/html\"", page) +
         author(catalog::text_in(card["publisher"]["name"], language).text) +
         (about.empty() ? "" : element("summary", about)) + "</entry>\n";
}

// Of a feed without entries: when the catalogue changed last.
base::Time last_change(const catalog::store::Reader& reader) {
  const auto changes = reader.list_changes(reader.last_seq() - 1, 1);
  return changes.empty() ? base::now() : changes[0].time;
}

search::SearchRequest wanted_of(const http::Request& request, const app::App& app) {
  search::SearchRequest wanted = read_search(request, app);
  if (request.query("sort").value_or("").empty()) wanted.sort = search::Sort::kModified;
  if (request.query("limit").value_or("").empty()) wanted.limit = kEntries;
  wanted.facets.clear();
  return wanted;
}

std::string next_address(const http::Request& request, const app::App& app,
                         const std::string& cursor) {
  http::QueryPairs pairs = http::parse_query(request.raw_query);
  std::erase_if(pairs, [](const auto& pair) { return pair.first == "cursor"; });
  pairs.emplace_back("cursor", cursor);
  return app.base_url() + http::with_query(request.path, pairs);
}

// "What changed last comes first."
std::string order_in_words(const search::SearchRequest& wanted, const std::string& language) {
  const char* key = "feed_by_modified";
  if (wanted.sort == search::Sort::kIssued) key = "feed_by_issued";
  if (wanted.sort == search::Sort::kTitle) key = "feed_by_title";
  if (wanted.sort == search::Sort::kPopularity) key = "feed_by_popularity";
  if (wanted.sort == search::Sort::kRelevance && !wanted.q.empty()) key = "feed_by_relevance";
  return base::say({key, {}}, language);
}

// The catalogue answers for what names no publisher of its own.
std::string head(const http::Request& request, app::App& app, const search::SearchRequest& wanted,
                 base::Time time) {
  const std::string language = app::language_of(request, app);
  const std::string self = app.base_url() + request.target;
  const auto site = app.site();
  std::string name = catalog::text_in(site->config.title, language).text;
  if (name.empty()) name = app.base_url();
  const std::string publisher = catalog::text_in(site->config.publisher_name, language).text;
  const std::string searched = search_in_words(wanted, request, app);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed "
         "xmlns=\"http://www.w3.org/2005/Atom\">\n" +
         element("id", self) + element("title", searched.empty() ? name : searched + " – " + name) +
         element("subtitle", order_in_words(wanted, language)) +
         element("updated", base::format_time(time)) +
         author(publisher.empty() ? name : publisher) +
         link("self", " type=\"application/atom+xml\"", self);
}

}  // namespace

http::Response show_feed(const http::Request& request, app::App& app) {
  const auto wanted = wanted_of(request, app);
  app.want_index();
  const auto result = app.search(wanted);
  const std::string language = app::language_of(request, app);
  const auto reader = app.store.read();
  std::optional<base::Time> newest;
  std::string entries;
  for (const auto& hit : result.hits) {
    const base::Json card = base::parse_json(hit.card);
    const base::Time time = updated(card, reader);
    newest = std::max(newest.value_or(time), time);
    entries += entry(card, time, language, app.base_url());
  }
  std::string feed = head(request, app, wanted, newest ? *newest : last_change(reader));
  if (!result.next.empty()) feed += link("next", "", next_address(request, app, result.next));
  http::Response response{200, {}, std::move(feed) + entries + "</feed>\n"};
  response.headers.set("Content-Type", "application/atom+xml");
  response.headers.set("ETag",
                       app::catalogue_tag(app, static_cast<std::int64_t>(result.seq), language));
  app::vary_by_language(response);
  return response;
}

}  // namespace portal::api

#include "portal/api/feed.hpp"

#include <algorithm>
#include <string>

#include "catalog/base/clock.hpp"
#include "catalog/base/json.hpp"
#include "catalog/model/localized_text.hpp"
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

// Readers of feeds want a moment; a card may know a year, a day or nothing.
std::string moment(const std::string& modified) {
  std::string day = modified;
  if (day.size() == 4) day += "-01-01";
  if (day.size() == 7) day += "-01";
  return base::format_time(base::parse_time(day).value_or(base::Time{}));
}

std::string entry(const base::Json& card, const std::string& language,
                  const std::string& base_url) {
  const std::string id = base_url + "/datasets/" + card["id"].as_string();
  const std::string page = base_url + "/" + language + "/datasets/" + card["slug"].as_string();
  return "<entry>\n" + element("id", id) +
         element("title", catalog::text_in(card["title"], language).text) +
         element("updated", moment(card["modified"].as_string())) +
         "<link rel=\"alternate\" type=\"text/html\" href=\"" + escape_xml(page) + "\"/>\n" +
         "<author>" + element("name", catalog::text_in(card["publisher"]["name"], language).text) +
         "</author>\n" + element("summary", catalog::text_in(card["description"], language).text) +
         "</entry>\n";
}

}  // namespace

http::Response show_feed(const http::Request& request, app::App& app) {
  search::SearchRequest wanted = search::parse_request(http::parse_query(request.raw_query));
  wanted.sort = search::Sort::kModified;
  wanted.limit = kEntries;
  wanted.facets.clear();
  app.want_index();
  const auto result = app.index.search(wanted);
  const std::string language = app::language_of(request, app);
  std::string newest = base::format_time(base::Time{});
  std::string entries;
  for (const auto& hit : result.hits) {
    const base::Json card = base::parse_json(hit.card);
    newest = std::max(newest, moment(card["modified"].as_string()));
    entries += entry(card, language, app.base_url());
  }
  const std::string self = escape_xml(app.base_url() + request.target);
  http::Response response{
      200,
      {},
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
      "<id>" +
          self + "</id>\n" + element("title", app.config.title[language].as_string()) +
          element("updated", newest) + "<link rel=\"self\" href=\"" + self + "\"/>\n" + entries +
          "</feed>\n"};
  response.headers.set("Content-Type", "application/atom+xml");
  response.headers.set("ETag",
                       app::catalogue_tag(app, static_cast<std::int64_t>(result.seq), language));
  app::vary_by_language(response);
  return response;
}

}  // namespace portal::api

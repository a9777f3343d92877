#include "portal/api/search_words.hpp"

#include <vector>

#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/facets.hpp"
#include "portal/web/format.hpp"

namespace portal::api {
namespace {

// "Định dạng: CSV, JSON"; the name is the key of a sentence.
std::string told(const std::string& name, const std::string& value, const std::string& language) {
  return base::say({name, {}}, language) + ": " + value;
}

// Of a parameter that was given several times the last one counts.
std::string last_of(const http::Request& request, const char* name) {
  const auto values = request.query_all(name);
  return values.empty() ? "" : std::string(base::trim(values.back()));
}

}  // namespace

std::string search_in_words(const search::SearchRequest& wanted, const http::Request& request,
                            app::App& app) {
  const std::string language = app::language_of(request, app);
  std::vector<std::string> parts;
  if (!wanted.q.empty()) parts.push_back("“" + wanted.q + "”");
  if (!wanted.filters.empty()) {
    const app::FacetLabels labels(app, language);
    for (const auto& [name, values] : wanted.filters) {
      std::vector<std::string> read;
      for (const auto& value : values) read.push_back(labels.label(name, value));
      parts.push_back(told("web_facet_" + name, base::join(read, ", "), language));
    }
  }
  if (wanted.from || wanted.to)
    parts.push_back(told(
        "web_period_filter",
        web::format_period(last_of(request, "from"), last_of(request, "to"), language), language));
  if (wanted.updated_since)
    parts.push_back(told("web_facet_updated",
                         web::format_period(last_of(request, "updated_since"), "", language),
                         language));
  if (wanted.bbox) parts.push_back(told("web_facet_place", last_of(request, "bbox"), language));
  return base::join(parts, "; ");
}

}  // namespace portal::api

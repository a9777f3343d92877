#include "portal/web/missing_page.hpp"

#include <map>
#include <utility>

#include "catalog/base/iri.hpp"
#include "portal/web/format.hpp"
#include "portal/web/labels.hpp"

namespace portal::web {
namespace {

// Whoever looks again sees what those saw who looked.
std::string search_again(const MissedSearch& search) {
  return "/" + search.language + "/datasets?q=" + base::percent_encode(search.words);
}

base::Json search_view(const PageContext& context, const MissedSearch& search) {
  base::Json item;
  item.set("missed_words", search.words);
  item.set("missed_href", search_again(search));
  item.set("missed_language", language_label(search.language, context.language));
  item.set("missed_asked", format_count(search.asked, context.language));
  if (search.filtered > 0)
    item.set("missed_filtered", say_count(context, "web_missing_filtered", search.filtered));
  item.set("missed_least", format_count(search.least, context.language));
  item.set("missed_last", format_count(search.last, context.language));
  item.set("missed_week", format_date(search.week, context.language));
  return item;
}

}  // namespace

std::string missing_page(const Templates& templates, const PageContext& context,
                         const MissingView& missing) {
  const std::map<std::string, std::string> numbers = {
      {"weeks", std::to_string(missing.weeks)},
      {"least", std::to_string(missing.least_asked)},
      {"few", std::to_string(missing.few)}};
  const std::string lead = say(context, "web_missing_lead", numbers);
  base::Json view =
      start_view(context, {.title = say(context, "web_missing_title"),
                           .description = lead,
                           .section = "",
                           .noindex = true,
                           .alternates = {{"application/json", "/api/v1/missing", "JSON"},
                                          {"text/csv", "/api/v1/missing.csv", "CSV"}},
                           .json_ld = "",
                           .search_text = ""});
  view.set("crumbs", base::Json::array());
  view.set("missing_lead", lead);
  view.set("missing_how", say(context, "web_missing_how", numbers));
  view.set("missing_none",
           missing.searches.empty() ? say(context, "web_missing_none", numbers) : "");
  if (!missing.searches.empty()) {
    base::Json rows = base::Json::array();
    for (const auto& search : missing.searches) rows.push(search_view(context, search));
    base::Json table;
    table.set("missed", std::move(rows));
    view.set("missing_table", std::move(table));
  }
  return templates.render("missing", context.language, view);
}

}  // namespace portal::web

#include "portal/web/home_page.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "portal/web/card.hpp"
#include "portal/web/format.hpp"
#include "portal/web/labels.hpp"
#include "portal/web/local_text.hpp"

namespace portal::web {
namespace {

base::Json counts_view(const PageContext& context, const HomeData& data) {
  base::Json view;
  const auto add = [&](const std::string& name, const char* key, std::int64_t count) {
    view.set(name + "_count", format_count(count, context.language));
    view.set(name + "_label", say_count(context, key, count));
  };
  add("datasets", "web_label_datasets", data.datasets);
  add("files", "web_label_files", data.files);
  add("agencies", "web_label_agencies", data.agencies);
  view.set("open_label", say(context, "web_label_open"));
  std::string share = "–";
  if (data.open_datasets) {
    const double percent =
        100.0 * static_cast<double>(*data.open_datasets) / static_cast<double>(data.datasets);
    share = format_decimal(std::floor(percent), 0, context.language) + "%";
  }
  view.set("open_share", share);
  return view;
}

base::Json themes_view(const PageContext& context, const HomeData& data) {
  base::Json list = base::Json::array();
  std::vector<ThemeCount> themes = data.themes;
  std::stable_sort(
      themes.begin(), themes.end(),
      [](const ThemeCount& one, const ThemeCount& other) { return one.count > other.count; });
  for (const auto& theme : themes) {
    base::Json item;
    item.set("theme_href", local_href(context, "/themes/" + theme_code(theme.value)));
    item.set("theme_label",
             theme.label.empty() ? theme_label(theme.value, context.language) : theme.label);
    item.set("theme_count", format_count(theme.count, context.language));
    list.push(std::move(item));
  }
  base::Json view;
  view.set("home_theme", std::move(list));
  return view;
}

base::Json agencies_view(const PageContext& context, const HomeData& data) {
  base::Json list = base::Json::array();
  for (const auto& agency : data.agency_counts) {
    base::Json item;
    item.set("agency_href", agency_href(context, agency.slug));
    set_text(item, "agency_name", pick_text(agency.name, context.language));
    item.set("agency_lang", item["agency_name_lang"]);
    item.set("agency_count", format_count(agency.count, context.language));
    list.push(std::move(item));
  }
  base::Json view;
  view.set("home_agency", std::move(list));
  return view;
}

base::Json examples_view(const PageContext& context, const HomeData& data) {
  base::Json list = base::Json::array();
  for (const auto& text : data.examples) {
    base::Json item;
    item.set("example_text", text);
    item.set("example_href", search_href(context, "q", text));
    list.push(std::move(item));
  }
  base::Json view;
  view.set("home_example", std::move(list));
  return view;
}

std::string lead(const PageContext& context, const HomeData& data) {
  if (data.datasets == 0) return say(context, "web_home_lead_empty");
  return say(context, "web_home_lead",
             {{"datasets", say_count(context, "web_count_datasets", data.datasets)},
              {"agencies", say_count(context, "web_count_agencies", data.agencies)}});
}

base::Json website_json_ld(const PageContext& context) {
  base::Json action;
  action.set("@type", "SearchAction");
  action.set("target",
             context.base_url + local_href(context, "/datasets") + "?q={search_term_string}");
  action.set("query-input", "required name=search_term_string");
  base::Json site;
  site.set("@context", "https://schema.org/");
  site.set("@type", "WebSite");
  site.set("name", pick_text(context.site_title, context.language).text);
  site.set("url", context.base_url + local_href(context, "/"));
  site.set("inLanguage", context.language);
  site.set("potentialAction", std::move(action));
  return site;
}

}  // namespace

std::string home_page(const Templates& templates, const PageContext& context,
                      const HomeData& data) {
  base::Json view = start_view(
      context,
      {.title = "",
       .description = lead(context, data),
       .section = "home",
       .alternates = {{"application/atom+xml", "/feeds/datasets.atom", say(context, "web_feed")},
                      {"text/turtle", "/catalog.ttl", "DCAT"},
                      {"application/ld+json", "/catalog.jsonld", "DCAT"}},
       .json_ld = base::write_json(website_json_ld(context)),
       .search_text = ""});
  view.set("home_lead", lead(context, data));
  view.set("latest_href", local_href(context, "/datasets?sort=modified"));
  view.set("home_empty", base::Json::boolean(data.datasets == 0));
  if (data.datasets > 0) view.set("home_counts", counts_view(context, data));
  if (!data.themes.empty()) view.set("home_themes", themes_view(context, data));
  if (!data.agency_counts.empty()) view.set("home_agencies", agencies_view(context, data));
  if (!data.examples.empty()) view.set("home_examples", examples_view(context, data));
  if (!data.latest.items().empty()) {
    base::Json latest;
    latest.set("cards", card_views(context, data.latest));
    view.set("home_latest", std::move(latest));
  }
  return templates.render("home", context.language, view);
}

}  // namespace portal::web

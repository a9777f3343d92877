#include "portal/web/page.hpp"

#include <array>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"
#include "portal/web/format.hpp"
#include "portal/web/local_text.hpp"
#include "portal/web/markdown.hpp"

namespace portal::web {
namespace {

constexpr const char* kThemeColour = "#0b4a44";

struct Entry {
  const char* section;
  const char* path;
  const char* key;
};

constexpr std::array<Entry, 4> kNavigation = {{
    {"datasets", "/datasets", "web_nav_datasets"},
    {"agencies", "/agencies", "web_nav_agencies"},
    {"developers", "/developers", "web_nav_developers"},
    {"about", "/about", "web_nav_about"},
}};

std::string in_language(std::string_view language, std::string_view path) {
  return "/" + std::string(language) + std::string(path);
}

base::Json navigation(const PageContext& context, const PageHead& head) {
  base::Json list = base::Json::array();
  for (const auto& entry : kNavigation) {
    base::Json item;
    item.set("nav_href", local_href(context, entry.path));
    item.set("nav_label", say(context, entry.key));
    item.set("nav_current", base::Json::boolean(head.section == entry.section));
    list.push(std::move(item));
  }
  return list;
}

// The same page in each language, and what a search engine shows to the others.
base::Json translations(const PageContext& context, const std::string& query) {
  base::Json list = base::Json::array();
  for (const char* language : {"vi", "en"}) {
    base::Json item;
    item.set("translation_lang", language);
    item.set("translation_href", context.base_url + in_language(language, context.path) + query);
    list.push(std::move(item));
  }
  base::Json other;  // to readers of any third language
  other.set("translation_lang", "x-default");
  other.set("translation_href", context.base_url + in_language("vi", context.path) + query);
  list.push(std::move(other));
  return list;
}

base::Json alternates(const PageHead& head) {
  base::Json list = base::Json::array();
  for (const auto& alternate : head.alternates) {
    base::Json item;
    item.set("alternate_type", alternate.type);
    item.set("alternate_href", alternate.href);
    item.set("alternate_title", alternate.title);
    list.push(std::move(item));
  }
  return list;
}

void add_languages(base::Json& view, const PageContext& context) {
  const bool vietnamese = context.language == "vi";
  const std::string query = context.query.empty() ? "" : "?" + context.query;
  const char* other = vietnamese ? "en" : "vi";
  view.set("page_lang", context.language);
  view.set("other_language", other);
  view.set("other_language_name", vietnamese ? "English" : "Tiếng Việt");
  view.set("other_language_href", in_language(other, context.path) + query);
}

void add_assets(base::Json& view, const PageContext& context) {
  const auto asset = [&](const char* name) {
    return context.asset ? context.asset(name) : "/static/" + std::string(name);
  };
  view.set("css_href", asset("css/portal.css"));
  view.set("js_href", asset("js/portal.js"));
  view.set("facets_js_href", asset("js/facets.js"));
  const SiteWords& site = context.site;
  view.set("mark_href", site.logo_href.empty() ? asset("img/mark.svg") : site.logo_href);
  view.set("theme_href", site.theme_href);
  view.set("theme_colour", site.theme_colour.empty() ? kThemeColour : site.theme_colour);
  view.set("icon_href", asset("img/icon.svg"));
}

// The owner's own words, else what the portal is for; then how to get in touch.
void add_foot(base::Json& view, const PageContext& context) {
  const SiteWords& site = context.site;
  const std::string& own = site.footer[context.language].as_string();
  view.set("foot_text", own.empty() ? "" : render_markdown(own));
  view.set("foot_purpose", own.empty() ? say(context, "web_foot_purpose") : "");
  view.set("foot_email", site.email);
  view.set("foot_phone", site.phone);
  view.set("foot_address", site.address);
  view.set("foot_contact_href", site.contact_href);
}

}  // namespace

base::Json start_view(const PageContext& context, const PageHead& head) {
  const std::string site = pick_text(context.site_title, context.language).text;
  base::Json view;
  add_languages(view, context);
  add_assets(view, context);
  add_foot(view, context);
  view.set("site_title", site);
  view.set("base_url", context.base_url);
  view.set("page_title", head.title.empty() ? site : head.title + " – " + site);
  view.set("page_description", base::shorten(head.description, 300));
  view.set("page_noindex", base::Json::boolean(head.noindex));
  if (!head.noindex) {
    const std::string page = context.base_url + in_language(context.language, context.path);
    view.set("canonical_href", page);
    view.set("translations", translations(context, ""));
  }
  view.set("alternates", alternates(head));
  view.set("page_json_ld", head.json_ld);
  view.set("nav", navigation(context, head));
  view.set("home_href", local_href(context, "/"));
  view.set("datasets_href", local_href(context, "/datasets"));
  view.set("agencies_href", local_href(context, "/agencies"));
  view.set("developers_href", local_href(context, "/developers"));
  view.set("search_action", local_href(context, "/datasets"));
  view.set("search_text", head.search_text);
  view.set("seq_text",
           say(context, "web_foot_seq", {{"number", format_count(context.seq, context.language)}}));
  if (context.has_accounts) {
    const bool known = !context.account_name.empty();
    view.set("account_href", local_href(context, known ? "/account" : "/sign-in"));
    view.set("account_label", known ? context.account_name : say(context, "web_sign_in"));
    if (context.has_work) view.set("manage_work_href", local_href(context, "/manage"));
  }
  return view;
}

std::string local_href(const PageContext& context, std::string_view path) {
  return in_language(context.language, path);
}

std::string agency_href(const PageContext& context, std::string_view slug) {
  return local_href(context, "/agencies/" + base::percent_encode(slug));
}

std::string dataset_href(const PageContext& context, std::string_view slug) {
  return local_href(context, "/datasets/" + base::percent_encode(slug));
}

std::string search_href(const PageContext& context, std::string_view name, std::string_view value) {
  return local_href(context, "/datasets?" + std::string(name) + "=" + base::percent_encode(value));
}

base::Json crumb(std::string_view label, std::string href, std::string_view language) {
  base::Json item;
  item.set("crumb_label", label);
  item.set("crumb_href", std::move(href));
  item.set("crumb_lang", language);
  return item;
}

base::Json readiness_crumbs(const PageContext& context) {
  return base::Json(
      base::Json::Array{crumb(say(context, "readiness_nav"), local_href(context, "/readiness"))});
}

base::Json manage_crumbs(const PageContext& context) {
  return base::Json(
      base::Json::Array{crumb(say(context, "web_manage"), local_href(context, "/account"))});
}

std::string say(const PageContext& context, std::string_view key,
                std::map<std::string, std::string> arguments) {
  return base::say({std::string(key), std::move(arguments)}, context.language);
}

std::string say_count(const PageContext& context, std::string_view key, std::int64_t count,
                      std::map<std::string, std::string> arguments) {
  arguments.emplace("count", std::to_string(count));
  arguments.emplace("number", format_count(count, context.language));
  return say(context, key, std::move(arguments));
}

}  // namespace portal::web

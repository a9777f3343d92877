#include "portal/web/agency_page.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/text.hpp"
#include "portal/web/card.hpp"
#include "portal/web/format.hpp"
#include "portal/web/local_text.hpp"
#include "portal/web/markdown.hpp"

namespace portal::web {
namespace {

LocalText name_of(const PageContext& context, const base::Json& agency) {
  LocalText name = pick_text(agency["name"], context.language);
  if (name.text.empty()) name.text = agency["slug"].as_string();
  return name;
}

base::Json agencies_crumbs(const PageContext& context, const base::Json& parent) {
  base::Json crumbs = base::Json::array();
  crumbs.push(crumb(say(context, "web_nav_agencies"), local_href(context, "/agencies")));
  if (parent.is_object()) {
    const LocalText name = name_of(context, parent);
    crumbs.push(crumb(name.text, agency_href(context, parent["slug"].as_string()),
                      name.foreign ? name.language : ""));
  }
  return crumbs;
}

void add_head(base::Json& view, const PageContext& context, const base::Json& agency) {
  const LocalText name = name_of(context, agency);
  view.set("agency_name", name.text);
  view.set("agency_lang", name.foreign ? name.language : "");
  const char* other = context.language == "vi" ? "en" : "vi";
  const LocalText second = pick_text(agency["name"], other);
  if (!second.foreign && second.text != name.text) {
    view.set("agency_other_name", second.text);
    view.set("agency_other_lang", other);
  }
  const LocalText text = pick_text(agency["description"], context.language);
  view.set("agency_text", render_markdown(text.text, {.away = say(context, "web_away")}));
  view.set("agency_text_lang", text.foreign ? text.language : "");
  for (const auto* page : values_of(agency["homepage"]))
    view.set("agency_homepage", web_address(iri_of(*page)));
  for (const auto* mail : values_of(agency["mbox"])) {
    std::string address = iri_of(*mail);
    if (base::lower_ascii(address).starts_with("mailto:")) address.erase(0, 7);
    if (address.find('@') != std::string::npos) view.set("agency_email", std::move(address));
  }
}

void add_relations(base::Json& view, const PageContext& context, const AgencyData& data) {
  if (data.parent.is_object()) {
    const LocalText name = name_of(context, data.parent);
    set_text(view, "agency_parent", name);
    view.set("agency_parent_href", agency_href(context, data.parent["slug"].as_string()));
  }
  if (data.children.empty()) return;
  base::Json children = base::Json::array();
  for (const auto& child : data.children) {
    const LocalText name = pick_text(child.name, context.language);
    base::Json item;
    item.set("child_href", agency_href(context, child.slug));
    item.set("child_name", name.text.empty() ? child.slug : name.text);
    item.set("child_lang", name.foreign ? name.language : "");
    if (child.count > 0) item.set("child_count", format_count(child.count, context.language));
    children.push(std::move(item));
  }
  base::Json list;
  list.set("child", std::move(children));
  view.set("agency_children", std::move(list));
}

std::string tie_text(const PageContext& context, const AgencyTie& tie, const char* direction) {
  const std::string key =
      "web_agency_" + std::string(direction) + "_" + tie.kind + (tie.document.empty() ? "" : "_by");
  return say(context, key,
             {{"date", format_date(tie.date, context.language)}, {"document", tie.document}});
}

base::Json tie_view(const PageContext& context, const AgencyTie& tie) {
  const LocalText name = pick_text(tie.name, context.language);
  base::Json item;
  item.set("tie_href", agency_href(context, tie.slug));
  item.set("tie_name", name.text.empty() ? tie.slug : name.text);
  item.set("tie_lang", name.foreign ? name.language : "");
  return item;
}

// A former unit says since when, by what, and who to turn to.
void add_end(base::Json& view, const PageContext& context, const AgencyData& data) {
  if (data.successors.empty()) return;
  const AgencyTie& first = data.successors.front();
  base::Json end;
  end.set("end_text", tie_text(context, first, "ended"));
  end.set("end_url", web_address(first.url));
  base::Json list = base::Json::array();
  for (const auto& tie : data.successors)
    if (!tie.slug.empty()) list.push(tie_view(context, tie));
  end.set("end_has_successors", base::Json::boolean(!std::as_const(list).items().empty()));
  end.set("end_successors", std::move(list));
  view.set("agency_end", std::move(end));
}

void add_predecessors(base::Json& view, const PageContext& context, const AgencyData& data) {
  base::Json list = base::Json::array();
  for (const auto& tie : data.predecessors) {
    base::Json item = tie_view(context, tie);
    item.set("tie_text", tie_text(context, tie, "from"));
    item.set("tie_url", web_address(tie.url));
    list.push(std::move(item));
  }
  if (data.predecessors.empty()) return;
  base::Json history;
  history.set("predecessor", std::move(list));
  view.set("agency_history", std::move(history));
}

base::Json count_views(const PageContext& context, const std::vector<AgencyCount>& agencies) {
  base::Json items = base::Json::array();
  for (const auto& agency : agencies) {
    const LocalText name = pick_text(agency.name, context.language);
    base::Json item;
    item.set("agency_href", agency_href(context, agency.slug));
    item.set("agency_name", name.text.empty() ? agency.slug : name.text);
    item.set("agency_lang", name.foreign ? name.language : "");
    item.set("agency_count", format_count(agency.count, context.language));
    items.push(std::move(item));
  }
  return items;
}

// Whose page it is needs no telling on each card; datasets of agencies below it keep their name.
base::Json cards_of(const PageContext& context, const base::Json& cards, const std::string& name) {
  base::Json views = card_views(context, cards);
  for (auto& view : views.items())
    if (std::as_const(view)["card_agency"].as_string() == name) view.set("card_agency", "");
  return views;
}

}  // namespace

std::string agency_page(const Templates& templates, const PageContext& context,
                        const AgencyData& data) {
  const std::string& slug = data.agency["slug"].as_string();
  const std::string feed = "/feeds/datasets.atom?agency=" + slug;
  base::Json view = start_view(
      context,
      {.title = name_of(context, data.agency).text,
       .description = plain_text(pick_text(data.agency["description"], context.language).text),
       .section = "agencies",
       .alternates = {{"application/atom+xml", feed, say(context, "web_feed")}},
       .json_ld = "",
       .search_text = ""});
  view.set("crumbs", agencies_crumbs(context, data.parent));
  add_head(view, context, data.agency);
  add_relations(view, context, data);
  add_end(view, context, data);
  add_predecessors(view, context, data);
  view.set("agency_feed", feed);
  view.set("agency_inventory", agency_href(context, slug) + "/inventory");
  const bool succeeded = !data.successors.empty() && !data.successors.front().slug.empty();
  view.set("agency_total",
           say_count(context, succeeded ? "web_agency_of_successors" : "web_count_datasets_title",
                     data.total));
  const bool has_cards = !data.cards.items().empty();
  if (data.total > static_cast<std::int64_t>(data.cards.items().size()))
    view.set("agency_all_href", search_href(context, "agency", slug));
  view.set("agency_no_cards", base::Json::boolean(!has_cards));
  view.set("agency_has_cards", base::Json::boolean(has_cards));
  view.set("cards", cards_of(context, data.cards, view["agency_name"].as_string()));
  return templates.render("agency", context.language, view);
}

std::string agencies_page(const Templates& templates, const PageContext& context,
                          const std::vector<AgencyCount>& agencies,
                          const std::vector<AgencyCount>& former) {
  const auto count = static_cast<std::int64_t>(agencies.size());
  const auto publishing = std::count_if(agencies.begin(), agencies.end(),
                                        [](const AgencyCount& agency) { return agency.count > 0; });
  const std::string lead = say_count(context, "web_agencies_lead", publishing);
  base::Json view = start_view(context, {.title = say(context, "web_agencies_title"),
                                         .description = lead,
                                         .section = "agencies",
                                         .alternates = {},
                                         .json_ld = "",
                                         .search_text = ""});
  view.set("crumbs", base::Json::array());
  view.set("agencies_lead", count == 0 ? "" : lead);
  view.set("no_agencies", base::Json::boolean(count == 0));
  if (count > 0) {
    base::Json list;
    list.set("agency", count_views(context, agencies));
    view.set("agencies_list", std::move(list));
  }
  if (!former.empty()) {
    base::Json list;
    list.set("agency", count_views(context, former));
    view.set("former_list", std::move(list));
  }
  return templates.render("agencies", context.language, view);
}

}  // namespace portal::web

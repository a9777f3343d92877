#include "portal/web/manage_agencies_page.hpp"

#include "catalog/base/iri.hpp"
#include "portal/web/format.hpp"

namespace portal::web {
namespace {

using base::Json;

constexpr std::size_t kSuccessors = 4;  // that the form for a split offers

std::string manage_href(const PageContext& context, const std::string& slug) {
  return local_href(context, "/manage/agencies/" + base::percent_encode(slug));
}

Json start(const PageContext& context, const std::string& title) {
  return start_view(context, {.title = title,
                              .description = "",
                              .section = "",
                              .noindex = true,
                              .alternates = {},
                              .json_ld = "",
                              .search_text = ""});
}

// Agencies to choose from, with "none" first where that can be chosen.
Json options_of(const std::vector<AgencyRow>& agencies, const std::string& chosen,
                const std::string& none) {
  Json list = Json::array();
  const auto add = [&](const std::string& value, const std::string& label) {
    Json item;
    item.set("option_value", value);
    item.set("option_label", label);
    item.set("option_chosen", Json::boolean(value == chosen));
    list.push(std::move(item));
  };
  add("", none);
  for (const auto& agency : agencies) add(agency.slug, agency.name);
  return list;
}

void set_law(Json& view, const LawFields& law) {
  view.set("law_date", law.date);
  view.set("law_title", law.title);
  view.set("law_number", law.number);
  view.set("law_url", law.url);
}

Json dataset_view(const PageContext& context, const AgencyPreview& preview,
                  const AgencyPreview::Dataset& dataset) {
  Json item;
  item.set("move_id", dataset.id);
  item.set("move_title", dataset.title);
  item.set("move_state",
           dataset.state == "published" ? "" : say(context, "web_state_" + dataset.state));
  if (preview.kind != "split") return item;
  Json options = Json::array();
  for (const auto& [slug, name] : preview.successors) {
    Json option;
    option.set("option_value", slug);
    option.set("option_label", name);
    options.push(std::move(option));
  }
  Json choice;
  choice.set("move_label", say(context, "web_agency_move_to", {{"title", dataset.title}}));
  choice.set("move_options", std::move(options));
  item.set("move_choice", std::move(choice));
  return item;
}

Json preview_view(const PageContext& context, const ManageAgencyView& given) {
  const AgencyPreview& preview = *given.preview;
  Json view;
  view.set("preview_kind", preview.kind);
  std::string names;
  Json successors = Json::array();
  for (const auto& [slug, name] : preview.successors) {
    names += (names.empty() ? "" : ", ") + name;
    Json item;
    item.set("successor_slug", slug);
    successors.push(std::move(item));
  }
  view.set("preview_title", say(context, "web_agency_preview_" + preview.kind,
                                {{"agency", given.name}, {"successors", names}}));
  view.set("preview_successors", std::move(successors));
  view.set("preview_count", say_count(context, "web_agency_preview_count", preview.total));
  const auto shown = static_cast<std::int64_t>(preview.datasets.size());
  if (shown < preview.total)
    view.set("preview_more", say_count(context, "web_agency_preview_more", preview.total - shown));
  Json datasets = Json::array();
  for (const auto& dataset : preview.datasets)
    datasets.push(dataset_view(context, preview, dataset));
  view.set("preview_has_datasets", Json::boolean(shown > 0));
  view.set("preview_datasets", std::move(datasets));
  if (preview.kind == "close" || preview.members.empty()) return view;
  Json members = Json::array();
  for (const auto& [name, role] : preview.members) {
    Json item;
    item.set("member", name + " – " + say(context, "web_role_" + role));
    members.push(std::move(item));
  }
  Json list;
  list.set("members", std::move(members));
  view.set("preview_members", std::move(list));
  return view;
}

}  // namespace

std::string manage_agencies_page(const Templates& templates, const PageContext& context,
                                 const ManageAgenciesView& given) {
  Json view = start(context, say(context, "web_manage_agencies_title"));
  view.set("crumbs", manage_crumbs(context));
  view.set("form_action", local_href(context, "/manage/agencies"));
  view.set("form_token", given.form_token);
  view.set("form_done", given.done);
  Json rows = Json::array();
  std::vector<AgencyRow> current;
  for (const auto& agency : given.agencies) {
    if (agency.ended.empty()) current.push_back(agency);
    Json item;
    item.set("row_href", manage_href(context, agency.slug));
    item.set("row_name", agency.name);
    item.set("row_about", agency.ended.empty() ? agency.parent : agency.ended);
    item.set("row_count", say_count(context, "web_count_datasets_title", agency.datasets));
    rows.push(std::move(item));
  }
  view.set("rows_none", Json::boolean(given.agencies.empty()));
  view.set("rows", std::move(rows));
  view.set("parents", options_of(current, "", say(context, "web_agency_no_parent")));
  return templates.render("manage_agencies", context.language, view);
}

std::string manage_agency_page(const Templates& templates, const PageContext& context,
                               const ManageAgencyView& given) {
  Json view = start(context, given.name);
  Json crumbs = manage_crumbs(context);
  crumbs.push(
      crumb(say(context, "web_manage_agencies_title"), local_href(context, "/manage/agencies")));
  view.set("crumbs", std::move(crumbs));
  view.set("form_action", manage_href(context, given.slug));
  view.set("form_token", given.form_token);
  view.set("form_done", given.done);
  view.set("form_fault", given.fault);
  view.set("agency_name", given.name);
  view.set("agency_href", agency_href(context, given.slug));
  view.set("agency_ended", given.ended);
  set_law(view, given.law);
  if (given.preview) {
    view.set("preview", preview_view(context, given));
    return templates.render("manage_agency", context.language, view);
  }
  if (!given.ended.empty()) return templates.render("manage_agency", context.language, view);
  Json forms;
  forms.set("agency_slug", given.slug);
  forms.set("name_vi", given.name_vi);
  forms.set("name_en", given.name_en);
  forms.set("agency_homepage", given.homepage);
  forms.set("parents",
            options_of(given.others, given.parent, say(context, "web_agency_no_parent")));
  const std::string none = say(context, "web_agency_choose");
  const auto chosen = [&](std::size_t i) {
    return i < given.chosen.size() ? given.chosen[i] : std::string();
  };
  forms.set("successors", options_of(given.others, chosen(0), none));
  Json parts = Json::array();
  for (std::size_t i = 0; i < kSuccessors; ++i) {
    Json part;
    part.set("part_id", std::to_string(i + 1));
    part.set("part_label", say(context, i == 0 ? "web_agency_split_first" : "web_agency_split_next",
                               {{"number", std::to_string(i + 1)}}));
    part.set("part_options", options_of(given.others, chosen(i), none));
    parts.push(std::move(part));
  }
  forms.set("parts", std::move(parts));
  view.set("forms", std::move(forms));
  return templates.render("manage_agency", context.language, view);
}

}  // namespace portal::web

#include "portal/web/manage_portal_page.hpp"

#include <algorithm>

#include "catalog/base/message.hpp"

namespace portal::web {
namespace {

using base::Json;
using Kind = SettingField::Kind;

// "web_setting_site_title_vi" for site.title.vi.
std::string key_of(const std::string& name) {
  std::string key = "web_setting_" + name;
  std::ranges::replace(key, '.', '_');
  return key;
}

Json options_of(const SettingField& field) {
  Json list = Json::array();
  for (const auto& [value, label] : field.options) {
    Json item;
    item.set("option_value", value);
    item.set("option_label", label);
    item.set("option_chosen", Json::boolean(value == field.value));
    list.push(std::move(item));
  }
  return list;
}

std::string language_of(const std::string& name) {
  return name.ends_with(".vi") ? "vi" : name.ends_with(".en") ? "en" : "";
}

// Only the part of the template that fits the kind is shown.
void set_kind(Json& item, const SettingField& field) {
  const auto is = [&](Kind kind) { return Json::boolean(field.kind == kind); };
  item.set("is_text", Json::boolean(field.kind == Kind::kText || field.kind == Kind::kColour));
  item.set("is_colour", is(Kind::kColour));
  item.set("is_long", is(Kind::kLongText));
  item.set("is_choice", is(Kind::kChoice));
  item.set("is_secret", is(Kind::kSecret));
  item.set("is_file", is(Kind::kFile));
}

Json field_view(const PageContext& context, const SettingField& field) {
  const std::string key = key_of(field.name);
  Json item;
  item.set("field_name", field.name);
  item.set("field_label", say(context, key));
  const std::string help_key = key + "_help";
  const std::string help = base::has_text(help_key, context.language) ? say(context, help_key) : "";
  item.set("field_help", help);
  item.set("field_lang", language_of(field.name));
  item.set("field_value", field.value);
  item.set("field_fault", field.fault);
  item.set("field_locked", field.locked ? say(context, "web_setting_locked") : "");
  item.set("field_disabled", Json::boolean(field.locked));
  item.set("field_is_set", Json::boolean(field.is_set));
  std::string about;
  if (!help.empty()) about += field.name + "-help";
  if (!field.fault.empty()) about += (about.empty() ? "" : " ") + field.name + "-fault";
  if (field.locked) about += (about.empty() ? "" : " ") + field.name + "-locked";
  item.set("field_described", about);
  set_kind(item, field);
  item.set("options", options_of(field));
  return item;
}

}  // namespace

std::string manage_portal_page(const Templates& templates, const PageContext& context,
                               const ManagePortalView& given) {
  const std::string title = say(context, "web_manage_portal_title");
  Json view = start_view(context, {.title = title,
                                   .description = "",
                                   .section = "",
                                   .noindex = true,
                                   .alternates = {},
                                   .json_ld = "",
                                   .search_text = ""});
  view.set("crumbs", manage_crumbs(context));
  view.set("form_token", given.form_token);
  view.set("form_done", given.done);
  view.set("form_fault", given.fault);
  view.set("form_action", local_href(context, "/manage/portal"));
  Json groups = Json::array();
  for (const auto& group : given.groups) {
    Json fields = Json::array();
    for (const auto& field : group.fields) fields.push(field_view(context, field));
    Json item;
    item.set("group_id", group.key);
    item.set("group_title", say(context, group.key));
    item.set("fields", std::move(fields));
    groups.push(std::move(item));
  }
  view.set("groups", std::move(groups));
  return templates.render("manage_portal", context.language, view);
}

}  // namespace portal::web

#include "portal/web/members_page.hpp"

#include <string_view>
#include <utility>

#include "portal/web/format.hpp"

namespace portal::web {
namespace {

using base::Json;

// The roles to choose from; `held` is chosen already.
Json role_options(const PageContext& context, const std::vector<std::string>& roles,
                  std::string_view held) {
  Json list = Json::array();
  for (const auto& role : roles) {
    Json item;
    item.set("option_value", role);
    item.set("option_label", say(context, "web_role_" + role));
    item.set("option_chosen", Json::boolean(role == held));
    list.push(std::move(item));
  }
  return list;
}

Json member_view(const PageContext& context, const MembersView& given, const MemberRow& row) {
  Json item;
  item.set("member_account", row.account);
  item.set("member_name", row.name);
  item.set("member_display_name", row.display_name);
  item.set("member_role_label", say(context, "web_members_role_of", {{"name", row.display_name}}));
  item.set("member_roles", role_options(context, given.roles, row.role));
  return item;
}

Json request_view(const PageContext& context, const MembersView& given, const RequestRow& row) {
  Json item;
  item.set("request_account", row.account);
  item.set("request_name", row.name);
  item.set("request_display_name", row.display_name);
  item.set("request_note", row.note);
  item.set("request_asked", format_moment(row.asked_at, context.zone, context.language));
  item.set("request_role_label", say(context, "web_members_role_of", {{"name", row.display_name}}));
  item.set("request_roles", role_options(context, given.roles, "reader"));
  return item;
}

}  // namespace

std::string members_page(const Templates& templates, const PageContext& context,
                         const MembersView& given) {
  const std::string title = say(context, "web_members_title", {{"agency", given.agency}});
  Json view = start_view(context, {.title = title,
                                   .description = "",
                                   .section = "",
                                   .noindex = true,
                                   .alternates = {},
                                   .json_ld = "",
                                   .search_text = ""});
  view.set("crumbs", Json(Json::Array{crumb(given.agency, agency_href(context, given.slug))}));
  view.set("members_title", title);
  view.set("form_action", local_href(context, context.path));
  view.set("form_token", given.form_token);
  view.set("form_done", given.done);
  view.set("form_fault", given.fault);
  view.set("new_link", given.new_link);
  Json members = Json::array();
  for (const auto& row : given.members) members.push(member_view(context, given, row));
  view.set("members_none", Json::boolean(given.members.empty()));
  view.set("members", std::move(members));
  Json requests = Json::array();
  for (const auto& row : given.requests) requests.push(request_view(context, given, row));
  view.set("requests_none", Json::boolean(given.requests.empty()));
  view.set("requests", std::move(requests));
  view.set("two_persons", Json::boolean(given.two_persons));
  view.set("invite_roles", role_options(context, given.roles, "editor"));
  view.set("invite_mail", Json::boolean(given.sends_mail));
  return templates.render("members", context.language, view);
}

}  // namespace portal::web

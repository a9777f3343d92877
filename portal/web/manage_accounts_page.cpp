#include "portal/web/manage_accounts_page.hpp"

#include <algorithm>

#include "catalog/base/iri.hpp"
#include "portal/web/format.hpp"

namespace portal::web {
namespace {

using base::Json;

std::string page_href(const PageContext& context, const std::string& search, std::int64_t page) {
  std::string path = "/manage/accounts?page=" + std::to_string(page);
  if (!search.empty()) path += "&q=" + base::percent_encode(search);
  return local_href(context, path);
}

std::string role_label(const PageContext& context, const std::string& role) {
  return say(context, "web_role_" + role);
}

// What can be done with an account: a button each.
Json actions_of(const PageContext& context, const ManageAccountsView& given,
                const AccountRow& row) {
  Json list = Json::array();
  const auto add = [&](const std::string& value, const std::string& label) {
    Json item;
    item.set("action_value", value);
    item.set("action_label", label);
    list.push(std::move(item));
  };
  add(row.suspended ? "unsuspend" : "suspend",
      say(context, row.suspended ? "web_accounts_unsuspend" : "web_accounts_suspend"));
  add("reset", say(context, "web_accounts_reset"));
  for (const auto& role : given.roles) {
    const bool held = std::ranges::count(row.site_roles, role) > 0;
    add((held ? "take_" : "give_") + role,
        say(context, held ? "web_accounts_take" : "web_accounts_give",
            {{"role", role_label(context, role)}}));
  }
  return list;
}

Json row_view(const PageContext& context, const ManageAccountsView& given, const AccountRow& row) {
  Json item;
  item.set("account_id", row.id);
  item.set("account_name", row.name);
  item.set("account_display_name", row.display_name);
  item.set("account_email", row.email);
  item.set("account_suspended", row.suspended ? say(context, "web_accounts_suspended") : "");
  item.set("account_seen", row.signed_in_at == base::Time{}
                               ? say(context, "web_accounts_never")
                               : format_moment(row.signed_in_at, context.zone, context.language));
  std::string roles;
  for (const auto& role : row.site_roles)
    roles += (roles.empty() ? "" : ", ") + role_label(context, role);
  for (const auto& agency : row.agencies) roles += (roles.empty() ? "" : "; ") + agency;
  item.set("account_roles", roles.empty() ? "–" : roles);
  item.set("change_label", say(context, "web_accounts_change_of", {{"name", row.display_name}}));
  item.set("actions", actions_of(context, given, row));
  return item;
}

}  // namespace

std::string manage_accounts_page(const Templates& templates, const PageContext& context,
                                 const ManageAccountsView& given) {
  Json view = start_view(context, {.title = say(context, "web_manage_accounts_title"),
                                   .description = "",
                                   .section = "",
                                   .noindex = true,
                                   .alternates = {},
                                   .json_ld = "",
                                   .search_text = ""});
  view.set("crumbs", manage_crumbs(context));
  view.set("form_action", page_href(context, given.search, given.page));
  view.set("find_action", local_href(context, "/manage/accounts"));
  view.set("form_token", given.form_token);
  view.set("form_done", given.done);
  view.set("form_fault", given.fault);
  view.set("new_link", given.new_link);
  view.set("accounts_search", given.search);
  view.set("accounts_total", say_count(context, "web_accounts_total", given.total));
  Json rows = Json::array();
  for (const auto& row : given.accounts) rows.push(row_view(context, given, row));
  view.set("accounts_none", Json::boolean(given.accounts.empty()));
  view.set("accounts", std::move(rows));
  if (given.page > 1) view.set("previous_href", page_href(context, given.search, given.page - 1));
  if (given.has_next) view.set("next_href", page_href(context, given.search, given.page + 1));
  return templates.render("manage_accounts", context.language, view);
}

}  // namespace portal::web

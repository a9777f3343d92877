#include "portal/web/account_page.hpp"

#include <utility>

#include "catalog/base/iri.hpp"
#include "portal/web/format.hpp"

namespace portal::web {
namespace {

using base::Json;

Json role_view(const PageContext& context, const RoleRow& row) {
  Json item;
  item.set("role_name", say(context, "web_role_" + row.role));
  item.set("role_everywhere", row.slug.empty() ? say(context, "web_role_everywhere") : "");
  item.set("role_agency", row.agency);
  item.set("members_href",
           row.manages
               ? local_href(context, "/manage/" + base::percent_encode(row.slug) + "/members")
               : "");
  item.set("role_href", row.slug.empty() ? "" : agency_href(context, row.slug));
  return item;
}

Json session_view(const PageContext& context, const SessionRow& row) {
  Json item;
  item.set("session_hash", row.hash);
  item.set("session_agent",
           row.agent.empty() ? say(context, "web_account_agent_unknown") : row.agent);
  item.set("session_seen", format_moment(row.seen_at, context.zone, context.language));
  item.set("session_current", Json::boolean(row.current));
  return item;
}

Json token_view(const PageContext& context, const TokenRow& row) {
  Json item;
  item.set("token_id", row.id);
  item.set("token_label", row.label);
  item.set("token_hint", row.hint + "…");
  item.set("token_scope", say(context, "web_scope_" + row.scope));
  item.set("token_agency", row.agency.empty() ? say(context, "web_token_everywhere") : row.agency);
  item.set("token_state", say(context, "web_token_state_" + row.state));
  item.set("token_expires", format_moment(row.expires_at, context.zone, context.language));
  item.set("token_used", row.used_at == base::Time{}
                             ? say(context, "web_token_never_used")
                             : format_moment(row.used_at, context.zone, context.language));
  item.set("token_good", Json::boolean(row.state == "good"));
  return item;
}

template <typename Row, typename Show>
Json list_of(const PageContext& context, const std::vector<Row>& rows, Show show) {
  Json list = Json::array();
  for (const auto& row : rows) list.push(show(context, row));
  return list;
}

}  // namespace

std::string account_page(const Templates& templates, const PageContext& context,
                         const AccountView& given) {
  Json view = start_view(context, {.title = say(context, "web_account_title"),
                                   .description = "",
                                   .section = "",
                                   .noindex = true,
                                   .alternates = {},
                                   .json_ld = "",
                                   .search_text = ""});
  view.set("crumbs", Json::array());
  view.set("person_name", given.name);
  view.set("person_display_name", given.display_name);
  view.set("form_token", given.form_token);
  view.set("form_done", given.done);
  view.set("form_fault", given.fault);
  view.set("new_secret", given.new_secret);
  view.set("sign_out_href", local_href(context, "/sign-out"));
  view.set("password_href", local_href(context, "/account/password"));
  view.set("sessions_href", local_href(context, "/account/sessions"));
  view.set("tokens_href", local_href(context, "/account/tokens"));
  view.set("revoke_href", local_href(context, "/account/tokens/revoke"));
  view.set("codes_href", local_href(context, "/account/codes"));
  view.set("codes_on", Json::boolean(given.has_codes));
  view.set("codes_off", Json::boolean(!given.has_codes));
  view.set("codes_secret", given.codes_secret);
  view.set("codes_address", given.codes_address);
  view.set("roles", list_of(context, given.roles, role_view));
  view.set("memberships_href", local_href(context, "/account/memberships"));
  if (!given.asked.empty()) {
    Json names = Json::array();
    for (const auto& name : given.asked) names.push(name);
    Json waiting;
    waiting.set("asked", std::move(names));
    view.set("waiting", std::move(waiting));
  }
  view.set("roles_none", Json::boolean(given.roles.empty()));
  view.set("sessions", list_of(context, given.sessions, session_view));
  view.set("tokens_none", Json::boolean(given.tokens.empty()));
  if (!given.tokens.empty()) {
    Json table;
    table.set("tokens", list_of(context, given.tokens, token_view));
    view.set("token_table", std::move(table));
  }
  if (given.is_administrator) {
    Json manage;
    for (const char* page : {"agencies", "accounts", "portal", "purges"})
      manage.set("manage_" + std::string(page) + "_href",
                 local_href(context, "/manage/" + std::string(page)));
    view.set("manage", std::move(manage));
  }
  if (given.is_assessor) {
    Json assess;
    assess.set("assess_href", local_href(context, "/manage/assessments"));
    assess.set("plan_href", local_href(context, "/manage/actions"));
    view.set("assess", std::move(assess));
  }
  view.set("data_href", local_href(context, "/account/data"));
  view.set("delete_href", local_href(context, "/account/delete"));
  return templates.render("account", context.language, view);
}

}  // namespace portal::web

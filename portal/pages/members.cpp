#include "portal/pages/members.hpp"

#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/people/links.hpp"
#include "catalog/people/requests.hpp"
#include "catalog/people/roles.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/form.hpp"
#include "portal/app/identify.hpp"
#include "portal/pages/sign_in.hpp"
#include "portal/web/members_page.hpp"

namespace portal::pages {
namespace {

namespace people = catalog::people;
using base::Error;
using base::ErrorCode;
using catalog::store::Reader;
using catalog::store::WriteTransaction;

struct Outcome {
  std::string done = {};  // key of a sentence
  std::string new_link = {};
};

std::string name_of(const Reader& reader, const std::string& slug, const std::string& language) {
  const auto agency = reader.find_agency(slug);
  if (!agency) throw Error(ErrorCode::kNotFound, "agency_unknown", {{"id", slug}});
  const std::string name =
      catalog::text_in(base::parse_json(agency->document)["name"], language).text;
  return name.empty() ? slug : name;
}

std::vector<std::string> agency_roles() {
  std::vector<std::string> list;
  for (const auto& row : people::kRoles)
    if (!row.site_wide) list.emplace_back(row.name);
  return list;
}

http::Response members_page(const http::Request& request, app::App& app, const Outcome& outcome) {
  const web::PageContext context = app::page_context(request, app);
  const auto reader = app.store.snapshot();
  web::MembersView view;
  view.slug = request.param("agency");
  view.agency = name_of(reader, view.slug, context.language);
  view.form_token = app::form_token_of(request, app);
  if (!outcome.done.empty()) view.done = web::say(context, outcome.done);
  view.new_link = outcome.new_link;
  view.roles = agency_roles();
  for (auto& member : people::list_members(reader, view.slug))
    view.members.push_back(
        {member.account, member.name, member.display_name, std::string(row_of(member.role).name)});
  for (auto& asked : people::list_requests(reader, view.slug))
    view.requests.push_back(
        {asked.account, asked.name, asked.display_name, asked.note, asked.asked_at});
  return private_page(web::members_page(app.templates, context, view), context.language);
}

[[noreturn]] void throw_field(const char* name) {
  throw Error(ErrorCode::kMalformed, "form_field_bad", {{"name", name}});
}

people::Role role_in(const app::Form& form) {
  const auto role = people::find_role(form["role"]);
  if (!role || row_of(*role).site_wide) throw_field("role");
  return *role;
}

// A role is only changed of whoever has one: others come by an invitation or their own request.
void change_role(WriteTransaction& change, const std::string& account, const std::string& agency,
                 people::Role role) {
  if (people::dismiss(change, account, agency, role)) people::grant(change, account, agency, role);
}

Outcome act(WriteTransaction& change, const app::Form& form, const std::string& agency,
            const app::App& app) {
  const std::string_view wanted = form["do"];
  const std::string account = form.text("account");
  if (wanted == "role") {
    change_role(change, account, agency, role_in(form));
    return {.done = "web_members_changed"};
  }
  if (wanted == "dismiss") {
    people::dismiss(change, account, agency, people::Role::kReader);
    return {.done = "web_members_dismissed"};
  }
  if (wanted == "approve") {
    people::answer_request(change, account, agency, role_in(form));
    return {.done = "web_members_approved"};
  }
  if (wanted == "decline") {
    people::answer_request(change, account, agency, std::nullopt);
    return {.done = "web_members_declined"};
  }
  if (wanted != "invite") throw_field("do");
  people::Link link;
  link.purpose = people::Purpose::kInvitation;
  link.agency = agency;
  link.role = row_of(role_in(form)).name;
  return {.new_link = app::link_address(app.config, people::add_link(change, link))};
}

}  // namespace

http::Response show_members(const http::Request& request, app::App& app) {
  app::demand(people::Right::kManageMembers, request.param("agency"), app::principal_of(request));
  return members_page(request, app, {});
}

http::Response change_members(const http::Request& request, app::App& app) {
  const std::string agency = request.param("agency");
  app::demand(people::Right::kManageMembers, agency, app::principal_of(request));
  const app::Form form(request);
  Outcome outcome;
  {
    auto change = app.store.write();
    name_of(change.read(), agency, "");
    outcome = act(change, form, agency, app);
    change.commit();
  }
  // Whoever took the right from themselves has nothing more to see here.
  const std::string language = app::language_of(request, app);
  const auto& asker = app::principal_of(request);
  const auto now = people::Principal::signed_in(
      asker.person(), people::roles_of(app.store.read(), asker.person().id));
  if (!now.may(people::Right::kManageMembers, agency))
    return http::redirect(303, "/" + language + "/account");
  return members_page(request, app, outcome);
}

http::Response ask_membership(const http::Request& request, app::App& app) {
  const app::Form form(request);
  auto change = app.store.write();
  people::ask_membership(change, app::principal_of(request).person().id, form["agency"],
                         form["note"]);
  change.commit();
  return http::redirect(303, "/" + app::language_of(request, app) + "/account");
}

}  // namespace portal::pages

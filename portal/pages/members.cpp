#include "portal/pages/members.hpp"

#include <optional>
#include <string>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/people/accounted.hpp"
#include "catalog/people/links.hpp"
#include "catalog/people/requests.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/publish/two_persons.hpp"
#include "catalog/store/workflow.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/form.hpp"
#include "portal/app/identify.hpp"
#include "portal/mail/queue.hpp"
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
  view.two_persons = catalog::store::needs_two_persons(reader.connection(), view.slug);
  view.sends_mail = app.site()->config.mail.is_on();
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

// What is to be done, by whom, to which account, in which agency.
struct Act {
  WriteTransaction& change;
  const app::Form& form;
  const std::string& agency;
  const std::string& actor;
  const std::string account = form.text("account");

  void tell(const char* action, const std::string& role = "") const {
    people::account_for(change, {actor, action, account, agency, role});
  }
};

// A role is only changed of whoever has one: others come by an invitation or their own request.
Outcome change_role(const Act& act) {
  const people::Role role = role_in(act.form);
  if (people::dismiss(act.change, act.account, act.agency, role)) {
    people::grant(act.change, act.account, act.agency, role);
    act.tell("role_given", act.form.text("role"));
  }
  return {.done = "web_members_changed"};
}

Outcome dismiss(const Act& act) {
  if (people::dismiss(act.change, act.account, act.agency, people::Role::kReader))
    act.tell("role_taken");
  return {.done = "web_members_dismissed"};
}

Outcome answer(const Act& act, bool approved) {
  const std::optional<people::Role> role =
      approved ? std::optional(role_in(act.form)) : std::nullopt;
  if (people::answer_request(act.change, act.account, act.agency, role))
    act.tell(approved ? "request_approved" : "request_declined",
             approved ? act.form.text("role") : "");
  return {.done = approved ? "web_members_approved" : "web_members_declined"};
}

// An invitation goes to the address that was given with it; the link is shown in any case.
void send_invitation(WriteTransaction& change, const std::string& address,
                     const std::string& agency, const std::string& link, const app::App& app) {
  if (address.empty()) return;
  if (!mail::is_address(address))
    throw Error(ErrorCode::kInvalidData, "mail_address_bad",
                {{"address", base::shorten(address, 80)}});
  const auto site = app.site();
  const std::string& language = site->config.default_language;
  const std::string name = name_of(change.read(), agency, language);
  mail::queue(change, mail::invitation({address, "", language}, name, link), site->config.mail);
}

Outcome invite(const Act& act, const app::App& app) {
  people::Link link;
  link.purpose = people::Purpose::kInvitation;
  link.agency = act.agency;
  link.role = row_of(role_in(act.form)).name;
  const std::string secret = people::add_link(act.change, link);
  people::account_for(act.change, {act.actor, "invitation_made", "", act.agency, link.role});
  const std::string address = app::link_address(app.site()->config, secret);
  send_invitation(act.change, act.form.text("email"), act.agency, address, app);
  return {.new_link = address};
}

Outcome switch_two_persons(const Act& act) {
  const bool needed = act.form["two_persons"] == "on";
  catalog::publish::set_two_persons(act.change, act.agency, needed, act.actor);
  return {.done = needed ? "web_members_two_persons_on" : "web_members_two_persons_off"};
}

Outcome do_act(const Act& act, const app::App& app) {
  const std::string_view wanted = act.form["do"];
  if (wanted == "role") return change_role(act);
  if (wanted == "dismiss") return dismiss(act);
  if (wanted == "approve" || wanted == "decline") return answer(act, wanted == "approve");
  if (wanted == "two_persons") return switch_two_persons(act);
  if (wanted != "invite") throw_field("do");
  return invite(act, app);
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
    outcome = do_act({change, form, agency, app::principal_of(request).person().name}, app);
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

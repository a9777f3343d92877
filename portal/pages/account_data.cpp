#include "portal/pages/account_data.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "catalog/assessment/forget.hpp"
#include "catalog/audit/log.hpp"
#include "catalog/base/random.hpp"
#include "catalog/coverage/forget.hpp"
#include "catalog/people/accounts.hpp"
#include "catalog/people/requests.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/people/sessions.hpp"
#include "catalog/people/tokens.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/form.hpp"
#include "portal/app/identify.hpp"
#include "portal/pages/account.hpp"

namespace portal::pages {
namespace {

namespace people = catalog::people;
using base::Json;
using catalog::store::Reader;

// Moments that may never have been.
void set_time(Json& out, const char* key, base::Time time) {
  if (time != base::Time{}) out.set(key, base::format_time(time));
}

Json account_json(const people::Account& account) {
  Json out = Json::object();
  out.set("id", account.id);
  out.set("name", account.name);
  out.set("display_name", account.display_name);
  out.set("email", account.email);
  set_time(out, "created", account.created_at);
  set_time(out, "signed_in", account.signed_in_at);
  return out;
}

Json roles_json(const Reader& reader, const std::string& account) {
  Json list = Json::array();
  const auto held = people::roles_of(reader, account);
  for (const auto role : held.site_roles) {
    Json item = Json::object();
    item.set("role", row_of(role).name);
    list.push(std::move(item));
  }
  for (const auto& membership : held.memberships) {
    Json item = Json::object();
    item.set("role", row_of(membership.role).name);
    item.set("agency", membership.agency);
    list.push(std::move(item));
  }
  return list;
}

Json sessions_json(const Reader& reader, const std::string& account) {
  Json list = Json::array();
  for (const auto& session : people::list_sessions(reader, account, base::now())) {
    Json item = Json::object();
    item.set("browser", session.agent);
    set_time(item, "last_used", session.seen_at);
    list.push(std::move(item));
  }
  return list;
}

// What is known of a token without its secret.
Json tokens_json(const Reader& reader, const std::string& account) {
  Json list = Json::array();
  for (const auto& token : people::list_tokens(reader, account)) {
    Json item = Json::object();
    item.set("label", token.label);
    item.set("begins", token.hint);
    item.set("scope", people::row_of(token.scope).name);
    item.set("agency", token.agency);
    set_time(item, "expires", token.expires_at);
    set_time(item, "last_used", token.used_at);
    set_time(item, "revoked", token.revoked_at);
    list.push(std::move(item));
  }
  return list;
}

Json revisions_json(const Reader& reader, const std::string& name) {
  Json list = Json::array();
  for (const auto& revision : reader.list_revisions_by(name)) {
    Json item = Json::object();
    item.set("dataset", revision.dataset);
    item.set("revision", Json::integer(revision.number));
    set_time(item, "time", revision.time);
    item.set("state", revision.state);
    item.set("note", revision.note);
    list.push(std::move(item));
  }
  return list;
}

Json entries_json(const Reader& reader, const std::string& name) {
  Json list = Json::array();
  catalog::audit::for_each(reader.connection(), {.actor = name},
                           [&](const catalog::audit::Entry& entry) {
                             Json item = Json::object();
                             item.set("seq", Json::integer(entry.seq));
                             set_time(item, "time", entry.time);
                             item.set("action", entry.action);
                             item.set("kind", entry.kind);
                             item.set("id", entry.id);
                             if (entry.detail)
                               item.set("detail", base::parse_json(entry.detail->text));
                             list.push(std::move(item));
                             return true;
                           });
  return list;
}

// Why the account cannot be deleted so; empty when it can.
std::string find_fault_key(const app::Form& form, const people::Principal& asker, app::App& app) {
  const std::string& account = asker.person().id;
  if (!app.gate.is_password_of(account, form["old_password"])) return "web_account_password_wrong";
  const auto reader = app.store.read();
  const auto held = people::roles_of(reader, account).site_roles;
  const bool administers = std::ranges::count(held, people::Role::kAdministrator) > 0;
  return administers && !people::has_other_administrator(reader, account)
             ? "web_account_delete_last"
             : "";
}

}  // namespace

http::Response export_account(const http::Request& request, app::App& app) {
  const auto& person = app::principal_of(request).person();
  const auto reader = app.store.snapshot();
  Json out = Json::object();
  if (const auto account = people::find_account(reader, person.id))
    out.set("account", account_json(*account));
  out.set("roles", roles_json(reader, person.id));
  Json asked = Json::array();
  for (auto& agency : people::list_asked(reader, person.id)) asked.push(std::move(agency));
  out.set("asked_to_join", std::move(asked));
  out.set("sessions", sessions_json(reader, person.id));
  out.set("tokens", tokens_json(reader, person.id));
  out.set("revisions", revisions_json(reader, person.name));
  out.set("assessments", catalog::assessment::written_by(reader.connection(), person.id));
  out.set("coverage", catalog::coverage::said_by(reader.connection(), person.name));
  out.set("audit", entries_json(reader, person.name));
  http::Response response = app::json_answer(out);
  response.headers.set("Content-Disposition", "attachment; filename=\"account-data.json\"");
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

http::Response delete_account(const http::Request& request, app::App& app) {
  const app::Form form(request);
  const people::Principal& asker = app::principal_of(request);
  if (const std::string fault = find_fault_key(form, asker, app); !fault.empty())
    return refuse_account_change(request, app, fault);
  {
    auto change = app.store.write();
    const std::string& name = asker.person().name;
    const std::string former = "former-" + base::random_hex(4);
    change.replace_author(name, former);
    catalog::assessment::forget_person(change.connection(), asker.person().id, former);
    catalog::coverage::forget_person(change.connection(), name, former);
    catalog::audit::erase_actor(change.connection(), name);
    people::remove_account(change, asker.person().id);
    catalog::audit::Event event;
    event.action = "removed";
    event.kind = "account";
    event.id = asker.person().id;
    catalog::audit::append(change.connection(), std::move(event));
    change.commit();
  }
  http::Response response = http::redirect(303, "/" + app::language_of(request, app));
  app::clear_session(response, app);
  return response;
}

}  // namespace portal::pages

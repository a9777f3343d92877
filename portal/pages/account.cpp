#include "portal/pages/account.hpp"

#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/people/accounted.hpp"
#include "catalog/people/accounts.hpp"
#include "catalog/people/requests.hpp"
#include "catalog/people/second_factor.hpp"
#include "catalog/people/sessions.hpp"
#include "catalog/people/tokens.hpp"
#include "catalog/people/totp.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/form.hpp"
#include "portal/app/identify.hpp"
#include "portal/pages/sign_in.hpp"
#include "portal/web/account_page.hpp"

namespace portal::pages {
namespace {

namespace people = catalog::people;
using catalog::store::Reader;

// What became of a form; all empty for a page that nobody sent.
struct Outcome {
  std::string done = {};
  std::string fault = {};
  std::string new_secret = {};
};

std::string name_of(const Reader& reader, const std::string& slug, const std::string& language) {
  const auto agency = slug.empty() ? std::nullopt : reader.find_agency(slug);
  if (!agency) return slug;
  const std::string name =
      catalog::text_in(base::parse_json(agency->document)["name"], language).text;
  return name.empty() ? slug : name;
}

void add_roles(web::AccountView& view, const people::RolesHeld& held, const Reader& reader,
               const std::string& language) {
  for (const auto role : held.site_roles)
    view.roles.push_back({std::string(row_of(role).name), "", "", false});
  for (const auto& membership : held.memberships)
    view.roles.push_back({std::string(row_of(membership.role).name),
                          name_of(reader, membership.agency, language), membership.agency,
                          row_of(membership.role).rights.has(people::Right::kManageMembers)});
}

void add_codes(web::AccountView& view, const Reader& reader,
               const people::Principal::Person& person, const web::PageContext& context) {
  view.has_codes = people::find_second_factor(reader, person.id).has_value();
  if (view.has_codes) return;
  const std::string site = catalog::text_in(context.site_title, context.language).text;
  view.codes_secret = people::make_totp_secret();
  view.codes_address = people::totp_address(view.codes_secret, person.name, site);
}

web::TokenRow row_of_token(const people::Token& token, const Reader& reader,
                           const std::string& language) {
  web::TokenRow row;
  row.id = token.id;
  row.label = token.label;
  row.hint = token.hint;
  row.scope = people::row_of(token.scope).name;
  row.agency = name_of(reader, token.agency, language);
  row.expires_at = token.expires_at;
  row.used_at = token.used_at;
  row.state = token.is_revoked() ? "revoked" : token.is_good(base::now()) ? "good" : "expired";
  return row;
}

// `secret` is of the session that the page belongs to from now on.
http::Response account_page(const http::Request& request, app::App& app, const Outcome& outcome,
                            const std::string& secret) {
  web::PageContext context = app::page_context(request, app);
  context.path = "/account";  // forms answer from addresses of their own
  const people::Principal& asker = app::principal_of(request);
  const auto reader = app.store.snapshot();
  web::AccountView view;
  view.name = asker.person().name;
  view.display_name = asker.person().display_name;
  view.form_token = app::form_token_for(secret);
  view.done = outcome.done;
  view.fault = outcome.fault;
  view.new_secret = outcome.new_secret;
  view.is_administrator = asker.may(people::Right::kAdminister, "");
  view.is_assessor = asker.may(people::Right::kAssess, "");
  add_codes(view, reader, asker.person(), context);
  add_roles(view, asker.roles(), reader, context.language);
  for (const auto& agency : people::list_asked(reader, asker.person().id))
    view.asked.push_back(name_of(reader, agency, context.language));
  const std::string current = base::sha256(secret);
  for (const auto& session : people::list_sessions(reader, asker.person().id, base::now()))
    view.sessions.push_back(
        {session.hash, session.agent, session.seen_at, session.hash == current});
  for (const auto& token : people::list_tokens(reader, asker.person().id))
    view.tokens.push_back(row_of_token(token, reader, context.language));
  return private_page(web::account_page(app.templates, context, view), context.language,
                      outcome.fault.empty() ? 200 : 422);
}

http::Response account_page(const http::Request& request, app::App& app, const Outcome& outcome) {
  return account_page(request, app, outcome, app::session_secret_of(request, app));
}

std::string say(const http::Request& request, const app::App& app, const base::Message& message) {
  return base::say(message, app::language_of(request, app));
}

// Why the password cannot be changed so; nothing when it can.
std::optional<base::Message> find_fault(const app::Form& form, const people::Principal& asker,
                                        app::App& app) {
  if (form["password"] != form["password_again"])
    return base::Message{"web_account_passwords_differ", {}};
  if (auto fault = people::find_password_fault(form["password"], asker.person().name)) return fault;
  if (!app.gate.is_password_of(asker.person().id, form["old_password"]))
    return base::Message{"web_account_password_wrong", {}};
  return std::nullopt;
}

// Why no such token can be made; nothing when it can.
std::optional<base::Message> find_fault(const app::Form& form, const people::NewToken& token,
                                        app::App& app) {
  if (token.days < 1 || token.days > people::kMostTokenDays)
    return base::Message{"token_days_bad", {{"most", std::to_string(people::kMostTokenDays)}}};
  if (!token.agency.empty() && !app.store.read().find_agency(token.agency))
    return base::Message{"agency_unknown", {{"id", token.agency}}};
  if (!app.gate.is_password_of(token.account, form["old_password"]))
    return base::Message{"web_account_password_wrong", {}};
  return std::nullopt;
}

// Why codes cannot be turned on so; nothing when they can, with the step of the code.
std::optional<base::Message> find_fault(const app::Form& form, people::SecondFactor& factor) {
  factor.secret = form.text("secret");
  if (!people::is_totp_secret(factor.secret)) return base::Message{"web_codes_wrong", {}};
  const auto step = people::find_totp_step(factor.secret, form["code"], base::now(), 0);
  if (!step) return base::Message{"web_codes_wrong", {}};
  factor.step = *step;
  return std::nullopt;
}

// What people do to their own account.
people::Deed deed_of(const people::Principal& asker, const char* action,
                     const std::string& agency = "") {
  return {asker.person().name, action, asker.person().id, agency};
}

}  // namespace

http::Response refuse_account_change(const http::Request& request, app::App& app,
                                     const std::string& key) {
  return account_page(request, app, {.fault = say(request, app, {key, {}})});
}

http::Response show_account(const http::Request& request, app::App& app) {
  return account_page(request, app, {});
}

http::Response change_password(const http::Request& request, app::App& app) {
  const app::Form form(request);
  const people::Principal& asker = app::principal_of(request);
  if (const auto fault = find_fault(form, asker, app))
    return account_page(request, app, {.fault = say(request, app, *fault)});
  const people::PasswordHash password = people::hash_password(form["password"]);
  {
    auto change = app.store.write();
    people::set_password(change, asker.person().id, password);
    people::account_for(change, deed_of(asker, "password_changed"));
    change.commit();
  }
  const std::string secret =
      app.gate.begin_session(asker.person().id, request.header("user-agent"), "");
  http::Response response = account_page(
      request, app, {.done = say(request, app, {"web_account_password_changed", {}})}, secret);
  app::set_session(response, app, secret);
  return response;
}

http::Response change_codes(const http::Request& request, app::App& app) {
  const app::Form form(request);
  const std::string& account = app::principal_of(request).person().id;
  const bool on = form["do"] == "on";
  people::SecondFactor factor;
  std::optional<base::Message> fault = on ? find_fault(form, factor) : std::nullopt;
  if (!fault && !app.gate.is_password_of(account, form["old_password"]))
    fault = base::Message{"web_account_password_wrong", {}};
  if (fault) return account_page(request, app, {.fault = say(request, app, *fault)});
  {
    auto change = app.store.write();
    if (on)
      people::set_second_factor(change, account, factor);
    else
      people::drop_second_factor(change, account);
    people::account_for(
        change, deed_of(app::principal_of(request), on ? "second_factor_on" : "second_factor_off"));
    change.commit();
  }
  const char* key = on ? "web_codes_turned_on" : "web_codes_turned_off";
  return account_page(request, app, {.done = say(request, app, {key, {}})});
}

http::Response end_session(const http::Request& request, app::App& app) {
  const app::Form form(request);
  const std::string hash = form.text("session");
  if (hash == base::sha256(app::session_secret_of(request, app))) return sign_out(request, app);
  auto change = app.store.write();
  people::end_session(change, app::principal_of(request).person().id, hash);
  change.commit();
  return account_page(request, app, {.done = say(request, app, {"web_account_session_ended", {}})});
}

http::Response make_token(const http::Request& request, app::App& app) {
  const app::Form form(request);
  people::NewToken token;
  token.account = app::principal_of(request).person().id;
  token.label = form.text("label");
  token.agency = form.text("agency");
  token.scope = people::find_scope(form["scope"]).value_or(people::Scope::kRead);
  const auto days = base::Json::number(form.text("days")).as_integer().value_or(0);
  token.days = days > 0 && days <= people::kMostTokenDays ? static_cast<int>(days) : 0;
  if (const auto fault = find_fault(form, token, app))
    return account_page(request, app, {.fault = say(request, app, *fault)});
  std::string secret;
  {
    auto change = app.store.write();
    secret = people::add_token(change, token).secret;
    people::account_for(change, deed_of(app::principal_of(request), "token_made", token.agency));
    change.commit();
  }
  return account_page(request, app, {.new_secret = secret});
}

http::Response revoke_token(const http::Request& request, app::App& app) {
  const app::Form form(request);
  bool revoked = false;
  {
    auto change = app.store.write();
    revoked = people::revoke_token(change, app::principal_of(request).person().id, form["token"]);
    if (revoked) people::account_for(change, deed_of(app::principal_of(request), "token_revoked"));
    change.commit();
  }
  if (!revoked)
    return account_page(request, app, {.fault = say(request, app, {"token_not_found", {}})});
  return account_page(request, app, {.done = say(request, app, {"web_token_was_revoked", {}})});
}

}  // namespace portal::pages

#include "catalog/people/accept.hpp"

#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/people/links.hpp"
#include "catalog/people/second_factor.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/form.hpp"
#include "portal/app/identify.hpp"
#include "portal/pages/sign_in.hpp"
#include "portal/web/sign_in_page.hpp"

namespace portal::pages {
namespace {

namespace people = catalog::people;
using catalog::store::Reader;

people::Link want_link(const Reader& reader, const std::string& secret) {
  const auto link = people::find_link(reader, secret);
  if (!link) throw base::Error(base::ErrorCode::kGone, "link_gone");
  return *link;
}

std::string agency_name(const Reader& reader, const std::string& slug,
                        const std::string& language) {
  const auto agency = reader.find_agency(slug);
  if (!agency) return slug;
  return catalog::text_in(base::parse_json(agency->document)["name"], language).text;
}

void describe_invitation(web::AcceptView& view, const people::Link& link, const Reader& reader,
                         const web::PageContext& context, const people::Principal& asker) {
  view.title = web::say(context, "web_accept_invitation_title");
  view.lead = web::say(context, "web_accept_invitation_lead",
                       {{"agency", agency_name(reader, link.agency, context.language)},
                        {"role", web::say(context, "web_role_" + link.role)}});
  if (asker.by() == people::Principal::By::kSession)
    view.join_label = web::say(context, "web_accept_join", {{"name", asker.person().display_name}});
}

web::AcceptView describe(const people::Link& link, const Reader& reader,
                         const http::Request& request, const app::App& app,
                         const web::PageContext& context) {
  web::AcceptView view;
  view.form_token = app::form_token_of(request, app);
  if (link.purpose == people::Purpose::kInvitation) {
    describe_invitation(view, link, reader, context, app::principal_of(request));
    return view;
  }
  if (link.purpose == people::Purpose::kFirst) {
    view.title = web::say(context, "web_accept_first_title");
    view.lead = web::say(context, "web_accept_first_lead");
    return view;
  }
  const auto account = people::find_account(reader, link.account);
  if (!account) throw base::Error(base::ErrorCode::kGone, "link_gone");
  view.has_account = true;
  view.name = account->name;
  view.title = web::say(context, "web_accept_password_title");
  view.lead = web::say(context, "web_accept_password_lead", {{"name", account->display_name}});
  return view;
}

// What is wrong with the form, in the reader's language; empty when nothing is.
std::string fault_of(const app::Form& form, const web::AcceptView& view, const Reader& reader,
                     const std::string& language) {
  if (!view.has_account)
    if (const auto fault = people::find_name_fault(reader, form["name"]))
      return base::say(*fault, language);
  if (form["password"] != form["password_again"])
    return base::say({"web_account_passwords_differ", {}}, language);
  const std::string name = view.has_account ? view.name : form.text("name");
  const auto fault = people::find_password_fault(form["password"], name);
  return fault ? base::say(*fault, language) : "";
}

http::Response join(const http::Request& request, app::App& app, const std::string& language) {
  const auto& asker = app::principal_of(request);
  if (asker.by() != people::Principal::By::kSession)
    throw base::Error(base::ErrorCode::kUnauthenticated, "sign_in_needed");
  people::join_by_link(app.store, request.param("secret"), asker.person().id);
  return http::redirect(303, "/" + language + "/account");
}

// Nobody's next page is told the link.
http::Response accept_page(const app::App& app, const web::PageContext& context,
                           const web::AcceptView& view, int status) {
  http::Response response =
      private_page(web::accept_page(app.templates, context, view), context.language, status);
  response.headers.set("Referrer-Policy", "same-origin");
  return response;
}

}  // namespace

http::Response show_accept(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  const auto reader = app.store.read();
  const auto link = want_link(reader, request.param("secret"));
  return accept_page(app, context, describe(link, reader, request, app, context), 200);
}

http::Response accept(const http::Request& request, app::App& app) {
  const app::Form form(request);
  const web::PageContext context = app::page_context(request, app);
  if (!form["join"].empty()) return join(request, app, context.language);
  people::Answer answer;
  answer.secret = request.param("secret");
  answer.name = form.text("name");
  answer.display_name = form.text("display_name");
  answer.password = form.text("password");
  {
    const auto reader = app.store.read();
    web::AcceptView view =
        describe(want_link(reader, answer.secret), reader, request, app, context);
    view.fault = fault_of(form, view, reader, context.language);
    if (!view.fault.empty()) {
      if (!view.has_account) view.name = answer.name;
      view.display_name = answer.display_name;
      return accept_page(app, context, view, 422);
    }
  }
  const people::Account account = people::accept_link(app.store, answer);
  // A link proves the mailbox, not the device.
  if (people::find_second_factor(app.store.read(), account.id))
    return http::redirect(303, "/" + context.language + "/sign-in");
  http::Response response = http::redirect(303, "/" + context.language + "/account");
  app::set_session(response, app,
                   app.gate.begin_session(account.id, request.header("user-agent"),
                                          app::session_secret_of(request, app)));
  return response;
}

}  // namespace portal::pages

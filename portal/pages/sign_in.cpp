#include "portal/pages/sign_in.hpp"

#include <utility>

#include "catalog/people/sessions.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/form.hpp"
#include "portal/app/identify.hpp"
#include "portal/web/sign_in_page.hpp"

namespace portal::pages {
namespace {

// Only an address of this portal: no other site may send people through our form to itself.
std::string good_next(const std::string& next, const std::string& language) {
  const bool local = next.size() > 1 && next[0] == '/' && next[1] != '/' && next[1] != '\\' &&
                     next.find_first_of("\r\n\t\\") == std::string::npos;
  return local ? next : "/" + language + "/account";
}

}  // namespace

http::Response private_page(std::string html, const std::string& language, int status) {
  http::Response response = http::html(std::move(html), status);
  response.headers.set("Content-Language", language);
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

http::Response show_sign_in(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  web::SignInView view;
  view.next = request.query("next").value_or("");
  return private_page(web::sign_in_page(app.templates, context, view), context.language);
}

http::Response sign_in(const http::Request& request, app::App& app) {
  const app::Form form(request);
  web::PageContext context = app::page_context(request, app);
  catalog::people::Attempt attempt;
  attempt.name = form.text("name");
  attempt.password = form.text("password");
  attempt.code = form.text("code");
  attempt.address = app::address_of(request);
  attempt.agent = request.header("user-agent");
  attempt.former = app::session_secret_of(request, app);
  if (const auto secret = app.gate.sign_in(attempt)) {
    http::Response response = http::redirect(303, good_next(form.text("next"), context.language));
    app::set_session(response, app, *secret);
    return response;
  }
  web::SignInView view;
  view.next = form.text("next");
  view.name = attempt.name;
  view.fault = web::say(context, "web_sign_in_wrong");
  http::Response response =
      private_page(web::sign_in_page(app.templates, context, view), context.language, 401);
  response.headers.set("WWW-Authenticate", "Bearer");
  return response;
}

http::Response sign_out(const http::Request& request, app::App& app) {
  auto change = app.store.write();
  if (const auto session =
          catalog::people::find_session(change.read(), app::session_secret_of(request, app)))
    catalog::people::end_session(change, session->account, session->hash);
  change.commit();
  http::Response response = http::redirect(303, "/" + app::language_of(request, app));
  app::clear_session(response, app);
  return response;
}

}  // namespace portal::pages

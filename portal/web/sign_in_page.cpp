#include "portal/web/sign_in_page.hpp"

#include <utility>

namespace portal::web {
namespace {

base::Json start_form(const PageContext& context, std::string title, std::string fault) {
  base::Json view = start_view(context, {.title = std::move(title),
                                         .description = "",
                                         .section = "",
                                         .noindex = true,
                                         .alternates = {},
                                         .json_ld = "",
                                         .search_text = ""});
  view.set("crumbs", base::Json::array());
  view.set("form_action", local_href(context, context.path));
  view.set("form_fault", std::move(fault));
  return view;
}

}  // namespace

std::string sign_in_page(const Templates& templates, const PageContext& context,
                         const SignInView& given) {
  base::Json view = start_form(context, say(context, "web_sign_in"), given.fault);
  view.set("form_next", given.next);
  view.set("form_name", given.name);
  return templates.render("sign_in", context.language, view);
}

std::string accept_page(const Templates& templates, const PageContext& context,
                        const AcceptView& given) {
  base::Json view = start_form(context, given.title, given.fault);
  view.set("accept_title", given.title);
  view.set("accept_lead", given.lead);
  view.set("form_name", given.name);
  view.set("form_display_name", given.display_name);
  view.set("accept_new", base::Json::boolean(!given.has_account));
  view.set("accept_known", base::Json::boolean(given.has_account));
  view.set("join_label", given.join_label);
  view.set("form_token", given.form_token);
  return templates.render("accept", context.language, view);
}

}  // namespace portal::web

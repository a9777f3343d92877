#include "portal/web/plain_pages.hpp"

#include <utility>

#include "catalog/base/message.hpp"
#include "portal/web/local_text.hpp"
#include "portal/web/markdown.hpp"

namespace portal::web {

std::string about_page(const Templates& templates, const PageContext& context) {
  const std::string site = pick_text(context.site_title, context.language).text;
  base::Json view = start_view(context, {.title = say(context, "web_about_title"),
                                         .description = say(context, "web_foot_purpose"),
                                         .section = "about",
                                         .alternates = {},
                                         .json_ld = "",
                                         .search_text = ""});
  view.set("crumbs", base::Json::array());
  view.set("about_body", render_markdown(say(context, "web_about_body", {{"title", site}}),
                                         {.heading_shift = 1, .local_links = true}));
  return templates.render("about", context.language, view);
}

std::string error_page(const Templates& templates, const PageContext& context, int status,
                       const std::string& message, const std::string& request_id) {
  std::string key = "web_error_" + std::to_string(status);
  if (!base::has_text(key, context.language))
    key = status >= 500 ? "web_error_500" : "web_error_400";
  const std::string title = say(context, key);
  base::Json view = start_view(context, {.title = title,
                                         .description = "",
                                         .section = "",
                                         .noindex = true,
                                         .alternates = {},
                                         .json_ld = "",
                                         .search_text = ""});
  view.set("error_status", std::to_string(status));
  view.set("error_title", title);
  view.set("error_text", message);
  view.set("request_id", request_id);
  return templates.render("error", context.language, view);
}

}  // namespace portal::web

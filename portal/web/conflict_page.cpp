#include "portal/web/conflict_page.hpp"

#include <utility>

#include "portal/web/form_page.hpp"
#include "portal/web/hidden_fields.hpp"

namespace portal::web {
namespace {

using base::Json;

Json choice_view(const PageContext& context, const ConflictView& given,
                 const ConflictView::Choice& choice) {
  const auto shown = [&](const std::string& text) {
    return text.empty() ? say(context, "form_conflict_empty") : text;
  };
  Json item;
  item.set("clash_id", field_id(choice.field));
  item.set("clash_name", "keep." + choice.field);
  item.set("clash_label", field_label(context, choice.field, given.answers));
  item.set("clash_mine", shown(choice.mine));
  item.set("clash_theirs", shown(choice.theirs));
  return item;
}

}  // namespace

std::string conflict_page(const Templates& templates, const PageContext& context,
                          const ConflictView& given) {
  const std::string title = say(context, "form_conflict_title");
  Json view = start_view(context, {.title = title,
                                   .description = "",
                                   .section = "",
                                   .noindex = true,
                                   .alternates = {},
                                   .json_ld = "",
                                   .search_text = ""});
  view.set("crumbs",
           Json(Json::Array{crumb(say(context, "manage_title"), local_href(context, "/manage"))}));
  view.set("conflict_title", title);
  view.set("conflict_lead", say(context, "form_conflict_lead", {{"author", given.author}}));
  view.set("form_action", local_href(context, context.path));
  view.set("conflict_button", given.button);
  HiddenFields fields = {{"form_token", given.form_token},
                         {"seen", given.seen},
                         {"note", given.note},
                         {"base", given.base}};
  for (const auto& [name, text] : given.answers) fields.emplace_back(name, text);
  view.set("hidden_fields", hidden_view(fields));
  Json choices = Json::array();
  for (const auto& choice : given.choices) choices.push(choice_view(context, given, choice));
  view.set("clashes", std::move(choices));
  return templates.render("conflict", context.language, view);
}

}  // namespace portal::web

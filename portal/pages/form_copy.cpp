#include "portal/pages/form_copy.hpp"

#include <string>
#include <utility>

#include "catalog/base/text.hpp"
#include "catalog/bulk/templates.hpp"
#include "catalog/model/localized_text.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/batching.hpp"
#include "portal/app/principal.hpp"

namespace portal::pages {
namespace {

void keep_template(app::App& app, const app::people::Principal& who, const FormState& state,
                   const std::string& language) {
  app::demand(app::people::Right::kEdit, state.agency(), who);
  catalog::bulk::Template kept;
  kept.agency = state.agency();
  kept.name = base::shorten(catalog::text_in(state.document["title"], language).text,
                            catalog::bulk::kTemplateNameBytes);
  kept.document = state.document;
  kept.document.erase("visibility");
  kept.author = who.person().name;
  auto change = app.store.write();
  catalog::bulk::put_template(change, std::move(kept));
  change.commit();
}

}  // namespace

bool makes_another(std::string_view button) {
  return button == "copy" || button == "next_year" || button == "template";
}

http::Response make_another(const http::Request& request, app::App& app, const FormState& state,
                            std::string_view button) {
  const std::string language = app::language_of(request, app);
  const auto& who = app::principal_of(request);
  const std::string start = "/" + language + "/manage/datasets/";
  if (button == "template") {
    keep_template(app, who, state, language);
    return http::redirect(303, start + state.dataset->id + "?done=form_done_template");
  }
  const auto kind = button == "copy" ? app::CopyKind::kCopy : app::CopyKind::kNextYear;
  const std::string id = app::copy_dataset(app, who, state.dataset->id, kind);
  return http::redirect(303, start + id + "?done=form_done_copied");
}

}  // namespace portal::pages

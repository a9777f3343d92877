#include "portal/pages/form_preview.hpp"

#include <utility>

#include "catalog/documents/normalise.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/form.hpp"
#include "portal/pages/sign_in.hpp"
#include "portal/web/dataset_page.hpp"

namespace portal::pages {
namespace {

using base::Json;

// The agency that was chosen, as the published document will name it.
void set_agency(Json& document, web::DatasetExtra& extra, const catalog::store::Reader& reader,
                const std::string& slug) {
  const auto agency = slug.empty() ? std::nullopt : reader.find_agency(slug);
  if (!agency) return;
  Json known = base::parse_json(agency->document);
  known.set("slug", agency->slug);
  Json publisher = Json::object();
  publisher.set("id", agency->slug);
  publisher.set("name", known["name"]);
  document.set("publisher", std::move(publisher));
  extra.agency = std::move(known);
}

}  // namespace

http::Response preview(const http::Request& request, app::App& app, const FormState& state) {
  web::PageContext context = app::page_context(request, app);
  Json document = document_of(state, context.language);
  catalog::documents::normalise(document, state.kind());
  web::DatasetExtra extra;
  set_agency(document, extra, app.store.read(), web::answer_in(state.answers, "publisher"));
  const std::string id = state.dataset ? state.dataset->id : "new";
  document.set("kind", catalog::class_name(state.kind()));
  document.set("id", id);
  document.set("slug", state.dataset ? state.dataset->slug : id);
  document.set("@id", app.base_url() + "/datasets/" + id);
  auto& back = extra.preview;
  back.action = web::local_href(context, "/manage/datasets/" + id);
  back.fields.emplace_back(app::kFormTokenField, app::form_token_of(request, app));
  back.fields.emplace_back("seen", state.dataset ? std::to_string(state.dataset->revision) : "");
  for (const auto& [name, text] : state.answers) back.fields.emplace_back(name, text);
  const app::Form form(request);
  back.fields.emplace_back("note", form.text("note"));
  return private_page(web::dataset_page(app.templates, context, document, extra), context.language);
}

}  // namespace portal::pages

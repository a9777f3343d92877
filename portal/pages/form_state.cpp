#include "portal/pages/form_state.hpp"

#include <algorithm>
#include <utility>

#include "catalog/model/localized_text.hpp"
#include "catalog/publish/publish.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/principal.hpp"
#include "portal/app/readable.hpp"
#include "portal/app/tag.hpp"
#include "portal/pages/form_buttons.hpp"
#include "portal/pages/form_check.hpp"
#include "search/places.hpp"

namespace portal::pages {
namespace {

using base::Json;
using catalog::store::Reader;
using catalog::store::StoredDataset;
namespace people = catalog::people;

constexpr std::size_t kMostSeries = 500;

Json with_visibility(const std::string& document, const std::string& visibility) {
  Json out = base::parse_json(document);
  out.set("visibility", visibility);
  return out;
}

// What one writes when nobody says otherwise.
Json new_document(const people::Principal& principal) {
  Json document = Json::object();
  const auto agencies = principal.agencies_where(people::Right::kEdit);
  if (agencies && agencies->size() == 1) document.set("publisher", agencies->front());
  document.set("visibility", "public");
  return document;
}

void see(FormState& state, app::App& app, const Reader& reader, const app::Form& form) {
  const StoredDataset& dataset = *state.dataset;
  state.seen_tag = app::document_tag(app, dataset.revision, dataset.digest);
  const auto number = Json::number(form.text("seen")).as_integer();
  if (!number || *number == dataset.revision) return;
  if (const auto revision = reader.find_revision(dataset.id, *number))
    state.seen_document = with_visibility(revision->document, revision->visibility);
}

std::vector<web::Choice> agencies_for(app::App& app, const people::Principal& principal,
                                      const std::string& language) {
  const auto tree = app.agencies.read(app.store);
  const auto allowed = principal.agencies_where(people::Right::kEdit);
  std::vector<web::Choice> list;
  for (const auto& agency : app.store.read().list_agencies())
    if (!allowed || std::ranges::find(*allowed, agency.slug) != allowed->end())
      list.push_back({agency.slug, tree->name(agency.slug, language)});
  std::ranges::sort(list, {}, &web::Choice::label);
  return list;
}

std::vector<web::Choice> series_for(const Reader& reader, const people::Principal& principal,
                                    const std::string& language) {
  std::vector<web::Choice> list;
  catalog::store::DatasetFilter filter;
  filter.kind = "DatasetSeries";
  reader.for_each_dataset(filter, [&](const StoredDataset& series) {
    if (series.is_public() || principal.may(people::Right::kReadDrafts, series.agency))
      list.push_back({"/datasets/" + series.id,
                      catalog::text_in(base::parse_json(series.document)["title"], language).text});
    return list.size() < kMostSeries;
  });
  std::ranges::sort(list, {}, &web::Choice::label);
  return list;
}

// Why a colleague gave it back.
std::string last_note(const Reader& reader, const StoredDataset& dataset,
                      const web::PageContext& context) {
  const auto revisions = reader.list_revisions(dataset.id);
  for (std::size_t i = 0; i + 1 < revisions.size(); ++i) {
    if (revisions[i].state != "draft") return "";
    if (revisions[i + 1].state == "review")
      return revisions[i].note.empty()
                 ? ""
                 : web::say(context, "form_refused",
                            {{"author", revisions[i].author}, {"reason", revisions[i].note}});
  }
  return "";
}

}  // namespace

catalog::NodeClass FormState::kind() const {
  return dataset ? catalog::publish::kind_of(*dataset) : catalog::NodeClass::kDataset;
}

FormState read_form_state(const http::Request& request, app::App& app) {
  FormState state;
  const std::string language = app::language_of(request, app);
  const bool is_new =
      std::ranges::none_of(request.params, [](const auto& param) { return param.first == "id"; });
  if (is_new) {
    state.document = new_document(app::principal_of(request));
  } else {
    state.dataset = app::find_readable(request, app.store.read(), request.param("id"));
    state.document = with_visibility(state.dataset->document, state.dataset->visibility);
  }
  state.seen_document = state.document;
  state.answers = web::read_answers(state.document, language);
  if (is_new) change_files(state.answers, "add_file");
  return state;
}

FormState read_sent_state(const http::Request& request, app::App& app, const app::Form& form) {
  FormState state = read_form_state(request, app);
  const std::string language = app::language_of(request, app);
  const web::Answers sent = sent_answers(request);
  if (!state.dataset) {
    for (const auto& [name, text] : sent) state.answers[name] = text;
    return state;
  }
  see(state, app, app.store.read(), form);
  Merged merged =
      merge_answers(web::read_answers(state.seen_document, language), sent, state.answers, form);
  state.answers = std::move(merged.answers);
  state.clashes = std::move(merged.clashes);
  return state;
}

Json document_of(const FormState& state, const std::string& language) {
  return web::write_answers(state.document, state.answers, language);
}

web::FormView form_view(const http::Request& request, app::App& app, const FormState& state) {
  const web::PageContext context = app::page_context(request, app);
  const auto& principal = app::principal_of(request);
  const auto reader = app.store.read();
  web::FormView view;
  view.state = state.state();
  if (state.dataset) {
    view.id = state.dataset->id;
    view.seen = std::to_string(state.dataset->revision);
    if (state.dataset->is_public()) view.slug = state.dataset->slug;
    view.last_note = last_note(reader, *state.dataset, context);
  }
  view.form_token = app::form_token_of(request, app);
  view.answers = state.answers;
  view.may_change = may_change(view.state, state.agency(), principal);
  view.buttons = buttons_of(view.state, state.agency(), principal);
  view.agencies = agencies_for(app, principal, context.language);
  view.series = series_for(reader, principal, context.language);
  for (const auto& names : search::list_place_names())
    if (!names.empty()) view.places.push_back(names.front());
  Json document = document_of(state, context.language);
  check_form(view, document, state.kind(), context.language);
  return view;
}

}  // namespace portal::pages

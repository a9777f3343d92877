#include "portal/pages/form_state.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/text.hpp"
#include "catalog/bulk/templates.hpp"
#include "catalog/coverage/items.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/publish/publish.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/principal.hpp"
#include "portal/app/readable.hpp"
#include "portal/app/tag.hpp"
#include "portal/app/working_copies.hpp"
#include "portal/pages/form_buttons.hpp"
#include "portal/pages/form_check.hpp"
#include "portal/pages/form_files.hpp"
#include "portal/web/format.hpp"
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

// What one writes when nobody says otherwise: a template of the agency, where the address names
// one.
Json new_document(const http::Request& request, app::App& app) {
  const auto& principal = app::principal_of(request);
  Json document = Json::object();
  if (const auto& licence = app.site()->config.default_licence; !licence.empty())
    document.set("license", licence);
  const std::string agency = request.query("agency").value_or("");
  if (!agency.empty() && principal.may(people::Right::kEdit, agency)) {
    const auto kept = catalog::bulk::find_template(app.store.read(), agency,
                                                   request.query("template").value_or(""));
    if (kept) document = kept->document;
    document.set("publisher", agency);
    document.set("visibility", "public");
    return document;
  }
  const auto agencies = principal.agencies_where(people::Right::kEdit);
  if (agencies && agencies->size() == 1) document.set("publisher", agencies->front());
  document.set("visibility", "public");
  return document;
}

// The document of a revision, as a form shows it.
std::optional<Json> revision_document(const Reader& reader, const StoredDataset& dataset,
                                      std::int64_t number) {
  const auto revision = reader.find_revision(dataset.id, number);
  if (!revision) return std::nullopt;
  return with_visibility(revision->document, revision->visibility);
}

// An older version of a working copy is not kept: what it was begun from stands for it.
void see(FormState& state, const Reader& reader, const std::string& seen) {
  const StoredDataset& dataset = *state.dataset;
  if (seen.empty() || seen == state.seen()) return;
  auto number = Json::number(seen).as_integer();
  if (!number) number = state.copy ? state.copy->base_revision : dataset.revision;
  if (auto document = revision_document(reader, dataset, *number))
    state.seen_document = std::move(*document);
}

void read_copy(FormState& state, app::App& app, const Reader& reader) {
  const StoredDataset& dataset = *state.dataset;
  state.seen_tag = app::document_tag(app, dataset.revision, dataset.digest);
  state.copy = catalog::store::find_working_copy(reader.connection(), dataset.id);
  if (!state.copy) return;
  state.seen_tag = app::copy_tag(app, *state.copy);
  state.document = with_visibility(state.copy->document, state.copy->visibility);
}

// What was decided for the public record, against the working copy.
void take_theirs(FormState& state, const app::Form& form, const std::string& language) {
  const web::Answers theirs = web::read_answers(
      with_visibility(state.dataset->document, state.dataset->visibility), language);
  for (auto& [name, text] : state.answers)
    if (form["keep." + name] == "theirs") text = web::answer_in(theirs, name);
}

std::vector<web::FormChoice> agencies_for(app::App& app, const people::Principal& principal,
                                          const std::string& language) {
  const auto tree = app.agencies.read(app.store);
  const auto allowed = principal.agencies_where(people::Right::kEdit);
  std::vector<web::FormChoice> list;
  for (const auto& agency : app.store.read().list_agencies())
    if (!allowed || std::ranges::find(*allowed, agency.slug) != allowed->end())
      list.push_back({agency.slug, tree->name(agency.slug, language)});
  std::ranges::sort(list, {}, &web::FormChoice::label);
  return list;
}

std::vector<web::FormChoice> series_for(const Reader& reader, const people::Principal& principal,
                                        const std::string& language) {
  std::vector<web::FormChoice> list;
  catalog::store::DatasetFilter filter;
  filter.kind = "DatasetSeries";
  reader.for_each_dataset(filter, [&](const StoredDataset& series) {
    if (series.is_public() || principal.may(people::Right::kReadDrafts, series.agency))
      list.push_back({"/datasets/" + series.id,
                      catalog::text_in(base::parse_json(series.document)["title"], language).text});
    return list.size() < kMostSeries;
  });
  std::ranges::sort(list, {}, &web::FormChoice::label);
  return list;
}

// An agency's own list stands among them with the entries that it issued.
std::vector<web::FormGroup> checklists_for(app::App& app, const Reader& reader,
                                           const std::string& language) {
  std::vector<web::FormGroup> groups;
  for (const auto& list : catalog::coverage::with_issued(app.registry.checklists(), reader)) {
    web::FormGroup group{list.name.in(language), {}};
    for (const auto& item : list.items) group.choices.push_back({item.id, item.name.in(language)});
    if (!group.choices.empty()) groups.push_back(std::move(group));
  }
  return groups;
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

// Who writes on what is not public yet.
std::string copy_note(const web::PageContext& context, const catalog::store::WorkingCopy& copy) {
  const std::string time = web::format_moment(copy.updated_at, context.zone, context.language);
  std::string text = web::say(context, "form_copy_note",
                              {{"author", base::join(copy.authors, ", ")}, {"time", time}});
  if (copy.state != "draft") text += " " + web::say(context, "form_copy_is_" + copy.state);
  if (!copy.note.empty()) text += " “" + copy.note + "”";
  return text;
}

}  // namespace

catalog::NodeClass FormState::kind() const {
  return dataset ? catalog::publish::kind_of(*dataset) : catalog::NodeClass::kDataset;
}

std::string FormState::state() const {
  if (!dataset) return "";
  const bool is_public = dataset->state == "published" || dataset->state == "archived";
  if (is_public && copy) return "copy-" + copy->state;
  return is_public && !may_publish ? "copy-none" : dataset->state;
}

std::string FormState::seen() const {
  if (copy) return "copy-" + std::to_string(copy->version);
  return dataset ? std::to_string(dataset->revision) : "";
}

FormState read_form_state(const http::Request& request, app::App& app) {
  FormState state;
  const std::string language = app::language_of(request, app);
  const bool is_new =
      std::ranges::none_of(request.params, [](const auto& param) { return param.first == "id"; });
  if (is_new) {
    state.document = new_document(request, app);
  } else {
    state.dataset = app::find_readable(request, app.store.read(), request.param("id"));
    state.document = with_visibility(state.dataset->document, state.dataset->visibility);
    const auto& principal = app::principal_of(request);
    state.may_publish = principal.may(people::Right::kPublish, state.dataset->agency);
    if (app::reads_drafts(request, *state.dataset)) read_copy(state, app, app.store.read());
  }
  state.seen_document = state.document;
  state.answers = web::read_answers(state.document, language);
  if (is_new) change_files(state.answers, "add_file");
  return state;
}

FormState read_sent_state(const http::Request& request, app::App& app, const app::Form& form) {
  FormState state = read_form_state(request, app);
  const std::string language = app::language_of(request, app);
  const web::Answers sent = sent_answers(form);
  if (!state.dataset) {
    for (const auto& [name, text] : sent) state.answers[name] = text;
    return state;
  }
  see(state, app.store.read(), form.text("seen"));
  Merged merged =
      merge_answers(web::read_answers(state.seen_document, language), sent, state.answers, form);
  state.answers = std::move(merged.answers);
  state.clashes = std::move(merged.clashes);
  state.base = Json::number(form.text("base")).as_integer();
  if (state.base) take_theirs(state, form, language);
  return state;
}

std::vector<Clash> find_copy_clashes(app::App& app, const FormState& state,
                                     const std::string& language) {
  if (!state.copy) return {};
  const auto before =
      revision_document(app.store.read(), *state.dataset, state.copy->base_revision);
  if (!before) return {};
  const web::Answers old = web::read_answers(*before, language);
  const web::Answers theirs = web::read_answers(
      with_visibility(state.dataset->document, state.dataset->visibility), language);
  std::vector<Clash> clashes;
  for (const auto& [name, mine] : state.answers) {
    const std::string& other = web::answer_in(theirs, name);
    const std::string& base = web::answer_in(old, name);
    if (mine != base && other != base && mine != other) clashes.push_back({name, mine, other});
  }
  return clashes;
}

Json document_of(const FormState& state, const std::string& language) {
  return web::write_answers(state.document, state.answers, language);
}

web::FormView form_view(const http::Request& request, app::App& app, const FormState& state) {
  const web::PageContext context = app::page_context(request, app);
  const auto& principal = app::principal_of(request);
  const auto reader = app.store.read();
  web::FormView view;
  const std::string now = state.state();
  view.state = state.dataset ? state.dataset->state : "";
  if (state.dataset) {
    view.id = state.dataset->id;
    view.seen = state.seen();
    view.tag = state.seen_tag;
    if (state.copy) view.copy_note = copy_note(context, *state.copy);
    if (state.dataset->is_public()) view.slug = state.dataset->slug;
    view.last_note = last_note(reader, *state.dataset, context);
  }
  view.form_token = app::form_token_of(request, app);
  view.answers = state.answers;
  view.may_change = may_change(now, state.agency(), principal);
  view.buttons = buttons_of(now, state.agency(), principal);
  view.can_schedule = find_button("schedule", now, state.agency(), principal) != nullptr;
  view.keeps_copies = state.dataset && view.may_change && view.state != "withdrawn";
  view.agencies = agencies_for(app, principal, context.language);
  view.checklists = checklists_for(app, reader, context.language);
  view.series = series_for(reader, principal, context.language);
  for (const auto& names : search::list_place_names())
    if (!names.empty()) view.places.push_back(names.front());
  add_uploads(view, request, app, state);
  Json document = document_of(state, context.language);
  check_form(view, document, state.kind(), context.language);
  return view;
}

}  // namespace portal::pages

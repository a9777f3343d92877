#include "portal/pages/history.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/model/localized_text.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/editing.hpp"
#include "portal/app/form.hpp"
#include "portal/app/principal.hpp"
#include "portal/app/readable.hpp"
#include "portal/app/tag.hpp"
#include "portal/pages/form_buttons.hpp"
#include "portal/pages/home.hpp"
#include "portal/pages/sign_in.hpp"
#include "portal/web/history_page.hpp"

namespace portal::pages {
namespace {

using base::Json;
using catalog::store::Reader;
using catalog::store::Revision;
using catalog::store::StoredDataset;

void add_state(web::HistoryView& view, const web::PageContext& context, const Revision& before,
               const Revision& after) {
  if (before.state != after.state)
    view.changes.push_back(web::described_change(context, "history_state",
                                                 web::say(context, "form_is_" + before.state),
                                                 web::say(context, "form_is_" + after.state)));
  if (before.visibility != after.visibility)
    view.changes.push_back(web::described_change(
        context, "form_visibility", web::say(context, "form_visibility_" + before.visibility),
        web::say(context, "form_visibility_" + after.visibility)));
}

// The changes of the wanted revision, else of the latest, against the one before it in the list.
void add_changes(web::HistoryView& view, const web::PageContext& context, const Reader& reader,
                 const StoredDataset& dataset, const std::vector<Revision>& listed,
                 const std::optional<std::string>& wanted) {
  if (listed.empty()) return;
  auto shown = listed.begin();
  if (wanted) {
    const auto number = Json::number(*wanted).as_integer();
    shown =
        std::ranges::find_if(listed, [&](const Revision& each) { return each.number == number; });
    if (shown == listed.end())
      throw base::Error(base::ErrorCode::kNotFound, "revision_not_found", {{"revision", *wanted}});
  }
  view.shown = shown->number;
  const auto before = shown + 1;
  if (before == listed.end()) return;
  view.against = before->number;
  const auto old = reader.find_revision(dataset.id, before->number);
  const auto now = reader.find_revision(dataset.id, shown->number);
  if (!old || !now) return;
  add_state(view, context, *old, *now);
  auto changes = web::describe_changes(context, base::parse_json(old->document),
                                       base::parse_json(now->document));
  std::ranges::move(changes, std::back_inserter(view.changes));
}

web::HistoryView history_of(const StoredDataset& dataset, const std::string& language) {
  web::HistoryView view;
  view.title = catalog::text_in(base::parse_json(dataset.document)["title"], language).text;
  if (view.title.empty()) view.title = dataset.slug;
  view.seen = std::to_string(dataset.revision);
  return view;
}

}  // namespace

http::Response show_public_history(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  const auto reader = app.store.snapshot();
  const StoredDataset dataset = app::find_public(reader, request.param("slug"));
  web::HistoryView view = history_of(dataset, context.language);
  view.back_href = web::dataset_href(context, dataset.slug);
  std::vector<Revision> listed;
  for (auto& revision : reader.list_revisions(dataset.id))
    if (app::was_public(revision)) listed.push_back(std::move(revision));
  for (const auto& revision : listed)
    view.entries.push_back({revision.number, revision.time, "", revision.note, ""});
  add_changes(view, context, reader, dataset, listed, request.query("revision"));
  return page(web::history_page(app.templates, context, view), context, app);
}

http::Response show_history(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  const auto reader = app.store.snapshot();
  const StoredDataset dataset = app::find_readable(request, reader, request.param("id"));
  const auto& principal = app::principal_of(request);
  app::demand(app::people::Right::kReadDrafts, dataset.agency, principal);
  web::HistoryView view = history_of(dataset, context.language);
  view.back_href = web::local_href(context, "/manage/datasets/" + dataset.id);
  if (may_change(dataset.state, dataset.agency, principal))
    view.action = web::local_href(context, "/manage/datasets/" + dataset.id + "/history");
  view.form_token = app::form_token_of(request, app);
  const auto listed = reader.list_revisions(dataset.id);
  for (const auto& revision : listed)
    view.entries.push_back(
        {revision.number, revision.time, revision.author, revision.note, revision.state});
  add_changes(view, context, reader, dataset, listed, request.query("revision"));
  return private_page(web::history_page(app.templates, context, view), context.language);
}

http::Response restore_revision(const http::Request& request, app::App& app) {
  const app::Form form(request);
  const StoredDataset dataset = app::find_readable(request, app.store.read(), request.param("id"));
  const auto seen = Json::number(form.text("seen")).as_integer();
  const auto revision = seen ? app.store.read().find_revision(dataset.id, *seen) : std::nullopt;
  const std::string tag =
      revision ? app::document_tag(app, revision->number, revision->digest) : "";
  const web::PageContext context = app::page_context(request, app);
  const app::Writer writer{
      app::principal_of(request),
      web::say(context, "history_restored_note", {{"number", form.text("revision")}})};
  app::restore_dataset(app, writer, {dataset.id, app::Seen::tag(tag)}, form.text("revision"));
  return http::redirect(
      303, web::local_href(context, "/manage/datasets/" + dataset.id) + "?done=form_done_restored");
}

}  // namespace portal::pages

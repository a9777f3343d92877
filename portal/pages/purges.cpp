#include "portal/pages/purges.hpp"

#include <string>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/purge/purge.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/form.hpp"
#include "portal/pages/sign_in.hpp"
#include "portal/web/purges_page.hpp"

namespace portal::pages {
namespace {

using catalog::purge::Purge;
using catalog::purge::State;
using catalog::store::Reader;
namespace people = catalog::people;
namespace purge = catalog::purge;

constexpr std::int64_t kShown = 200;

web::PurgeRow row_of(const Reader& reader, const people::Principal& who, const Purge& one,
                     const web::PageContext& context) {
  web::PurgeRow row;
  row.id = one.id;
  row.what = one.sha256;
  if (one.kind == purge::Kind::kField) {
    const auto dataset = reader.find_dataset(one.dataset);
    const auto title =
        !dataset
            ? ""
            : catalog::text_in(base::parse_json(dataset->document)["title"], context.language).text;
    row.what = (title.empty() ? one.dataset : title) + " " + one.pointer;
    row.href = web::local_href(context, "/manage/datasets/" + one.dataset);
  }
  row.state = to_string(one.state);
  row.reason = one.reason;
  row.note = one.note;
  row.asked_by = one.asked_by;
  row.answered_by = one.answered_by;
  row.asked_at = one.asked_at;
  row.answered_at = one.answered_at;
  row.finished_at = one.finished_at;
  row.may_confirm = purge::may_confirm(reader, who, one);
  row.may_decline = one.state == State::kAsked;
  for (const auto& backup : purge::backups_with(reader, one))
    row.backups.emplace_back(backup.name, backup.time);
  return row;
}

http::Response purges_page(const http::Request& request, app::App& app, web::PurgesView view) {
  const web::PageContext context = app::page_context(request, app);
  const auto& who = app::principal_of(request);
  const auto reader = app.store.snapshot();
  view.form_token = app::form_token_of(request, app);
  view.may_ask = who.may_everywhere(people::Right::kAdminister);
  for (const auto& one : purge::list_purges(reader.connection(), kShown))
    if (purge::may_read(reader, who, one)) view.rows.push_back(row_of(reader, who, one, context));
  return private_page(web::purges_page(app.templates, context, view), context.language);
}

// Answers what the page says of it.
const char* act(catalog::store::WriteTransaction& change, const people::Principal& who,
                const app::Form& form) {
  const std::string wanted = form.text("do");
  if (wanted == "confirm") {
    purge::confirm(change, who, form["purge"]);
    return "web_purge_kept_done";
  }
  if (wanted == "decline") {
    purge::decline(change, who, form["purge"], form["note"]);
    return "web_purge_kept_declined";
  }
  const auto kind = purge::find_kind(form["kind"]);
  if (!kind) throw base::Error(base::ErrorCode::kInvalidData, "purge_kind_bad");
  purge::ask(change, who,
             {.kind = *kind,
              .sha256 = form.text("sha256"),
              .dataset = form.text("dataset"),
              .pointer = form.text("pointer"),
              .reason = form.text("reason")});
  return "web_purge_kept_asked";
}

}  // namespace

http::Response show_purges(const http::Request& request, app::App& app) {
  return purges_page(request, app, {});
}

http::Response change_purges(const http::Request& request, app::App& app) {
  const app::Form form(request);
  const char* done = nullptr;
  {
    auto change = app.store.write();
    done = act(change, app::principal_of(request), form);
    change.commit();
  }
  web::PurgesView view;
  view.done = base::say({done, {}}, app::language_of(request, app));
  return purges_page(request, app, std::move(view));
}

}  // namespace portal::pages

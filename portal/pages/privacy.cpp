#include "portal/pages/privacy.hpp"

#include <utility>

#include "catalog/model/localized_text.hpp"
#include "catalog/people/accounts.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/file_privacy.hpp"
#include "portal/app/form.hpp"
#include "portal/app/principal.hpp"
#include "portal/pages/sign_in.hpp"
#include "portal/web/privacy_page.hpp"

namespace portal::pages {
namespace {

void add_scan(web::PrivacyView& view, const app::FileScan& scan) {
  view.rows = scan.found.rows;
  view.is_whole = scan.is_whole;
  for (const auto& alarm : scan.found.alarms)
    view.alarms.push_back({alarm.column, alarm.place,
                           std::string(catalog::privacy::to_string(alarm.kind)), alarm.count,
                           alarm.filled, alarm.samples});
}

void add_reviews(web::PrivacyView& view, const catalog::store::Reader& reader,
                 const std::string& sha256) {
  for (const auto& review : catalog::privacy::list_reviews(reader, sha256)) {
    const auto account = catalog::people::find_account(reader, review.checked_by);
    view.reviews.push_back({std::string(catalog::privacy::to_string(review.result)), review.note,
                            account ? account->display_name : "", review.time});
  }
}

http::Response privacy_page(const http::Request& request, app::App& app,
                            const app::Checkable& checked, const app::FileScan& scan,
                            const char* done) {
  const web::PageContext context = app::page_context(request, app);
  const auto reader = app.store.snapshot();
  web::PrivacyView view;
  view.file = checked.file.name;
  view.slug = checked.agency;
  if (const auto agency = reader.find_agency(checked.agency))
    view.agency =
        catalog::text_in(base::parse_json(agency->document)["name"], context.language).text;
  if (view.agency.empty()) view.agency = checked.agency;
  if (!checked.dataset.empty())
    view.back_href = web::local_href(context, "/manage/datasets/" + checked.dataset);
  view.form_token = app::form_token_of(request, app);
  if (done) view.done = web::say(context, done);
  add_scan(view, scan);
  add_reviews(view, reader, checked.file.sha256);
  return private_page(web::privacy_page(app.templates, context, view), context.language);
}

}  // namespace

http::Response show_privacy(const http::Request& request, app::App& app) {
  const auto checked =
      app::find_checkable(app::principal_of(request), app.store.read(), request.param("id"));
  return privacy_page(request, app, checked, app::scan_file(app, checked.file), nullptr);
}

http::Response answer_privacy(const http::Request& request, app::App& app) {
  const app::Form form(request);
  const auto& who = app::principal_of(request);
  const auto checked = app::find_checkable(who, app.store.read(), request.param("id"));
  const app::FileScan scan = app::scan_file(app, checked.file);
  app::answer_privacy(app, who, checked, {form.text("result"), form.text("note")}, scan);
  return privacy_page(request, app, checked, scan, "web_privacy_kept");
}

}  // namespace portal::pages

#include "portal/pages/missing.hpp"

#include <utility>
#include <vector>

#include "catalog/base/hash.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/missed.hpp"
#include "portal/app/tag.hpp"
#include "portal/pages/home.hpp"
#include "portal/web/missing_page.hpp"

namespace portal::pages {

http::Response show_missing(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  web::MissingView view;
  view.weeks = catalog::usage::kMissingWeeks;
  view.least_asked = app::kLeastAsked;
  view.few = static_cast<std::int64_t>(app::kFewResults);
  for (const auto& search : app.missing_table.list(base::now()))
    view.searches.push_back({search.words, search.language, search.asked, search.filtered,
                             search.least, search.last, catalog::usage::format_week(search.week)});
  http::Response response = page(web::missing_page(app.templates, context, view), context, app);
  // The counts change without a change of the catalogue.
  const std::string digest = base::sha256(*http::memory_bytes(response));
  response.headers.set("ETag", app::document_tag(app, 0, digest, context.language));
  return response;
}

}  // namespace portal::pages

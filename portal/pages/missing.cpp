#include "portal/pages/missing.hpp"

#include <utility>
#include <vector>

#include "portal/app/answer.hpp"
#include "portal/app/content_answer.hpp"
#include "portal/app/missed.hpp"
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
  return app::tagged_by_content(page(web::missing_page(app.templates, context, view), context, app),
                                app, context.language);
}

}  // namespace portal::pages

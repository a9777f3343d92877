#include "portal/assess/diff_page.hpp"

#include <utility>

#include "catalog/assessment/diff.hpp"
#include "portal/assess/words.hpp"

namespace portal::assess {
namespace {

using base::Json;

Json statements_view(const std::vector<as::Statement>& statements, const Tongues& tongues) {
  Json list = Json::array();
  for (const auto& statement : statements) {
    Json item = Json::object();
    item.set("diff_sign", statement.sign == '-' ? "−" : std::string(1, statement.sign));
    item.set("diff_statement", halves(statement.text, tongues));
    list.push(std::move(item));
  }
  return list;
}

Json row_view(const rd::Registry& registry, const as::Difference& difference,
              const Tongues& tongues) {
  Json row = Json::object();
  row.set("diff_id", difference.id);
  row.set("diff_title", halves(difference.title, tongues));
  row.set("rating_before",
          rating_view(registry, difference.before.value_or(rd::Rating::kGrey), tongues));
  row.set("rating_after",
          rating_view(registry, difference.after.value_or(rd::Rating::kGrey), tongues));
  if (difference.comment_differs) {
    row.set("comment_before", halves(difference.comment_before, tongues));
    row.set("comment_after", halves(difference.comment_after, tongues));
  }
  row.set("removed", statements_view(difference.removed, tongues));
  row.set("added", statements_view(difference.added, tongues));
  return row;
}

std::string title_of(const as::Working& working, const web::PageContext& context) {
  return in(working.document.head.title, context.language) + " (" +
         day_words(working.document.head.cutoff, context.language) + ")";
}

}  // namespace

std::string diff_page(app::App& app, const web::PageContext& context, const as::Working& before,
                      const as::Working& after) {
  web::PageHead head;
  head.title = web::say(context, "assess_diff_title");
  head.noindex = true;
  Json view = web::start_view(context, head);
  view.set("crumbs", list_crumbs(context));
  view.set("before_title", title_of(before, context));
  view.set("after_title", title_of(after, context));
  view.set("before_href", web::local_href(context, "/readiness/assessments/" + before.stored.id));
  view.set("after_href", web::local_href(context, "/readiness/assessments/" + after.stored.id));
  Json rows = Json::array();
  const Tongues tongues{{context.language}};
  for (const auto& difference : as::diff_of(before.document, after.document))
    rows.push(row_view(app.registry, difference, tongues));
  view.set("same", Json::boolean(rows.items().empty()));
  view.set("differences", std::move(rows));
  return app.templates.render("assess_diff", context.language, view);
}

}  // namespace portal::assess

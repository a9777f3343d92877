#include "portal/assess/list_page.hpp"

#include <utility>
#include <vector>

#include "catalog/assessment/current.hpp"
#include "portal/assess/words.hpp"

namespace portal::assess {
namespace {

using base::Json;

struct Listed {
  as::Stored stored;
  as::Head head;
};

std::vector<Listed> list_for(app::App& app, bool with_drafts) {
  std::vector<Listed> list;
  const auto reader = app.store.snapshot();
  for (auto& stored : as::list_stored(reader.connection())) {
    if (!is_public(stored) && !with_drafts) continue;
    as::Head head;
    if (!stored.document.empty())
      head = as::head_of(base::parse_json(stored.document));
    else if (const auto part = as::find_part(reader.connection(), stored.id, as::kHeadPart))
      head = as::head_of(base::parse_json(part->document));
    list.push_back({std::move(stored), std::move(head)});
  }
  return list;
}

Json row_view(const Listed& listed, app::App& app, const web::PageContext& context) {
  Json row = Json::object();
  const std::string path =
      is_public(listed.stored) ? "/readiness/assessments/" : "/manage/assessments/";
  row.set("row_href", web::local_href(context, path + listed.stored.id));
  row.set("row_title", halves(listed.head.title, {{context.language}}));
  row.set("row_framework",
          in(as::frame_of(app.registry, listed.head.framework).name, context.language));
  row.set("row_scope", scope_name(app, listed.head).in(context.language));
  row.set("row_cutoff", day_words(listed.head.cutoff, context.language));
  row.set("row_state",
          web::say(context, "assess_state_" + std::string(as::code_of(listed.stored.state))));
  return row;
}

Json expired_view(app::App& app, const web::PageContext& context) {
  Json list = Json::array();
  for (const auto& [question, current] :
       as::current_answers(app.store.read().connection(), "", today(app))) {
    if (!current.is_expired) continue;
    Json item = Json::object();
    item.set("expired_href", web::local_href(context, "/readiness/assessments/" +
                                                          current.assessment + "#" + question));
    const auto* entry = app.registry.find(question);
    item.set("expired_question",
             entry ? question + " " + entry->question.in(context.language) : question);
    item.set("expired_day", day_words(current.valid_until, context.language));
    list.push(std::move(item));
  }
  return list;
}

}  // namespace

std::string list_page(app::App& app, const http::Request& request,
                      const web::PageContext& context) {
  prepare(app);
  web::PageHead head;
  head.title = web::say(context, "assess_list_title");
  head.description = web::say(context, "assess_list_lead");
  Json view = web::start_view(context, head);
  view.set("crumbs", web::readiness_crumbs(context));
  Json rows = Json::array();
  for (const auto& listed : list_for(app, is_assessor(request)))
    rows.push(row_view(listed, app, context));
  view.set("none", Json::boolean(rows.items().empty()));
  if (!rows.items().empty()) {
    Json table = Json::object();
    table.set("assessments", std::move(rows));
    view.set("table", std::move(table));
  }
  Json expired = expired_view(app, context);
  if (!expired.items().empty()) {
    Json block = Json::object();
    block.set("expired_list", std::move(expired));
    view.set("expired_block", std::move(block));
  }
  if (is_assessor(request)) view.set("open_href", web::local_href(context, "/manage/assessments"));
  view.set("actions_href", web::local_href(context, "/readiness/actions"));
  return app.templates.render("assess_list", context.language, view);
}

}  // namespace portal::assess

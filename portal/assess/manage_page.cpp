#include "portal/assess/manage_page.hpp"

#include <algorithm>

#include "catalog/base/text.hpp"
#include "catalog/model/localized_text.hpp"
#include "portal/assess/form_reading.hpp"

namespace portal::assess {
namespace {

using base::Json;

std::string lines(const std::vector<std::string>& names) {
  return base::join(names, "\n");
}

// The fields of a head: the same where one is opened and where it is changed.
void add_head_fields(Json& view, const web::PageContext& context, const as::Head& head,
                     const std::vector<std::pair<std::string, std::string>>& agencies) {
  view.set("title", boxes(context, "title", "assess_title", head.title, 2));
  view.set("head_version", head.framework_version);
  view.set("head_cutoff", head.cutoff);
  auto scopes = agencies;
  if (!scopes.empty()) scopes.front().second = web::say(context, "assess_scope_country");
  view.set("scopes", options(scopes, head.scope));
  view.set("publishers", options(agencies, head.publisher));
  view.set("head_authors", lines(head.authors));
  view.set("head_reviewers", lines(head.reviewers));
  view.set("wants_vi", Json::boolean(std::ranges::count(head.languages, "vi") > 0));
  view.set("wants_en", Json::boolean(std::ranges::count(head.languages, "en") > 0));
  view.set("last_field", kLastField);
}

Json rows_of(app::App& app, const web::PageContext& context, const OverviewGiven& given,
             const as::Section& section) {
  const std::string base =
      web::local_href(context, "/manage/assessments/" + given.working.stored.id);
  Json rows = Json::array();
  for (const auto& entry : section.entries) {
    const as::Answer& answer = entry.answer;
    Json row = Json::object();
    row.set("row_href", base + "/questions/" + answer.question);
    row.set("row_id", answer.question);
    row.set("row_text", in(entry.question, context.language));
    if (answer.rating)
      row.set("row_rating", rating_view(app.registry, *answer.rating, {{context.language}}));
    else
      row.set("row_none", Json::boolean(true));
    const auto part = given.working.parts.find(answer.question);
    if (part != given.working.parts.end()) row.set("row_by", part->second.changed_name);
    const auto open = std::ranges::count_if(given.remarks, [&](const as::Remark& remark) {
      return remark.part == answer.question && !remark.is_settled;
    });
    if (open > 0) row.set("row_remarks", web::say_count(context, "assess_remarks_open", open));
    rows.push(std::move(row));
  }
  return rows;
}

Json areas_of(app::App& app, const web::PageContext& context, const OverviewGiven& given) {
  Json list = Json::array();
  for (const auto& section : given.working.document.sections) {
    Json area = Json::object();
    area.set("area_name", in(section.name, context.language));
    area.set("area_href",
             web::local_href(context, "/manage/assessments/" + given.working.stored.id +
                                          "/dimensions/" + section.conclusion.dimension));
    const auto rated = std::ranges::count_if(
        section.entries, [](const as::Entry& entry) { return entry.answer.rating.has_value(); });
    if (!section.entries.empty())
      area.set("area_progress", web::say(context, "assess_progress",
                                         {{"rated", std::to_string(rated)},
                                          {"all", std::to_string(section.entries.size())}}));
    if (section.conclusion.rating)
      area.set("area_rating",
               rating_view(app.registry, *section.conclusion.rating, {{context.language}}));
    if (rated > 0 || section.conclusion.rating)
      area.set("area_missing", missing_words(as::missing_priorities(given.working.actions,
                                                                    section.conclusion.dimension),
                                             {{context.language}}));
    area.set("area_none", Json::boolean(section.entries.empty()));
    area.set("rows", rows_of(app, context, given, section));
    list.push(std::move(area));
  }
  return list;
}

Json dimension_options(const web::PageContext& context, const as::Document& document) {
  std::vector<std::pair<std::string, std::string>> list;
  for (const auto& section : document.sections)
    list.emplace_back(section.conclusion.dimension,
                      section.conclusion.dimension + " " + in(section.name, context.language));
  return options(list, "");
}

void add_steps(Json& view, const web::PageContext& context, const OverviewGiven& given) {
  const auto& stored = given.working.stored;
  view.set("is_draft", Json::boolean(stored.state == as::State::kDraft));
  view.set("is_in_review", Json::boolean(stored.state == as::State::kInReview));
  view.set("is_published", Json::boolean(stored.state == as::State::kPublished));
  view.set("may_publish", Json::boolean(given.may_publish && given.may_add));
  view.set("needs_second",
           Json::boolean(stored.state == as::State::kInReview && !given.may_publish));
  if (!given.may_add) {
    const auto& publisher = given.working.document.head.publisher;
    const auto agency =
        std::ranges::find(given.agencies, publisher, &std::pair<std::string, std::string>::first);
    view.set("needs_right",
             web::say(context, "assess_publisher_right",
                      {{"agency", agency == given.agencies.end() ? publisher : agency->second}}));
  }
  view.set("state_words",
           web::say(context, "assess_state_" + std::string(as::code_of(stored.state))));
  view.set("report_href", web::local_href(context, "/readiness/assessments/" + stored.id));
  view.set("json_href", "/readiness/assessments/" + stored.id + ".json");
}

}  // namespace

std::vector<std::pair<std::string, std::string>> agencies_of(const catalog::store::Reader& reader,
                                                             const std::string& language) {
  std::vector<std::pair<std::string, std::string>> list = {{"", "–"}};
  for (const auto& agency : reader.list_agencies())
    list.emplace_back(agency.slug,
                      catalog::text_in(base::parse_json(agency.document)["name"], language).text);
  return list;
}

std::string desk_page(app::App& app, const web::PageContext& context, const DeskGiven& given) {
  web::PageHead head;
  head.title = web::say(context, "assess_manage");
  head.noindex = true;
  Json view = web::start_view(context, head);
  view.set("crumbs", list_crumbs(context));
  add_state(view, context, given.state);
  add_head_fields(view, context, given.head, agencies_of(app.store.read(), context.language));
  std::vector<std::pair<std::string, std::string>> frameworks;
  for (const auto& framework : app.registry.frameworks())
    if (framework.id != "measured")
      frameworks.emplace_back(framework.id, framework.name.in(context.language));
  view.set("frameworks", options(frameworks, given.head.framework));
  view.set("list_href", web::local_href(context, "/readiness/assessments"));
  view.set("plan_href", web::local_href(context, "/manage/actions"));
  return app.templates.render("assess_desk", context.language, view);
}

std::string overview_page(app::App& app, const web::PageContext& context,
                          const OverviewGiven& given) {
  const as::Document& document = given.working.document;
  web::PageHead head;
  head.title = in(document.head.title, context.language);
  head.noindex = true;
  Json view = web::start_view(context, head);
  view.set("crumbs",
           Json(Json::Array{web::crumb(web::say(context, "assess_manage"),
                                       web::local_href(context, "/manage/assessments"))}));
  add_state(view, context, given.state);
  view.set("overview_title", in(document.head.title, context.language));
  add_steps(view, context, given);
  add_head_fields(view, context, given.written ? *given.written : document.head, given.agencies);
  view.set("head_open", Json::boolean(given.written.has_value()));
  view.set("areas", areas_of(app, context, given));
  view.set("dimensions", dimension_options(context, document));
  Json meters = Json::array();
  for (const auto& language : document.head.languages) {
    const auto completeness = as::completeness_of(document, language);
    Json item = Json::object();
    item.set("meter_words", web::say(context, "assess_complete_" + language,
                                     {{"present", std::to_string(completeness.present)},
                                      {"all", std::to_string(completeness.all)}}));
    meters.push(std::move(item));
  }
  view.set("meters", std::move(meters));
  view.set("plan_href", web::local_href(context, "/manage/actions"));
  return app.templates.render("assess_overview", context.language, view);
}

}  // namespace portal::assess

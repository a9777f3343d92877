#include "portal/web/batch_pages.hpp"

#include "catalog/base/iri.hpp"
#include "portal/web/format.hpp"

namespace portal::web {
namespace {

using base::Json;

Json start(const PageContext& context, const std::string& title, const std::string& slug,
           const std::string& agency) {
  Json view = start_view(context, {.title = title,
                                   .description = "",
                                   .section = "",
                                   .noindex = true,
                                   .alternates = {},
                                   .json_ld = "",
                                   .search_text = ""});
  view.set("crumbs", Json(Json::Array{crumb(agency, agency_href(context, slug))}));
  view.set("bulk_title", title);
  const std::string base = "/manage/" + slug;
  view.set("records_href", local_href(context, base + "/datasets"));
  view.set("batches_href", local_href(context, base + "/batches"));
  return view;
}

Json choices_json(const std::vector<Choice>& choices) {
  Json list = Json::array();
  for (const auto& each : choices) {
    Json item;
    item.set("option_value", each.value);
    item.set("option_label", each.label);
    item.set("option_chosen", Json::boolean(each.is_chosen));
    list.push(std::move(item));
  }
  return list;
}

Json record_json(const PageContext& context, const RecordRow& row) {
  Json item;
  item.set("record_id", row.id);
  item.set("record_title", row.title.empty() ? row.slug : row.title);
  item.set("record_chosen", Json::boolean(row.is_chosen));
  item.set("record_href", dataset_href(context, row.slug));
  item.set("record_edit_href", local_href(context, "/manage/datasets/" + row.id));
  item.set("record_state", say(context, "web_bulk_state_" + row.state));
  item.set("record_restricted", Json::boolean(row.is_restricted));
  item.set("record_changed", format_moment(row.changed_at, context.zone, context.language));
  return item;
}

Json column_json(const PageContext& context, const BatchView& given, const ColumnRow& row,
                 std::size_t number) {
  Json item;
  item.set("column_heading", row.heading);
  item.set("column_field", "column" + std::to_string(number));
  item.set("column_name", "heading" + std::to_string(number));
  std::vector<Choice> choices = {{"", say(context, "web_bulk_column_kept"), row.column.empty()},
                                 {"-", say(context, "web_bulk_column_skipped"), row.column == "-"}};
  bool is_listed = row.column.empty() || row.column == "-";
  for (const auto& choice : given.choices) {
    choices.push_back({choice, say(context, column_key(choice)), choice == row.column});
    is_listed = is_listed || choice == row.column;
  }
  if (!is_listed) choices.push_back({row.column, row.column, true});
  item.set("column_choices", choices_json(choices));
  return item;
}

Json row_json(const PageContext& context, const BatchRowView& row) {
  Json item;
  item.set("row_title", row.title.empty() ? say(context, "web_bulk_no_title") : row.title);
  item.set("row_href", row.href);
  item.set("row_plain", Json::boolean(row.href.empty()));
  item.set("row_outcome", row.outcome);
  item.set("row_outcome_label", say(context, "web_bulk_outcome_" + row.outcome));
  if (row.line > 0)
    item.set("row_line", say(context, "web_bulk_line", {{"line", std::to_string(row.line)}}));
  Json findings = Json::array();
  for (const auto& each : row.findings) {
    Json found;
    found.set("finding_severity", each.severity);
    found.set("finding_severity_label", say(context, "web_bulk_severity_" + each.severity));
    found.set("finding_column", each.column);
    found.set("finding_sentence", each.sentence);
    findings.push(std::move(found));
  }
  item.set("row_findings", std::move(findings));
  Json changes = Json::array();
  for (const auto& each : row.changes) {
    Json change;
    change.set("change_field", each.field);
    change.set("change_before", each.before);
    change.set("change_after", each.after);
    changes.push(std::move(change));
  }
  item.set("row_changes", std::move(changes));
  return item;
}

}  // namespace

std::string column_key(const std::string& column) {
  std::string key = "web_column_" + column;
  for (auto& letter : key)
    if (letter == ' ') letter = '_';
  return key;
}

std::string records_page(const Templates& templates, const PageContext& context,
                         const RecordsView& given) {
  Json view = start(context, say(context, "web_records_title", {{"agency", given.agency}}),
                    given.slug, given.agency);
  view.set("form_token", given.form_token);
  view.set("form_fault", given.fault);
  view.set("records_words", given.words);
  if (!given.failing.empty()) {
    view.set("records_failing", given.failing);
    view.set("records_failing_note",
             say(context, "readiness_failing", {{"question", given.failing_question}}));
    view.set("records_every_href", local_href(context, "/manage/" + given.slug + "/datasets"));
  }
  view.set("records_states", choices_json(given.states));
  view.set("records_count",
           say_count(context, "web_records_count", static_cast<std::int64_t>(given.total)));
  view.set("records_none", Json::boolean(given.records.empty()));
  Json records = Json::array();
  for (const auto& row : given.records) records.push(record_json(context, row));
  view.set("records", std::move(records));
  view.set("next_href", given.next_href);
  view.set("new_href", local_href(context, "/manage/datasets/new?agency=" + given.slug));
  Json kept = Json::array();
  for (const auto& name : given.templates) {
    Json item;
    item.set("template_name", name);
    item.set("template_href", local_href(context, "/manage/datasets/new?agency=" + given.slug +
                                                      "&template=" + base::percent_encode(name)));
    kept.push(std::move(item));
  }
  view.set("has_templates", Json::boolean(!given.templates.empty()));
  view.set("templates", std::move(kept));
  view.set("licences", choices_json(given.licences));
  view.set("frequencies", choices_json(given.frequencies));
  view.set("themes", choices_json(given.themes));
  view.set("moves", choices_json(given.moves));
  return templates.render("records", context.language, view);
}

std::string batches_page(const Templates& templates, const PageContext& context,
                         const BatchesView& given) {
  Json view = start(context, say(context, "web_batches_title", {{"agency", given.agency}}),
                    given.slug, given.agency);
  view.set("form_token", given.form_token);
  view.set("form_fault", given.fault);
  view.set("form_action", local_href(context, "/manage/" + given.slug + "/batches"));
  view.set("import_states", choices_json(given.states));
  Json batches = Json::array();
  for (const auto& each : given.batches) {
    Json item;
    item.set("batch_href", local_href(context, "/manage/batches/" + each.id));
    item.set("batch_name", each.name.empty() ? say(context, "web_batch_unnamed") : each.name);
    item.set("batch_author", each.author);
    item.set("batch_state", say(context, "web_batch_state_" + each.state));
    item.set("batch_time", format_moment(each.time, context.zone, context.language));
    item.set("batch_datasets",
             say_count(context, "web_batch_rows", static_cast<std::int64_t>(each.datasets)));
    batches.push(std::move(item));
  }
  view.set("batches_none", Json::boolean(given.batches.empty()));
  view.set("batches", std::move(batches));
  return templates.render("batches", context.language, view);
}

std::string batch_page(const Templates& templates, const PageContext& context,
                       const BatchView& given) {
  const std::string name = given.name.empty() ? say(context, "web_batch_unnamed") : given.name;
  Json view = start(context, name, given.slug, given.agency);
  view.set("form_token", given.form_token);
  view.set("form_done", given.done);
  view.set("form_fault", given.fault);
  view.set("form_action", local_href(context, "/manage/batches/" + given.id));
  view.set("batch_state", say(context, "web_batch_state_" + given.state));
  view.set("batch_author", given.author);
  view.set("batch_time", format_moment(given.time, context.zone, context.language));
  Json counts = Json::array();
  for (const auto& [outcome, count] : given.counts) {
    Json item;
    item.set("count_outcome", outcome);
    item.set("count_label",
             say_count(context, "web_bulk_count_" + outcome, static_cast<std::int64_t>(count)));
    counts.push(std::move(item));
  }
  view.set("counts", std::move(counts));
  Json columns = Json::array();
  for (std::size_t i = 0; i < given.columns.size(); ++i)
    columns.push(column_json(context, given, given.columns[i], i));
  view.set("has_columns", Json::boolean(!given.columns.empty()));
  view.set("columns", std::move(columns));
  Json rows = Json::array();
  for (const auto& row : given.rows) rows.push(row_json(context, row));
  view.set("rows_none", Json::boolean(given.rows.empty()));
  view.set("rows", std::move(rows));
  view.set("next_href", given.next_href);
  view.set("can_apply", Json::boolean(given.can_apply));
  view.set("can_undo", Json::boolean(given.state == "applied"));
  return templates.render("batch", context.language, view);
}

}  // namespace portal::web

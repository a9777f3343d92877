#include "portal/web/purges_page.hpp"

#include "portal/web/format.hpp"

namespace portal::web {
namespace {

using base::Json;

std::string moment(const PageContext& context, base::Time time) {
  return format_moment(time, context.zone, context.language);
}

std::string state_sentence(const PageContext& context, const PurgeRow& row) {
  if (row.state != "done")
    return say(context, "web_purge_state_" + row.state, {{"by", row.answered_by}});
  if (row.finished_at == base::Time{}) return say(context, "web_purge_state_done_unfinished");
  return say(context, "web_purge_state_finished", {{"time", moment(context, row.finished_at)}});
}

Json row_view(const PageContext& context, const PurgesView& given, const PurgeRow& row) {
  Json item;
  item.set("purge_id", row.id);
  item.set("purge_what", row.what);
  item.set("purge_href", row.href);
  item.set("purge_plain", row.href.empty() ? row.what : "");
  item.set("purge_reason", row.reason);
  item.set("purge_note", row.note);
  item.set("purge_state", state_sentence(context, row));
  item.set("purge_asked", say(context, "web_purge_asked_by",
                              {{"by", row.asked_by}, {"time", moment(context, row.asked_at)}}));
  if (!row.answered_by.empty())
    item.set("purge_answered",
             say(context, "web_purge_answered_by",
                 {{"by", row.answered_by}, {"time", moment(context, row.answered_at)}}));
  if (row.may_decline) {
    Json form;
    form.set("form_token", given.form_token);
    form.set("form_action", local_href(context, context.path));
    form.set("purge_id", row.id);
    form.set("answer_label", say(context, "web_purge_answer_of", {{"what", row.what}}));
    form.set("may_confirm", Json::boolean(row.may_confirm));
    form.set("may_not_confirm", Json::boolean(!row.may_confirm));
    item.set("purge_form", std::move(form));
  }
  Json backups = Json::array();
  for (const auto& [name, time] : row.backups) {
    Json backup;
    backup.set("backup_name", name);
    backup.set("backup_time", moment(context, time));
    backups.push(std::move(backup));
  }
  if (!row.backups.empty()) {
    Json list;
    list.set("backups", std::move(backups));
    item.set("purge_backups", std::move(list));
  }
  return item;
}

}  // namespace

std::string purges_page(const Templates& templates, const PageContext& context,
                        const PurgesView& given) {
  Json view = start_view(context, {.title = say(context, "web_manage_purges_title"),
                                   .description = "",
                                   .section = "",
                                   .noindex = true,
                                   .alternates = {},
                                   .json_ld = "",
                                   .search_text = ""});
  view.set("crumbs", manage_crumbs(context));
  view.set("form_done", given.done);
  Json rows = Json::array();
  for (const auto& row : given.rows) rows.push(row_view(context, given, row));
  view.set("purges_none", Json::boolean(given.rows.empty()));
  view.set("purges", std::move(rows));
  if (given.may_ask) {
    Json form;
    form.set("form_token", given.form_token);
    form.set("form_action", local_href(context, context.path));
    view.set("ask_form", std::move(form));
  }
  return templates.render("purges", context.language, view);
}

}  // namespace portal::web

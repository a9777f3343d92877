#include "portal/web/history_page.hpp"

#include <utility>

#include "portal/web/format.hpp"

namespace portal::web {
namespace {

using base::Json;
using catalog::history::Fate;

Json entry_view(const PageContext& context, const HistoryView& given, const HistoryEntry& entry) {
  const std::string number = format_count(entry.number, context.language);
  Json item;
  item.set("entry_name", say(context, "web_revision", {{"number", number}}));
  item.set("entry_number", Json::integer(entry.number));
  item.set("entry_href", "?revision=" + std::to_string(entry.number));
  item.set("entry_stamp", base::format_time(entry.time));
  item.set("entry_time", format_moment(entry.time, context.zone, context.language));
  item.set("entry_author", entry.author);
  item.set("entry_note", entry.note);
  if (!entry.state.empty()) item.set("entry_state", say(context, "form_is_" + entry.state));
  item.set("entry_current", Json::boolean(entry.number == given.shown));
  const bool is_latest = entry.number == given.entries.front().number;
  if (!given.action.empty() && !is_latest)
    item.set("entry_restore", say(context, "history_restore", {{"number", number}}));
  return item;
}

Json change_view(const HistoryChange& change) {
  Json parts = Json::array();
  for (const auto& part : change.parts) {
    Json item;
    item.set(part.fate == Fate::kKept    ? "part_kept"
             : part.fate == Fate::kAdded ? "part_added"
                                         : "part_removed",
             part.text);
    parts.push(std::move(item));
  }
  Json item;
  item.set("change_label", change.label);
  item.set("change_parts", std::move(parts));
  return item;
}

std::string lead_of(const PageContext& context, const HistoryView& given) {
  const auto number = [&](std::int64_t of) { return format_count(of, context.language); };
  if (given.against == 0) return say(context, "history_first", {{"number", number(given.shown)}});
  return say(context, "history_compared",
             {{"number", number(given.shown)}, {"before", number(given.against)}});
}

}  // namespace

std::string history_page(const Templates& templates, const PageContext& context,
                         const HistoryView& given) {
  const std::string title = say(context, "history_title", {{"title", given.title}});
  Json view = start_view(context, {.title = title,
                                   .description = "",
                                   .section = "",
                                   .noindex = true,
                                   .alternates = {},
                                   .json_ld = "",
                                   .search_text = ""});
  view.set("crumbs", Json(Json::Array{crumb(given.title, given.back_href)}));
  view.set("history_title", title);
  view.set("form_action", given.action);
  view.set("form_token", given.form_token);
  view.set("form_seen", given.seen);
  Json entries = Json::array(), changes = Json::array();
  for (const auto& entry : given.entries) entries.push(entry_view(context, given, entry));
  for (const auto& change : given.changes) changes.push(change_view(change));
  view.set("entries", std::move(entries));
  if (given.shown) {
    Json shown;
    shown.set("changes_lead", lead_of(context, given));
    shown.set("changes_none", Json::boolean(given.changes.empty() && given.against != 0));
    shown.set("changes", std::move(changes));
    view.set("shown_changes", std::move(shown));
  }
  return templates.render("history", context.language, view);
}

}  // namespace portal::web

#include "portal/web/dashboard_page.hpp"

#include <cstdint>
#include <utility>

namespace portal::web {
namespace {

using base::Json;

// Rows of a list that stand open; an agency with hundreds of overdue records has other lists too.
constexpr std::size_t kUnfolded = 10;

Json row_view(const WorkRow& row) {
  Json item;
  item.set(row.href.empty() ? "row_plain" : "row_linked", row.title);
  item.set("row_href", row.href);
  item.set("row_detail", row.detail);
  Json examples = Json::array();
  for (const auto& example : row.examples) {
    Json one;
    one.set("example_title", example.title);
    one.set("example_href", example.href);
    examples.push(std::move(one));
  }
  item.set("row_examples", std::move(examples));
  return item;
}

Json list_view(const PageContext& context, const WorkList& list) {
  const std::string key = "manage_" + list.name;
  Json rows = Json::array(), more = Json::array();
  for (const auto& row : list.rows)
    (rows.items().size() < kUnfolded || list.name == "agencies" ? rows : more).push(row_view(row));
  Json item;
  const auto folded = static_cast<std::int64_t>(more.items().size());
  item.set("list_folded", Json::boolean(folded > 0));
  item.set("list_more", say_count(context, "manage_more", folded));
  item.set("more_rows", std::move(more));
  item.set("list_name", list.name);
  item.set("list_title", say(context, key));
  item.set(list.rows.empty() ? "list_none" : "list_help",
           say(context, key + (list.rows.empty() ? "_none" : "_help")));
  item.set("list_rows", std::move(rows));
  return item;
}

}  // namespace

std::string dashboard_page(const Templates& templates, const PageContext& context,
                           const WorkView& given) {
  Json view = start_view(context, {.title = given.title,
                                   .description = "",
                                   .section = "",
                                   .noindex = true,
                                   .alternates = {},
                                   .json_ld = "",
                                   .search_text = ""});
  Json crumbs = Json::array();
  if (!given.is_start)
    crumbs.push(crumb(say(context, "manage_title"), local_href(context, "/manage")));
  view.set("crumbs", std::move(crumbs));
  view.set("work_title", given.title);
  view.set("work_lead", given.lead);
  if (given.may_add) view.set("new_href", local_href(context, "/manage/datasets/new"));
  Json links = Json::array(), lists = Json::array();
  for (const auto& link : given.links) {
    Json item;
    item.set("link_label", link.label);
    item.set("link_href", link.href);
    links.push(std::move(item));
  }
  for (const auto& list : given.lists) lists.push(list_view(context, list));
  view.set("work_links", std::move(links));
  view.set("work_lists", std::move(lists));
  return templates.render("dashboard", context.language, view);
}

}  // namespace portal::web

#include "portal/pages/dashboard.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/error.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/dashboard.hpp"
#include "portal/app/principal.hpp"
#include "portal/pages/sign_in.hpp"
#include "portal/web/dashboard_page.hpp"
#include "portal/web/format.hpp"
#include "portal/web/local_text.hpp"

namespace portal::pages {
namespace {

using app::WorkItem;
using web::PageContext;
using web::WorkRow;
namespace people = catalog::people;

constexpr std::size_t kAgencies = 30;

std::string title_of(const PageContext& context, const WorkItem& item) {
  const std::string title = web::pick_text(item.title, context.language).text;
  return title.empty() ? web::say(context, "web_untitled") : title;
}

WorkRow row_of(const PageContext& context, const WorkItem& item, std::string detail) {
  return {title_of(context, item), web::local_href(context, "/manage/datasets/" + item.id),
          std::move(detail)};
}

std::string moment_of(const PageContext& context, const WorkItem& item) {
  return web::format_moment(item.updated_at, context.zone, context.language);
}

template <typename Items, typename Show>
web::WorkList list_of(const char* name, const Items& items, Show show) {
  web::WorkList list{name, {}};
  for (const auto& item : items) list.rows.push_back(show(item));
  return list;
}

std::string counts_of(const PageContext& context,
                      const std::map<std::string, std::int64_t>& states) {
  std::string text;
  for (const char* state : {"draft", "review", "scheduled", "published", "archived", "withdrawn"})
    if (const auto found = states.find(state); found != states.end())
      text += (text.empty() ? "" : ", ") +
              web::say_count(context, std::string("manage_count_") + state, found->second);
  return text.empty() ? web::say(context, "manage_count_none") : text;
}

std::vector<std::string> agencies_of(app::App& app, const people::Principal& principal) {
  if (auto own = principal.agencies_where(people::Right::kReadDrafts)) return *own;
  std::vector<std::string> all;
  for (const auto& agency : app.store.read().list_agencies()) all.push_back(agency.slug);
  return all;
}

void append(std::vector<WorkItem>& list, std::vector<WorkItem> more) {
  std::ranges::move(more, std::back_inserter(list));
}

void add_lists(web::WorkView& view, const PageContext& context, const app::Dashboard& dashboard) {
  const auto dated = [&](const WorkItem& item) {
    return row_of(context, item, moment_of(context, item));
  };
  view.lists.push_back(list_of("review", dashboard.review, dated));
  view.lists.push_back(list_of("drafts", dashboard.drafts, dated));
  if (!dashboard.scheduled.empty())
    view.lists.push_back(list_of("scheduled", dashboard.scheduled, dated));
  view.lists.push_back(list_of("overdue", dashboard.overdue, [&](const app::OverdueItem& item) {
    const std::string due = base::format_time(item.due).substr(0, 10);
    return row_of(context, item.record,
                  web::say_count(context, "manage_overdue_by", item.days,
                                 {{"date", web::format_date(due, context.language)}}));
  }));
  view.lists.push_back(list_of("gains", dashboard.gains, [&](const app::GainItem& item) {
    WorkRow row{web::say(context, item.message), "",
                web::say_count(context, "manage_gain_of", item.records,
                               {{"points", std::to_string(item.points)}})};
    for (const auto& example : item.examples) row.examples.push_back(row_of(context, example, ""));
    return row;
  }));
  view.lists.push_back(list_of("broken", dashboard.broken, [&](const app::BrokenItem& item) {
    return row_of(context, item.record, item.file);
  }));
  view.lists.push_back(list_of("used", dashboard.used, [&](const app::UsedItem& item) {
    return row_of(
        context, item.record,
        web::say(context, "manage_used_times",
                 {{"views", web::format_count(item.uses.views, context.language)},
                  {"downloads", web::format_count(item.uses.downloads, context.language)}}));
  }));
  view.lists.push_back(list_of("changes", dashboard.changes, [&](const WorkItem& item) {
    return row_of(context, item,
                  moment_of(context, item) + " – " + web::say(context, "form_is_" + item.state));
  }));
}

}  // namespace

http::Response show_work(const http::Request& request, app::App& app) {
  const PageContext context = app::page_context(request, app);
  const auto& principal = app::principal_of(request);
  const auto tree = app.agencies.read(app.store);
  web::WorkView view;
  view.title = web::say(context, "manage_title");
  view.lead = web::say(context, "manage_lead");
  view.is_start = true;
  view.may_add = principal.may_somewhere(people::Right::kEdit);
  if (principal.may_everywhere(people::Right::kAdminister))
    for (const char* page : {"agencies", "accounts", "portal", "purges"})
      view.links.push_back({web::say(context, "web_manage_" + std::string(page) + "_title"),
                            web::local_href(context, "/manage/" + std::string(page))});
  web::WorkList agencies{"agencies", {}};
  app::Work all;
  for (const auto& slug : agencies_of(app, principal)) {
    std::string detail;
    if (agencies.rows.size() < kAgencies) {
      app::Work work = app::read_work(app, slug);
      detail = counts_of(context, work.states);
      append(all.review, std::move(work.review));
      append(all.drafts, std::move(work.drafts));
    }
    const std::string name = tree->name(slug, context.language);
    agencies.rows.push_back({name.empty() ? slug : name,
                             web::local_href(context, "/manage/" + slug), std::move(detail)});
  }
  const auto dated = [&](const WorkItem& item) {
    return row_of(context, item, moment_of(context, item));
  };
  view.lists.push_back(list_of("review", all.review, dated));
  view.lists.push_back(list_of("drafts", all.drafts, dated));
  view.lists.push_back(std::move(agencies));
  return private_page(web::dashboard_page(app.templates, context, view), context.language);
}

http::Response show_dashboard(const http::Request& request, app::App& app) {
  const PageContext context = app::page_context(request, app);
  const std::string& slug = request.param("agency");
  const auto& principal = app::principal_of(request);
  app::demand(people::Right::kReadDrafts, slug, principal);
  if (!app.store.read().find_agency(slug))
    throw base::Error(base::ErrorCode::kNotFound, "agency_unknown", {{"id", slug}});
  const app::Dashboard dashboard = app::read_dashboard(app, slug, base::now());
  web::WorkView view;
  view.title = app.agencies.read(app.store)->name(slug, context.language);
  if (view.title.empty()) view.title = slug;
  view.lead = counts_of(context, dashboard.states);
  view.may_add = principal.may(people::Right::kEdit, slug);
  if (principal.may(people::Right::kEdit, slug)) {
    const std::string start = "/manage/" + slug;
    view.links.push_back(
        {web::say(context, "web_bulk_to_records"), web::local_href(context, start + "/datasets")});
    view.links.push_back(
        {web::say(context, "web_bulk_to_batches"), web::local_href(context, start + "/batches")});
    view.links.push_back(
        {web::say(context, "manage_inventory"), web::local_href(context, start + "/inventory")});
    view.links.push_back(
        {web::say(context, "manage_lists"), web::local_href(context, start + "/lists")});
  }
  if (principal.may(people::Right::kManageMembers, slug))
    view.links.push_back({web::say(context, "manage_members"),
                          web::local_href(context, "/manage/" + slug + "/members")});
  if (principal.may(people::Right::kPublish, slug))
    view.links.push_back(
        {web::say(context, "web_manage_purges_title"), web::local_href(context, "/manage/purges")});
  view.links.push_back({web::say(context, "manage_public"), web::agency_href(context, slug)});
  view.links.push_back(
      {web::say(context, "manage_json"), "/api/v1/agencies/" + slug + "/dashboard"});
  add_lists(view, context, dashboard);
  return private_page(web::dashboard_page(app.templates, context, view), context.language);
}

}  // namespace portal::pages

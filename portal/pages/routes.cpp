#include "portal/pages/routes.hpp"

#include <memory>
#include <span>
#include <string>
#include <utility>

#include "portal/app/answer.hpp"
#include "portal/app/batching.hpp"
#include "portal/pages/account.hpp"
#include "portal/pages/account_data.hpp"
#include "portal/pages/agency.hpp"
#include "portal/pages/dashboard.hpp"
#include "portal/pages/dataset.hpp"
#include "portal/pages/dataset_form.hpp"
#include "portal/pages/form_files.hpp"
#include "portal/pages/history.hpp"
#include "portal/pages/home.hpp"
#include "portal/pages/manage_accounts.hpp"
#include "portal/pages/manage_agencies.hpp"
#include "portal/pages/manage_portal.hpp"
#include "portal/pages/members.hpp"
#include "portal/pages/missing.hpp"
#include "portal/pages/privacy.hpp"
#include "portal/pages/purges.hpp"
#include "portal/pages/records.hpp"
#include "portal/pages/search.hpp"
#include "portal/pages/sign_in.hpp"
#include "portal/web/developers_page.hpp"

namespace portal::pages {
namespace {

using app::Access;
using app::Audience;
using app::Route;
namespace people = catalog::people;

std::vector<web::ApiRoute> describe(const std::vector<Route>& documented,
                                    const std::string& language) {
  std::vector<web::ApiRoute> list;
  for (const auto& route : documented) {
    if (route.summary.empty()) continue;
    web::ApiRoute described;
    described.method = route.method;
    described.path = route.pattern;
    described.summary = base::say({route.summary, {}}, language);
    for (const auto& parameter : route.parameters) {
      described.parameters.push_back({parameter.name, parameter.in,
                                      base::say({parameter.key, {}}, language),
                                      parameter.in == "path"});
      if (!parameter.example.empty() && parameter.in == "query" && described.example.empty())
        described.example = route.pattern + "?" + parameter.name + "=" + parameter.example;
    }
    // What takes a body is not shown as an address to open.
    if (described.example.empty() && route.body_bytes == 0 &&
        route.pattern.find('{') == std::string::npos)
      described.example = route.pattern;
    list.push_back(std::move(described));
  }
  return list;
}

app::Handler developers(std::shared_ptr<const std::vector<Route>> documented) {
  return [documented](const http::Request& request, app::App& app) {
    const web::PageContext context = app::page_context(request, app);
    const auto routes = describe(*documented, context.language);
    return page(web::developers_page(app.templates, context, routes), context, app);
  };
}

constexpr std::size_t kFormBytes = 16u << 10;
constexpr std::size_t kColumnBytes = 1u << 20;  // thousands of columns, each with its heading
constexpr std::size_t kSplitFormBytes = 128u << 10;
constexpr std::size_t kLogoFormBytes = 1u << 20;

// Pages of and for people with an account; they are nobody else's, so none is kept.
void add_account(std::vector<Route>& list) {
  const auto add = [&](const char* method, const std::string& pattern, Access access,
                       app::Handler handler) {
    for (const char* language : {"/vi", "/en"}) {
      list.push_back({method, language + pattern, access, handler, Audience::kPage});
      list.back().cached = false;
      if (list.back().method == "POST") list.back().body_bytes = kFormBytes;
    }
  };
  add("GET", "/sign-in", Access::anyone(), show_sign_in);
  add("POST", "/sign-in", Access::anyone(), sign_in);
  add("POST", "/sign-out", Access::in_person(), sign_out);
  add("GET", "/accept/{secret}", Access::anyone(), show_accept);
  add("POST", "/accept/{secret}", Access::anyone(), accept);
  add("GET", "/account", Access::in_person(), show_account);
  add("POST", "/account/password", Access::in_person(), change_password);
  add("POST", "/account/codes", Access::in_person(), change_codes);
  add("POST", "/account/sessions", Access::in_person(), end_session);
  add("POST", "/account/tokens", Access::in_person(), make_token);
  add("POST", "/account/tokens/revoke", Access::in_person(), revoke_token);
  add("GET", "/account/data", Access::in_person(), export_account);
  add("POST", "/account/delete", Access::in_person(), delete_account);
  add("POST", "/account/memberships", Access::in_person(), ask_membership);
  const auto administrators = Access::holder_of(people::Right::kAdminister);
  add("GET", "/manage/accounts", administrators, show_accounts);
  add("POST", "/manage/accounts", administrators, change_accounts);
  add("GET", "/manage/agencies", administrators, show_agency_list);
  add("POST", "/manage/agencies", administrators, add_agency);
  add("GET", "/manage/agencies/{slug}", administrators, show_agency_settings);
  add("POST", "/manage/agencies/{slug}", administrators, change_agency_settings);
  list[list.size() - 1].body_bytes = list[list.size() - 2].body_bytes = kSplitFormBytes;
  add("GET", "/manage/portal", administrators, show_portal_settings);
  add("POST", "/manage/portal", administrators, change_portal_settings);
  list[list.size() - 1].body_bytes = list[list.size() - 2].body_bytes = kLogoFormBytes;
  const auto publishers = Access::holder_of(people::Right::kPublish);
  add("GET", "/manage/purges", publishers, show_purges);
  add("POST", "/manage/purges", publishers, change_purges);
  const auto managers = Access::holder_of(people::Right::kManageMembers);
  const auto editors = Access::holder_of(people::Right::kEdit);
  add("GET", "/manage/{agency}/datasets", editors, show_records);
  add("GET", "/manage/{agency}/batches", editors, show_batches);
  add("POST", "/manage/{agency}/batches", editors, add_batch);
  for (auto& route : std::span(list).last(2)) route.body_bytes = app::kTableBytes;
  add("GET", "/manage/files/{id}/privacy", editors, show_privacy);
  add("POST", "/manage/files/{id}/privacy", editors, answer_privacy);
  add("GET", "/manage/batches/{id}", editors, show_batch);
  add("POST", "/manage/batches/{id}", editors, change_batch);
  for (auto& route : std::span(list).last(2)) route.body_bytes = kColumnBytes;
  add("GET", "/manage/{agency}/members", managers, show_members);
  add("POST", "/manage/{agency}/members", managers, change_members);
}

// Where officials describe their datasets.
void add_forms(std::vector<Route>& list) {
  const auto add = [&](const char* method, const std::string& pattern, app::Handler handler) {
    for (const char* language : {"/vi", "/en"}) {
      list.push_back({method, language + pattern, Access::holder_of(people::Right::kReadDrafts),
                      handler, Audience::kPage});
      list.back().cached = false;
      if (list.back().method == "POST") list.back().body_bytes = kDatasetFormBytes;
    }
  };
  const auto take_a_file = [&] {
    for (auto& route : std::span(list).last(2)) route.body_bytes += kFormFileMebibytes << 20;
  };
  add("GET", "/manage", show_work);
  add("GET", "/manage/{agency}", show_dashboard);
  add("GET", "/manage/datasets/new", show_new_dataset);
  add("POST", "/manage/datasets/new", send_new_dataset);
  take_a_file();
  add("POST", "/manage/datasets/new/check", check_dataset_form);
  add("GET", "/manage/datasets/{id}", show_dataset_form);
  add("POST", "/manage/datasets/{id}", send_dataset_form);
  take_a_file();
  add("POST", "/manage/datasets/{id}/check", check_dataset_form);
  add("GET", "/manage/datasets/{id}/history", show_history);
  add("POST", "/manage/datasets/{id}/history", restore_revision);
}

}  // namespace

std::vector<Route> routes(const std::vector<Route>& documented) {
  const auto kept = std::make_shared<const std::vector<Route>>(documented);
  std::vector<Route> list;
  list.push_back({"GET", "/", Access::anyone(), choose_language, Audience::kPage});
  list.back().cached = false;  // the reader's cookie decides
  const auto add = [&](const std::string& pattern, app::Handler handler) {
    for (const char* language : {"/vi", "/en"})
      list.push_back({"GET", language + pattern, Access::anyone(), handler, Audience::kPage});
  };
  add("", show_home);
  add("/datasets", show_search);
  add("/datasets/{slug}",
      [series = std::make_shared<SeriesMembers>()](const http::Request& request, app::App& app) {
        return show_dataset(request, app, *series);
      });
  add("/datasets/{slug}/history", show_public_history);
  add("/agencies", show_agencies);
  add("/agencies/{slug}", show_agency);
  add("/themes/{code}", show_theme);
  add("/developers", developers(kept));
  add("/about", show_about);
  for (const char* pattern : {"/vi/missing", "/en/missing"}) {
    list.push_back({"GET", pattern, Access::anyone(), show_missing, Audience::kPage});
    list.back().cached = false;  // counts go on without a change of the catalogue
  }
  add_account(list);
  add_forms(list);
  return list;
}

}  // namespace portal::pages

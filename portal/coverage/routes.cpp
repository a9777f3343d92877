#include "portal/coverage/routes.hpp"

#include <string>
#include <utility>

#include "portal/api/route_parts.hpp"
#include "portal/coverage/acts.hpp"
#include "portal/coverage/api.hpp"
#include "portal/coverage/data.hpp"
#include "portal/coverage/inventory.hpp"
#include "portal/coverage/issued.hpp"
#include "portal/coverage/item_page.hpp"
#include "portal/coverage/list_pages.hpp"
#include "portal/coverage/table_api.hpp"

namespace portal::coverage {
namespace {

using app::Access;
using app::Audience;
using app::Parameter;
using app::Route;
using app::people::Right;

constexpr std::size_t kFormBytes = 64u << 10;
constexpr std::size_t kClaimBytes = 64u << 10;
constexpr const char* kCsv = "text/csv";

Parameter mark() {
  return {"bom", "query", "api_parameter_bom", "", app::Values::kFlag};
}

// What claims and facts say changes without a change of a record, and forms are of one person.
void add_page(std::vector<Route>& list, const char* method, const std::string& pattern,
              Access access, app::Handler handler, std::size_t body_bytes = 0) {
  for (const char* language : {"/vi", "/en"}) {
    Route& route =
        list.emplace_back(Route{method, language + pattern, access, handler, Audience::kPage});
    route.cached = false;
    route.body_bytes = body_bytes;
  }
}

void add_pages(std::vector<Route>& list) {
  const auto anyone = Access::anyone();
  const std::string item = "/readiness/coverage/{checklist}/{item}";
  add_page(list, "GET", "/readiness/coverage", anyone, show_lists);
  add_page(list, "GET", "/readiness/coverage/{checklist}", anyone, show_list);
  add_page(list, "GET", item, anyone, show_item);
  add_page(list, "POST", item, Access::in_person(), send_item, kFormBytes);
  add_page(list, "GET", "/agencies/{slug}/inventory", anyone, show_inventory);
  const auto editors = Access::holder_of(Right::kEdit);
  add_page(list, "GET", "/manage/{agency}/inventory", editors, manage_inventory);
  add_page(list, "POST", "/manage/{agency}/inventory", editors, change_inventory, kTableBytes);
  add_page(list, "GET", "/manage/{agency}/lists", editors, manage_issued);
  add_page(list, "POST", "/manage/{agency}/lists", editors, change_issued, kTableBytes);
}

Route& add_data(std::vector<Route>& list, const std::string& pattern, app::Handler handler,
                const char* summary, std::vector<Parameter> parameters, const char* type) {
  Route& route =
      api::add_reading(list, pattern, std::move(handler), summary, std::move(parameters));
  route.cached = false;
  route.media_types = {type};
  return route;
}

Route& add_write(std::vector<Route>& list, const char* method, const std::string& pattern,
                 Access access, app::Handler handler, const char* summary) {
  Route& route = list.emplace_back(
      Route{method, pattern, access, std::move(handler), Audience::kData, summary});
  route.cached = false;
  route.body_bytes = kClaimBytes;
  route.body_types = {api::kJson};
  return route;
}

void add_coverage(std::vector<Route>& list) {
  const Parameter checklist = api::path_variable("checklist", "api_parameter_checklist");
  const Parameter item = api::path_variable("item", "api_parameter_item");
  add_data(list, "/readiness/coverage.json", lists_json, "api_coverage", {}, api::kJson);
  add_data(list, "/readiness/coverage/{checklist}.json", list_json, "api_coverage_list",
           {checklist}, api::kJson);
  add_data(list, "/readiness/coverage/{checklist}.csv", list_csv, "api_coverage_csv",
           {checklist, mark()}, kCsv);
  Route& named = add_data(list, "/readiness/checklist/{checklist}/{item}", find_item_page,
                          "api_coverage_item", {checklist, item}, "text/html");
  named.audience = Audience::kPage;
  named.status = 303;
  const auto assessors = Access::holder_of(Right::kAssess);
  const std::string start = "/api/v1/coverage";
  add_write(list, "POST", start + "/claims", Access::signed_in(), add_claim, "api_coverage_claim")
      .status = 201;
  add_write(list, "POST", start + "/confirm", assessors, confirm_claim, "api_coverage_confirm");
  add_write(list, "POST", start + "/reject", assessors, reject_claim, "api_coverage_reject");
  add_write(list, "POST", start + "/not-applicable", assessors, change_applicable,
            "api_coverage_exempt");
}

void add_tables(std::vector<Route>& list) {
  const Parameter agency = api::path_variable("id", "api_parameter_agency_id");
  const auto editors = Access::holder_of(Right::kEdit);
  const std::string inventory = "/api/v1/agencies/{id}/inventory";
  const std::string issued = "/api/v1/agencies/{id}/lists";
  add_data(list, inventory, inventory_json, "api_inventory", {agency}, api::kJson);
  add_data(list, inventory + ".csv", inventory_csv, "api_inventory_csv", {agency, mark()}, kCsv);
  Route& put = add_write(list, "PUT", inventory, editors, put_inventory, "api_put_inventory");
  put.parameters = {agency};
  put.body_types = {kCsv, api::kJson};
  put.body_bytes = kTableBytes;
  add_data(list, issued, issued_json, "api_issued_lists", {agency}, api::kJson);
  add_data(list, issued + ".csv", issued_csv, "api_issued_csv",
           {agency, api::integer("version", "api_parameter_list_version", 1, 0), mark()}, kCsv);
  Route& issue = add_write(list, "PUT", issued, editors, put_issued, "api_put_issued");
  issue.parameters = {agency,
                      {"reviewed", "query", "api_parameter_list_reviewed"},
                      {"title", "query", "api_parameter_list_title"},
                      {"url", "query", "api_parameter_list_url"}};
  issue.parameters[1].values = app::Values::kDate;
  issue.body_types = {kCsv};
  issue.body_bytes = kTableBytes;
}

}  // namespace

std::vector<Route> routes() {
  std::vector<Route> list;
  add_pages(list);
  add_coverage(list);
  add_tables(list);
  return list;
}

}  // namespace portal::coverage

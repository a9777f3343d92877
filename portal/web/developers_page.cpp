#include "portal/web/developers_page.hpp"

#include <array>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"
#include "portal/web/markdown.hpp"

namespace portal::web {
namespace {

struct Dump {
  const char* href;
  const char* key;
};

constexpr std::array<Dump, 9> kDumps = {{
    {"/catalog.ttl", "web_dump_turtle"},
    {"/catalog.rdf", "web_dump_rdfxml"},
    {"/catalog.jsonld", "web_dump_jsonld"},
    {"/catalog.nt", "web_dump_ntriples"},
    {"/data.json", "web_dump_datajson"},
    {"/catalog.jsonl", "web_dump_jsonl"},
    {"/catalog.csv", "web_dump_csv"},
    {"/feeds/datasets.atom", "web_dump_atom"},
    {"/sitemap.xml", "web_dump_sitemap"},
}};

constexpr std::string_view kV1 = "/api/v1/";

// "datasets" of "/api/v1/datasets/{id}", "ckan" of "/api/3/action/…", else "other".
std::string group_of(const std::string& path) {
  for (const std::string_view start : {"/api/3/", "/api/action/"})
    if (path.starts_with(start)) return "ckan";
  if (!path.starts_with(kV1)) return "other";
  const auto rest = std::string_view(path).substr(kV1.size());
  const auto name = base::slug(rest.substr(0, rest.find_first_of("/?.")));
  return name.empty() ? "other" : name;
}

base::Json parameters_view(const PageContext& context, const ApiRoute& route) {
  base::Json list = base::Json::array();
  for (const auto& parameter : route.parameters) {
    const std::string key = "web_dev_in_" + parameter.where;
    base::Json item;
    item.set("parameter_name", parameter.name);
    item.set("parameter_where",
             base::has_text(key, context.language) ? say(context, key) : parameter.where);
    item.set("parameter_text", parameter.summary);
    item.set("parameter_required", base::Json::boolean(parameter.required));
    list.push(std::move(item));
  }
  base::Json view;
  view.set("parameter", std::move(list));
  return view;
}

// An address as it stands in quotes on a command line: curl sends other bytes than those of an
// address as they are, and reads brackets and braces as a pattern.
std::string for_curl(std::string_view address) {
  std::string out;
  for (const char c : address) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    const bool kept =
        letter || std::string_view("-._~%/?&=:@,;+!$()*").find(c) != std::string::npos;
    out += kept ? std::string(1, c) : base::percent_encode(std::string_view(&c, 1));
  }
  return out;
}

base::Json route_view(const PageContext& context, const ApiRoute& route) {
  base::Json view;
  view.set("route_method", route.method);
  view.set("route_path", route.path);
  view.set("route_summary", route.summary);
  view.set("route_text", route.text);
  view.set("route_example", for_curl(route.example));
  if (route.parameters.empty())
    view.set("route_plain", base::Json::boolean(true));
  else
    view.set("route_parameters", parameters_view(context, route));
  return view;
}

// Groups stand in the order in which the table names them first.
base::Json groups_view(const PageContext& context, const std::vector<ApiRoute>& routes) {
  base::Json groups = base::Json::array();
  std::vector<std::string> names;
  for (const auto& route : routes) {
    const std::string name = group_of(route.path);
    std::size_t at = 0;
    while (at < names.size() && names[at] != name) ++at;
    if (at == names.size()) {
      const std::string key = "web_api_" + name;
      names.push_back(name);
      base::Json group;
      group.set("group_id", "api-" + name);
      group.set("group_label", base::has_text(key, context.language) ? say(context, key) : name);
      group.set("route", base::Json::array());
      groups.push(std::move(group));
    }
    groups.items()[at].find("route")->push(route_view(context, route));
  }
  return groups;
}

}  // namespace

std::string developers_page(const Templates& templates, const PageContext& context,
                            const std::vector<ApiRoute>& routes) {
  base::Json view = start_view(context, {.title = say(context, "web_dev_title"),
                                         .description = say(context, "web_dev_lead"),
                                         .section = "developers",
                                         .alternates = {},
                                         .json_ld = "",
                                         .search_text = ""});
  view.set("crumbs", base::Json::array());
  for (const char* part : {"dev_start", "dev_whole", "dev_records", "dev_rules"})
    view.set(part, render_markdown(say(context, "web_" + std::string(part) + "_body"),
                                   {.heading_shift = 2, .local_links = true}));
  base::Json dumps = base::Json::array();
  for (const auto& dump : kDumps) {
    base::Json item;
    item.set("dump_href", dump.href);
    item.set("dump_label", say(context, dump.key));
    dumps.push(std::move(item));
  }
  view.set("dump", std::move(dumps));
  view.set("no_routes", base::Json::boolean(routes.empty()));
  view.set("api_group", groups_view(context, routes));
  return templates.render("developers", context.language, view);
}

}  // namespace portal::web

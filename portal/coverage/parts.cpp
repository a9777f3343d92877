#include "portal/coverage/parts.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/coverage/inventory.hpp"
#include "portal/app/content_answer.hpp"
#include "portal/app/principal.hpp"
#include "portal/app/today.hpp"
#include "portal/pages/sign_in.hpp"
#include "portal/web/format.hpp"
#include "portal/web/local_text.hpp"

namespace portal::coverage {
namespace {

using base::Error;
using base::ErrorCode;
using base::Json;

constexpr std::size_t kShown = 80;

std::string shown(std::string_view text) {
  return base::shorten(base::repair_utf8(text), kShown);
}

struct Mark {
  const char* symbol;
  const char* css;
};

constexpr Mark kMarks[] = {{"✓", "yes"}, {"✗", "no"}, {"?", "unknown"}, {"–", "nothing"}};

}  // namespace

coverage::Checklists lists_of(const app::App& app, const Reader& reader) {
  return coverage::with_issued(app.registry.checklists(), reader);
}

const readiness::Checklist& want_list(const coverage::Checklists& lists, const std::string& id) {
  if (const auto* list = coverage::find_list(lists, id)) return *list;
  throw Error(ErrorCode::kNotFound, "coverage_list_unknown", {{"id", shown(id)}});
}

const readiness::ChecklistItem& want_item(const coverage::Checklists& lists,
                                          const std::string& id) {
  if (const auto* item = coverage::find_item(lists, id)) return *item;
  throw Error(ErrorCode::kNotFound, "coverage_item_unknown", {{"id", shown(id)}});
}

std::vector<coverage::ItemView> items_of(app::App& app, const Reader& reader,
                                         const readiness::Checklist& list) {
  auto lease = app.facts.pool().read();
  return coverage::view_items(list, reader, lease.connection(), today_of(app));
}

std::string want_dataset(const Reader& reader, std::string_view name) {
  name = base::trim(name);
  if (name.empty()) throw Error(ErrorCode::kMalformed, "coverage_dataset_needed");
  const auto id = coverage::find_dataset_id(reader, name);
  const auto dataset = id ? reader.find_dataset(*id) : std::nullopt;
  if (!dataset || !dataset->is_public())
    throw Error(ErrorCode::kNotFound, "dataset_not_found", {{"id", shown(name)}});
  return dataset->id;
}

std::string want_agency(const http::Request& request, const Reader& reader, const char* name) {
  const std::string& slug = request.param(name);
  if (!reader.find_agency(slug))
    throw Error(ErrorCode::kNotFound, "agency_unknown", {{"id", shown(slug)}});
  return slug;
}

std::string list_href(const web::PageContext& context, std::string_view list) {
  return web::local_href(context, "/readiness/coverage/" + base::percent_encode(list));
}

std::string item_href(const web::PageContext& context, std::string_view item) {
  return list_href(context, coverage::list_of(item)) + "/" +
         base::percent_encode(coverage::name_in_list(item));
}

std::optional<DatasetLine> dataset_line(app::App& app, const web::PageContext& context,
                                        const Reader& reader, const std::string& id) {
  const auto dataset = reader.find_dataset(id);
  if (!dataset || !dataset->is_public()) return std::nullopt;
  const Json document = base::parse_json(dataset->document);
  const auto title = web::pick_text(document["title"], context.language);
  DatasetLine line;
  line.title = title.text.empty() ? web::say(context, "web_untitled") : title.text;
  line.href = web::dataset_href(context, dataset->slug);
  line.agency = app.agencies.read(app.store)->name(dataset->agency, context.language);
  line.agency_href = web::agency_href(context, dataset->agency);
  return line;
}

Json mark_view(const web::PageContext& context, coverage::Answer answer) {
  const Mark& mark = kMarks[static_cast<std::size_t>(answer)];
  Json view = Json::object();
  view.set("mark_symbol", mark.symbol);
  view.set("mark_class", mark.css);
  view.set("mark_word",
           web::say(context, "coverage_answer_" + std::string(coverage::code_of(answer))));
  return view;
}

Json tally_view(const web::PageContext& context, const coverage::Tally& tally) {
  Json list = Json::array();
  const auto add = [&](std::size_t mark, const char* key, std::int64_t count) {
    if (count == 0) return;
    Json item = Json::object();
    item.set("tally_symbol", kMarks[mark].symbol);
    item.set("tally_class", kMarks[mark].css);
    item.set("tally_text", web::say_count(context, key, count));
    list.push(std::move(item));
  };
  add(0, "coverage_tally_covered", tally.covered);
  add(2, "coverage_tally_unknown", tally.unknown);
  add(1, "coverage_tally_uncovered", tally.uncovered);
  add(3, "coverage_tally_not_applicable", tally.not_applicable);
  return list;
}

std::int64_t count_errors(const catalog::Findings& findings) {
  return std::ranges::count(findings, catalog::Severity::kError, &catalog::Finding::severity);
}

Json findings_view(const web::PageContext& context, const catalog::Findings& findings) {
  auto sorted = findings;
  std::ranges::stable_sort(sorted, std::ranges::greater(), &catalog::Finding::severity);
  Json list = Json::array();
  for (const auto& finding : sorted) {
    Json item = Json::object();
    item.set("found_text", base::say(finding.message, context.language));
    item.set("found_class", catalog::to_string(finding.severity));
    list.push(std::move(item));
  }
  return list;
}

http::Response shared_page(const http::Request& request, const app::App& app, std::string html,
                           const web::PageContext& context) {
  if (!app::principal_of(request).is_anonymous())
    return pages::private_page(std::move(html), context.language);
  http::Response response = http::html(std::move(html));
  response.headers.set("Content-Language", context.language);
  return app::tagged_by_content(std::move(response), app, context.language);
}

Json begin_page(const web::PageContext& context, const std::string& title,
                const std::string& description, bool is_private,
                std::vector<web::Alternate> alternates) {
  Json view = web::start_view(context, {.title = title,
                                        .description = description,
                                        .section = "",
                                        .noindex = is_private,
                                        .alternates = std::move(alternates),
                                        .json_ld = "",
                                        .search_text = ""});
  view.set("page_title", title);
  return view;
}

}  // namespace portal::coverage

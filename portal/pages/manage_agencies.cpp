#include "portal/pages/manage_agencies.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/publish/agencies.hpp"
#include "catalog/publish/agencies_merge.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/form.hpp"
#include "portal/app/heirs.hpp"
#include "portal/pages/sign_in.hpp"
#include "portal/web/format.hpp"
#include "portal/web/manage_agencies_page.hpp"

namespace portal::pages {
namespace {

using base::Error;
using base::ErrorCode;
using base::Json;
using catalog::store::Reader;
using catalog::store::StoredAgency;
using catalog::store::WriteTransaction;
namespace people = catalog::people;
namespace publish = catalog::publish;

constexpr std::int64_t kShownMoves = 300;  // datasets of a preview

struct Outcome {
  std::string fault = {};
  web::LawFields law = {};
  std::vector<std::string> chosen = {};
  std::optional<web::AgencyPreview> preview = {};
};

std::string author_of(const http::Request& request) {
  return app::principal_of(request).person().name;
}

StoredAgency want_agency(const Reader& reader, const std::string& slug) {
  auto agency = reader.find_agency(slug);
  if (!agency) throw Error(ErrorCode::kNotFound, "agency_unknown", {{"id", slug}});
  return std::move(*agency);
}

std::string shown_name(const StoredAgency& agency, const std::string& language) {
  const std::string name =
      catalog::text_in(base::parse_json(agency.document)["name"], language).text;
  return name.empty() ? agency.slug : name;
}

// What became of a former unit, in a sentence.
std::string ended_sentence(const Reader& reader, const std::string& slug,
                           const web::PageContext& context) {
  const auto ended = reader.list_successions(slug);
  if (ended.empty()) return "";
  std::string names;
  for (const auto& each : ended) {
    const auto agency = reader.find_agency(each.successor);
    if (agency) names += (names.empty() ? "" : ", ") + shown_name(*agency, context.language);
  }
  const std::string key =
      names.empty() ? "web_agency_was_closed" : "web_agency_was_" + ended.front().kind;
  return web::say(
      context, key,
      {{"date", web::format_date(ended.front().date, context.language)}, {"successors", names}});
}

std::vector<web::AgencyRow> list_rows(const Reader& reader, const web::PageContext& context) {
  std::map<std::string, std::string> names;
  std::vector<web::AgencyRow> rows;
  const auto agencies = reader.list_agencies();
  for (const auto& agency : agencies) names[agency.slug] = shown_name(agency, context.language);
  for (const auto& agency : agencies) {
    web::AgencyRow row{agency.slug, names[agency.slug]};
    if (!agency.parent.empty()) row.parent = names[agency.parent];
    row.datasets = reader.count_datasets({.agency = agency.slug});
    row.ended = ended_sentence(reader, agency.slug, context);
    rows.push_back(std::move(row));
  }
  return rows;
}

http::Response agency_page(const http::Request& request, app::App& app, const Outcome& outcome) {
  const web::PageContext context = app::page_context(request, app);
  const auto reader = app.store.snapshot();
  const StoredAgency agency = want_agency(reader, request.param("slug"));
  const Json document = base::parse_json(agency.document);
  web::ManageAgencyView view;
  view.slug = agency.slug;
  view.name = shown_name(agency, context.language);
  view.name_vi = document["name"]["vi"].as_string();
  view.name_en = document["name"]["en"].as_string();
  if (view.name_vi.empty() && view.name_en.empty())
    (context.language == "vi" ? view.name_vi : view.name_en) =
        catalog::text_in(document["name"], context.language).text;
  view.homepage = document["homepage"].as_string();
  view.parent = agency.parent;
  view.form_token = app::form_token_of(request, app);
  if (request.query("saved")) view.done = web::say(context, "web_manage_agency_saved");
  view.fault = outcome.fault;
  view.ended = ended_sentence(reader, agency.slug, context);
  view.law = outcome.law;
  view.chosen = outcome.chosen;
  for (auto& row : list_rows(reader, context))
    if (row.ended.empty() && row.slug != agency.slug) view.others.push_back(std::move(row));
  if (outcome.preview) view.preview = &*outcome.preview;
  return private_page(web::manage_agency_page(app.templates, context, view), context.language,
                      outcome.fault.empty() ? 200 : 422);
}

publish::AgencyChange change_of(const http::Request& request, const app::App& app,
                                const app::Form& form) {
  publish::AgencyChange change;
  change.basis = {form.text("law_date"), form.text("law_title"), form.text("law_number"),
                  form.text("law_url")};
  change.author = author_of(request);
  change.language = app.site()->config.default_language;
  change.move_members = form["move_members"] == "true";
  change.follow = app::follow_agency;
  return change;
}

void set_name(Json& document, const char* language, std::string_view text) {
  const std::string name = base::repair_utf8(std::string(base::trim(text)));
  Json names = document["name"].is_object() ? document["name"] : Json::object();
  if (name.empty())
    names.erase(language);
  else
    names.set(language, name);
  document.set("name", std::move(names));
}

publish::AgencyRevision revision_of(const app::Form& form, const StoredAgency& agency) {
  publish::AgencyRevision revision{agency.slug, std::string(base::trim(form["slug"])),
                                   base::parse_json(agency.document), form.text("parent")};
  set_name(revision.document, "vi", form["name_vi"]);
  set_name(revision.document, "en", form["name_en"]);
  if (const std::string homepage(base::trim(form["homepage"])); homepage.empty())
    revision.document.erase("homepage");
  else
    revision.document.set("homepage", homepage);
  return revision;
}

std::vector<std::string> successors_in(const app::Form& form) {
  std::vector<std::string> list;
  for (auto& slug : form.all("into"))
    if (!slug.empty() && std::ranges::count(list, slug) == 0) list.push_back(std::move(slug));
  return list;
}

// What a split's preview was answered with: the dataset in each place goes to the agency there.
std::vector<publish::SplitPart> parts_in(const app::Form& form) {
  std::vector<publish::SplitPart> parts;
  for (auto& slug : successors_in(form)) parts.push_back({std::move(slug), {}});
  const auto datasets = form.all("dataset"), to = form.all("to");
  for (std::size_t i = 0; i < std::min(datasets.size(), to.size()); ++i)
    for (auto& part : parts)
      if (part.successor == to[i]) part.datasets.push_back(datasets[i]);
  return parts;
}

std::string name_of_kind(std::string_view wanted) {
  return std::string(wanted.substr(wanted.find('_') + 1));
}

web::AgencyPreview preview_of(const Reader& reader, const std::string& slug,
                              const std::string& kind, const std::vector<std::string>& successors,
                              const web::PageContext& context) {
  web::AgencyPreview preview;
  preview.kind = kind;
  for (const auto& successor : successors)
    preview.successors.emplace_back(successor,
                                    shown_name(want_agency(reader, successor), context.language));
  preview.total = reader.count_datasets({.agency = slug});
  for (const auto& dataset : reader.list_datasets({.agency = slug}, "", kShownMoves)) {
    const Json document = base::parse_json(dataset.document);
    const std::string title = catalog::text_in(document["title"], context.language).text;
    preview.datasets.push_back({dataset.id, title.empty() ? dataset.slug : title, dataset.state});
  }
  for (const auto& member : people::list_members(reader, slug))
    preview.members.emplace_back(member.display_name, std::string(row_of(member.role).name));
  return preview;
}

// What is missing for a change that is shown first; nothing when it can be shown.
std::optional<base::Message> find_fault(const publish::AgencyChange& change,
                                        const std::string& kind, std::size_t successors) {
  if (kind == "merge" && successors != 1) return base::Message{"web_agency_choose_one", {}};
  if (kind == "split" && successors < 2) return base::Message{"split_parts_needed", {}};
  return publish::find_fault(change.basis);
}

http::Response show_preview(const http::Request& request, app::App& app, const app::Form& form,
                            const publish::AgencyChange& change) {
  const std::string kind = name_of_kind(form["do"]);
  Outcome outcome;
  outcome.law = {change.basis.date, change.basis.title, change.basis.number, change.basis.url};
  outcome.chosen = successors_in(form);
  const web::PageContext context = app::page_context(request, app);
  if (const auto fault = find_fault(change, kind, outcome.chosen.size()))
    outcome.fault = base::say(*fault, context.language);
  else
    outcome.preview =
        preview_of(app.store.snapshot(), request.param("slug"), kind,
                   kind == "close" ? std::vector<std::string>() : outcome.chosen, context);
  return agency_page(request, app, outcome);
}

// Answers the agency whose page is shown next.
std::string act(WriteTransaction& transaction, const app::Form& form, const std::string& slug,
                const publish::AgencyChange& change) {
  const std::string_view wanted = form["do"];
  if (wanted == "revise")
    return publish::revise_agency(transaction,
                                  revision_of(form, want_agency(transaction.read(), slug)), change)
        .agency;
  if (wanted == "close") {
    publish::close_agency(transaction, slug, change);
  } else if (wanted == "split") {
    publish::split_agency(transaction, slug, parts_in(form), change);
  } else if (wanted == "merge") {
    publish::merge_agencies(transaction, {slug}, form.text("into"), change);
  } else {
    throw Error(ErrorCode::kMalformed, "form_field_bad", {{"name", "do"}});
  }
  return slug;
}

void demand_administrator(const http::Request& request) {
  app::demand(people::Right::kAdminister, "", app::principal_of(request));
}

}  // namespace

http::Response show_agency_list(const http::Request& request, app::App& app) {
  demand_administrator(request);
  const web::PageContext context = app::page_context(request, app);
  web::ManageAgenciesView view;
  view.form_token = app::form_token_of(request, app);
  view.agencies = list_rows(app.store.snapshot(), context);
  return private_page(web::manage_agencies_page(app.templates, context, view), context.language);
}

http::Response add_agency(const http::Request& request, app::App& app) {
  demand_administrator(request);
  const app::Form form(request);
  Json document = Json::object();
  set_name(document, "vi", form["name_vi"]);
  set_name(document, "en", form["name_en"]);
  std::string slug(base::trim(form["slug"]));
  if (slug.empty()) slug = base::slug(document["name"]["vi"].as_string(), 60);
  {
    auto transaction = app.store.write();
    if (transaction.read().find_agency(slug))
      throw Error(ErrorCode::kConflict, "agency_slug_taken", {{"slug", slug}});
    publish::put_agency(transaction, {slug, document, form.text("parent"), author_of(request)});
    transaction.commit();
  }
  return http::redirect(
      303, "/" + app::language_of(request, app) + "/manage/agencies/" + slug + "?saved=1");
}

http::Response show_agency_settings(const http::Request& request, app::App& app) {
  demand_administrator(request);
  return agency_page(request, app, {});
}

http::Response change_agency_settings(const http::Request& request, app::App& app) {
  demand_administrator(request);
  const app::Form form(request);
  const publish::AgencyChange change = change_of(request, app, form);
  if (form["do"].starts_with("preview_")) return show_preview(request, app, form, change);
  std::string slug;
  {
    auto transaction = app.store.write();
    slug = act(transaction, form, request.param("slug"), change);
    transaction.commit();
  }
  return http::redirect(303, "/" + app::language_of(request, app) + "/manage/agencies/" +
                                 base::percent_encode(slug) + "?saved=1");
}

}  // namespace portal::pages

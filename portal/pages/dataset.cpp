#include "portal/pages/dataset.hpp"

#include <set>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/json.hpp"
#include "catalog/readiness/readiness.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/principal.hpp"
#include "portal/app/readable.hpp"
#include "portal/pages/home.hpp"
#include "portal/web/dataset_page.hpp"
#include "portal/web/form_places.hpp"
#include "portal/web/format.hpp"

namespace portal::pages {
namespace {

using base::Json;
using catalog::store::StoredDataset;

constexpr std::size_t kMembers = 50;
constexpr std::size_t kSimilar = 5;
constexpr std::size_t kCheckedFiles = 50;  // whose readiness checks are shown

// The document with what the store knows of it, as the page reads it.
Json document_of(const StoredDataset& dataset, const std::string& base_url) {
  Json document = base::parse_json(dataset.document);
  document.set("@id", base_url + "/datasets/" + dataset.id);
  if (!document.find("@type")) document.set("@type", dataset.kind);
  document.set("kind", dataset.kind);
  document.set("id", dataset.id);
  document.set("slug", dataset.slug);
  document.set("revision", Json::integer(dataset.revision));
  return document;
}

web::RelatedDataset related(const StoredDataset& dataset) {
  return {base::parse_json(dataset.document)["title"], dataset.slug};
}

// A record is named by our identifier, our address or what it is called in its source.
std::optional<StoredDataset> find_named(const catalog::store::Reader& reader,
                                        const StoredDataset& from, const std::string& name) {
  auto found = reader.find_by_source_key(from.source, name);
  if (!found) found = reader.find_dataset(base::local_name(name));
  if (found && !found->is_public()) found.reset();
  return found;
}

// Takes those out of a property that are records of this portal: the page calls them by name.
std::vector<web::RelatedDataset> take_related(Json& document, const char* key,
                                              const catalog::store::Reader& reader,
                                              const StoredDataset& dataset) {
  std::vector<web::RelatedDataset> found;
  Json others = Json::array();
  for (const auto& item : std::as_const(document)[key].items()) {
    if (const auto named = find_named(reader, dataset, series_name(item)))
      found.push_back(related(*named));
    else
      others.push(item);
  }
  if (!found.empty()) document.set(key, std::move(others));
  return found;
}

void add_members(web::DatasetExtra& extra, const catalog::store::Reader& reader,
                 const StoredDataset& dataset, SeriesMembers& series) {
  const auto ids = series.find(reader, dataset);
  extra.members_total = ids.size();
  for (const auto& id : ids) {
    if (extra.members.size() == kMembers) return;
    const auto member = reader.find_dataset(id);
    if (member && member->is_public()) extra.members.push_back(related(*member));
  }
}

void add_similar(web::DatasetExtra& extra, const app::App& app, const std::string& id) {
  if (!app.has_index) return;
  for (const auto& hit : app.index.find_similar(id, kSimilar)) {
    const Json card = base::parse_json(hit.card);
    extra.similar.push_back({card["title"], card["publisher"]["name"], card["slug"].as_string()});
  }
}

void add_revisions(web::DatasetExtra& extra, const catalog::store::Reader& reader,
                   const std::string& id) {
  for (const auto& revision : reader.list_revisions(id))
    if (revision.state == "published" && revision.visibility == "public")
      extra.revisions.push_back({revision.number, base::format_time(revision.time), revision.note});
}

// Readiness checks of the dataset and of each of its files; one that several files fail is told
// once, with the first of them.
web::DatasetChecks checks_of(const web::PageContext& context, app::App& app,
                             const catalog::store::Reader& reader, const StoredDataset& dataset) {
  web::DatasetChecks checks;
  const auto day = web::day_of(base::now(), context.zone);
  std::set<std::string> told;
  const auto add = [&](const char* unit, const std::string& key, const std::string& file) {
    for (const auto& [id, state] : app.readiness.checks_of(unit, key, day)) {
      const auto* indicator = app.registry.find(id);
      if (!indicator || state == catalog::readiness::UnitState::kPass) continue;
      if (!told.insert(id).second) continue;
      if (state == catalog::readiness::UnitState::kUnknown) {
        ++checks.unknown;
        continue;
      }
      checks.failed.push_back({indicator->question.in(context.language),
                               indicator->fix ? indicator->fix->text.in(context.language) : "",
                               web::local_href(context, web::form_href(dataset.id, file, id))});
    }
  };
  add("dataset", dataset.id, "");
  std::size_t looked_at = 0;
  for (const auto& file : reader.list_distributions(dataset.id))
    if (looked_at++ < kCheckedFiles) add("distribution", file.id, file.id);
  return checks;
}

Json agency_of(const catalog::store::Reader& reader, const std::string& slug) {
  const auto agency = slug.empty() ? std::nullopt : reader.find_agency(slug);
  if (!agency) return Json();
  Json out = base::parse_json(agency->document);
  out.set("slug", agency->slug);
  return out;
}

}  // namespace

http::Response show_dataset(const http::Request& request, app::App& app,
                            SeriesMembers& series_members) {
  const std::string& slug = request.param("slug");
  const web::PageContext context = app::page_context(request, app);
  const auto reader = app.store.snapshot();
  const StoredDataset dataset = app::find_public(reader, slug);
  if (dataset.slug != slug)
    return http::redirect(301, app.base_url() + web::dataset_href(context, dataset.slug));

  Json document = document_of(dataset, app.base_url());
  web::DatasetExtra extra;
  extra.agency = agency_of(reader, dataset.agency);
  add_revisions(extra, reader, dataset.id);
  for (const auto& item : std::as_const(document)["inSeries"].items())
    if (const auto series = find_named(reader, dataset, series_name(item)))
      extra.series.push_back(related(*series));
  extra.served = take_related(document, "servesDataset", reader, dataset);
  add_members(extra, reader, dataset, series_members);
  add_similar(extra, app, dataset.id);
  extra.history_href = web::dataset_href(context, dataset.slug) + "/history";
  if (app::reads_drafts(request, dataset))
    extra.manage_href = web::local_href(context, "/manage/datasets/" + dataset.id);
  if (app::principal_of(request).may(app::people::Right::kEdit, dataset.agency))
    extra.checks = checks_of(context, app, reader, dataset);
  http::Response response =
      page(web::dataset_page(app.templates, context, document, extra), context, app);
  response.subject = app::subject_of_view(dataset.id);
  response.headers.set("Last-Modified", base::format_http_time(dataset.updated_at));
  response.headers.set("Link", "<" + app.base_url() + "/datasets/" + dataset.id +
                                   ".jsonld>; rel=\"alternate\"; type=\"application/ld+json\"");
  return response;
}

}  // namespace portal::pages

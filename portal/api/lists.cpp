#include "portal/api/lists.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/vocab/licences.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "portal/api/parameters.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/tag.hpp"

namespace portal::api {
namespace {

using base::Json;
using catalog::vocab::Term;

constexpr std::int64_t kMostChanges = 1000;

using Counts = std::map<std::string, std::int64_t, std::less<>>;

constexpr std::int64_t kNeverChanged = 0;  // what only another program answers otherwise

Counts counts_of(const std::vector<catalog::store::AgencyCount>& list) {
  Counts counts;
  for (const auto& count : list) counts[count.agency] = count.datasets;
  return counts;
}

// What stands beside agencies: their numbers, and what became of them.
struct Standing {
  explicit Standing(const catalog::store::Reader& reader)
      : datasets(counts_of(reader.read_statistics().by_agency)),
        former(counts_of(reader.count_former_datasets())),
        successions(reader.list_successions()) {}
  Counts datasets;
  Counts former;
  std::vector<catalog::store::Succession> successions;
};

Json count_of(const Counts& counts, std::string_view name) {
  const auto count = counts.find(name);
  return Json::integer(count == counts.end() ? 0 : count->second);
}

// A unit under an old name is not listed beside itself.
bool is_renamed(const Standing& standing, const std::string& slug) {
  return std::ranges::any_of(standing.successions, [&](const auto& each) {
    return each.former == slug && each.kind == "renamed";
  });
}

void add_standing(Json& item, const std::string& slug, const Standing& standing) {
  item.set("datasets", count_of(standing.datasets, slug));
  Json successors = Json::array(), predecessors = Json::array();
  bool ended = false;
  for (const auto& each : standing.successions) {
    if (each.successor == slug) predecessors.push(each.former);
    if (each.former != slug) continue;
    ended = true;
    item.set("ended_by", each.kind);
    if (!each.successor.empty()) successors.push(each.successor);
  }
  if (!predecessors.items().empty()) item.set("predecessors", std::move(predecessors));
  if (!ended) return;
  item.set("former_datasets", count_of(standing.former, slug));
  if (std::as_const(successors).items().size() == 1)
    item.set("successor", std::as_const(successors).items()[0]);
  item.set("successors", std::move(successors));
}

// Addresses of this portal are kept without it.
Json with_base(const Json& addresses, const std::string& base_url) {
  Json list = Json::array();
  for (const auto& address : addresses.items())
    list.push(address.as_string().starts_with('/') ? Json(base_url + address.as_string())
                                                   : Json(address));
  return list;
}

Json term_json(const Term& term) {
  Json out = Json::object();
  out.set("@id", term.iri);
  out.set("code", term.code);
  Json label = Json::object();
  label.set("vi", term.vi);
  label.set("en", term.en);
  out.set("prefLabel", std::move(label));
  if (!term.parent.empty()) out.set("broader", term.parent);
  for (const auto& [name, value] : term.attributes)
    if (!value.empty()) out.set(name, value);
  return out;
}

Json list_of(Json items) {
  Json out = Json::object();
  out.set("total", Json::integer(static_cast<std::int64_t>(items.items().size())));
  out.set("items", std::move(items));
  return out;
}

// All terms of a vocabulary with the number of datasets that have them.
http::Response list_terms(app::App& app, const char* vocabulary, const char* facet) {
  search::SearchRequest request;
  request.limit = 0;
  request.facets = {facet};
  const auto found = app.index.search(request);
  Counts counts;
  for (const auto& [name, values] : found.facets)
    for (const auto& value : values) counts[value.value] = value.count;
  Json items = Json::array();
  for (const auto& term : catalog::vocab::vocabulary(vocabulary).terms()) {
    Json item = term_json(term);
    item.set("datasets", count_of(counts, term.iri));
    items.push(std::move(item));
  }
  return app::tagged(app::json_answer(list_of(std::move(items))), app,
                     static_cast<std::int64_t>(found.seq));
}

}  // namespace

Json agency_json(const catalog::store::StoredAgency& agency, const app::App& app) {
  Json out = Json::object();
  const Json document = base::parse_json(agency.document);
  out.set("id", agency.slug);
  out.set("@id", agency.iri.empty() ? app.base_url() + "/agencies/" + agency.slug : agency.iri);
  out.set("@type", "Agent");
  for (const auto& [key, value] : document.members())
    if (!key.starts_with('@') && key != "id")
      out.set(key, key == "isReplacedBy" || key == "replaces" ? with_base(value, app.base_url())
                                                              : Json(value));
  if (!agency.parent.empty()) out.set("parent", agency.parent);
  return out;
}

Json full_agency_json(const std::string& slug, const catalog::store::Reader& reader,
                      const app::App& app) {
  const auto agency = reader.find_agency(slug);
  if (!agency) throw base::Error(base::ErrorCode::kNotFound, "agency_unknown", {{"id", slug}});
  Json item = agency_json(*agency, app);
  add_standing(item, slug, Standing(reader));
  return item;
}

http::Response list_agencies(const http::Request&, app::App& app) {
  const auto reader = app.store.snapshot();
  const Standing standing(reader);
  Json items = Json::array();
  for (const auto& agency : reader.list_agencies()) {
    if (is_renamed(standing, agency.slug)) continue;
    Json item = agency_json(agency, app);
    add_standing(item, agency.slug, standing);
    items.push(std::move(item));
  }
  return app::tagged(app::json_answer(list_of(std::move(items))), app, reader.last_seq());
}

http::Response show_agency(const http::Request& request, app::App& app) {
  const auto reader = app.store.snapshot();
  const Json item = full_agency_json(reader.renamed_agency(request.param("id")), reader, app);
  return app::tagged(app::json_answer(item), app, reader.last_seq(), "json");
}

http::Response list_themes(const http::Request&, app::App& app) {
  return list_terms(app, "themes", "theme");
}

http::Response list_licences(const http::Request&, app::App& app) {
  return list_terms(app, "licences", "license");
}

http::Response list_vocabularies(const http::Request&, app::App& app) {
  Json items = Json::array();
  for (const auto name : catalog::vocab::list_vocabularies()) {
    const auto& vocabulary = catalog::vocab::vocabulary(name);
    Json item = Json::object();
    item.set("name", name);
    item.set("inScheme", vocabulary.scheme_iri());
    item.set("terms", Json::integer(static_cast<std::int64_t>(vocabulary.terms().size())));
    item.set("url", app.base_url() + "/api/v1/vocabularies/" + std::string(name));
    items.push(std::move(item));
  }
  return app::tagged(app::json_answer(list_of(std::move(items))), app, kNeverChanged);
}

http::Response show_vocabulary(const http::Request& request, app::App& app) {
  const auto* vocabulary = catalog::vocab::find_vocabulary(request.param("name"));
  if (!vocabulary)
    throw base::Error(base::ErrorCode::kNotFound, "vocabulary_not_found",
                      {{"name", request.param("name")}});
  Json items = Json::array();
  for (const auto& term : vocabulary->terms()) items.push(term_json(term));
  Json out = list_of(std::move(items));
  out.set("name", vocabulary->name());
  out.set("inScheme", vocabulary->scheme_iri());
  return app::tagged(app::json_answer(out), app, kNeverChanged);
}

http::Response list_changes(const http::Request& request, app::App& app) {
  const std::int64_t since = integer_parameter(request, "since", 0, 0, INT64_MAX);
  const std::int64_t limit = integer_parameter(request, "limit", 100, 1, kMostChanges);
  const auto reader = app.store.snapshot();
  Json items = Json::array();
  std::int64_t last = since;
  const auto changes = reader.list_changes(since, limit);
  for (const auto& change : changes) {
    last = change.seq;
    if (change.kind == "dataset") {
      const auto dataset = reader.find_dataset(change.id);
      if (!dataset || !dataset->is_public()) continue;
    } else if (change.kind != "agency") {
      continue;
    }
    Json item = Json::object();
    item.set("seq", Json::integer(change.seq));
    item.set("time", base::format_time(change.time));
    item.set("kind", change.kind);
    item.set("action", change.action);
    item.set("id", change.id);
    if (change.revision) item.set("revision", Json::integer(change.revision));
    items.push(std::move(item));
  }
  Json out = Json::object();
  out.set("seq", Json::integer(reader.last_seq()));
  out.set("items", std::move(items));
  const bool more = static_cast<std::int64_t>(changes.size()) == limit;
  out.set("next", more ? Json(app.base_url() + "/api/v1/changes?since=" + std::to_string(last) +
                              "&limit=" + std::to_string(limit))
                       : Json());
  return app::tagged(app::json_answer(out), app, reader.last_seq());
}

}  // namespace portal::api

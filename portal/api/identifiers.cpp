#include "portal/api/identifiers.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/json.hpp"
#include "catalog/documents/catalogue_writer.hpp"
#include "portal/api/dataset_json.hpp"
#include "portal/api/datasets.hpp"
#include "portal/api/lists.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/readable.hpp"
#include "portal/app/tag.hpp"
#include "portal/http/negotiate.hpp"

namespace portal::api {
namespace {

using base::Json;
using catalog::documents::ExportFormat;
using catalog::store::StoredDataset;

enum class Form { kPage, kJson, kTurtle, kRdfXml, kNTriples, kJsonLd };

constexpr std::array<std::string_view, 7> kOffered = {
    "application/ld+json",   "text/html",        "text/turtle",          "application/rdf+xml",
    "application/n-triples", "application/json", "application/xhtml+xml"};
constexpr std::array<Form, 7> kForms = {Form::kJsonLd,   Form::kPage, Form::kTurtle, Form::kRdfXml,
                                        Form::kNTriples, Form::kJson, Form::kPage};

std::optional<Form> form_of_suffix(std::string_view path) {
  if (path.ends_with(".ttl")) return Form::kTurtle;
  if (path.ends_with(".rdf")) return Form::kRdfXml;
  if (path.ends_with(".nt")) return Form::kNTriples;
  if (path.ends_with(".jsonld")) return Form::kJsonLd;
  if (path.ends_with(".json")) return Form::kJson;
  return std::nullopt;
}

// Of the form's own address.
std::string ending_of(Form form) {
  return form == Form::kTurtle     ? ".ttl"
         : form == Form::kRdfXml   ? ".rdf"
         : form == Form::kNTriples ? ".nt"
         : form == Form::kJsonLd   ? ".jsonld"
                                   : ".json";
}

constexpr const char* kFormList =
    "text/html, application/ld+json, text/turtle, application/rdf+xml, application/n-triples, "
    "application/json";

// By the address's ending, else by Accept; nothing when the client takes none of ours.
std::optional<Form> form_of(const http::Request& request) {
  if (const auto form = form_of_suffix(request.path)) return form;
  const auto chosen = http::choose_media_type(request.header("accept"), kOffered);
  if (!chosen) return std::nullopt;
  return kForms[*chosen];
}

http::Response see_page(const http::Request& request, const app::App& app,
                        const std::string& path) {
  http::Response response =
      http::redirect(303, app.base_url() + "/" + app::language_of(request, app) + path);
  response.headers.set("Vary", "Accept");
  app::vary_by_language(response);
  return response;
}

http::Response moved_to_page(const http::Request& request, const app::App& app,
                             const std::string& path) {
  http::Response response =
      http::redirect(301, app.base_url() + "/" + app::language_of(request, app) + path);
  app::vary_by_language(response);
  return response;
}

http::Response rdf(ExportFormat format, const StoredDataset& dataset, const app::App& app) {
  const Json document = base::parse_json(dataset.document);
  catalog::documents::Published record;
  record.document = &document;
  record.publication = publication_of(dataset, app.base_url());
  record.slug = dataset.slug;
  http::Response response{200, {}, catalog::documents::write_dataset(format, record)};
  response.headers.set("Content-Type", catalog::documents::media_type_of(format));
  return response;
}

http::Response in_form(Form form, const StoredDataset& dataset, const app::App& app) {
  switch (form) {
    case Form::kTurtle:
      return rdf(ExportFormat::kTurtle, dataset, app);
    case Form::kRdfXml:
      return rdf(ExportFormat::kRdfXml, dataset, app);
    case Form::kNTriples:
      return rdf(ExportFormat::kNTriples, dataset, app);
    case Form::kJsonLd:
      return rdf(ExportFormat::kJsonLd, dataset, app);
    default:
      return http::json(served_document(dataset, app.base_url()));
  }
}

// Each form has a tag of its own: two forms are two representations.
std::string tag_of(Form form, const StoredDataset& dataset, const app::App& app) {
  return app::document_tag(app, dataset.revision, dataset.digest,
                           std::to_string(static_cast<int>(form)));
}

}  // namespace

http::Response show_dataset_identifier(const http::Request& request, app::App& app) {
  const auto chosen = form_of(request);
  if (!chosen) return app::not_acceptable(request, app, kFormList);
  const Form form = *chosen;
  const StoredDataset dataset = app::find_public(app.store.read(), request.param("id"));
  if (is_old_slug(request.param("id"), dataset))
    return lead_on(request, app,
                   "/datasets/" + base::percent_encode(dataset.slug) +
                       (form_of_suffix(request.path) ? ending_of(form) : ""));
  if (form == Form::kPage) return see_page(request, app, "/datasets/" + dataset.slug);
  http::Response response = in_form(form, dataset, app);
  app::set_validators(response, tag_of(form, dataset, app), dataset.updated_at);
  response.headers.set("Vary", "Accept");
  response.headers.set("Content-Location",
                       app.base_url() + "/datasets/" + dataset.id + ending_of(form));
  return response;
}

http::Response show_agency_identifier(const http::Request& request, app::App& app) {
  const auto form = form_of(request);
  if (!form) return app::not_acceptable(request, app, kFormList);
  const std::string& slug = request.param("id");
  const auto reader = app.store.snapshot();
  const auto agency = reader.find_agency(slug);
  if (!agency) throw base::Error(base::ErrorCode::kNotFound, "agency_unknown", {{"id", slug}});
  if (const std::string current = reader.current_agency(slug); current != slug)
    return lead_on(request, app,
                   "/agencies/" + current + (form_of_suffix(request.path) ? ending_of(*form) : ""));
  if (form == Form::kPage) return see_page(request, app, "/agencies/" + slug);
  if (form == Form::kJson) {
    http::Response response = show_agency(request, app);
    response.headers.set("Vary", "Accept");
    return response;
  }
  const Json document = agency_json(*agency, app);
  const auto format = form == Form::kTurtle     ? ExportFormat::kTurtle
                      : form == Form::kRdfXml   ? ExportFormat::kRdfXml
                      : form == Form::kNTriples ? ExportFormat::kNTriples
                                                : ExportFormat::kJsonLd;
  http::Response response{
      200, {}, catalog::documents::write_agency(format, document, app.base_url())};
  response.headers.set("Content-Type", catalog::documents::media_type_of(format));
  response.headers.set("ETag", app::catalogue_tag(app, reader.last_seq(), ending_of(*form)));
  response.headers.set("Vary", "Accept");
  return response;
}

http::Response show_distribution_identifier(const http::Request& request, app::App& app) {
  const std::string& id = request.param("id");
  const auto dataset = app.store.read().find_dataset_of_distribution(id);
  if (!dataset || !dataset->is_public())
    throw base::Error(base::ErrorCode::kNotFound, "distribution_not_found", {{"id", id}});
  const auto chosen = form_of(request);
  if (!chosen) return app::not_acceptable(request, app, kFormList);
  const Form form = *chosen;
  if (form == Form::kPage)
    return see_page(request, app, "/datasets/" + dataset->slug + "#distribution-" + id);
  http::Response response = in_form(form, *dataset, app);
  app::set_validators(response, tag_of(form, *dataset, app), dataset->updated_at);
  response.headers.set("Vary", "Accept");
  return response;
}

http::Response redirect_ckan_dataset(const http::Request& request, app::App& app) {
  const StoredDataset dataset = app::find_public(app.store.read(), request.param("name"));
  return moved_to_page(request, app, "/datasets/" + dataset.slug);
}

http::Response redirect_ckan_organization(const http::Request& request, app::App& app) {
  const std::string& name = request.param("name");
  const auto reader = app.store.read();
  if (!reader.find_agency(name))
    throw base::Error(base::ErrorCode::kNotFound, "agency_unknown", {{"id", name}});
  return moved_to_page(request, app,
                       "/agencies/" + base::percent_encode(reader.current_agency(name)));
}

}  // namespace portal::api

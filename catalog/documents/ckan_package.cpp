#include <utility>
#include <vector>

#include "catalog/base/text.hpp"
#include "catalog/documents/beside.hpp"
#include "catalog/documents/ckan_package_reader.hpp"
#include "catalog/documents/dialect_writers.hpp"
#include "catalog/documents/picking.hpp"
#include "catalog/vocab/vocabulary.hpp"

namespace catalog::documents {
namespace {

using base::Json;

Json ckan_organization(const Json& publisher) {
  Json out = Json::object();
  const std::string title = label_of(publisher);
  std::string name = publisher["id"].as_string();
  if (name.empty()) name = base::slug(title);
  out.set("id", name);
  out.set("name", name);
  out.set("title", title);
  out.set("type", "organization");
  out.set("is_organization", Json::boolean(true));
  out.set("state", "active");
  return out;
}

Json ckan_resource(const Json& in, const Publication& publication, std::int64_t position) {
  const std::string& base_url = publication.base_url;
  Json out = Json::object();
  out.set("id", in["id"].as_string());
  out.set("package_id", publication.id);
  out.set("position", Json::integer(position));
  out.set("name", told(in["title"]));
  out.set("description", told(in["description"]));
  std::string url = address_in(in, "downloadURL", base_url);
  if (url.empty()) url = address_in(in, "accessURL", base_url);
  out.set("url", url.empty() ? page_of(publication) : url);
  out.set("format", in.find("format") ? term_label("file-types", in["format"], "en") : "");
  const std::string media_type = media_type_of(in);
  out.set("mimetype", media_type.empty() ? Json() : Json(media_type));
  out.set("size", in["byteSize"].is_number() ? in["byteSize"] : Json());
  out.set("hash", label_of(in["checksum"]["checksumValue"]));
  set_text(out, "license", iri_of(in["license"]));
  const std::string issued = date_of(in["issued"]);
  const std::string modified = date_of(in["modified"]);
  out.set("created", issued.empty() ? publication.created : issued);
  out.set("last_modified", modified.empty() ? Json() : Json(modified));
  out.set("state", "active");
  return out;
}

void add_extra(Json& extras, std::string_view key, const std::string& value) {
  if (value.empty()) return;
  Json extra = Json::object();
  extra.set("key", key);
  extra.set("value", value);
  extras.push(std::move(extra));
}

// The keys of ckanext-dcat; lists are JSON texts, as it writes them.
Json ckan_extras(const Json& document, const Publication& publication) {
  const std::string& base_url = publication.base_url;
  Json extras = Json::array();
  add_extra(extras, "uri", page_of(publication));
  add_extra(extras, "identifier", label_of(first_of(document["identifier"])));
  add_extra(extras, "issued", label_of(document["issued"]));
  add_extra(extras, "modified", label_of(document["modified"]));
  add_extra(extras, "frequency", iri_of(document["accrualPeriodicity"]));
  add_extra(extras, "access_rights", label_of(document["accessRights"]));
  for (const auto& [key, name] : {std::pair{"theme", "theme"},
                                  {"language", "language"},
                                  {"conformsTo", "conforms_to"},
                                  {"hvdCategory", "hvd_category"},
                                  {"applicableLegislation", "applicable_legislation"}})
    if (const auto iris = addresses(document[key], base_url); !iris.empty())
      add_extra(extras, name, base::write_json(strings(iris)));
  const Json& period = first_of(document["temporal"]);
  add_extra(extras, "temporal_start", label_of(period["startDate"]));
  add_extra(extras, "temporal_end", label_of(period["endDate"]));
  const Json& place = first_of(document["spatial"]);
  add_extra(extras, "spatial_text", told(place["prefLabel"]));
  add_extra(extras, "spatial_uri", iri_of(place));
  add_extra(extras, "publisher_name", label_of(document["publisher"]));
  add_extra(extras, "publisher_uri", absolute(iri_of(document["publisher"]), base_url));
  return extras;
}

void add_ckan_licence(Json& out, const Json& licence) {
  const auto* term = vocab::vocabulary("licences").find_iri(iri_of(licence));
  out.set("license_id", term ? std::string(term->code) : licence.is_null() ? "notspecified" : "");
  out.set("license_title", licence.is_null() ? "" : term_label("licences", licence, "vi"));
  set_text(out, "license_url", iri_of(licence));
  out.set("isopen", Json::boolean(term && term->is("open")));
}

Json ckan_tags(const Json& keywords) {
  Json tags = Json::array();
  for (const auto& keyword : keywords_of(keywords)) {
    Json tag = Json::object();
    tag.set("name", keyword);
    tag.set("display_name", keyword);
    tag.set("state", "active");
    tags.push(std::move(tag));
  }
  return tags;
}

Json ckan_groups(const Json& document) {
  Json groups = Json::array();
  for (const Json* theme : values_of(document["theme"])) {
    Json group = Json::object();
    const std::string title = term_label("themes", *theme, "vi");
    const std::string code = base::lower_ascii(term_code("themes", *theme));
    group.set("name", code.empty() ? base::slug(title) : code);
    group.set("title", title);
    group.set("display_name", title);
    groups.push(std::move(group));
  }
  return groups;
}

void add_beside(Json& out, const Json& document, const Publication& publication) {
  Json& extras = *out.find("extras");
  add_extra(extras, kBeside, "{}");  // so that it is read as a package of ours
  const Json patch = beside(document, publication, read_ckan_package(out, 0));
  extras.items().back().set("value", base::write_json(patch));
}

}  // namespace

Json to_ckan_package(const Json& document, const Publication& publication,
                     const std::string& slug) {
  Json out = Json::object();
  out.set("id", publication.id);
  out.set("name", slug);
  out.set("type", publication.kind == NodeClass::kDatasetSeries ? "dataset_series" : "dataset");
  out.set("title", told(document["title"]));
  out.set("title_translated", document["title"]);
  out.set("notes", told(document["description"]));
  out.set("notes_translated", document["description"]);
  out.set("url", address_in(document, "landingPage", publication.base_url));
  out.set("version", document.find("version") ? Json(label_of(document["version"])) : Json());
  out.set("state", "active");
  out.set("private", Json::boolean(false));
  out.set("metadata_created", publication.created);
  out.set("metadata_modified", publication.modified);
  const Json& contact = first_of(document["contactPoint"]);
  out.set("author", label_of(first_of(document["creator"])));
  out.set("maintainer", told(contact["fn"]));
  out.set("maintainer_email", without_mailto(iri_of(first_of(contact["hasEmail"]))));
  add_ckan_licence(out, document["license"]);
  const Json& publisher = first_of(document["publisher"]);
  out.set("organization", publisher.is_object() ? ckan_organization(publisher) : Json());
  out.set("owner_org", out["organization"]["id"]);
  out.set("tags", ckan_tags(document["keyword"]));
  out.set("groups", ckan_groups(document));
  out.set("extras", ckan_extras(document, publication));
  Json resources = Json::array();
  for (const Json* each : values_of(document["distribution"]))
    resources.push(ckan_resource(
        *each, publication, static_cast<std::int64_t>(std::as_const(resources).items().size())));
  for (const char* key : {"tags", "resources"}) {
    const Json& list = std::string_view(key) == "tags" ? out["tags"] : resources;
    out.set(std::string("num_") + key,
            Json::integer(static_cast<std::int64_t>(std::as_const(list).items().size())));
  }
  out.set("resources", std::move(resources));
  add_beside(out, document, publication);
  return out;
}

}  // namespace catalog::documents

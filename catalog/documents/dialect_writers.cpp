#include "catalog/documents/dialect_writers.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/beside.hpp"
#include "catalog/documents/dialects.hpp"
#include "catalog/documents/parsing.hpp"
#include "catalog/documents/picking.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/vocab/vocabulary.hpp"

namespace catalog::documents {
namespace {

using base::Json;

constexpr std::string_view kPod = "https://project-open-data.cio.gov/v1.1/schema#";

void set_list(Json& out, const char* key, const std::vector<std::string>& texts) {
  if (!texts.empty()) out.set(key, strings(texts));
}

std::string access_level(const Json& value) {
  const std::string code = term_code("access-rights", value);
  if (code.empty() || code == "PUBLIC") return "public";
  return code == "RESTRICTED" ? "restricted public" : "non-public";
}

std::string period_text(const Json& period) {
  const std::string start = date_of(period["startDate"]);
  const std::string end = date_of(period["endDate"]);
  return start.empty() && end.empty() ? label_of(period) : start + "/" + end;
}

std::string place_text(const Json& place) {
  if (place["bbox"].items().size() != 4) return label_of(place);
  std::vector<std::string> sides;
  for (const auto& side : place["bbox"].items()) sides.push_back(side.digits());
  return base::join(sides, ",");
}

std::vector<std::string> languages_of(const Json& document) {
  std::vector<std::string> codes;
  for (const Json* language : values_of(document["language"])) {
    const std::string code = attribute("languages", *language, "alpha2");
    codes.push_back(code.empty() ? base::lower_ascii(base::local_name(label_of(*language))) : code);
  }
  return codes;
}

// An agency must have a name: that of the catalogue answers for one that is not stated.
Json pod_publisher(const Json& publisher, const std::string& of_catalogue) {
  std::string name = label_of(publisher);
  if (name.empty()) name = of_catalogue;
  if (name.empty()) return {};
  Json out = Json::object();
  out.set("@type", "org:Organization");
  out.set("name", name);
  const Json& parent = first_of(publisher["subOrganizationOf"]);
  if (Json above = pod_publisher(parent, ""); !above.is_null())
    out.set("subOrganizationOf", std::move(above));
  return out;
}

// Nobody is made up whom a reader could write to.
Json pod_contact(const Json& document) {
  const Json& contact = first_of(document["contactPoint"]);
  const std::string name = told(contact["fn"]);
  const std::string stated = iri_of(first_of(contact["hasEmail"]));
  const std::string mail = stated.starts_with("mailto:") ? stated : "";
  if (name.empty() && mail.empty()) return {};
  Json out = Json::object();
  out.set("@type", "vcard:Contact");
  out.set("fn", name.empty() ? without_mailto(mail) : name);
  set_text(out, "hasEmail", mail);
  return out;
}

void set_known(Json& out, const char* key, Json value) {
  if (!value.is_null()) out.set(key, std::move(value));
}

void add_beside(Json& out, const Json& document, const Publication& publication) {
  Json patch;
  read_data_json(out,
                 [&](Record&& read) { patch = beside(document, publication, std::move(read)); });
  if (!patch.members().empty()) out.set(kBeside, std::move(patch));
}

Json pod_distribution(const Json& in, const Publication& publication) {
  const std::string& base_url = publication.base_url;
  Json out = Json::object();
  out.set("@type", "dcat:Distribution");
  set_text(out, "title", told(in["title"]));
  set_text(out, "description", told(in["description"]));
  const std::string download = address_in(in, "downloadURL", base_url);
  const std::string access = address_in(in, "accessURL", base_url);
  set_text(out, "downloadURL", download);
  if (access != download || download.empty())
    out.set("accessURL", access.empty() ? page_of(publication) : access);
  std::string media_type = media_type_of(in);
  if (media_type.empty() && !download.empty()) media_type = "application/octet-stream";
  set_text(out, "mediaType", media_type);
  if (in.find("format")) set_text(out, "format", term_label("file-types", in["format"], "en"));
  const auto standards = addresses(in["conformsTo"], base_url);
  if (!standards.empty()) out.set("conformsTo", standards[0]);
  return out;
}

// A source may give any node such a type, or call any text JSON: those go out as texts.
Json in_own_words(const Json& value) {
  const Json* inner = value.find("@value");
  const std::string& type = value["@type"].as_string();
  if (!inner) return Json(label_of(value));
  if (type == std::string(kXsd) + "boolean") return Json::boolean(inner->as_string() == "true");
  Findings ignored;
  if (type == std::string(kRdf) + "JSON")
    if (auto json = try_parse_json(inner->as_string(), ignored)) return std::move(*json);
  return *inner;
}

// What came in as Project Open Data goes out in its own words.
void give_back(Json& out, const Json& document) {
  for (const auto& [key, value] : document.members()) {
    if (!key.starts_with(kPod)) continue;
    const std::string name = key.substr(kPod.size());
    if (out.find(name)) continue;
    Json values = Json::array();
    for (const Json* each : values_of(value)) values.push(in_own_words(*each));
    if (values.items().empty()) continue;
    const bool list = name == "bureauCode" || name == "programCode" || values.items().size() > 1;
    out.set(name, list ? std::move(values) : values.items()[0]);
  }
}

void add_pod_extent(Json& out, const Json& document) {
  if (const Json& spatial = first_of(document["spatial"]); !spatial.is_null())
    set_text(out, "spatial", place_text(spatial));
  const std::string temporal = period_text(first_of(document["temporal"]));
  if (temporal.find('/') != std::string::npos) set_text(out, "temporal", temporal);
  set_text(out, "issued", date_of(document["issued"]));
  const std::string pod = attribute("frequencies", document["accrualPeriodicity"], "pod");
  if (pod.starts_with("R/")) out.set("accrualPeriodicity", pod);
  if (pod == "irregular" || term_code("frequencies", document["accrualPeriodicity"]) == "IRREG")
    out.set("accrualPeriodicity", "irregular");
}

}  // namespace

Json to_data_json(const Json& document, const Publication& publication,
                  const std::string& publisher) {
  const std::string& base_url = publication.base_url;
  Json out = Json::object();
  out.set("@type", "dcat:Dataset");
  out.set("identifier", page_of(publication));
  const std::string title = told(document["title"]);
  out.set("title", title.empty() ? publication.id : title);
  const std::string description = told(document["description"]);
  out.set("description", description.empty() ? out["title"] : Json(description));
  std::vector<std::string> keywords = keywords_of(document["keyword"]);
  if (keywords.empty()) keywords = themes_of(document, "vi");
  if (keywords.empty()) keywords.push_back(out["title"].as_string());
  set_list(out, "keyword", keywords);
  const std::string modified = date_of(document["modified"]);
  out.set("modified", modified.empty() ? publication.modified : modified);
  set_known(out, "publisher", pod_publisher(first_of(document["publisher"]), publisher));
  set_known(out, "contactPoint", pod_contact(document));
  out.set("accessLevel", access_level(document["accessRights"]));
  const std::string licence = iri_of(document["license"]);
  if (base::is_web_address(licence)) out.set("license", licence);
  if (const Json& rights = first_of(document["rights"]); !rights.is_null())
    set_text(out, "rights", label_of(rights));
  set_text(out, "landingPage", address_in(document, "landingPage", base_url));
  set_list(out, "language", languages_of(document));
  set_list(out, "theme", themes_of(document, "vi"));
  set_list(out, "references", addresses(document["page"], base_url));
  add_pod_extent(out, document);
  Json distributions = Json::array();
  for (const Json* each : values_of(document["distribution"]))
    if (each->is_object()) distributions.push(pod_distribution(*each, publication));
  if (!distributions.items().empty()) out.set("distribution", std::move(distributions));
  give_back(out, document);
  add_beside(out, document, publication);
  return out;
}

}  // namespace catalog::documents

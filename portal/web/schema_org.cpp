#include "portal/web/schema_org.hpp"

#include <string>
#include <utility>

#include "catalog/base/text.hpp"
#include "catalog/vocab/formats.hpp"
#include "catalog/vocab/licences.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "portal/web/labels.hpp"
#include "portal/web/local_text.hpp"
#include "portal/web/markdown.hpp"
#include "portal/web/stated_term.hpp"

namespace portal::web {
namespace {

constexpr std::string_view kMediaTypes = "/assignments/media-types/";
constexpr std::size_t kDescriptionBytes = 4900;  // Google takes 5000 characters

base::Json typed(const char* type) {
  base::Json node;
  node.set("@type", type);
  return node;
}

void set_if(base::Json& node, std::string_view name, base::Json value) {
  const bool empty = value.is_null() || (value.is_string() && value.as_string().empty()) ||
                     (value.is_array() && value.items().empty());
  if (!empty) node.set(name, std::move(value));
}

base::Json organisation(const base::Json& agent, std::string_view language) {
  base::Json node = typed("Organization");
  const std::string name = pick_text(agent["name"], language).text;
  if (name.empty()) return {};
  node.set("name", name);
  set_if(node, "url", web_address(iri_of(agent["homepage"])));
  set_if(node, "@id", web_address(iri_of(agent)));
  return node;
}

std::string encoding(const base::Json& file) {
  const std::string media = iri_of(file["mediaType"]);
  const auto* format = catalog::vocab::find_format(iri_of(file["format"]));
  if (!format) format = catalog::vocab::format_of_media_type(media);
  if (format && !format->media_type.empty()) return std::string(format->media_type);
  const auto at = media.find(kMediaTypes);
  return at == std::string::npos ? media : media.substr(at + kMediaTypes.size());
}

base::Json data_download(const PageContext& context, const base::Json& file) {
  std::string content = file_address(file["downloadURL"], context.base_url);
  if (content.empty()) content = file_address(file["accessURL"], context.base_url);
  if (content.empty()) return {};
  base::Json node = typed("DataDownload");
  node.set("contentUrl", content);
  set_if(node, "name", pick_text(file["title"], context.language).text);
  set_if(node, "encodingFormat", encoding(file));
  if (const auto bytes = file["byteSize"].as_integer())
    node.set("contentSize", std::to_string(*bytes) + " B");
  set_if(node, "dateModified", file["modified"]);
  set_if(node, "license", web_address(iri_of(file["license"])));
  const auto& checksum = file["checksum"];
  if (base::lower_ascii(iri_of(checksum["algorithm"])).ends_with("sha256"))
    set_if(node, "sha256", checksum["checksumValue"]);
  return node;
}

std::string interval(const base::Json& period) {
  const std::string& from = period["startDate"].as_string();
  const std::string& to = period["endDate"].as_string();
  if (from.empty() && to.empty()) return "";
  return (from.empty() ? ".." : from) + "/" + (to.empty() ? ".." : to);
}

base::Json place(const base::Json& spatial, std::string_view language) {
  base::Json node = typed("Place");
  set_if(node, "name", pick_text(spatial["prefLabel"], language).text);
  set_if(node, "@id", web_address(iri_of(spatial)));
  const auto& box = spatial["bbox"].items();
  if (box.size() == 4) {
    base::Json shape = typed("GeoShape");  // schema.org: south west north east
    shape.set("box", box[1].digits() + " " + box[0].digits() + " " + box[3].digits() + " " +
                         box[2].digits());
    node.set("geo", std::move(shape));
  }
  return node.members().size() > 1 ? node : base::Json();
}

base::Json language_tags(const base::Json& document) {
  base::Json tags = base::Json::array();
  const auto& languages = catalog::vocab::vocabulary("languages");
  for (const auto* value : values_of(document["language"])) {
    const auto* term = languages.find(iri_of(*value));
    if (term && !term->attribute("alpha2").empty()) tags.push(term->attribute("alpha2"));
  }
  return tags;
}

template <typename Convert>
base::Json list_of(const base::Json& value, Convert convert) {
  base::Json list = base::Json::array();
  for (const auto* item : values_of(value)) {
    base::Json converted = convert(*item);
    const bool empty =
        converted.is_null() || (converted.is_string() && converted.as_string().empty());
    if (!empty) list.push(std::move(converted));
  }
  return list;
}

base::Json keywords(const base::Json& document, std::string_view language) {
  base::Json list = base::Json::array();
  for (const auto& text : pick_texts(document["keyword"], language)) list.push(text.text);
  for (const auto* theme : values_of(document["theme"]))
    if (std::string name = theme_name(*theme, language); !name.empty()) list.push(std::move(name));
  return list;
}

base::Json licence_of(const StatedTerm& licence) {
  if (!licence.iri.empty()) return base::Json(web_address(licence.iri));
  base::Json work = typed("CreativeWork");
  work.set("name", licence.words.text);
  return work;
}

void add_openness(base::Json& node, const base::Json& document, std::string_view language) {
  const auto licences = licences_of(document, language);  // often stated with the files only
  if (licences.size() == 1) set_if(node, "license", licence_of(licences.front()));
  const std::string access = iri_of(document["accessRights"]);
  if (access.ends_with("/PUBLIC")) node.set("isAccessibleForFree", base::Json::boolean(true));
  if (access.ends_with("/NON_PUBLIC")) node.set("isAccessibleForFree", base::Json::boolean(false));
}

}  // namespace

base::Json schema_org(const base::Json& document, const PageContext& context,
                      std::string_view page) {
  const std::string& language = context.language;
  base::Json node;
  node.set("@context", "https://schema.org/");
  node.set("@type", "Dataset");
  set_if(node, "@id", web_address(iri_of(document)));
  const std::string title = pick_text(document["title"], language).text;
  const std::string text = plain_text(pick_text(document["description"], language).text);
  node.set("name", title.empty() ? document["slug"].as_string() : title);
  node.set("description", text.empty() ? node["name"] : base::shorten(text, kDescriptionBytes));
  node.set("url", page);
  for (const auto* landing : values_of(document["landingPage"]))
    set_if(node, "sameAs", web_address(iri_of(*landing)));
  set_if(node, "identifier", list_of(document["identifier"], [](const base::Json& item) {
           return base::Json(item.is_object() ? item["@value"] : item);
         }));
  set_if(node, "keywords", keywords(document, language));
  set_if(node, "datePublished", document["issued"]);
  set_if(node, "dateModified", document["modified"]);
  set_if(node, "version", document["version"]);
  set_if(node, "inLanguage", language_tags(document));
  add_openness(node, document, language);
  set_if(node, "publisher", organisation(document["publisher"], language));
  set_if(node, "creator", list_of(document["creator"], [&](const base::Json& agent) {
           return organisation(agent, language);
         }));
  set_if(node, "temporalCoverage", list_of(document["temporal"], interval));
  set_if(node, "spatialCoverage", list_of(document["spatial"], [&](const base::Json& spatial) {
           return place(spatial, language);
         }));
  set_if(node, "distribution", list_of(document["distribution"], [&](const base::Json& file) {
           return data_download(context, file);
         }));
  return node;
}

}  // namespace portal::web

#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/ckan_package_reader.hpp"
#include "catalog/documents/ckan_words.hpp"
#include "catalog/documents/source_object.hpp"
#include "catalog/vocab/formats.hpp"

namespace catalog::documents {
namespace {

using base::Json;

// A resource's address is a page, a service or a file, and CKAN does not say which.
bool is_file(const SourceObject& object, const std::string& url) {
  if (object.text("url_type") == "upload" || object.text("resource_type") == "file.upload")
    return true;
  const auto* format = vocab::format_of_file_name(url.substr(0, url.find_first_of("?#")));
  return format && format->family != "web" && format->family != "api" &&
         format->family != "program";
}

std::string algorithm_of(const std::string& hash) {
  if (hash.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos) return {};
  switch (hash.size()) {
    case 32:
      return "MD5";
    case 40:
      return "SHA1";
    case 64:
      return "SHA256";
    case 128:
      return "SHA512";
    default:
      return {};
  }
}

void read_checksum(Json& out, SourceObject& object) {
  const std::string hash = object.text("hash");
  const std::string algorithm = algorithm_of(hash);
  if (algorithm.empty()) return;
  Json checksum = Json::object();
  checksum.set("algorithm", algorithm);
  object.move(checksum, "hash_algorithm", "algorithm");
  if (const Json& stated = object.see("hash_algorithm"); stated.is_string())
    checksum.set("algorithm", stated);
  checksum.set("checksumValue", base::lower_ascii(hash));
  object.take("hash");
  out.set("checksum", std::move(checksum));
}

Json read_service(const Json& source, Fidelity& fidelity) {
  Json out = Json::object();
  SourceObject object(source, kCkanWords, fidelity);
  constexpr Word words[] = {{"title", "title"},
                            {"description", "description"},
                            {"endpoint_url", "endpointURL"},
                            {"endpoint_description", "endpointDescription"},
                            {"serves_dataset", "servesDataset"},
                            {"license", "license"},
                            {"access_rights", "accessRights"},
                            {"conforms_to", "conformsTo"}};
  object.move(out, words);
  object.keep_rest(out);
  return out;
}

void read_services(Json& out, SourceObject& object, Fidelity& fidelity) {
  const Json& stated = object.see("access_services");
  Json parsed = stated;
  if (stated.is_string()) return;
  for (const auto& item : std::as_const(parsed).items())
    if (!item.is_object()) return;
  object.open("access_services");
  for (const auto& item : std::as_const(parsed).items())
    put(out, "accessService", Json(Json::Array{read_service(item, fidelity)}));
}

}  // namespace

Json read_ckan_resource(const Json& resource, Fidelity& fidelity) {
  Json out = Json::object();
  SourceObject object(resource, kCkanWords, fidelity);
  for (const auto& [name, key] : {std::pair{"name", "title"}, {"description", "description"}}) {
    const std::string translated = std::string(name) + "_translated";
    if (!is_language_map(object.see(translated))) continue;
    object.move(out, translated, key);
    object.keep(out, name);
  }
  const std::string url = object.text("url");
  if (!url.empty()) object.move(out, "url", is_file(object, url) ? "downloadURL" : "accessURL");
  read_checksum(out, object);
  read_services(out, object, fidelity);
  // Both "created" and "issued" may be there: the first that is stated counts.
  for (const auto& word : ckan_resource_words())
    if (!out.find(word.key) || word.key.ends_with("URL")) object.move(out, word.name, word.key);
  object.keep_rest(out);
  return out;
}

Json read_ckan_party(const Json& party, NodeClass node, Fidelity& fidelity) {
  Json out = Json::object();
  SourceObject object(party, kCkanWords, fidelity);
  const bool agent = node == NodeClass::kAgent;
  const char* name = agent ? "name" : "fn";
  if (const std::string uri = object.text("uri"); base::is_absolute_iri(uri)) {
    out.set("@id", uri);
    object.take("uri");
  }
  if (object.move(out, "name_translated", name)) object.keep(out, "name");
  object.move(out, "name", name);
  object.move(out, "email", agent ? "mbox" : "hasEmail");
  object.move(out, "url", agent ? "homepage" : "hasURL");
  if (agent) object.move(out, "type", "type");
  object.move(out, "identifier", "identifier");
  object.keep_rest(out);
  return out;
}

}  // namespace catalog::documents

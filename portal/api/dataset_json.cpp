#include "portal/api/dataset_json.hpp"

#include <algorithm>
#include <string_view>

namespace portal::api {
namespace {

using base::Json;
using catalog::store::StoredDataset;

catalog::NodeClass kind_of(const std::string& kind) {
  if (kind == "DatasetSeries") return catalog::NodeClass::kDatasetSeries;
  if (kind == "DataService") return catalog::NodeClass::kDataService;
  return catalog::NodeClass::kDataset;
}

// Our own addresses are kept without the portal's, which may change: "downloadURL":"/files/…",
// "inSeries":["/datasets/…"]. A quote after a backslash stands inside a text.
std::string write_out_addresses(std::string_view text, const std::string& base_url) {
  std::string out;
  out.reserve(text.size() + 1024);
  for (;;) {
    const auto found = std::min(text.find("\"/files/"), text.find("\"/datasets/"));
    if (found == std::string_view::npos) break;
    out.append(text.substr(0, found + 1));
    if (found == 0 || text[found - 1] != '\\') out += base_url;
    text.remove_prefix(found + 1);
  }
  out.append(text);
  return out;
}

void append_member(std::string& out, std::string_view name, std::string_view text) {
  base::append_json_string(out, name);
  out += ':';
  base::append_json_string(out, text);
  out += ',';
}

// "@type" and "@id" of the stored text, if it has them, come first: they are cut off there.
std::string_view after_at_keys(const std::string& document, std::string& types,
                               const std::string& kind) {
  if (!document.starts_with("{\"@type\"")) return std::string_view(document).substr(1);
  const Json parsed = base::parse_json(document);
  Json all = Json::array();
  all.push(kind);
  if (parsed["@type"].is_string()) all.push(parsed["@type"]);
  for (const auto& type : parsed["@type"].items()) all.push(type);
  types = base::write_json(all);
  const std::string cut = base::write_json(parsed["@type"]);
  return std::string_view(document).substr(std::string_view("{\"@type\":").size() + cut.size() + 1);
}

std::string with_server_keys(const StoredDataset& dataset, const std::string& document,
                             const std::string& base_url, const std::string& last_members) {
  std::string types = "\"" + dataset.kind + "\"";
  const std::string_view rest = after_at_keys(document, types, dataset.kind);
  std::string out = "{";
  append_member(out, "@context", base_url + "/context.jsonld");
  append_member(out, "@id", base_url + "/datasets/" + dataset.id);
  out += "\"@type\":" + types + ",";
  append_member(out, "id", dataset.id);
  append_member(out, "slug", dataset.slug);
  out += write_out_addresses(rest.substr(0, rest.size() - 1), base_url);
  if (out.back() == ',') out.pop_back();
  return out + last_members + "}\n";
}

}  // namespace

std::string served_document(const StoredDataset& dataset, const std::string& base_url) {
  return with_server_keys(dataset, dataset.document, base_url,
                          ",\"state\":\"" + dataset.state + "\",\"visibility\":\"" +
                              dataset.visibility +
                              "\",\"revision\":" + std::to_string(dataset.revision));
}

std::string served_revision(const StoredDataset& dataset, const catalog::store::Revision& revision,
                            const std::string& base_url) {
  return with_server_keys(dataset, revision.document, base_url,
                          ",\"state\":\"" + revision.state + "\",\"visibility\":\"" +
                              revision.visibility +
                              "\",\"revision\":" + std::to_string(revision.number));
}

catalog::documents::Publication publication_of(const StoredDataset& dataset,
                                               const std::string& base_url) {
  catalog::documents::Publication publication;
  publication.base_url = base_url;
  publication.id = dataset.id;
  publication.kind = kind_of(dataset.kind);
  publication.created = base::format_time(dataset.created_at);
  publication.modified = base::format_time(dataset.updated_at);
  return publication;
}

std::string served_card(const std::string& card, const std::string& base_url) {
  const std::string_view id = "\"@id\":\"/";
  const auto found = card.find(id);
  if (found == std::string::npos) return card;
  const auto at = found + id.size() - 1;
  return card.substr(0, at) + base_url + card.substr(at);
}

}  // namespace portal::api

#include "portal/api/dataset_json.hpp"

#include <string_view>
#include <utility>

#include "catalog/model/property.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/store/workflow.hpp"
#include "portal/app/working_copies.hpp"

namespace portal::api {
namespace {

using base::Json;
using catalog::store::StoredDataset;

bool begins_an_own_address(std::string_view text) {
  return text.starts_with("/files/") || text.starts_with("/datasets/");
}

bool holds_addresses(std::string_view key) {
  const catalog::Property* property = catalog::find_property(key);
  return key == "@id" || (property && (property->range == catalog::Range::kAddress ||
                                       property->range == catalog::Range::kReference));
}

void write_out(Json& value, bool is_address, const std::string& base_url) {
  if (is_address && value.is_string() && begins_an_own_address(value.as_string()))
    value = Json(base_url + value.as_string());
  if (value.is_array())
    for (Json& item : value.items()) write_out(item, is_address, base_url);
  if (value.is_object())
    for (auto& [key, member] : value.members()) write_out(member, holds_addresses(key), base_url);
}

// Our own addresses are kept without the portal's, which may change: "downloadURL":"/files/…",
// "inSeries":["/datasets/…"]. Only a document that may have some is parsed; a title may begin so.
std::string write_out_addresses(const std::string& document, const std::string& base_url) {
  if (document.find("\"/files/") == std::string::npos &&
      document.find("\"/datasets/") == std::string::npos)
    return document;
  Json parsed = base::parse_json(document);
  write_out(parsed, false, base_url);
  return base::write_json(parsed);
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
  const std::string written = write_out_addresses(document, base_url);
  std::string types = "\"" + dataset.kind + "\"";
  const std::string_view rest = after_at_keys(written, types, dataset.kind);
  std::string out = "{";
  append_member(out, "@context", base_url + "/context.jsonld");
  append_member(out, "@id", base_url + "/datasets/" + dataset.id);
  out += "\"@type\":" + types + ",";
  append_member(out, "id", dataset.id);
  append_member(out, "slug", dataset.slug);
  out += rest.substr(0, rest.size() - 1);
  if (out.back() == ',') out.pop_back();
  return out + last_members + "}\n";
}

// The last members: what it is in the workflow.
std::string standing_of(const StoredDataset& dataset) {
  return ",\"state\":\"" + dataset.state + "\",\"visibility\":\"" + dataset.visibility +
         "\",\"revision\":" + std::to_string(dataset.revision);
}

}  // namespace

std::string served_document(const StoredDataset& dataset, const std::string& base_url) {
  return with_server_keys(dataset, dataset.document, base_url, standing_of(dataset));
}

std::string served_document(const StoredDataset& dataset, const std::string& base_url,
                            const catalog::store::Reader& reader) {
  std::string standing = standing_of(dataset);
  if (dataset.state == "scheduled")
    if (const auto schedule = catalog::store::find_schedule(reader.connection(), dataset.id))
      standing += ",\"scheduledFor\":\"" + base::format_time(schedule->due) + "\"";
  return with_server_keys(dataset, dataset.document, base_url, standing);
}

std::string served_copy(const app::CopyOfDataset& found, const std::string& base_url) {
  const auto& copy = found.copy;
  Json authors = Json::array();
  for (const auto& author : copy.authors) authors.push(author);
  Json facts = Json::object();
  facts.set("state", copy.state);
  facts.set("version", Json::integer(copy.version));
  facts.set("base", Json::integer(copy.base_revision));
  facts.set("current", Json::boolean(copy.base_revision == found.dataset.revision));
  facts.set("authors", std::move(authors));
  facts.set("note", copy.note);
  facts.set("updated", base::format_time(copy.updated_at));
  if (found.schedule) facts.set("scheduledFor", base::format_time(found.schedule->due));
  StoredDataset dataset = found.dataset;
  dataset.visibility = copy.visibility;
  return with_server_keys(dataset, copy.document, base_url,
                          standing_of(dataset) + ",\"workingCopy\":" + base::write_json(facts));
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
  publication.kind = catalog::publish::kind_of(dataset);
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

#include "catalog/publish/shape.hpp"

#include <map>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/documents/normalise.hpp"
#include "catalog/documents/record.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/publish/agencies.hpp"
#include "catalog/publish/hosted_file.hpp"

namespace catalog::publish {
namespace {

using base::Json;

constexpr const char* kPart = "\x1F";

// What tells a distribution from its siblings at the next import: its IRI, else where it leads.
std::string key_of(const Json& distribution) {
  for (const char* key : {"sameAs", "downloadURL", "accessURL", "file", "title"})
    if (const Json* found = distribution.find(key)) return key + base::write_json(*found);
  return "";
}

// The source's own name for a node is kept beside ours.
void keep_source_iri(Json& node) {
  const std::string iri = node["@id"].as_string();
  if (!base::is_absolute_iri(iri) || iri.starts_with("_:")) return;
  node.erase("@id");
  Json* same = node.find("sameAs");
  if (!same) same = &node.set("sameAs", Json::array());
  for (const auto& item : std::as_const(*same).items())
    if (item.as_string() == iri) return;
  same->push(iri);
}

// The name that its id is made of; `again` tells apart those with one key.
std::string distribution_name(const std::string& dataset, const std::string& key, int again) {
  std::string name = "distribution";
  name.append(kPart).append(dataset).append(kPart).append(key);
  if (again) name.append(kPart).append(std::to_string(again));
  return name;
}

std::vector<store::DistributionRef> name_distributions(const std::string& dataset, Json& document) {
  std::vector<store::DistributionRef> refs;
  std::map<std::string, int> seen;
  Json* list = document.find("distribution");
  if (!list || !list->is_array()) return refs;
  for (auto& distribution : list->items()) {
    keep_source_iri(distribution);
    const std::string key = key_of(distribution);
    const int again = seen[key]++;
    if (!distribution.find("id") || distribution["id"].as_string().empty())
      distribution.set("id", base::named_uuid(distribution_name(dataset, key, again)));
    refs.push_back({distribution["id"].as_string(), distribution["file"].as_string()});
  }
  return refs;
}

// What only the server knows, and writers may send back to it.
void drop_server_keys(Json& document) {
  for (const char* key : {"id", "slug", "@id", "revision", "state", "visibility", "@context",
                          "workingCopy", "scheduledFor"})
    document.erase(key);
}

void settle_publisher(store::WriteTransaction& transaction, const ShapeFor& dataset,
                      Json& document) {
  Json* publisher = document.find("publisher");
  if (publisher && dataset.agency.empty()) {
    dataset.agency = find_or_make_agency(transaction, *publisher, dataset.author);
  } else if (!publisher && !dataset.agency.empty()) {
    document.set("publisher", publisher_of(transaction.read(), dataset.agency));
  }
  // What is stated of a unit that was merged belongs to its successor.
  if (std::string current = transaction.read().current_agency(dataset.agency);
      current != dataset.agency) {
    dataset.agency = std::move(current);
    document.set("publisher", publisher_of(transaction.read(), dataset.agency));
  }
  publisher = document.find("publisher");
  if (publisher && !dataset.agency.empty()) publisher->set("id", dataset.agency);
}

}  // namespace

Shaped shape(store::WriteTransaction& transaction, const ShapeFor& dataset, base::Json& document) {
  Shaped out;
  drop_server_keys(document);
  resolve_publisher_slug(transaction, document);
  out.findings = documents::normalise(document, dataset.kind);
  if (base::depth_of(document) > documents::kRecordDepth)
    throw base::Error(base::ErrorCode::kTooLarge, "document_too_deep",
                      {{"limit", std::to_string(documents::kRecordDepth)}});
  settle_publisher(transaction, dataset, document);
  out.distributions = name_distributions(dataset.id, document);
  fill_in_hosted_files(transaction.read(), document);
  documents::order_keys(document);
  return out;
}

std::string write_shaped(const base::Json& document) {
  std::string text = base::write_json(document);
  if (text.size() > documents::kRecordBytes)
    throw base::Error(base::ErrorCode::kTooLarge, "document_too_large",
                      {{"limit", std::to_string(documents::kRecordBytes >> 20)}});
  return text;
}

}  // namespace catalog::publish

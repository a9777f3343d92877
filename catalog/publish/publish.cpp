#include "catalog/publish/publish.hpp"

#include <map>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/random.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/normalise.hpp"
#include "catalog/documents/record.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/publish/accounted.hpp"
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

std::string wished_slug(const Draft& draft, const std::string& id) {
  if (!draft.slug.empty()) return base::slug(draft.slug);
  const Json& title = draft.document["title"];
  std::string slug = base::slug(text_in(title, "vi").text);
  if (slug.empty()) slug = base::slug(text_in(title, "en").text);
  return slug.empty() ? id : slug;
}

// "2019-02-30" stays in the document as the text it is, and is no date to anybody.
std::string date_in(const Json& value) {
  const std::string& text = value.as_string();
  return documents::temporal_type(text).empty() ? "" : text;
}

// A source that sends the same in another order has changed nothing.
bool is_same(const store::StoredDataset& stored, const store::DatasetChange& change,
             const Json& document) {
  const bool same_text = stored.digest == change.digest;
  return (same_text || documents::say_the_same(base::parse_json(stored.document), document)) &&
         stored.agency == change.agency && stored.slug == change.slug &&
         stored.state == change.state && stored.visibility == change.visibility &&
         stored.kind == change.kind;
}

// What only the server knows, and writers may send back to it.
void drop_server_keys(Json& document) {
  for (const char* key : {"id", "slug", "@id", "revision", "state", "visibility", "@context"})
    document.erase(key);
}

void settle_publisher(store::WriteTransaction& transaction, Draft& draft) {
  Json* publisher = draft.document.find("publisher");
  if (publisher && draft.agency.empty()) {
    draft.agency = find_or_make_agency(transaction, *publisher, draft.author);
  } else if (!publisher && !draft.agency.empty()) {
    draft.document.set("publisher", publisher_of(transaction, draft.agency));
  }
  publisher = draft.document.find("publisher");
  if (publisher && !draft.agency.empty()) publisher->set("id", draft.agency);
}

std::string new_id(const Draft& draft) {
  if (!draft.id.empty()) return draft.id;
  return draft.source_key.empty() ? base::random_uuid()
                                  : id_of_source(draft.source, draft.source_key);
}

}  // namespace

NodeClass kind_of(const store::StoredDataset& dataset) {
  if (dataset.kind == "DatasetSeries") return NodeClass::kDatasetSeries;
  if (dataset.kind == "DataService") return NodeClass::kDataService;
  return NodeClass::kDataset;
}

std::string id_of_source(const std::string& source, const std::string& source_key) {
  return base::named_uuid("dataset" + (kPart + source) + kPart + source_key);
}

Published publish(store::WriteTransaction& transaction, Draft draft) {
  Published out;
  drop_server_keys(draft.document);
  resolve_publisher_slug(transaction, draft.document);
  out.findings = documents::normalise(draft.document, draft.kind);
  std::optional<store::StoredDataset> stored;
  if (!draft.id.empty())
    stored = transaction.read().find_dataset(draft.id);
  else if (!draft.source_key.empty())
    stored = transaction.read().find_by_source_key(draft.source, draft.source_key);
  out.id = stored ? stored->id : new_id(draft);

  if (base::depth_of(draft.document) > documents::kRecordDepth)
    throw base::Error(base::ErrorCode::kTooLarge, "document_too_deep",
                      {{"limit", std::to_string(documents::kRecordDepth)}});
  settle_publisher(transaction, draft);
  store::DatasetChange change;
  change.distributions = name_distributions(out.id, draft.document);
  fill_in_hosted_files(transaction.read(), draft.document);
  documents::order_keys(draft.document);
  change.id = out.id;
  change.kind = std::string(class_name(draft.kind));
  change.source = draft.source;
  change.source_key = draft.source_key;
  change.agency = draft.agency;
  change.state = draft.state;
  change.visibility = draft.visibility;
  change.issued = date_in(draft.document["issued"]);
  change.modified = date_in(draft.document["modified"]);
  change.document = base::write_json(draft.document);
  change.digest = base::sha256(change.document);
  change.author = draft.author;
  change.note = draft.note;
  change.expected_revision = draft.expected_revision;
  if (change.document.size() > documents::kRecordBytes)
    throw base::Error(base::ErrorCode::kTooLarge, "document_too_large",
                      {{"limit", std::to_string(documents::kRecordBytes >> 20)}});
  change.slug = stored && draft.slug.empty()
                    ? stored->slug
                    : transaction.read().free_slug(wished_slug(draft, out.id), out.id);
  out.slug = change.slug;
  if (stored && is_same(*stored, change, draft.document)) {
    out.revision = stored->revision;
    return out;
  }
  out.outcome = stored ? Outcome::kChanged : Outcome::kAdded;
  out.revision = transaction.put_dataset(change);
  account_for_revision(transaction, change, out.revision);
  return out;
}

}  // namespace catalog::publish

#include "catalog/documents/beside.hpp"

#include <utility>

#include "catalog/documents/normalise.hpp"
#include "catalog/documents/picking.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/property.hpp"

namespace catalog::documents {
namespace {

using base::Json;

// The document as another portal may take it: our own addresses written out, our names for nodes
// as IRIs, nothing that only our store understands.
class Portable {
 public:
  explicit Portable(const std::string& base_url) : base_url_(base_url) {}

  void node(Json& node, NodeClass owner) const {
    name(node, owner);
    for (auto& [key, value] : node.members()) {
      const Property* property = find_property(key);
      if (property && (property->range == Range::kText || property->range == Range::kKeyword))
        continue;
      const bool named =
          property && (property->range == Range::kAddress || property->range == Range::kReference);
      values(value,
             property && property->range == Range::kNode ? property->node : NodeClass::kResource,
             named || key == "@id");
    }
  }

 private:
  void values(Json& value, NodeClass owner, bool named) const {
    if (value.is_array())
      for (auto& item : value.items()) values(item, owner, named);
    else if (named && value.is_string())
      value = Json(absolute(value.as_string(), base_url_));
    else if (value.is_object() && !value.find("@value"))
      node(value, owner);
  }

  void name(Json& node, NodeClass owner) const {
    const std::string id = node["id"].as_string();
    node.erase("id");
    node.erase("file");
    if (id.empty() || node.find("@id")) return;
    if (owner == NodeClass::kDistribution) node.set("@id", base_url_ + "/distributions/" + id);
    if (owner == NodeClass::kAgent) node.set("@id", base_url_ + "/agencies/" + id);
  }

  const std::string& base_url_;
};

Json portable(const Json& document, const Publication& publication) {
  Json out = document;
  Portable(publication.base_url).node(out, publication.kind);
  Json same = Json::array();
  same.push(page_of(publication));
  for (const Json* each : values_of(document["sameAs"])) same.push(*each);
  out.set("sameAs", std::move(same));
  if (publication.kind != NodeClass::kDataset) {
    Json types = Json::array();
    types.push(class_iri(publication.kind));
    for (const Json* each : values_of(document["@type"])) types.push(*each);
    out.set("@type", std::move(types));
  }
  return out;
}

}  // namespace

Json beside(const Json& document, const Publication& publication, Record read) {
  normalise(read.document, read.kind);
  const Json wanted = portable(document, publication);
  const Json& got = read.document;
  Json patch = Json::object();
  for (const auto& [key, value] : wanted.members())
    if (const Json* found = got.find(key); !found || !say_the_same(*found, value))
      patch.set(key, value);
  for (const auto& [key, value] : got.members())
    if (!wanted.find(key)) patch.set(key, Json());
  return patch;
}

void lay_over(Record& record, const Json& patch) {
  if (!patch.is_object()) return;
  for (const auto& [key, value] : patch.members()) {
    if (value.is_null())
      record.document.erase(key);
    else
      record.document.set(key, value);
  }
  for (const Json* type : values_of(patch["@type"]))
    for (const NodeClass kind : {NodeClass::kDatasetSeries, NodeClass::kDataService})
      if (type->as_string() == class_iri(kind)) record.kind = kind;
  const std::string iri = iri_of(first_of(std::as_const(record.document)["sameAs"]));
  if (!iri.empty()) record.identity = iri;
  record.is_whole = true;
}

}  // namespace catalog::documents

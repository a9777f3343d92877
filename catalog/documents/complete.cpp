#include "catalog/documents/complete.hpp"

#include <map>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/documents/conform.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/localized_text.hpp"

namespace catalog::documents {
namespace {

using base::Json;

class Completer {
 public:
  explicit Completer(const Publication& publication)
      : publication_(publication), page_(publication.base_url + "/datasets/" + publication.id) {}

  Json alone(const Json& in, NodeClass kind) { return node(in, kind, ""); }

  Json root(const Json& document) {
    landing_page_ = page_;
    const Json& landing = document["landingPage"];
    const Json& first = landing.items().empty() ? landing : landing.items()[0];
    if (base::is_absolute_iri(first.as_string())) landing_page_ = first.as_string();
    Json out = node(document, publication_.kind, page_);
    // The record itself always has its class, whatever it lacks.
    if (!out.find("@type")) out.set("@type", class_name(publication_.kind));
    Json included = Json::array();
    included.push(own_record(document["record"]));
    for (const auto& item : document["@included"].items()) {
      included.push(node(item, NodeClass::kResource, ""));
      if (const std::string& iri = item["@id"].as_string(); described_.contains(iri))
        described_[iri] = kIncludes;
    }
    for (const auto& [iri, mark] : described_) {
      Json described = Json::object();
      described.set("@id", iri);
      push_value(included.items()[0], mark, std::move(described));
    }
    out.set("@included", std::move(included));
    return out;
  }

 private:
  Json node(const Json& in, NodeClass owner, std::string id) {
    Json out = Json::object();
    if (id.empty()) id = id_of(in, owner);
    if (!id.empty()) out.set("@id", id);
    Json statements = Json::array();
    ManyKeys foreign_keys(out);
    for (const auto& [key, value] : in.members()) {
      const Property* property = find_property(key);
      if (property)
        known(out, statements, owner, *property, value);
      else if (base::is_absolute_iri(key))
        foreign(foreign_keys, key, value);
    }
    if (owner == NodeClass::kDistribution && (in.find("id") || !is_bare(out))) give_access(out);
    for (auto& statement : statements.items())
      push_value(out, kSourceStatement, std::move(statement));
    fill_in(out, owner, in["@type"]);
    note_described(out, id);
    return out;
  }

  // What is said of a node that other records may name is told apart from what they say.
  void note_described(const Json& node, const std::string& id) {
    if (!id.empty() && id != page_ && !id.starts_with("_:") && !is_bare(node) &&
        !id.starts_with(publication_.base_url + "/distributions/"))
      described_.emplace(id, kDescribes);
  }

  std::string id_of(const Json& in, NodeClass owner) const {
    const std::string& id = in["id"].as_string();
    if (owner == NodeClass::kDistribution && !id.empty())
      return publication_.base_url + "/distributions/" + id;
    const std::string& stated = in["@id"].as_string();
    if (!stated.empty()) return absolute(stated, publication_.base_url);
    if (owner == NodeClass::kAgent && !id.empty()) return publication_.base_url + "/agencies/" + id;
    return {};
  }

  void known(Json& out, Json& statements, NodeClass owner, const Property& property,
             const Json& value) {
    if (property.range == Range::kText || property.range == Range::kKeyword) {
      Json texts = published_texts(value);
      if (!texts.items().empty()) out.set(property.key, std::move(texts));
      return;
    }
    Json made = Json::array();
    for (const auto& item : value.is_array() && property.range != Range::kGeometry
                                ? value.items()
                                : Json::Array{value}) {
      const bool fits = (made.items().empty() || !is_single(property, owner));
      Json one = published(property, item);
      if (fits && conforms(property, one))
        made.push(std::move(one));
      else if (!one.is_null())
        statements.push(statement(property, std::move(one)));
    }
    if (made.items().size() == 1)
      out.set(property.key, std::move(made.items()[0]));
    else if (!made.items().empty())
      out.set(property.key, std::move(made));
  }

  Json published(const Property& property, const Json& value) {
    if (value.is_object() && !value.find("@value"))
      return node(value,
                  property.range == Range::kNode      ? property.node
                  : property.range == Range::kConcept ? NodeClass::kConcept
                                                      : NodeClass::kResource,
                  "");
    if (property.range == Range::kNode && value.is_string()) {
      Json reference = Json::object();
      reference.set("@id", absolute(value.as_string(), publication_.base_url));
      return reference;
    }
    return published_value(property, value, publication_.base_url);
  }

  static Json statement(const Property& property, Json value) {
    return source_statement(property.iri, as_foreign(std::move(value)));
  }

  void foreign(ManyKeys& out, const std::string& key, const Json& value) {
    for (const auto& item : value.is_array() ? value.items() : Json::Array{value})
      out.push(key, foreign_value(item));
  }

  Json foreign_value(const Json& value) {
    if (const Json* list = value.find("@list")) {
      Json items = Json::array();
      for (const auto& item : std::as_const(*list).items()) items.push(foreign_value(item));
      Json out = Json::object();
      out.set("@list", std::move(items));
      return out;
    }
    if (value.is_object() && !value.find("@value")) return node(value, NodeClass::kResource, "");
    return value;
  }

  // A distribution must say where it can be got at: DCAT lets the page of the dataset stand in.
  void give_access(Json& out) const {
    if (out.find("accessURL")) return;
    const Json* download = out.find("downloadURL");
    stand_in(out, "accessURL", download ? Json(*download) : Json(landing_page_));
  }

  // The source's record of this dataset, if any, is the source of ours.
  Json own_record(const Json& stated) {
    Json out = Json::object();
    out.set("@id", page_ + std::string(kRecordSuffix));
    out.set("@type", "CatalogRecord");
    out.set("issued", date_time(publication_.created));
    out.set("modified", date_time(publication_.modified));
    out.set("primaryTopic", Json(page_));
    Json sources = Json::array();
    for (const auto& record : stated.items()) {
      Json source = node(record, NodeClass::kCatalogRecord, "");
      source.set("primaryTopic", Json(page_));
      if (sources.items().empty()) fill_in(source, NodeClass::kCatalogRecord, record["@type"]);
      sources.push(std::move(source));
    }
    const Property& property = *find_property("source");
    for (std::size_t i = 0; i < sources.items().size(); ++i) {
      Json& source = sources.items()[i];
      if (i == 0)
        out.set("source", std::move(source));
      else
        push_value(out, kSourceStatement, statement(property, std::move(source)));
    }
    return out;
  }

  static Json date_time(const std::string& text) {
    return typed_value(text, "http://www.w3.org/2001/XMLSchema#dateTime");
  }

  const Publication& publication_;
  std::string page_;
  std::string landing_page_;
  std::map<std::string, std::string_view> described_;  // with its mark
};

Json term(const Property& property) {
  Json out = Json::object();
  out.set("@id", property.iri);
  switch (property.range) {
    case Range::kText:
    case Range::kKeyword:
      out.set("@container", "@language");
      break;
    case Range::kTemporal:
      out.set("@type", std::string(kXsd) + "date");
      break;
    case Range::kInteger:
      out.set("@type", std::string(kXsd) + "nonNegativeInteger");
      break;
    case Range::kDecimal:
      out.set("@type", std::string(kXsd) + "decimal");
      break;
    case Range::kDuration:
      out.set("@type", std::string(kXsd) + "duration");
      break;
    case Range::kHex:
      out.set("@type", std::string(kXsd) + "hexBinary");
      break;
    case Range::kGeometry:
      out.set("@type", kWkt);
      break;
    case Range::kConcept:
    case Range::kAddress:
    case Range::kReference:
    case Range::kNode:
      out.set("@type", "@id");
      break;
    case Range::kLiteral:
      break;
  }
  return out;
}

}  // namespace

Json complete(const Json& document, const Publication& publication) {
  return Completer(publication).root(document);
}

Json complete_node(const Json& node, NodeClass kind, const std::string& base_url) {
  Publication publication;
  publication.base_url = base_url;
  return Completer(publication).alone(node, kind);
}

const Json& context() {
  static const Json kMade = [] {
    Json terms = Json::object();
    terms.set("@version", Json::number("1.1"));
    for (int i = 0; i < static_cast<int>(NodeClass::kResource); ++i) {
      const auto node = static_cast<NodeClass>(i);
      terms.set(class_name(node), class_iri(node));
    }
    for (const auto& property : properties()) terms.set(property.key, term(property));
    Json out = Json::object();
    out.set("@context", std::move(terms));
    return out;
  }();
  return kMade;
}

std::string absolute(const std::string& address, const std::string& base_url) {
  return address.starts_with('/') && !address.starts_with("//") ? base_url + address : address;
}

}  // namespace catalog::documents

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <vector>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/dialects.hpp"
#include "catalog/documents/node_reader.hpp"
#include "catalog/documents/places.hpp"
#include "catalog/documents/source_object.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/localized_text.hpp"

namespace catalog::documents {
namespace {

using base::Json;
using rdf::Graph;
using rdf::TermId;

constexpr std::string_view kSpaces[] = {"https://schema.org/", "http://schema.org/"};

// schema.org's terms on a dataset or a download, and on what hangs on them.
constexpr Word kDatasetTerms[] = {{"name", "title"},
                                  {"alternateName", "alternative"},
                                  {"description", "description"},
                                  {"keywords", "keyword"},
                                  {"url", "landingPage"},
                                  {"identifier", "identifier"},
                                  {"license", "license"},
                                  {"creator", "creator"},
                                  {"author", "creator"},
                                  {"contributor", "contributor"},
                                  {"publisher", "publisher"},
                                  {"copyrightHolder", "rightsHolder"},
                                  {"contactPoint", "contactPoint"},
                                  {"datePublished", "issued"},
                                  {"dateModified", "modified"},
                                  {"dateCreated", "created"},
                                  {"temporalCoverage", "temporal"},
                                  {"spatialCoverage", "spatial"},
                                  {"distribution", "distribution"},
                                  {"version", "version"},
                                  {"inLanguage", "language"},
                                  {"sameAs", "sameAs"},
                                  {"isPartOf", "inSeries"},
                                  {"hasPart", "hasPart"},
                                  {"isBasedOn", "source"},
                                  {"citation", "isReferencedBy"},
                                  {"conditionsOfAccess", "rights"},
                                  {"about", "subject"}};
constexpr Word kFileTerms[] = {
    {"name", "title"},           {"description", "description"}, {"contentUrl", "downloadURL"},
    {"url", "accessURL"},        {"encodingFormat", "format"},   {"fileFormat", "format"},
    {"contentSize", "byteSize"}, {"sha256", "checksum"},         {"license", "license"},
    {"inLanguage", "language"},  {"datePublished", "issued"},    {"dateModified", "modified"}};
constexpr Word kAgentTerms[] = {{"name", "name"},
                                {"url", "homepage"},
                                {"email", "mbox"},
                                {"identifier", "identifier"},
                                {"parentOrganization", "subOrganizationOf"}};
constexpr Word kContactTerms[] = {
    {"name", "fn"}, {"email", "hasEmail"}, {"telephone", "hasTelephone"}, {"url", "hasURL"}};
constexpr Word kPlaceTerms[] = {{"name", "prefLabel"}, {"geo", "geometry"}};

std::span<const Word> terms_of(NodeClass node) {
  switch (node) {
    case NodeClass::kDistribution:
      return kFileTerms;
    case NodeClass::kAgent:
      return kAgentTerms;
    case NodeClass::kContact:
      return kContactTerms;
    case NodeClass::kPlace:
      return kPlaceTerms;
    case NodeClass::kDataset:
      return kDatasetTerms;
    default:
      return {};
  }
}

std::string_view term_of(std::string_view iri) {
  for (const auto space : kSpaces)
    if (iri.starts_with(space)) return iri.substr(space.size());
  return {};
}

bool is_node(const Json& value) {
  return value.is_object() && !value.find("@value") && !value.find("@list");
}

// "24 MB" and "1,234 bytes" as bytes; nothing where the number was rounded on the way.
std::string bytes_of(const std::string& text) {
  std::string digits;
  std::size_t at = 0;
  for (;
       at < text.size() && (std::isdigit(static_cast<unsigned char>(text[at])) || text[at] == ',');
       ++at)
    if (text[at] != ',') digits += text[at];
  const std::string unit = base::lower_ascii(base::trim(std::string_view(text).substr(at)));
  return !digits.empty() && (unit.empty() || unit == "b" || unit == "bytes" || unit == "byte")
             ? digits
             : "";
}

class Renamer {
 public:
  explicit Renamer(Fidelity& fidelity) : fidelity_(fidelity) {}

  void rename(Json& node, NodeClass node_class) {
    Json out = Json::object();
    for (auto& [key, value] : node.members()) {
      const std::string_view term = term_of(key);
      const auto terms = terms_of(node_class);
      const auto word = std::find_if(terms.begin(), terms.end(),
                                     [&](const Word& each) { return each.name == term; });
      if (term.empty() || word == terms.end())
        put(out, key, std::move(value));
      else
        known(out, key, word->key, std::move(value));
    }
    node = std::move(out);
  }

 private:
  void known(Json& out, const std::string& iri, std::string_view key, Json value) {
    const Property& property = *find_property(key);
    if (!value.is_array()) value = Json(Json::Array{std::move(value)});
    for (auto& item : value.items()) {
      Json made = one(property, item);
      const bool kept = !made.is_null();
      if (kept && property.range == Range::kText) {
        if (!out.find(key)) out.set(key, Json::object());
        add_text(*out.find(key), item["@language"].as_string(), plain(item));
      }
      if (!kept || property.range != Range::kText)
        put(out, kept ? std::string(property.key) : iri, Json(Json::Array{kept ? made : item}));
      if (kept && fidelity_.foreign > 0) --fidelity_.foreign, ++fidelity_.ours;
    }
    if (Json* held = out.find(key);
        held && held->is_array() && held->items().size() == 1 && property.range != Range::kNode)
      *held = Json(held->items()[0]);
  }

  // A value in our form; null when our key cannot hold it.
  Json one(const Property& property, Json value) {
    if (property.key == "checksum") return checksum(value);
    if (property.key == "byteSize") {
      const std::string bytes = bytes_of(plain(value));
      return bytes.empty() ? Json() : Json(bytes);
    }
    if (property.key == "geometry") return Json();
    if (property.key == "keyword") return keywords(std::move(value));
    if (property.range == Range::kText || property.range == Range::kTemporal ||
        property.range == Range::kInteger)
      return is_node(value) ? Json() : value;
    if (property.range == Range::kLiteral) return literal(std::move(value));
    if (is_node(value) && property.range == Range::kNode) rename(value, property.node);
    if (is_node(value) && property.range != Range::kNode) value = reference(std::move(value));
    return value;
  }

  static std::string plain(const Json& value) {
    return value.is_object() ? value["@value"].as_string() : value.as_string();
  }

  static Json checksum(const Json& value) {
    const std::string hash = plain(value);
    if (hash.empty()) return {};
    Json out = Json::object();
    out.set("algorithm", "SHA256");
    out.set("checksumValue", hash);
    return out;
  }

  // "a, b, c" is a list; a term of a vocabulary goes by its name.
  static Json keywords(Json value) {
    if (is_node(value)) return {};
    if (!value.is_string() || value.as_string().find(',') == std::string::npos) return value;
    Json words = Json::array();
    for (const auto& word : base::split(value.as_string(), ','))
      if (!base::trim(word).empty()) words.push(Json(base::trim(word)));
    return words;
  }

  static Json literal(Json value) {
    if (value.is_string() || value.find("@value")) return value;
    return value.members().size() == 1 ? value["@id"] : Json();
  }

  // What is only named is an address; a node that says more keeps what it says.
  static Json reference(Json value) {
    if (value.members().size() == 1 && value.find("@id")) return value["@id"];
    return value;
  }

  Fidelity& fidelity_;
};

class SchemaOrgReader {
 public:
  explicit SchemaOrgReader(const Graph& graph) : graph_(graph) { find(); }

  bool empty() const { return datasets_.empty(); }

  // Datasets that DCAT's words do not describe as well.
  std::size_t count_beside_dcat() const {
    const TermId type = graph_.find_iri(std::string(kRdf) + "type");
    return static_cast<std::size_t>(std::ranges::count_if(datasets_, [&](TermId dataset) {
      return std::ranges::none_of(graph_.about(dataset), [&](auto place) {
        const auto& triple = graph_.triples()[place];
        return triple.predicate == type &&
               graph_.term(triple.object).value.starts_with("http://www.w3.org/ns/dcat#");
      });
    }));
  }

  Summary read(const RecordSink& sink) {
    Summary summary;
    summary.format = "schema.org";
    summary.catalogue = Json::object();
    NodeReader nodes(graph_, {datasets_.begin(), datasets_.end()});
    for (const TermId id : datasets_) sink(read_record(nodes, id));
    for (std::size_t place = 0; place < graph_.size(); ++place) {
      if (nodes.is_taken(place)) continue;
      put(summary.catalogue, "@included",
          Json(Json::Array{nodes.read(graph_.triples()[place].subject, NodeClass::kResource)}));
      summary.fidelity += nodes.fidelity();
    }
    return summary;
  }

 private:
  void find() {
    std::unordered_set<TermId> seen;
    const TermId type = graph_.find_iri(std::string(kRdf) + "type");
    for (const auto space : kSpaces) {
      const TermId dataset = graph_.find_iri(std::string(space) + "Dataset");
      if (dataset == Graph::kAbsent) continue;
      for (const auto place : graph_.pointing_to(dataset)) {
        const auto& triple = graph_.triples()[place];
        if (triple.predicate == type && seen.insert(triple.subject).second)
          datasets_.push_back(triple.subject);
      }
    }
    std::sort(datasets_.begin(), datasets_.end());
  }

  Record read_record(NodeReader& nodes, TermId id) {
    Record record;
    record.document = nodes.read(id, NodeClass::kDataset);
    record.fidelity = nodes.fidelity();
    Renamer(record.fidelity).rename(record.document, NodeClass::kDataset);
    drop_type(record.document);
    const rdf::TermView term = graph_.term(id);
    const std::string iri(term.kind == rdf::TermKind::kIri ? term.value : "");
    record.document.erase("@id");
    if (!iri.empty()) put(record.document, "sameAs", Json(Json::Array{Json(iri)}));
    order_keys(record.document);
    name_record(record, iri, place_++);
    return record;
  }

  // Its class is ours by another name.
  static void drop_type(Json& document) {
    Json kept = Json::array();
    const Json& stated = std::as_const(document)["@type"];
    const Json::Array types = stated.is_array() ? stated.items() : Json::Array{stated};
    for (const auto& type : types)
      if (type.is_string() && term_of(type.as_string()) != "Dataset") kept.push(type);
    document.erase("@type");
    if (kept.items().size() == 1) document.set("@type", kept.items()[0]);
    if (kept.items().size() > 1) document.set("@type", std::move(kept));
  }

  const Graph& graph_;
  std::vector<TermId> datasets_;
  std::size_t place_ = 0;
};

}  // namespace

Summary read_schema_org(const Graph& graph, const RecordSink& sink) {
  return SchemaOrgReader(graph).read(sink);
}

bool has_schema_org(const Graph& graph) {
  return !SchemaOrgReader(graph).empty();
}

void note_schema_org(const Graph& graph, Summary& summary) {
  const std::size_t count = SchemaOrgReader(graph).count_beside_dcat();
  if (count > 0)
    summary.findings.push_back(finding(Severity::kWarning, "", "schema_org_beside_dcat",
                                       {{"count", std::to_string(count)}}));
}

}  // namespace catalog::documents

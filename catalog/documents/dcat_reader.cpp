#include "catalog/documents/dcat_reader.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/node_reader.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/localized_text.hpp"

namespace catalog::documents {
namespace {

using base::Json;
using rdf::Graph;
using rdf::TermId;
using rdf::TermKind;

constexpr std::string_view kDcat = "http://www.w3.org/ns/dcat#";
constexpr std::string_view kPrimaryTopic = "http://xmlns.com/foaf/0.1/primaryTopic";

std::string dcat(const char* name) {
  return std::string(kDcat) + name;
}

// The subjects of a class and the objects of a property, each once, in the graph's order.
class Finder {
 public:
  explicit Finder(const Graph& graph)
      : graph_(graph), type_(graph.find_iri(std::string(kRdf) + "type")) {}

  std::vector<TermId> of_class(const std::string& iri) const {
    std::vector<TermId> found;
    const TermId wanted = graph_.find_iri(iri);
    if (wanted == Graph::kAbsent) return found;
    for (const auto place : graph_.pointing_to(wanted))
      if (graph_.triples()[place].predicate == type_)
        found.push_back(graph_.triples()[place].subject);
    return found;
  }

  std::vector<TermId> objects_of(const std::string& predicate) const {
    std::vector<TermId> found;
    const TermId wanted = graph_.find_iri(predicate);
    if (wanted == Graph::kAbsent) return found;
    for (const auto& triple : graph_.triples())
      if (triple.predicate == wanted && graph_.term(triple.object).kind != TermKind::kLiteral)
        found.push_back(triple.object);
    return found;
  }

 private:
  const Graph& graph_;
  TermId type_;
};

struct Found {
  TermId id;
  NodeClass node;
};

class DcatReader {
 public:
  explicit DcatReader(const Graph& graph) : graph_(graph), finder_(graph) { find_records(); }

  bool empty() const { return records_.empty() && catalogues_.empty(); }

  Summary read(const RecordSink& sink) {
    std::unordered_set<TermId> apart(known_.begin(), known_.end());
    apart.insert(catalogues_.begin(), catalogues_.end());
    for (const TermId record : record_nodes_) apart.insert(record);
    NodeReader nodes(graph_, apart, describers_);
    for (const auto& found : records_) sink(read_record(nodes, found));
    return summary(nodes);
  }

 private:
  void find_records() {
    catalogues_ = finder_.of_class(dcat("Catalog"));
    std::unordered_set<TermId> catalogues(catalogues_.begin(), catalogues_.end());
    record_nodes_ = finder_.of_class(dcat("CatalogRecord"));
    find_registered();
    add(finder_.of_class(dcat("DatasetSeries")), NodeClass::kDatasetSeries, catalogues);
    add(finder_.of_class(dcat("Dataset")), NodeClass::kDataset, catalogues);
    add(finder_.objects_of(dcat("dataset")), NodeClass::kDataset, catalogues);
    add(services(), NodeClass::kDataService, catalogues);
    std::stable_sort(records_.begin(), records_.end(),
                     [](const Found& a, const Found& b) { return a.id < b.id; });
  }

  // A catalogue of this program gives each of its records a catalogue record of a certain name,
  // which also tells the nodes that this record describes.
  void find_registered() {
    for (const TermId record : record_nodes_) {
      const std::string_view iri = graph_.term(record).value;
      if (!iri.ends_with(kRecordSuffix)) continue;
      const TermId topic = graph_.find_iri(iri.substr(0, iri.size() - kRecordSuffix.size()));
      if (topic == Graph::kAbsent) continue;
      for (const auto place : graph_.about(record)) {
        const rdf::Triple& triple = graph_.triples()[place];
        const std::string_view predicate = graph_.term(triple.predicate).value;
        if (predicate == kPrimaryTopic && triple.object == topic) registered_.insert(topic);
        if (predicate != kDescribes && predicate != kIncludes) continue;
        for (const TermId reader : {topic, record})
          describers_[triple.object][reader] = predicate == kIncludes;
      }
    }
  }

  // In such a catalogue, datasets and services that it does not list, but another node names, are
  // parts of that.
  bool is_part(TermId id, const std::unordered_set<TermId>& catalogues) const {
    if (registered_.empty() || registered_.contains(id)) return false;
    bool named = false;
    for (const auto place : graph_.pointing_to(id)) {
      const rdf::Triple& triple = graph_.triples()[place];
      const std::string_view predicate = graph_.term(triple.predicate).value;
      if (!catalogues.contains(triple.subject))
        named = named ||
                (predicate != kPrimaryTopic && predicate != kDescribes && predicate != kIncludes);
      else if (predicate == dataset_ || predicate == service_)
        return false;
    }
    return named;
  }

  // A service without an IRI that hangs on a distribution is part of that distribution.
  std::vector<TermId> services() const {
    std::vector<TermId> list = finder_.objects_of(dcat("service"));
    for (const TermId id : finder_.of_class(dcat("DataService")))
      if (graph_.term(id).kind == TermKind::kIri || graph_.pointing_to(id).empty())
        list.push_back(id);
    return list;
  }

  void add(const std::vector<TermId>& ids, NodeClass node,
           const std::unordered_set<TermId>& catalogues) {
    for (const TermId id : ids)
      if (!catalogues.contains(id) && !graph_.about(id).empty() && !is_part(id, catalogues) &&
          known_.insert(id).second)
        records_.push_back({id, node});
  }

  Record read_record(NodeReader& nodes, const Found& found) {
    Record record;
    record.kind = found.node;
    record.catalogue = catalogue_of(found.id);
    record.is_whole = registered_.contains(found.id);
    std::size_t triples = graph_.about(found.id).size();
    if (triples <= kRecordTriples) triples = read_document(nodes, found, record);
    const rdf::TermView term = graph_.term(found.id);
    if (term.kind == TermKind::kIri) record.identity = term.value;
    if (triples > kRecordTriples) {
      record.refused = true;
      record.document = Json::object();
      record.findings.push_back(finding(
          Severity::kError, "", "record_too_large",
          {{"triples", std::to_string(triples)}, {"limit", std::to_string(kRecordTriples)}}));
    }
    name(record);
    return record;
  }

  // The triples that it took.
  std::size_t read_document(NodeReader& nodes, const Found& found, Record& record) {
    record.document = nodes.read(found.id, found.node);
    record.fidelity = nodes.fidelity();
    std::size_t triples = nodes.triples();
    keep_catalogue_record(nodes, found.id, record, triples);
    const rdf::TermView term = graph_.term(found.id);
    record.document.erase("@id");
    if (term.kind == TermKind::kIri) {
      Json* same = record.document.find("sameAs");
      if (!same) same = &record.document.set("sameAs", Json::array());
      same->items().insert(same->items().begin(), Json(term.value));
    }
    order_keys(record.document);
    return triples;
  }

  // The source's own catalogue record of this dataset, under "record".
  void keep_catalogue_record(NodeReader& nodes, TermId topic, Record& record,
                             std::size_t& triples) {
    const TermId predicate = graph_.find_iri(kPrimaryTopic);
    if (predicate == Graph::kAbsent) return;
    for (const auto place : graph_.pointing_to(topic)) {
      const rdf::Triple triple = graph_.triples()[place];
      if (triple.predicate != predicate || nodes.is_taken(place)) continue;
      nodes.take(place);
      Json held = nodes.read(triple.subject, NodeClass::kCatalogRecord, {kPrimaryTopic});
      record.fidelity += nodes.fidelity();
      triples += nodes.triples();
      ++record.fidelity.ours;
      Json* list = record.document.find("record");
      if (!list) list = &record.document.set("record", Json::array());
      list->push(std::move(held));
    }
  }

  // The catalogue that lists a record; of several, and for a record that none lists, the first by
  // name: the order of statements means nothing in RDF.
  std::string catalogue_of(TermId record) const {
    std::string first;
    for (const auto place : graph_.pointing_to(record)) {
      const rdf::Triple& triple = graph_.triples()[place];
      const std::string_view predicate = graph_.term(triple.predicate).value;
      if (predicate != dataset_ && predicate != service_) continue;
      if (const std::string iri = name_of_catalogue(triple.subject);
          !iri.empty() && (first.empty() || iri < first))
        first = iri;
    }
    return first.empty() ? catalogue_iri() : first;
  }

  std::string catalogue_iri() const {
    std::string first;
    for (const TermId id : catalogues_)
      if (const std::string iri = name_of_catalogue(id);
          !iri.empty() && (first.empty() || iri < first))
        first = iri;
    return first;
  }

  std::string name_of_catalogue(TermId id) const {
    const rdf::TermView term = graph_.term(id);
    const bool named = term.kind == TermKind::kIri && base::is_absolute_iri(term.value) &&
                       std::find(catalogues_.begin(), catalogues_.end(), id) != catalogues_.end();
    return named ? std::string(term.value) : std::string();
  }

  void name(Record& record) {
    const auto& identifiers = std::as_const(record.document)["identifier"].items();
    if (!identifiers.empty())
      record.name = identifiers[0].is_string() ? identifiers[0].as_string()
                                               : identifiers[0]["@value"].as_string();
    if (record.identity.empty()) record.identity = record.name;
    if (record.name.empty()) record.name = record.identity;
    if (record.name.empty()) record.name = text_in(record.document["title"], "en").text;
    if (record.name.empty()) record.name = "#" + std::to_string(++nameless_);
  }

  Summary summary(NodeReader& nodes) {
    Summary summary;
    summary.catalogue = Json::object();
    summary.catalogue_iri = catalogue_iri();
    for (const TermId id : catalogues_) {
      // What the catalogue lists is kept by the records themselves.
      Json catalogue = nodes.read(id, NodeClass::kCatalog, structure_);
      summary.fidelity += nodes.fidelity();
      if (summary.catalogue.members().empty()) {
        summary.catalogue = std::move(catalogue);
      } else {
        push(summary.catalogue, std::move(catalogue));
      }
    }
    take_structure(nodes, summary);
    keep_leftovers(nodes, summary);
    return summary;
  }

  void take_structure(NodeReader& nodes, Summary& summary) {
    for (std::size_t place = 0; place < graph_.size(); ++place) {
      const rdf::Triple& triple = graph_.triples()[place];
      const std::string_view predicate = graph_.term(triple.predicate).value;
      if (nodes.is_taken(place) ||
          std::find(structure_.begin(), structure_.end(), predicate) == structure_.end())
        continue;
      nodes.take(place);
      ++summary.fidelity.ours;
    }
  }

  void keep_leftovers(NodeReader& nodes, Summary& summary) {
    for (std::size_t place = 0; place < graph_.size(); ++place) {
      if (nodes.is_taken(place)) continue;
      push(summary.catalogue, nodes.read(graph_.triples()[place].subject, NodeClass::kResource));
      summary.fidelity += nodes.fidelity();
    }
  }

  static void push(Json& catalogue, Json node) {
    Json* list = catalogue.find("@included");
    if (!list) list = &catalogue.set("@included", Json::array());
    list->push(std::move(node));
  }

  const Graph& graph_;
  Finder finder_;
  std::vector<Found> records_;
  std::vector<TermId> catalogues_;
  std::vector<TermId> record_nodes_;
  std::unordered_set<TermId> known_;
  std::unordered_set<TermId> registered_;  // topics of the catalogue records of this program
  NodeReader::Describers describers_;
  std::size_t nameless_ = 0;
  const std::string dataset_ = dcat("dataset");
  const std::string service_ = dcat("service");
  const std::string record_ = dcat("record");
  const std::vector<std::string_view> structure_ = {dataset_, service_, record_};
};

}  // namespace

Summary read_dcat(const Graph& graph, const RecordSink& sink) {
  return DcatReader(graph).read(sink);
}

bool has_dcat(const Graph& graph) {
  return !DcatReader(graph).empty();
}

}  // namespace catalog::documents

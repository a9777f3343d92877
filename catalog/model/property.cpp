#include "catalog/model/property.hpp"

#include <array>
#include <deque>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace catalog {
namespace {

// Prefixes of the table below.
constexpr std::pair<std::string_view, std::string_view> kPrefixes[] = {
    {"dcat", "http://www.w3.org/ns/dcat#"},
    {"dct", "http://purl.org/dc/terms/"},
    {"dcatap", "http://data.europa.eu/r5r/"},
    {"adms", "http://www.w3.org/ns/adms#"},
    {"foaf", "http://xmlns.com/foaf/0.1/"},
    {"vcard", "http://www.w3.org/2006/vcard/ns#"},
    {"skos", "http://www.w3.org/2004/02/skos/core#"},
    {"spdx", "http://spdx.org/rdf/terms#"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"locn", "http://www.w3.org/ns/locn#"},
    {"odrl", "http://www.w3.org/ns/odrl/2/"},
    {"time", "http://www.w3.org/2006/time#"},
    {"dcatus", "http://resources.data.gov/ontology/dcat-us#"},
};

// "dct:title" written out. What it answers lives as long as the program.
std::string_view full_iri(std::string_view name) {
  static std::deque<std::string> kept;
  const auto colon = name.find(':');
  for (const auto& [prefix, iri] : kPrefixes)
    if (prefix == name.substr(0, colon))
      return kept.emplace_back(std::string(iri) + std::string(name.substr(colon + 1)));
  return name;
}

using enum Range;
constexpr bool kOne = true;
constexpr bool kMany = false;

const Property kTable[] = {
    // Dataset and everything described like it.
    {"title", "dct:title", kText, kMany},
    {"alternative", "dct:alternative", kText, kMany},
    {"description", "dct:description", kText, kMany},
    {"keyword", "dcat:keyword", kKeyword, kMany},
    {"identifier", "dct:identifier", kLiteral, kMany},
    {"otherIdentifier", "adms:identifier", kNode, kMany, {}, NodeClass::kIdentifier},
    {"theme", "dcat:theme", kConcept, kMany, "themes"},
    {"subject", "dct:subject", kReference, kMany},
    {"type", "dct:type", kConcept, kMany, "dataset-types"},
    {"publisher", "dct:publisher", kNode, kOne, {}, NodeClass::kAgent},
    {"creator", "dct:creator", kNode, kMany, {}, NodeClass::kAgent},
    {"contributor", "dct:contributor", kNode, kMany, {}, NodeClass::kAgent},
    {"rightsHolder", "dct:rightsHolder", kNode, kMany, {}, NodeClass::kAgent},
    {"contactPoint", "dcat:contactPoint", kNode, kMany, {}, NodeClass::kContact},
    {"accessRights", "dct:accessRights", kConcept, kOne, "access-rights"},
    {"license", "dct:license", kConcept, kOne, "licences"},
    {"rights", "dct:rights", kReference, kMany},
    {"hasPolicy", "odrl:hasPolicy", kReference, kOne},
    {"accrualPeriodicity", "dct:accrualPeriodicity", kConcept, kOne, "frequencies"},
    {"language", "dct:language", kConcept, kMany, "languages"},
    {"issued", "dct:issued", kTemporal, kOne},
    {"modified", "dct:modified", kTemporal, kOne},
    {"created", "dct:created", kTemporal, kOne},
    {"available", "dct:available", kTemporal, kOne},
    {"temporal", "dct:temporal", kNode, kMany, {}, NodeClass::kPeriod},
    {"temporalResolution", "dcat:temporalResolution", kDuration, kOne},
    {"spatial", "dct:spatial", kNode, kMany, {}, NodeClass::kPlace},
    {"spatialResolutionInMeters", "dcat:spatialResolutionInMeters", kDecimal, kOne},
    {"conformsTo", "dct:conformsTo", kReference, kMany},
    {"provenance", "dct:provenance", kReference, kMany},
    {"source", "dct:source", kReference, kMany},
    {"relation", "dct:relation", kReference, kMany},
    {"isReferencedBy", "dct:isReferencedBy", kReference, kMany},
    {"replaces", "dct:replaces", kReference, kMany},
    {"isReplacedBy", "dct:isReplacedBy", kReference, kMany},
    {"hasPart", "dct:hasPart", kReference, kMany},
    {"qualifiedRelation", "dcat:qualifiedRelation", kNode, kMany, {}, NodeClass::kRelationship},
    {"hadRole", "dcat:hadRole", kReference, kMany},
    {"qualifiedAttribution",
     "prov:qualifiedAttribution",
     kNode,
     kMany,
     {},
     NodeClass::kAttribution},
    {"agent", "prov:agent", kNode, kMany, {}, NodeClass::kAgent},
    {"wasGeneratedBy", "prov:wasGeneratedBy", kReference, kMany},
    {"landingPage", "dcat:landingPage", kAddress, kMany},
    {"page", "foaf:page", kReference, kMany},
    {"homepage", "foaf:homepage", kAddress, kMany},
    {"version", "dcat:version", kLiteral, kOne},
    {"versionNotes", "adms:versionNotes", kText, kMany},
    {"hasVersion", "dcat:hasVersion", kReference, kMany},
    {"relatedVersion", "dct:hasVersion", kReference, kMany},
    {"hasCurrentVersion", "dcat:hasCurrentVersion", kReference, kMany},
    {"previousVersion", "dcat:previousVersion", kReference, kMany},
    {"inSeries", "dcat:inSeries", kReference, kMany},
    {"first", "dcat:first", kReference, kMany},
    {"last", "dcat:last", kReference, kMany},
    {"prev", "dcat:prev", kReference, kMany},
    {"sample", "adms:sample", kNode, kMany, {}, NodeClass::kDistribution},
    {"distribution", "dcat:distribution", kNode, kMany, {}, NodeClass::kDistribution},
    {"applicableLegislation", "dcatap:applicableLegislation", kReference, kMany},
    {"hvdCategory", "dcatap:hvdCategory", kConcept, kMany, "hvd-categories"},
    // Ours: an item of a checklist, "https://…/readiness/checklist/godi2016/budget".
    {"covers", "urn:open-data-portal:terms:covers", kReference, kMany},
    {"sameAs", "http://www.w3.org/2002/07/owl#sameAs", kReference, kMany},
    {"primaryTopic", "foaf:primaryTopic", kReference, kOne},
    // Catalogue.
    {"dataset", "dcat:dataset", kReference, kMany},
    {"service", "dcat:service", kReference, kMany},
    {"catalogRecord", "dcat:record", kReference, kMany},
    {"themeTaxonomy", "dcat:themeTaxonomy", kReference, kMany},
    // Distribution.
    {"accessURL", "dcat:accessURL", kAddress, kMany},
    {"downloadURL", "dcat:downloadURL", kAddress, kMany},
    {"accessService", "dcat:accessService", kNode, kMany, {}, NodeClass::kDataService},
    {"format", "dct:format", kConcept, kOne, "file-types"},
    {"mediaType", "dcat:mediaType", kConcept, kOne, "media-types"},
    {"compressFormat", "dcat:compressFormat", kConcept, kOne, "media-types"},
    {"packageFormat", "dcat:packageFormat", kConcept, kOne, "media-types"},
    {"byteSize", "dcat:byteSize", kInteger, kOne},
    {"checksum", "spdx:checksum", kNode, kOne, {}, NodeClass::kChecksum},
    {"algorithm", "spdx:algorithm", kConcept, kOne, "checksum-algorithms"},
    {"checksumValue", "spdx:checksumValue", kHex, kOne},
    {"availability", "dcatap:availability", kConcept, kOne, "planned-availability"},
    {"status", "adms:status", kConcept, kOne, "distribution-status"},
    {"representationTechnique", "adms:representationTechnique", kReference, kMany},
    // Data service.
    {"endpointURL", "dcat:endpointURL", kAddress, kMany},
    {"endpointDescription", "dcat:endpointDescription", kAddress, kMany},
    {"servesDataset", "dcat:servesDataset", kReference, kMany},
    // Agent, contact.
    {"name", "foaf:name", kText, kMany},
    {"mbox", "foaf:mbox", kAddress, kMany},
    {"subOrganizationOf",
     "http://www.w3.org/ns/org#subOrganizationOf",
     kNode,
     kMany,
     {},
     NodeClass::kAgent},
    {"fn", "vcard:fn", kText, kMany},
    {"hasEmail", "vcard:hasEmail", kAddress, kMany},
    {"hasTelephone", "vcard:hasTelephone", kReference, kMany},
    {"hasURL", "vcard:hasURL", kAddress, kMany},
    {"organizationName", "vcard:organization-name", kText, kMany},
    // Place, period, identifier, concept, document.
    {"prefLabel", "skos:prefLabel", kText, kMany},
    {"altLabel", "skos:altLabel", kText, kMany},
    {"label", "rdfs:label", kText, kMany},
    {"bbox", "dcat:bbox", kGeometry, kOne},
    {"centroid", "dcat:centroid", kGeometry, kOne},
    {"geometry", "locn:geometry", kGeometry, kOne},
    {"startDate", "dcat:startDate", kTemporal, kOne},
    {"endDate", "dcat:endDate", kTemporal, kOne},
    {"hasBeginning", "time:hasBeginning", kReference, kOne},
    {"hasEnd", "time:hasEnd", kReference, kOne},
    {"notation", "skos:notation", kLiteral, kOne},
    {"schemaAgency", "adms:schemaAgency", kText, kOne},
    {"inScheme", "skos:inScheme", kReference, kMany},
    // DCAT-US 3.
    {"describedBy", "dcatus:describedBy", kNode, kMany, {}, NodeClass::kDistribution},
    {"purpose", "dcatus:purpose", kText, kMany},
    {"liabilityStatement", "dcatus:liabilityStatement", kReference, kMany},
    {"scopeNote", "skos:scopeNote", kText, kMany},
};

// IRIs of older profiles, and what they are today.
constexpr std::pair<std::string_view, std::string_view> kOlder[] = {
    {"http://schema.org/startDate", "startDate"},
    {"http://schema.org/endDate", "endDate"},
    {"https://schema.org/startDate", "startDate"},
    {"https://schema.org/endDate", "endDate"},
    {"http://www.w3.org/2002/07/owl#versionInfo", "version"},
    {"http://data.europa.eu/m8g/startTime", "startDate"},
    {"http://purl.org/dc/elements/1.1/title", "title"},
    {"http://purl.org/dc/elements/1.1/description", "description"},
};

struct ClassRow {
  NodeClass node;
  std::string_view name;
  std::string_view iri;
};

const ClassRow kClassTable[] = {
    {NodeClass::kCatalog, "Catalog", "dcat:Catalog"},
    {NodeClass::kDataset, "Dataset", "dcat:Dataset"},
    {NodeClass::kDatasetSeries, "DatasetSeries", "dcat:DatasetSeries"},
    {NodeClass::kDataService, "DataService", "dcat:DataService"},
    {NodeClass::kCatalogRecord, "CatalogRecord", "dcat:CatalogRecord"},
    {NodeClass::kDistribution, "Distribution", "dcat:Distribution"},
    {NodeClass::kAgent, "Agent", "foaf:Agent"},
    {NodeClass::kContact, "Kind", "vcard:Kind"},
    {NodeClass::kPlace, "Location", "dct:Location"},
    {NodeClass::kPeriod, "PeriodOfTime", "dct:PeriodOfTime"},
    {NodeClass::kChecksum, "Checksum", "spdx:Checksum"},
    {NodeClass::kRelationship, "Relationship", "dcat:Relationship"},
    {NodeClass::kAttribution, "Attribution", "prov:Attribution"},
    {NodeClass::kIdentifier, "Identifier", "adms:Identifier"},
    {NodeClass::kConcept, "Concept", "skos:Concept"},
    {NodeClass::kResource, "ProvenanceStatement", "dct:ProvenanceStatement"},
    {NodeClass::kResource, "RightsStatement", "dct:RightsStatement"},
    {NodeClass::kResource, "LicenseDocument", "dct:LicenseDocument"},
    {NodeClass::kResource, "Standard", "dct:Standard"},
    {NodeClass::kResource, "Document", "foaf:Document"},
    {NodeClass::kResource, "ConceptScheme", "skos:ConceptScheme"},
};

const std::pair<std::string_view, NodeClass> kEquivalentTable[] = {
    {"foaf:Organization", NodeClass::kAgent},
    {"foaf:Person", NodeClass::kAgent},
    {"http://www.w3.org/ns/org#Organization", NodeClass::kAgent},
    {"vcard:Organization", NodeClass::kContact},
    {"vcard:Individual", NodeClass::kContact},
    {"vcard:VCard", NodeClass::kContact},
    {"vcard:Group", NodeClass::kContact},
};

std::vector<Property> written_out() {
  std::vector<Property> list(std::begin(kTable), std::end(kTable));
  for (auto& property : list) property.iri = full_iri(property.iri);
  return list;
}

const std::vector<Property>& table() {
  static const std::vector<Property> kList = written_out();
  return kList;
}

const std::vector<ClassRow>& classes() {
  static const std::vector<ClassRow> kList = [] {
    std::vector<ClassRow> made(std::begin(kClassTable), std::end(kClassTable));
    for (auto& row : made) row.iri = full_iri(row.iri);
    for (const auto& [iri, node] : kEquivalentTable) made.push_back({node, {}, full_iri(iri)});
    return made;
  }();
  return kList;
}

const std::unordered_map<std::string_view, const Property*>& by_iri() {
  static const auto* map = [] {
    auto* made = new std::unordered_map<std::string_view, const Property*>;
    for (const auto& property : table()) made->emplace(property.iri, &property);
    for (const auto& [iri, key] : kOlder) made->emplace(iri, find_property(key));
    return made;
  }();
  return *map;
}

// Every key of every record is looked up here, several times: four bytes tell nearly all keys
// apart.
class KeyIndex {
 public:
  KeyIndex() {
    for (const auto& property : table()) slots_[free_slot(property.key)] = &property;
  }

  const Property* find(std::string_view key) const {
    if (key.empty()) return nullptr;
    for (std::size_t slot = hash(key); slots_[slot]; slot = (slot + 1) % kSlots)
      if (slots_[slot]->key == key) return slots_[slot];
    return nullptr;
  }

 private:
  static constexpr std::size_t kSlots = 1024;

  static std::size_t hash(std::string_view key) {
    const auto byte = [key](std::size_t at) {
      return static_cast<std::size_t>(static_cast<unsigned char>(key[at]));
    };
    return (key.size() * 131 + byte(0) * 31 + byte(key.size() / 2) * 17 +
            byte(key.size() - 1) * 7) %
           kSlots;
  }

  std::size_t free_slot(std::string_view key) const {
    std::size_t slot = hash(key);
    while (slots_[slot]) slot = (slot + 1) % kSlots;
    return slot;
  }

  std::array<const Property*, kSlots> slots_{};
};

}  // namespace

std::span<const Property> properties() {
  return table();
}

const Property* find_property(std::string_view key) {
  static const KeyIndex kIndex;
  return kIndex.find(key);
}

const Property* find_property_by_iri(std::string_view iri) {
  const auto found = by_iri().find(iri);
  return found == by_iri().end() ? nullptr : found->second;
}

bool is_single(const Property& property, NodeClass owner) {
  if (owner == NodeClass::kAgent && property.key == "type") return true;
  if (owner == NodeClass::kCatalog && property.key == "creator") return true;
  if (owner == NodeClass::kDistribution && property.key == "rights") return true;
  if (owner == NodeClass::kCatalogRecord &&
      (property.key == "conformsTo" || property.key == "source"))
    return true;
  return property.single;
}

std::string_view class_iri(std::string_view name) {
  for (const auto& row : classes())
    if (!row.name.empty() && row.name == name) return row.iri;
  return {};
}

std::string_view class_iri(NodeClass node) {
  if (node == NodeClass::kResource) return "http://www.w3.org/2000/01/rdf-schema#Resource";
  for (const auto& row : classes())
    if (row.node == node) return row.iri;
  return "http://www.w3.org/2000/01/rdf-schema#Resource";
}

std::string_view class_name(NodeClass node) {
  if (node == NodeClass::kResource) return "Resource";
  for (const auto& row : classes())
    if (row.node == node) return row.name;
  return "Resource";
}

NodeClass class_of(std::string_view iri) {
  for (const auto& row : classes())
    if (row.iri == iri) return row.node;
  return NodeClass::kResource;
}

}  // namespace catalog

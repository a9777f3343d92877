#pragma once

#include <span>
#include <string_view>

namespace catalog {

/// The classes of DCAT 3 that a document may hold, and the nodes inside them.
enum class NodeClass {
  kCatalog,
  kDataset,
  kDatasetSeries,
  kDataService,
  kCatalogRecord,
  kDistribution,
  kAgent,
  kContact,
  kPlace,
  kPeriod,
  kChecksum,
  kRelationship,
  kAttribution,
  kIdentifier,
  kConcept,
  kResource,  // anything else
};

/// What values a property takes, and how they are written in a document:
enum class Range {
  kText,     // {"vi": "…", "en": "…"}; "@none" without language; several of one language: array
  kKeyword,  // {"vi": ["…", …], …}
  kLiteral,  // "…", or {"@value","@type"} where the type is not a plain string
  kTemporal,   // "2024", "2024-03", "2024-03-01" or a date-time
  kInteger,    // 1234
  kDecimal,    // 12.5
  kDuration,   // "P1D"
  kHex,        // "9f86…"
  kGeometry,   // WKT or GeoJSON text, with its datatype when it is not WKT
  kConcept,    // an IRI, from the vocabulary that the row names
  kAddress,    // an IRI that a reader can open: a file, a page, a service
  kReference,  // an IRI of something; or an object when the source describes it
  kNode,       // an object of the class that the row names
};

/// One property of the profile, in both directions: document key <-> IRI.
/// Source: DCAT 3, DCAT-AP 3.0.1, its HVD annex 3.0.0, DCAT-US 3.
struct Property {
  std::string_view key;
  std::string_view iri;
  Range range = Range::kText;
  bool single = false;                    // at most one value (maxCount 1 in DCAT-AP)
  std::string_view vocabulary = {};       // of a kConcept, by its name in catalog/vocab
  NodeClass node = NodeClass::kResource;  // of a kNode
};

/// All properties, sorted by nothing in particular; stable.
std::span<const Property> properties();

const Property* find_property(std::string_view key);

/// By its IRI or by one that older profiles used for it (schema:startDate, owl:versionInfo, …).
const Property* find_property_by_iri(std::string_view iri);

/// Whether a class takes at most one value of the property; some differ from the table's rule.
bool is_single(const Property& property, NodeClass owner);

/// The IRI of a class ("http://www.w3.org/ns/dcat#Dataset") and its name in documents ("Dataset").
std::string_view class_iri(NodeClass node);
std::string_view class_name(NodeClass node);
/// By its name in documents, also of classes that only name a kind of document ("RightsStatement");
/// empty when it is none of ours.
std::string_view class_iri(std::string_view name);
/// By class IRI, also of an equivalent one (vcard:Organization is a contact, foaf:Organization an
/// agent); kResource when it is none of ours.
NodeClass class_of(std::string_view iri);

}  // namespace catalog

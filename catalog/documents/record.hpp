#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "catalog/base/json.hpp"
#include "catalog/model/finding.hpp"
#include "catalog/model/property.hpp"

namespace catalog::documents {

/// What became of the properties that a source stated: nothing is ever dropped silently.
struct Fidelity {
  std::size_t ours = 0;     // kept under one of our keys
  std::size_t foreign = 0;  // kept under their full IRI
  std::size_t dropped = 0;  // lost; must be 0

  Fidelity& operator+=(const Fidelity& other) {
    ours += other.ours, foreign += other.foreign, dropped += other.dropped;
    return *this;
  }
};

/// Begins the IRIs of what a document names relative to a place that it does not tell.
inline constexpr std::string_view kNoBase = "x-portal-file://";

/// One dataset, series or service as a catalogue document states it.
struct Record {
  NodeClass kind = NodeClass::kDataset;  // kDataset, kDatasetSeries or kDataService
  std::string name;  // how findings call it: its identifier, else its IRI, else its title or place
  std::string identity;   // what tells it from the others of its source, the same at every import:
                          // its IRI, else its identifier; empty when the source gives neither
  std::string catalogue;  // IRI of the dcat:Catalog it was listed in, when that is absolute
  base::Json document;    // the document of docs/dcat-profile.md, without the server's own keys
  Findings findings;
  std::size_t line = 0;   // of a table, from 1; 0: it came from elsewhere
  bool refused = false;   // nothing usable; the findings say why
  bool is_whole = false;  // its form can say all that a document of ours can, and it is ours
  bool partial = false;   // the document broke off: there may have been more of it
  Fidelity fidelity;
};

/// Takes each record as it is read, so that no document is ever in memory whole and twice.
using RecordSink = std::function<void(Record&&)>;

/// What a document says about itself, and how its reading ended.
struct Summary {
  std::string format;         // "turtle", "data.json-1.1", "ckan", …
  std::string catalogue_iri;  // of its dcat:Catalog, when it is absolute; else empty
  base::Json catalogue;       // what it says of the catalogue, and what belongs to no record
  Findings findings;          // about the document as a whole
  bool complete = true;       // false: it broke off; the records before that were given
  Fidelity fidelity;          // of the statements outside of records
};

/// Limits of one record; one that is larger is refused with a finding.
constexpr std::size_t kRecordTriples = 200'000;
constexpr std::size_t kRecordBytes = 32u << 20;
/// Whatever reads a stored document reads 64 levels; some are left for what is put around it.
constexpr std::size_t kRecordDepth = 56;

}  // namespace catalog::documents

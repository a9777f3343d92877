#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/documents/complete.hpp"
#include "catalog/rdf/graph.hpp"

namespace catalog::documents {

/// The forms in which a catalogue goes out.
enum class ExportFormat {
  kTurtle,
  kRdfXml,
  kNTriples,
  kJsonLd,
  kDataJson,
  kCkan,
  kJsonLines,
  kCsv
};

/// "turtle", "rdfxml", "ntriples", "jsonld", "data.json", "ckan", "jsonl", "csv".
std::optional<ExportFormat> export_format_of(std::string_view name);
std::string_view media_type_of(ExportFormat format);

/// What the catalogue says of itself.
struct CatalogueInfo {
  std::string base_url;
  base::Json title;  // language maps
  base::Json description;
  base::Json publisher_name;
  std::string publisher_iri;
  std::string homepage;
  std::string contact_email, contact_phone, contact_url;  // of who runs it; each may be empty
  std::string modified;                                   // RFC 3339; empty: left out
  std::set<std::string> languages;  // of its texts, as gather_csv_languages() finds them; for kCsv
};

/// One page of the catalogue, for Hydra's links. Source: Hydra core vocabulary,
/// PartialCollectionView.
struct CataloguePage {
  std::int64_t number = 1;
  std::int64_t pages = 1;
  std::int64_t records = 0;  // in all
};

/// One dataset as it goes out.
struct Published {
  const base::Json* document = nullptr;
  Publication publication;
  std::string slug;
  std::string served;  // the document as the API serves it; only for kJsonLines
};

/// Writes a catalogue record by record, with flat memory: each call appends to `out`, which the
/// caller sends and empties. All RDF forms hold the same statements.
/// Thread: one writer, one thread at a time.
class CatalogueWriter {
 public:
  virtual ~CatalogueWriter() = default;
  virtual void begin(std::string& out) = 0;
  virtual void add(std::string& out, const Published& record) = 0;
  virtual void end(std::string& out) = 0;
};

/// `page`: only for the RDF forms.
std::unique_ptr<CatalogueWriter> make_catalogue_writer(ExportFormat format, CatalogueInfo info,
                                                       std::optional<CataloguePage> page = {});

/// One dataset alone in an RDF form: what its address answers.
std::string write_dataset(ExportFormat format, const Published& record);

/// One agency alone: {"@id","name",…} as the store keeps it.
std::string write_agency(ExportFormat format, const base::Json& agency,
                         const std::string& base_url);

}  // namespace catalog::documents

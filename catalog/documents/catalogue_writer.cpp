#include "catalog/documents/catalogue_writer.hpp"

#include <array>
#include <utility>

#include "catalog/documents/dcat_writer.hpp"
#include "catalog/documents/dialect_writers.hpp"
#include "catalog/documents/shared_nodes.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/rdf/writer.hpp"

namespace catalog::documents {
namespace {

using base::Json;

constexpr std::string_view kHydra = "http://www.w3.org/ns/hydra/core#";
constexpr std::string_view kThemes = "http://publications.europa.eu/resource/authority/data-theme";

struct FormatRow {
  ExportFormat format;
  std::string_view name;
  std::string_view media_type;
};

constexpr std::array<FormatRow, 8> kFormats = {{
    {ExportFormat::kTurtle, "turtle", "text/turtle; charset=utf-8"},
    {ExportFormat::kRdfXml, "rdfxml", "application/rdf+xml"},
    {ExportFormat::kNTriples, "ntriples", "application/n-triples"},
    {ExportFormat::kJsonLd, "jsonld", "application/ld+json"},
    {ExportFormat::kDataJson, "data.json", "application/json"},
    {ExportFormat::kCkan, "ckan", "application/json"},
    {ExportFormat::kJsonLines, "jsonl", "application/jsonl"},
    {ExportFormat::kCsv, "csv", "text/csv; charset=utf-8"},
}};

rdf::Syntax syntax_of(ExportFormat format) {
  if (format == ExportFormat::kRdfXml) return rdf::Syntax::kRdfXml;
  return format == ExportFormat::kNTriples ? rdf::Syntax::kNTriples : rdf::Syntax::kTurtle;
}

Json iri_node(const std::string& iri) {
  Json out = Json::object();
  out.set("@id", iri);
  return out;
}

// A telephone number as an address: RFC 3966 wants digits, with "+" before a country's code.
std::string telephone_address(const std::string& number) {
  std::string address = "tel:";
  for (const char letter : number)
    if ((letter >= '0' && letter <= '9') || (letter == '+' && address.size() == 4))
      address += letter;
  return address.size() > 4 ? address : "";
}

// How to reach whoever runs the catalogue; null where nothing is known.
Json contact_node(const CatalogueInfo& info) {
  Json contact = Json::object();
  const auto put = [&](const char* key, const std::string& value) {
    if (!value.empty()) contact.set(key, Json(Json::Array{Json(value)}));
  };
  put("hasEmail", info.contact_email.empty() ? "" : "mailto:" + info.contact_email);
  put("hasTelephone", telephone_address(info.contact_phone));
  put("hasURL", info.contact_url);
  if (contact.members().empty()) return {};
  contact.set("@id", info.base_url + "/#contact");
  contact.set("fn", info.publisher_name);
  return contact;
}

// The catalogue's own description as a published tree.
Json catalogue_tree(const CatalogueInfo& info) {
  Json publisher = Json::object();
  publisher.set("@id",
                info.publisher_iri.empty() ? info.base_url + "/#publisher" : info.publisher_iri);
  publisher.set("name", info.publisher_name);
  Json document = Json::object();
  document.set("@id", info.base_url + "/catalog");
  document.set("title", info.title);
  document.set("description", info.description);
  document.set("publisher", std::move(publisher));
  document.set("homepage", info.homepage.empty() ? info.base_url + "/" : info.homepage);
  if (Json contact = contact_node(info); !contact.is_null())
    document.set("contactPoint", Json(Json::Array{std::move(contact)}));
  document.set("themeTaxonomy", Json(Json::Array{Json(kThemes)}));
  Json languages = Json::array();
  for (const char* code : {"VIE", "ENG"})
    languages.push("http://publications.europa.eu/resource/authority/language/" +
                   std::string(code));
  document.set("language", std::move(languages));
  return complete_node(document, NodeClass::kCatalog, info.base_url);
}

void add_link(Json& view, const char* name, const std::string& address) {
  view.set(std::string(kHydra) + name, Json(Json::Array{iri_node(address)}));
}

// Where this page of the catalogue stands among the others.
Json page_tree(const CatalogueInfo& info, const CataloguePage& page, std::string_view path) {
  const auto address = [&](std::int64_t number) {
    return info.base_url + std::string(path) + "?page=" + std::to_string(number);
  };
  Json view = Json::object();
  view.set("@id", address(page.number));
  view.set("@type", Json(Json::Array{Json(std::string(kHydra) + "PartialCollectionView")}));
  add_link(view, "first", address(1));
  add_link(view, "last", address(page.pages));
  if (page.number > 1) add_link(view, "previous", address(page.number - 1));
  if (page.number < page.pages) add_link(view, "next", address(page.number + 1));
  Json collection = Json::object();
  collection.set("@id", info.base_url + "/catalog");
  collection.set("@type", Json(Json::Array{Json(std::string(kHydra) + "Collection")}));
  collection.set(
      std::string(kHydra) + "totalItems",
      Json(Json::Array{typed_value(std::to_string(page.records), std::string(kXsd) + "integer")}));
  collection.set(std::string(kHydra) + "view", Json(Json::Array{std::move(view)}));
  return collection;
}

std::string_view path_of(ExportFormat format) {
  if (format == ExportFormat::kRdfXml) return "/catalog.rdf";
  if (format == ExportFormat::kNTriples) return "/catalog.nt";
  return format == ExportFormat::kJsonLd ? "/catalog.jsonld" : "/catalog.ttl";
}

// That the catalogue lists the record and its subject.
Json listing_tree(const CatalogueInfo& info, const Publication& publication) {
  const std::string subject = info.base_url + "/datasets/" + publication.id;
  Json out = Json::object();
  out.set("@id", info.base_url + "/catalog");
  out.set(publication.kind == NodeClass::kDataService ? "service" : "dataset", subject);
  out.set("catalogRecord", subject + std::string(kRecordSuffix));
  return out;
}

class RdfWriter : public CatalogueWriter {
 public:
  RdfWriter(ExportFormat format, CatalogueInfo info, std::optional<CataloguePage> page)
      : format_(format),
        info_(std::move(info)),
        page_(page),
        writer_(rdf::make_writer(syntax_of(format))) {}

  void begin(std::string& out) override {
    writer_->begin(out);
    rdf::Graph graph;
    add_statements(catalogue_tree(info_), graph);
    if (page_) add_statements(page_tree(info_, *page_, path_of(format_)), graph);
    writer_->write(graph, out);
  }

  void add(std::string& out, const Published& record) override {
    rdf::Graph graph;
    add_statements(listing_tree(info_, record.publication), graph);
    Json tree = complete(*record.document, record.publication);
    shared_.settle(tree);
    add_statements(tree, graph);
    writer_->write(graph, out);
  }

  void end(std::string& out) override { writer_->end(out); }

 private:
  ExportFormat format_;
  CatalogueInfo info_;
  std::optional<CataloguePage> page_;
  SharedNodes shared_;
  std::unique_ptr<rdf::Writer> writer_;
};

class JsonLdWriter : public CatalogueWriter {
 public:
  JsonLdWriter(CatalogueInfo info, std::optional<CataloguePage> page)
      : info_(std::move(info)), page_(page) {}

  // The context is inside the document: readers without network understand it too.
  void begin(std::string& out) override {
    out += "{\"@context\":";
    base::append_json(out, context()["@context"]);
    out += ",\"@graph\":[\n";
    base::append_json(out, catalogue_tree(info_));
    if (page_) append(out, page_tree(info_, *page_, path_of(ExportFormat::kJsonLd)));
  }

  // Blank labels hold for a record only, so each gets those of its own.
  void add(std::string& out, const Published& record) override {
    append(out, listing_tree(info_, record.publication));
    Json tree = complete(*record.document, record.publication);
    shared_.settle(tree);
    relabel(tree, "_:r" + std::to_string(++records_) + "-");
    append(out, tree);
  }

  void end(std::string& out) override { out += "\n]}\n"; }

 private:
  static void append(std::string& out, const Json& tree) {
    out += ",\n";
    base::append_json(out, tree);
  }

  static void relabel(Json& value, const std::string& prefix) {
    if (value.is_array())
      for (auto& item : value.items()) relabel(item, prefix);
    if (!value.is_object()) return;
    for (auto& [key, member] : value.members()) {
      if (key == "@id" && member.as_string().starts_with("_:"))
        member = Json(prefix + member.as_string().substr(2));
      else
        relabel(member, prefix);
    }
  }

  CatalogueInfo info_;
  std::optional<CataloguePage> page_;
  SharedNodes shared_;
  std::size_t records_ = 0;
};

/// A JSON document with one long array of records between a head and a tail.
class ListWriter : public CatalogueWriter {
 public:
  ListWriter(ExportFormat format, CatalogueInfo info) : format_(format), info_(std::move(info)) {}

  void begin(std::string& out) override {
    if (format_ == ExportFormat::kCkan) {
      out += "[\n";
      return;
    }
    out +=
        "{\"@context\":\"https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld\","
        "\"@id\":";
    base::append_json_string(out, info_.base_url + "/data.json");
    out +=
        ",\"@type\":\"dcat:Catalog\","
        "\"conformsTo\":\"https://project-open-data.cio.gov/v1.1/schema\","
        "\"describedBy\":\"https://project-open-data.cio.gov/v1.1/schema/catalog.json\","
        "\"dataset\":[\n";
  }

  void add(std::string& out, const Published& record) override {
    // A service has no place in data.json, which knows datasets only.
    if (record.publication.kind == NodeClass::kDataService) return;
    if (any_) out += ",\n";
    any_ = true;
    base::append_json(out, format_ == ExportFormat::kCkan
                               ? to_ckan_package(*record.document, record.publication, record.slug)
                               : to_data_json(*record.document, record.publication,
                                              text_in(info_.publisher_name, "vi").text));
  }

  void end(std::string& out) override {
    out += format_ == ExportFormat::kCkan ? "\n]\n" : "\n]}\n";
  }

 private:
  ExportFormat format_;
  CatalogueInfo info_;
  bool any_ = false;
};

class LineWriter : public CatalogueWriter {
 public:
  LineWriter(ExportFormat format, CatalogueInfo info) : format_(format), info_(std::move(info)) {}

  void begin(std::string& out) override {
    if (format_ == ExportFormat::kCsv) out += csv_header(info_.languages);
  }
  void add(std::string& out, const Published& record) override {
    out += format_ == ExportFormat::kCsv
               ? to_csv_row(*record.document, record.publication, info_.languages)
               : record.served;
  }
  void end(std::string&) override {}

 private:
  ExportFormat format_;
  CatalogueInfo info_;
};

std::string write_tree(ExportFormat format, Json tree) {
  if (format == ExportFormat::kJsonLd) {
    Json out = Json::object();
    out.set("@context", context()["@context"]);
    for (auto& [key, value] : tree.members()) out.set(key, std::move(value));
    return base::write_json(out) + "\n";
  }
  rdf::Graph graph;
  add_statements(tree, graph);
  return rdf::write_graph(graph, syntax_of(format));
}

}  // namespace

std::optional<ExportFormat> export_format_of(std::string_view name) {
  for (const auto& row : kFormats)
    if (row.name == name) return row.format;
  return std::nullopt;
}

std::string_view media_type_of(ExportFormat format) {
  for (const auto& row : kFormats)
    if (row.format == format) return row.media_type;
  return "application/octet-stream";
}

std::unique_ptr<CatalogueWriter> make_catalogue_writer(ExportFormat format, CatalogueInfo info,
                                                       std::optional<CataloguePage> page) {
  switch (format) {
    case ExportFormat::kJsonLd:
      return std::make_unique<JsonLdWriter>(std::move(info), page);
    case ExportFormat::kDataJson:
    case ExportFormat::kCkan:
      return std::make_unique<ListWriter>(format, std::move(info));
    case ExportFormat::kJsonLines:
    case ExportFormat::kCsv:
      return std::make_unique<LineWriter>(format, std::move(info));
    default:
      return std::make_unique<RdfWriter>(format, std::move(info), page);
  }
}

std::string write_dataset(ExportFormat format, const Published& record) {
  return write_tree(format, complete(*record.document, record.publication));
}

std::string write_agency(ExportFormat format, const Json& agency, const std::string& base_url) {
  return write_tree(format, complete_node(agency, NodeClass::kAgent, base_url));
}

}  // namespace catalog::documents

#pragma once

#include <string>

#include "catalog/base/json.hpp"
#include "catalog/model/property.hpp"

namespace catalog::documents {

/// Where and as what a dataset is published; the document itself knows nothing of it.
struct Publication {
  std::string base_url;  // "https://data.example.vn", without slash at its end
  std::string id;
  NodeClass kind = NodeClass::kDataset;
  std::string created;   // of the record, RFC 3339
  std::string modified;  // of the record, RFC 3339
};

/// The document as it is published: one JSON-LD tree under context(), with absolute addresses,
/// classes, typed values and the portal's own catalogue record. All RDF forms are made from it, so
/// that they say the same.
///
/// It is valid against the DCAT-AP 3 shapes when title and description are there: a distribution
/// without address is given the landing page or the dataset's own page; a value that its property
/// cannot take (a second licence, the date "2019-13") goes under kSourceStatement; a node that
/// lacks what its class demands is left without class.
base::Json complete(const base::Json& document, const Publication& publication);

/// A node of another class in its published form: an agency, the catalogue itself.
base::Json complete_node(const base::Json& node, NodeClass kind, const std::string& base_url);

/// The JSON-LD context of documents, made from the property table: served at /context.jsonld.
const base::Json& context();

/// A web address of this portal written out: "/files/x" with the base before it.
std::string absolute(const std::string& address, const std::string& base_url);

}  // namespace catalog::documents

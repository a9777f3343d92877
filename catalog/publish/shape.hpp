#pragma once

#include <string>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/model/finding.hpp"
#include "catalog/model/property.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::publish {

/// How a document gets the one form in which it is kept, whoever writes it: publish() and working
/// copies do the same.

/// Which dataset a document is of, for shape().
struct ShapeFor {
  std::string id;
  NodeClass kind = NodeClass::kDataset;
  std::string& agency;  // slug; where it is empty, found or made from the publisher and set
  const std::string& author;
};

struct Shaped {
  Findings findings;
  std::vector<store::DistributionRef> distributions;
};

/// Brings a document into the form in which the store keeps it: without what only the server knows,
/// normalised, with the agency as publisher, its distributions named, and what is known of hosted
/// files filled in.
/// Errors: kTooLarge "document_too_deep"; as publisher_of() and fill_in_hosted_files().
Shaped shape(store::WriteTransaction& transaction, const ShapeFor& dataset, base::Json& document);

/// The text that the store keeps. Errors: kTooLarge "document_too_large".
std::string write_shaped(const base::Json& document);

}  // namespace catalog::publish

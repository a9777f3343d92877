#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/model/property.hpp"

namespace catalog::publish {

/// 8-4-4-4-12 hexadecimal digits.
bool is_uuid(std::string_view text);

/// A record that comes in under an address of this portal.
struct OwnAddress {
  std::string base_url;  // the one of ours that it begins with
  std::string id;        // of the dataset
};

/// Whether an IRI is the address of a dataset here: one of `base_urls`, then "/datasets/" and an
/// identifier.
std::optional<OwnAddress> own_address(const std::string& iri,
                                      const std::vector<std::string>& base_urls);

/// Turns a document that this portal published back into the one that it keeps: its own addresses
/// without the portal's, files and agencies by their names here, the source's catalogue record for
/// the portal's own. `stored` is what is kept now, null when nothing is; from it come the uploaded
/// files, which no form tells.
void bring_home(base::Json& document, const OwnAddress& address, NodeClass kind,
                const base::Json& stored);

}  // namespace catalog::publish

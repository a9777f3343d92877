#pragma once

#include <cstddef>
#include <string>

#include "catalog/rules/view.hpp"

namespace shacl {

/// The statements that a document makes, in N-Triples: every value under its property, whether or
/// not it fits there, without anything that the portal's own exports mend or leave out. Nodes are
/// called by the number of the record and their place in `view.nodes`: "urn:record:7:2" where
/// the document names them, "_:record7x2" where it does not, so that a validator's findings tell
/// their place.
std::string stated_triples(const catalog::rules::View& view, std::size_t record);

}  // namespace shacl

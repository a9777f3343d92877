#pragma once

#include <string>
#include <string_view>

#include "catalog/rdf/format.hpp"
#include "catalog/rdf/triple_wire.hpp"

namespace catalog::rdf {

/// Parses by raptor2 and writes what it finds to `out`, its end last. For the sandbox: raptor is an
/// old C parser with a history of holes, so foreign text never meets it in this process.
/// Not for kJsonLd.
void parse_by_raptor(Syntax syntax, std::string_view text, const std::string& base_iri,
                     WireWriter& out);

}  // namespace catalog::rdf

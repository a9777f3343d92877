#pragma once

#include <string>
#include <string_view>

namespace search {

/// The one form of a filter value, for index and request alike: the vocabulary's IRI for what any
/// of its codes, spellings and other IRIs says ("SOCI", "csv", "cc-by"); an agency's id for its
/// address; else the value in NFC.
std::string filter_value(std::string_view facet, std::string_view stated);

}  // namespace search

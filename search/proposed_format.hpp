#pragma once

#include <string>
#include <string_view>

#include "catalog/base/json.hpp"

namespace search {

/// What a format was guessed from.
enum class FormatSource { kFileName, kMediaType, kAddress, kTitle };

/// The format that a distribution most likely has; `iri` is empty when nothing tells it.
struct ProposedFormat {
  std::string iri;
  FormatSource source = FormatSource::kFileName;
  std::string said;  // what told it: "csv", "text/csv", "format=json"
};

/// Reads the ending of its file or address, its media type, what an address asks for ("?format=",
/// a WMS, a folder "csv") and, last, its title. What it states as its format is not looked at.
/// `file_name`: of the uploaded file that it hands out; may be empty.
ProposedFormat propose_format(const base::Json& distribution, std::string_view file_name = {});

}  // namespace search

#pragma once

#include <string_view>

#include "catalog/base/json.hpp"
#include "catalog/documents/complete.hpp"
#include "catalog/documents/record.hpp"

namespace catalog::documents {

/// Names what a document of ours says beside the words of another dialect, for which that dialect
/// has none: a JSON merge patch (RFC 7396), one level deep, from what our reader makes of the
/// dialect's words to the dataset as it is. So every dialect comes back whole.
inline constexpr std::string_view kBeside = "urn:open-data-portal:terms:beside";

/// The patch for one dataset; `read` is what the reader of the dialect made of the words that were
/// written.
base::Json beside(const base::Json& document, const Publication& publication, Record read);

/// Lays such a patch over a record that was read; anything but an object changes nothing. The
/// record is then known by the address that it has at the portal it comes from.
void lay_over(Record& record, const base::Json& patch);

}  // namespace catalog::documents

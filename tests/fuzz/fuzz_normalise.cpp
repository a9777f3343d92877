#include "catalog/base/error.hpp"
#include "catalog/documents/complete.hpp"
#include "catalog/documents/normalise.hpp"
#include "catalog/documents/parsing.hpp"
#include "tests/fuzz/fuzzing.hpp"

// A dataset document as somebody sends it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  catalog::Findings findings;
  auto document = catalog::documents::try_parse_json(fuzzing::text(data, size), findings);
  if (!document || !document->is_object()) return 0;
  catalog::documents::normalise(*document, catalog::NodeClass::kDataset);
  base::Json again = *document;
  catalog::documents::normalise(again, catalog::NodeClass::kDataset);
  if (again != *document) std::cerr << write_json(*document) << '\n' << write_json(again) << '\n';
  fuzzing::hold(again == *document, "a document that was normalised is left as it is");
  const base::Json published =
      catalog::documents::complete(*document, {.base_url = "https://portal.example",
                                               .id = "76c20547-7b40-8bbb-ae74-7021496505b6",
                                               .kind = catalog::NodeClass::kDataset,
                                               .created = "2025-01-01T00:00:00Z",
                                               .modified = "2025-01-01T00:00:00Z"});
  fuzzing::hold(published.is_object(), "what is published is an object");
  return 0;
}

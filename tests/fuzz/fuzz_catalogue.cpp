#include "catalog/documents/document_reader.hpp"
#include "tests/fuzz/fuzzing.hpp"

namespace documents = catalog::documents;

// A catalogue in one of the forms that are read in this process; its first byte chooses.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr const char* kFormats[] = {"data.json", "ckan",       "csv",
                                             "jsonld",    "schema.org", "dcat-us-3"};
  if (size == 0) return 0;
  const auto format = kFormats[data[0] % std::size(kFormats)];
  std::size_t records = 0;
  documents::read_document(fuzzing::text(data + 1, size - 1), "x", format,
                           "https://portal.example/x", [&](documents::Record&& record) {
                             ++records;
                             fuzzing::hold(record.fidelity.dropped == 0, "nothing is dropped");
                           });
  return 0;
}

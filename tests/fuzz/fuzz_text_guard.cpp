#include <algorithm>

#include "catalog/documents/decoding.hpp"
#include "catalog/documents/document_form.hpp"
#include "catalog/rdf/format.hpp"
#include "catalog/rdf/text_guard.hpp"
#include "tests/fuzz/fuzzing.hpp"

namespace rdf = catalog::rdf;

// All that looks at a text before the parser's own process gets it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzzing::text(data, size);
  catalog::documents::Decoded decoded;
  catalog::documents::decode(bytes, decoded);
  catalog::documents::form_of_bytes(bytes, "x.ttl");
  rdf::guess_syntax(bytes);
  rdf::declared_xml_encoding(bytes);
  for (const rdf::Syntax syntax : {rdf::Syntax::kTurtle, rdf::Syntax::kRdfXml})
    rdf::find_refusal(syntax, bytes);
  const auto refusal = rdf::find_refusal(rdf::Syntax::kTurtle, decoded.text);
  fuzzing::hold(!refusal || refusal->key != "rdf_not_utf8", "decoded text is UTF-8");
  if (rdf::has_nulls(decoded.text)) {
    const std::string cleaned = rdf::replace_nulls(decoded.text, [](std::size_t) {});
    fuzzing::hold(cleaned.find(char{0}) == std::string::npos, "no null characters are left");
  }
  const std::string turtle = rdf::trig_to_turtle(decoded.text);
  fuzzing::hold(std::ranges::count(turtle, '\n') == std::ranges::count(decoded.text, '\n'),
                "lines stay where they were");
  return 0;
}

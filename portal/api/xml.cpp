#include "portal/api/xml.hpp"

#include "catalog/base/text.hpp"
#include "catalog/rdf/term_text.hpp"

namespace portal::api {

std::string escape_xml(std::string_view text) {
  std::string out;
  catalog::rdf::append_xml(out, base::repair_utf8(text));
  return out;
}

}  // namespace portal::api

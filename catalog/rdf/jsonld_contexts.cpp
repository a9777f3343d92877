#include "catalog/rdf/jsonld_contexts.hpp"

#include <array>
#include <map>
#include <span>
#include <string>

#include "catalog/base/embedded.hpp"

namespace embedded {
std::span<const base::EmbeddedFile> jsonld_contexts();
}

namespace catalog::rdf {
namespace {

/// Where a context is found. Releases and mirrors differ in what comes before the ending; without
/// a `part` the ending is the whole address but for scheme and "www.".
struct Address {
  std::string_view part;
  std::string_view ending;
  std::string_view file;
};

constexpr std::array kAddresses = {
    Address{"", "schema.org", "schema-org.jsonld"},
    Address{"", "schema.org/", "schema-org.jsonld"},
    Address{"", "schema.org/docs/jsonldcontext.jsonld", "schema-org.jsonld"},
    Address{"", "schema.org/docs/jsonldcontext.json", "schema-org.jsonld"},
    Address{"", "project-open-data.cio.gov/v1.1/schema/catalog.jsonld", "pod-1.1.jsonld"},
    Address{"DCAT-AP/releases/3.", "/context/dcat-ap.jsonld", "dcat-ap-3.jsonld"},
    Address{"DCAT-AP/releases/3.", "/examples/context.jsonld", "dcat-ap-3-examples.jsonld"},
    Address{"DCAT-AP", "/context/dcat-ap-hvd.jsonld", "dcat-ap-hvd.jsonld"},
    Address{"dcat-us", "/context/dcat-us-3.0.jsonld", "dcat-us-3.jsonld"},
};

std::string_view without_scheme(std::string_view iri) {
  for (const std::string_view scheme : {"https://", "http://"})
    if (iri.starts_with(scheme)) {
      iri.remove_prefix(scheme.size());
      if (iri.starts_with("www.")) iri.remove_prefix(4);
      return iri;
    }
  return {};
}

bool fits(const Address& address, std::string_view place) {
  if (address.part.empty()) return place == address.ending;
  return place.ends_with(address.ending) && place.find(address.part) != std::string_view::npos;
}

std::map<std::string, base::Json, std::less<>> read_contexts() {
  std::map<std::string, base::Json, std::less<>> contexts;
  for (const auto& file : embedded::jsonld_contexts())
    contexts.emplace(file.name, base::parse_json(file.text));
  return contexts;
}

}  // namespace

const base::Json* find_bundled_context(std::string_view iri) {
  static const auto kContexts = read_contexts();
  const std::string_view place = without_scheme(iri);
  for (const auto& address : kAddresses)
    if (!place.empty() && fits(address, place)) return &kContexts.find(address.file)->second;
  return nullptr;
}

}  // namespace catalog::rdf

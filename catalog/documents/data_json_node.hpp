#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "catalog/base/json.hpp"
#include "catalog/documents/record.hpp"
#include "catalog/documents/source_object.hpp"

namespace catalog::documents {

/// The words that Project Open Data and DCAT-US 3 add under their own names.
inline constexpr std::string_view kPodWords = "https://project-open-data.cio.gov/v1.1/schema#";
inline constexpr std::string_view kDcatUsWords = "http://resources.data.gov/ontology/dcat-us#";

/// Turns objects of data.json into nodes of ours. `dialect` is one of the two above.
class DataJsonNode {
 public:
  DataJsonNode(std::string_view dialect, Fidelity& fidelity)
      : dialect_(dialect), fidelity_(fidelity) {}

  /// All of an object that stands inside a record.
  base::Json read(const base::Json& source, NodeClass node);

  /// What is left of an object, as members of a node of that class.
  void read_rest(base::Json& out, SourceObject& object, const base::Json& source, NodeClass node);

  /// Its IRI when that is absolute, and its class when that is another than expected.
  std::string read_head(base::Json& out, SourceObject& object, NodeClass node);

 private:
  bool read_member(base::Json& out, SourceObject& object, std::string_view name,
                   const base::Json& value, NodeClass node);
  base::Json read_value(const Property& property, const base::Json& value);

  std::string dialect_;
  Fidelity& fidelity_;
  std::size_t depth_ = 0;
};

}  // namespace catalog::documents

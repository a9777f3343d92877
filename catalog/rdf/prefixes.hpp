#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace catalog::rdf {

/// Short names of namespaces, as documents declare them at their head.
class Prefixes {
 public:
  /// Namespaces end with "#", "/" or ":"; a prefix is a plain word ("dcat"). A later namespace of
  /// the same prefix replaces the former one.
  void add(std::string prefix, std::string space);

  struct Short {
    std::string_view prefix;
    std::string_view local;  // what follows the namespace; may be empty
  };
  /// An IRI cut after the last of its "#", "/" and ":", when a prefix is known for the part before.
  std::optional<Short> shorten(std::string_view iri) const;

  /// (prefix, namespace) in the order in which they were added.
  const std::vector<std::pair<std::string, std::string>>& all() const { return all_; }

 private:
  std::vector<std::pair<std::string, std::string>> all_;
  std::vector<std::vector<std::size_t>> by_length_;  // places in all_, by length of the namespace
};

/// Those that a DCAT catalogue uses.
const Prefixes& dcat_prefixes();

}  // namespace catalog::rdf

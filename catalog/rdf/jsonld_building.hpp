#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "catalog/rdf/jsonld_context.hpp"

namespace catalog::rdf {

/// One context object while its terms are being defined.
struct ContextReader::Building {
  std::shared_ptr<JsonLdContext>& result;
  const std::string& base_url;
  const ContextUse& use;
  std::unordered_map<std::string_view, const base::Json*> local;  // its entries by name
  std::unordered_map<std::string, bool> defined;                  // false: being defined
  bool is_protected = false;
  int depth = 0;  // of terms that are defined by terms
};

}  // namespace catalog::rdf

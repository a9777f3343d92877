#pragma once

#include <map>
#include <string>

#include "portal/app/app.hpp"

namespace portal::app {

/// How the values of search facets read in one language; agencies by their names in the store.
class FacetLabels {
 public:
  FacetLabels(App& app, std::string language);

  std::string label(const std::string& facet, const std::string& value) const;

  /// The value that an agency belongs to; empty for others.
  std::string parent(const std::string& facet, const std::string& value) const;

 private:
  struct Agency {
    std::string name;
    std::string parent;
  };
  std::string language_;
  std::map<std::string, Agency> agencies_;
};

}  // namespace portal::app

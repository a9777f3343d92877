#pragma once

#include <map>
#include <string>

#include "portal/app/app.hpp"

namespace portal::app {

/// How the values of search facets read in one language: agencies by their names in the store,
/// places that no vocabulary knows by what the records that have them call them.
/// Limits: the store is asked for a hundred places; more read as their IRI does.
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
  std::string stated_place(const std::string& iri) const;

  App& app_;
  std::string language_;
  std::map<std::string, Agency> agencies_;
  mutable int asked_ = 0;  // for places
};

}  // namespace portal::app

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/base/json.hpp"
#include "portal/web/page.hpp"

namespace portal::web {

/// One value of a facet. `href` toggles it: the search with it, or without when it is selected.
struct FacetValue {
  std::string value;
  std::string label;  // may be empty: term_label() finds the words
  std::int64_t count = 0;
  bool selected = false;
  std::string href;
  std::string parent;     // agencies: the value that this one belongs to
  std::int64_t own = -1;  // agencies: of `count`, those that are not of one below; -1: all
};

struct Facet {
  std::string name;                // "agency", "theme", "format", …
  std::vector<FacetValue> values;  // selected ones too, even when their count is 0
  bool folded = false;             // at first; never when something is selected
  std::size_t all = 0;             // values that there are, where not all of them are in `values`
  bool has_more = false;           // than `all`: those with the lowest counts were not looked at
  std::int64_t unstated = 0;       // datasets that have no value, where that is known
  std::string typed = {};          // what the values were looked through for
  std::string untyped_href = {};   // the page without that
};

/// What the search is asked with, by name and value.
using CarriedPairs = std::vector<std::pair<std::string, std::string>>;

/// The view of one facet for the template _facets; `carried` goes on when its values are looked
/// through.
base::Json facet_view(const PageContext& context, const Facet& facet, const CarriedPairs& carried);

/// {carried_name, carried_value} of each.
base::Json carried_view(const CarriedPairs& carried);

/// What a facet is called; its values are named by facet_label().
std::string facet_name(const PageContext& context, std::string_view facet);
std::string facet_label(const PageContext& context, const Facet& facet, const FacetValue& value);

/// The parameter by which the page takes what was typed for a facet: "facet_q.agency".
std::string facet_typed_name(std::string_view facet);

}  // namespace portal::web

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "portal/app/app.hpp"
#include "search/result.hpp"

namespace portal::app {

/// One value of a facet as people and programs are told of it. `count` is how many records choosing
/// it finds; of these `own` have the value itself, the others one below it (agencies alone).
struct FacetRow {
  std::string value, label, parent;
  std::int64_t count = 0;
  std::int64_t own = 0;
};

/// How the values of search facets read in one language: agencies by their names in the store,
/// places that no vocabulary knows by what the records that have them call them.
/// Limits: the store is asked for a hundred places; more read as their IRI does.
class FacetLabels {
 public:
  FacetLabels(App& app, std::string language);

  std::string label(const std::string& facet, const std::string& value) const;

  /// The value that an agency belongs to; empty for others.
  std::string parent(const std::string& facet, const std::string& value) const;

  /// All that an agency belongs to and all that belongs to it; none for others.
  std::vector<std::string> related(const std::string& facet, const std::string& value) const;

  /// The counted values as rows, in their order. Agencies are joined by those that they belong to,
  /// which come before them.
  std::vector<FacetRow> rows(const std::string& facet,
                             const std::vector<search::FacetValue>& values) const;

 private:
  std::string stated_place(const std::string& iri) const;
  std::string series_title(const std::string& value) const;
  const AgencyTree& agencies() const;
  std::vector<FacetRow> agency_rows(const std::vector<search::FacetValue>& values) const;

  App& app_;
  std::string language_;
  mutable std::shared_ptr<const AgencyTree> agencies_;  // once one is asked for
  mutable int asked_ = 0;                               // for places
};

/// Whether a label, or a value in words, holds every word that was typed, with or without
/// diacritics.
bool holds_typed(const FacetRow& row, std::string_view typed);

}  // namespace portal::app

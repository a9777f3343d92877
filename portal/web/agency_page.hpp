#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/base/json.hpp"
#include "portal/web/home_page.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

/// The other end of what became of an agency by law: who took over, or from whom.
struct AgencyTie {
  std::string slug;      // empty: nobody took over
  base::Json name;       // language map
  std::string kind;      // "merged", "split", "closed", "renamed"
  std::string date;      // "2025-07-01"
  std::string document;  // the legal document's number and title; may be empty
  std::string url;       // where it can be read; may be empty
};

/// An agency and its datasets. `agency` is its record: {"slug","name":{…},"description":{…},
/// "homepage","mbox"}; everything but slug and name may be absent.
struct AgencyData {
  base::Json agency;
  base::Json parent;                    // the record of the agency above it, or null
  std::vector<AgencyCount> children;    // a count of 0 is not shown
  std::vector<AgencyTie> successors;    // of a former unit
  std::vector<AgencyTie> predecessors;  // whom it took over from
  std::int64_t total = 0;
  base::Json cards;  // the first datasets, newest first
};

std::string agency_page(const Templates& templates, const PageContext& context,
                        const AgencyData& data);

/// All agencies of today and the former units, each in the order to show.
std::string agencies_page(const Templates& templates, const PageContext& context,
                          const std::vector<AgencyCount>& agencies,
                          const std::vector<AgencyCount>& former = {});

}  // namespace portal::web

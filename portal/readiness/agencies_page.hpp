#pragma once

#include <string>
#include <vector>

#include "portal/readiness/picture.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::readiness {

/// An agency with its figures.
struct AgencyPicture {
  std::string slug, name;
  std::string type;  // code of the vocabulary "publisher-types"; "" where it is not known
  Picture picture;
};

struct AgencyChoice {
  std::string value, label;
  bool is_chosen = false;
};

/// Agencies beside measured dimensions, by name: no ranking.
std::string agencies_page(const web::Templates& templates, const web::PageContext& context,
                          const std::vector<AgencyPicture>& agencies,
                          const std::vector<AgencyChoice>& types, const Picture& portal);

/// The rating in the middle of those that have a colour; grey where fewer than three have one. Of
/// an even number the lower of the two.
rd::Rating median_of(std::vector<rd::Rating> ratings);

/// One agency: its own history beside the peers' median, and its indicators. `peers` are all
/// agencies, itself among them.
std::string agency_page(const web::Templates& templates, const web::PageContext& context,
                        const AgencyPicture& agency, const ById<rd::Rating>& peers);

/// By dimension: the median of the agencies' ratings.
ById<rd::Rating> medians_of(const std::vector<AgencyPicture>& agencies);

}  // namespace portal::readiness

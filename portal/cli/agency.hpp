#pragma once

#include <string>

#include "portal/cli/settings.hpp"

namespace portal::cli {

struct AgencyOptions {
  std::string slug, name_vi, name_en, iri, parent, type, homepage;
};

int run_agency_add(const Common& common, const AgencyOptions& options);
int run_agency_list(const Common& common);

}  // namespace portal::cli

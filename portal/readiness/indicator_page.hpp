#pragma once

#include <string>
#include <vector>

#include "portal/readiness/evidence.hpp"
#include "portal/readiness/picture.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::readiness {

struct NamedFigure {
  std::string slug, name;  // of the agency
  rd::Figure figure;
};

/// What the page of an indicator shows besides the picture.
struct IndicatorExtra {
  std::string agency;  // slug that the page is about; "" for the whole portal
  std::string agency_name;
  std::vector<NamedFigure> agencies;  // by name
  rd::UnitState state = rd::UnitState::kFail;
  std::size_t page = 1;  // of the evidence, from 1
  EvidencePage evidence;
  std::string form_token;
  bool may_fix_all = false;  // whether who asks may change many of this agency's datasets at once
};

/// One indicator: its figure and what it means, how it came about, its history, and the units
/// behind it.
std::string indicator_page(const web::Templates& templates, const web::PageContext& context,
                           const Picture& picture, const rd::Indicator& indicator,
                           const IndicatorExtra& extra);

}  // namespace portal::readiness

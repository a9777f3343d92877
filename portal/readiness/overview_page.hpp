#pragma once

#include <string>

#include "portal/readiness/picture.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::readiness {

/// /readiness: what is known, the dimensions, how fresh the evidence is.
std::string overview_page(const web::Templates& templates, const web::PageContext& context,
                          const Picture& picture);

/// One dimension with its questions and indicators.
std::string dimension_page(const web::Templates& templates, const web::PageContext& context,
                           const Picture& picture, const rd::Dimension& dimension,
                           const std::string& agency_name);

/// One question: what speaks for and against, and the figures that support an answer.
std::string question_page(const web::Templates& templates, const web::PageContext& context,
                          const Picture& picture, const rd::Indicator& question);

}  // namespace portal::readiness

#pragma once

// The print of an assessment, in the form of the reports made by the World Bank's method.

#include <string>

#include "portal/assess/words.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::assess {

struct ReportGiven {
  const as::Working& working;
  const as::Frame& frame;
  const rd::Registry& registry;
  as::Pair scope;  // its name
  std::string today;
  Tongues tongues;
  std::string dataset_path;  // of its page in the catalogue; empty: it has none
  bool may_write = false;
  std::vector<std::pair<std::string, std::string>> next = {};  // later versions: id, day
};

std::string report_page(const web::Templates& templates, const web::PageContext& context,
                        const ReportGiven& given);

}  // namespace portal::assess

#pragma once

#include <string>

#include "catalog/assessment/assessment.hpp"
#include "portal/app/app.hpp"
#include "portal/web/page.hpp"

namespace portal::assess {

/// Where two assessments differ, question by question.
std::string diff_page(app::App& app, const web::PageContext& context,
                      const catalog::assessment::Working& before,
                      const catalog::assessment::Working& after);

}  // namespace portal::assess

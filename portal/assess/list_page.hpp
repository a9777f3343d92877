#pragma once

#include <map>
#include <string>

#include "catalog/assessment/document.hpp"
#include "portal/app/app.hpp"
#include "portal/assess/reading.hpp"
#include "portal/web/page.hpp"

namespace portal::assess {

/// The list of assessments for whoever asks.
std::string list_page(app::App& app, const http::Request& request, const web::PageContext& context);

/// The answer that holds today for each question of a scope (empty: the country): that of the
/// newest published assessment, grey once it has expired. For pages that show ratings as current.
struct Current {
  std::string assessment;  // id
  rd::Rating rating = rd::Rating::kGrey;
  std::string day;          // of publication
  std::string valid_until;  // the answer's
  bool is_expired = false;
};
std::map<std::string, Current, std::less<>> current_answers(app::App& app,
                                                            std::string_view scope = "");

}  // namespace portal::assess

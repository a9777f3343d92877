#pragma once

// The desk of assessors, and the overview of one assessment.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "portal/assess/form_page.hpp"

namespace portal::assess {

struct DeskGiven {
  FormState state = {};
  as::Head head = {};  // of the form to open one
};
std::string desk_page(app::App& app, const web::PageContext& context, const DeskGiven& given);

struct OverviewGiven {
  const as::Working& working;
  FormState state = {};
  std::optional<as::Head> written = {};  // in the form, where it could not be saved
  std::vector<as::Remark> remarks = {};
  bool may_publish = false;  // as somebody else than who wrote
  bool may_add = false;      // a dataset to the agency that it is to be published by
  std::vector<std::pair<std::string, std::string>> agencies = {};  // slug and name
};
std::string overview_page(app::App& app, const web::PageContext& context,
                          const OverviewGiven& given);

/// Slug and name of every agency, with none before them.
std::vector<std::pair<std::string, std::string>> agencies_of(const catalog::store::Reader& reader,
                                                             const std::string& language);

}  // namespace portal::assess

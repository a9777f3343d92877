#pragma once

#include <string>
#include <vector>

#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

/// One line of a list of work.
struct WorkRow {
  std::string title;
  std::string href;  // "" for a line that leads nowhere itself
  std::string detail;
  std::vector<WorkRow> examples = {};  // records that the line is about
};

/// A list with its heading, its help and what is said when it is empty: the words "manage_NAME",
/// "manage_NAME_help" and "manage_NAME_none".
struct WorkList {
  std::string name;
  std::vector<WorkRow> rows;
};

struct WorkLink {
  std::string label, href;
};

/// What there is to do: of one agency, or of all that a person works for.
struct WorkView {
  std::string title;
  std::string lead;
  bool is_start = false;  // the page of all agencies
  bool may_add = false;   // whether to offer a new dataset
  std::vector<WorkLink> links;
  std::vector<WorkList> lists;
};

std::string dashboard_page(const Templates& templates, const PageContext& context,
                           const WorkView& view);

}  // namespace portal::web

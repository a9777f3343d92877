#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/base/json.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

/// How many datasets a theme has. `value` is the theme's code or IRI; `label` may be empty.
struct ThemeCount {
  std::string value, label;
  std::int64_t count = 0;
};

/// How many datasets an agency has. `name` is a language map.
struct AgencyCount {
  std::string slug;
  base::Json name;
  std::int64_t count = 0;
};

struct HomeData {
  std::int64_t datasets = 0;
  std::int64_t files = 0;
  std::int64_t agencies = 0;
  std::optional<std::int64_t> open_datasets;  // with a licence known to be open
  std::vector<ThemeCount> themes;             // in the order to show
  std::vector<AgencyCount> agency_counts;     // the first few, most datasets first
  base::Json latest;                          // cards, newest first
  std::vector<std::string> examples;          // words worth searching for
};

std::string home_page(const Templates& templates, const PageContext& context, const HomeData& data);

}  // namespace portal::web

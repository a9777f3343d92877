#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

/// Something that people looked for and hardly found.
struct MissedSearch {
  std::string words;     // folded
  std::string language;  // of those who looked: "vi", "en"
  std::int64_t asked = 0;
  std::int64_t filtered = 0;  // beside those, with filters
  std::int64_t least = 0;     // results: the fewest, and those of the last time
  std::int64_t last = 0;
  std::string week;  // the Monday of the last week: "2026-05-18"
};

struct MissingView {
  std::vector<MissedSearch> searches;  // in the order to show
  std::int64_t weeks = 0;              // looked back
  std::int64_t least_asked = 0;        // times in a week, to be shown
  std::int64_t few = 0;                // results up to which something was hardly found
};

/// What is missing, for agencies; search engines leave it out.
std::string missing_page(const Templates& templates, const PageContext& context,
                         const MissingView& missing);

}  // namespace portal::web

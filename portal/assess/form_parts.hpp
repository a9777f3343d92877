#pragma once

// What forms of assessors are made of.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/assessment/check.hpp"
#include "catalog/assessment/parts.hpp"
#include "portal/assess/words.hpp"
#include "portal/web/page.hpp"

namespace portal::assess {

/// What stands in a form beside what is written: who may send it, what became of it.
struct FormState {
  std::string form_token = {};
  std::int64_t version = 0;  // of the part, as it was read
  std::string done = {};
  as::Faults faults = {};
  bool is_unsaved = false;  // rearranged, not saved yet
};

/// {options: [{option_value, option_label, option_chosen}]}.
base::Json options(const std::vector<std::pair<std::string, std::string>>& list,
                   std::string_view chosen);
/// All ratings to choose from, and none.
base::Json rating_options(const rd::Registry& registry, std::optional<rd::Rating> chosen,
                          const std::string& language);
/// Faults and what was done, for the head of a form.
void add_state(base::Json& view, const web::PageContext& context, const FormState& state);
/// A pair of boxes: NAME_vi and NAME_en.
base::Json boxes(const web::PageContext& context, const std::string& name,
                 const std::string& label_key, const as::Pair& pair, int rows = 4);
base::Json remarks_view(const web::PageContext& context, const std::vector<as::Remark>& remarks,
                        std::string_view part);

/// What was written before, and what came too late; null where there is nothing.
base::Json past_view(const rd::Registry& registry, const web::PageContext& context,
                     const std::vector<as::Past>& past);

}  // namespace portal::assess

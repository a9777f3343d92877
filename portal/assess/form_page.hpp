#pragma once

// The forms in which assessors write.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/assessment/check.hpp"
#include "portal/assess/measures.hpp"
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

/// Another's text that was saved meanwhile.
template <typename Part>
struct Theirs {
  std::string by;
  Part part;
};

struct QuestionGiven {
  FormState state;
  const as::Working& working;
  const as::Frame& frame;
  as::Answer answer;
  as::Suggested suggested;
  std::vector<Measure> measures;
  std::optional<Theirs<as::Answer>> theirs = {};
  std::vector<as::Remark> remarks = {};
  std::vector<as::Past> past = {};
};
std::string question_page(app::App& app, const web::PageContext& context,
                          const QuestionGiven& given);

struct DimensionGiven {
  FormState state;
  const as::Working& working;
  const as::Frame& frame;
  as::Conclusion conclusion;
  std::optional<Theirs<as::Conclusion>> theirs = {};
  std::vector<as::Remark> remarks = {};
  std::vector<as::Past> past = {};
};
std::string dimension_page(app::App& app, const web::PageContext& context,
                           const DimensionGiven& given);

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

}  // namespace portal::assess

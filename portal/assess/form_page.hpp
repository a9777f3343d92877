#pragma once

// The forms in which assessors write.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "portal/assess/form_parts.hpp"
#include "portal/assess/measures.hpp"
#include "portal/assess/words.hpp"
#include "portal/web/page.hpp"

namespace portal::assess {

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

}  // namespace portal::assess

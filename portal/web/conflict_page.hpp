#pragma once

#include <string>
#include <vector>

#include "portal/web/form_answers.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

/// Two people changed a record; the second one chooses, field by field.
struct ConflictView {
  struct Choice {
    std::string field;
    std::string mine, theirs;
  };
  std::string form_token;
  std::string seen;    // of what is saved now
  std::string base;    // the public revision that is decided against; "" when none is
  std::string author;  // who saved it
  std::string button;  // that was pressed
  std::string note;
  Answers answers;  // the form, with mine where both differ
  std::vector<Choice> choices;
};

std::string conflict_page(const Templates& templates, const PageContext& context,
                          const ConflictView& view);

}  // namespace portal::web

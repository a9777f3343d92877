#pragma once

#include <string>
#include <vector>

#include "portal/app/form.hpp"
#include "portal/web/form_answers.hpp"

namespace portal::pages {

/// What a browser sent of the fields: one line feed between lines, nothing at the ends, several
/// values of one field as lines.
web::Answers sent_answers(const app::Form& form);

/// A field that two people changed differently.
struct Clash {
  std::string field;
  std::string mine, theirs;
};

struct Merged {
  web::Answers answers;        // of a clash: mine
  std::vector<Clash> clashes;  // those that nobody has decided yet
};

/// What comes of two changes of the same record: of each field the change of whoever changed it.
/// `decided` is the form: its fields "keep.NAME" say "mine" or "theirs".
Merged merge_answers(const web::Answers& before, const web::Answers& mine,
                     const web::Answers& theirs, const app::Form& decided);

/// The answers with a button's change of the list of files: "add_file", "remove_file GROUP".
/// Whether the button was one of these.
bool change_files(web::Answers& answers, std::string_view button);

}  // namespace portal::pages

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/model/finding.hpp"
#include "portal/web/form_answers.hpp"
#include "portal/web/meter_view.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

/// One thing that can be chosen.
struct FormChoice {
  std::string value;
  std::string label;
};

/// Things that can be chosen and belong together.
struct FormGroup {
  std::string label;
  std::vector<FormChoice> choices;
};

/// What was found about one field.
struct FoundAt {
  std::string field;  // of form_answers; "" for the record as a whole
  catalog::Severity severity = catalog::Severity::kWarning;
  std::string sentence;
};

/// One way to send the form.
struct FormButton {
  std::string name;   // what the field "do" then says: "publish"
  std::string label;  // key of its words
  bool is_main = false;
};

/// Whether an uploaded file was checked for personal data.
struct UploadView {
  std::string result;  // of the last check, as catalog/privacy names it; "" when nobody checked it
  base::Time checked_at{};
};

/// The form of one dataset.
struct FormView {
  std::string id;         // of the dataset; "" for a new one
  std::string slug;       // "" for one that has no public page now
  std::string state;      // "draft"; "" for a new one
  std::string seen;       // what the form was made from: a revision, or "copy-" and a version
  std::string tag;        // its ETag
  std::string copy_note;  // who writes on it without anybody seeing it
  std::string form_token;
  std::string done;        // a sentence about what was done
  std::string fault;       // a sentence about what was not
  std::string note;        // what stands in the field for it
  std::string publish_at;  // the same
  std::string last_note;   // of the last revision, where its author has something to be told
  bool is_blank = false;   // nothing was written yet: nobody is told yet what is missing
  bool may_change = true;
  bool can_schedule = false;
  bool keeps_copies = false;  // whether what is written may keep itself
  std::vector<FormButton> buttons;
  Answers answers;
  std::vector<FormChoice> agencies, series;
  std::vector<FormGroup> checklists;  // of items, for `covers`
  std::vector<std::string> places;    // known ones
  std::vector<FoundAt> findings;
  std::map<std::string, UploadView> uploads;  // those that one may check, by identifier
  std::int64_t upload_mebibytes = 0;          // the most that a file in the form may have
  MeterView meter;
};

std::string form_page(const Templates& templates, const PageContext& context, const FormView& view);

/// What one is called who reads of it: "Title (English)", "File 2: Format".
std::string field_label(const PageContext& context, const std::string& name,
                        const Answers& answers);

/// "2 errors to mend, 1 warning".
std::string summary_title(const PageContext& context, const FormView& form);

/// The HTML id of a field.
std::string field_id(std::string_view name);

}  // namespace portal::web

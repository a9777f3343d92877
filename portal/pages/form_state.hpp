#pragma once

#include <optional>
#include <string>

#include "catalog/base/json.hpp"
#include "catalog/model/property.hpp"
#include "catalog/store/records.hpp"
#include "catalog/store/workflow.hpp"
#include "portal/app/app.hpp"
#include "portal/app/form.hpp"
#include "portal/http/message.hpp"
#include "portal/pages/form_merge.hpp"
#include "portal/web/form_page.hpp"

namespace portal::pages {

/// The record that a form is about: as it is, and as whoever sent the form saw it.
struct FormState {
  std::optional<catalog::store::StoredDataset> dataset;  // nothing: a new one
  base::Json document;                                   // as it is, with its visibility
  base::Json seen_document;  // as it was when the form was made; the same as `document` mostly
  std::optional<catalog::store::WorkingCopy> copy;  // then `document` is its document
  std::string seen_tag;              // of what `answers` were merged with: for app::Seen
  std::optional<std::int64_t> base;  // the revision that a conflict was decided against
  web::Answers answers;              // what the form says, with what others changed meanwhile
  std::vector<Clash> clashes;

  bool may_publish = false;  // whoever asks, in its agency

  /// As form_buttons names it.
  std::string state() const;
  /// What the field "seen" says of it: a revision, or "copy-" and a version.
  std::string seen() const;
  std::string agency() const { return dataset ? dataset->agency : ""; }
  catalog::NodeClass kind() const;
};

/// Of the record in the address (none: a new one), as a GET shows it.
/// Errors: kNotFound as app::find_readable().
FormState read_form_state(const http::Request& request, app::App& app);

/// The same with what was sent. A field "seen" that names no revision counts as the present one.
FormState read_sent_state(const http::Request& request, app::App& app, const app::Form& form);

/// What a conflict is about where a working copy and the public record were both changed.
std::vector<Clash> find_copy_clashes(app::App& app, const FormState& state,
                                     const std::string& language);

/// The form to show, with findings and meter.
web::FormView form_view(const http::Request& request, app::App& app, const FormState& state);

/// The document that the answers make.
base::Json document_of(const FormState& state, const std::string& language);

}  // namespace portal::pages

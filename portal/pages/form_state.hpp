#pragma once

#include <optional>
#include <string>

#include "catalog/base/json.hpp"
#include "catalog/model/property.hpp"
#include "catalog/store/records.hpp"
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
  std::string seen_tag;      // of what `answers` were merged with: for app::Seen
  web::Answers answers;      // what the form says, with what others changed meanwhile
  std::vector<Clash> clashes;

  std::string state() const { return dataset ? dataset->state : ""; }
  std::string agency() const { return dataset ? dataset->agency : ""; }
  catalog::NodeClass kind() const;
};

/// Of the record in the address (none: a new one), as a GET shows it.
/// Errors: kNotFound as app::find_readable().
FormState read_form_state(const http::Request& request, app::App& app);

/// The same with what was sent. A field "seen" that names no revision counts as the present one.
FormState read_sent_state(const http::Request& request, app::App& app, const app::Form& form);

/// The form to show, with findings and meter.
web::FormView form_view(const http::Request& request, app::App& app, const FormState& state);

/// The document that the answers make.
base::Json document_of(const FormState& state, const std::string& language);

}  // namespace portal::pages

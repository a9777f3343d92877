#pragma once

#include <string>

#include "catalog/base/json.hpp"
#include "catalog/model/property.hpp"
#include "portal/web/form_page.hpp"

namespace portal::pages {

/// Says of a form what the rules find and what it is worth: sets findings and meter. `document` is
/// what its answers make; it comes back in its one form.
void check_form(web::FormView& view, base::Json& document, catalog::NodeClass kind,
                const std::string& language);

/// How many of the findings are errors.
int count_errors(const web::FormView& view);

}  // namespace portal::pages

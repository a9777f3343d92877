#pragma once

#include "catalog/base/json.hpp"
#include "portal/web/form_fields.hpp"
#include "portal/web/form_page.hpp"

/// What the template _form_field.html shows of one field.
namespace portal::web {

/// `start` is what stands before the field's name: "file.ID." in a file's group.
base::Json control_view(const PageContext& context, const FormView& form, const Field& field,
                        const std::string& start);

}  // namespace portal::web

#pragma once

#include <string_view>

#include "portal/app/app.hpp"
#include "portal/app/form.hpp"
#include "portal/http/message.hpp"
#include "portal/pages/form_state.hpp"

namespace portal::pages {

/// The buttons that make something of a record that is there without changing it: a copy, the
/// same for next year, a template of its agency under its title.
bool makes_another(std::string_view button);

/// Does it, of what is saved, and leads on to what was made. Errors: as app::copy_dataset() and
/// bulk::put_template().
http::Response make_another(const http::Request& request, app::App& app, const FormState& state,
                            std::string_view button);

}  // namespace portal::pages

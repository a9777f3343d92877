#pragma once

#include "portal/pages/form_state.hpp"

namespace portal::pages {

/// The page of a dataset as citizens will see it, with a bar above it that leads back to the form
/// with all that was written.
http::Response preview(const http::Request& request, app::App& app, const FormState& state);

}  // namespace portal::pages

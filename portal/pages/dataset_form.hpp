#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::pages {

/// Largest form of a dataset, in bytes.
constexpr std::size_t kDatasetFormBytes = 1u << 20;

/// GET and POST /vi/manage/datasets/new: a dataset that is not there yet.
/// Errors of the POST: as app::add_dataset().
http::Response show_new_dataset(const http::Request& request, app::App& app);
http::Response send_new_dataset(const http::Request& request, app::App& app);

/// GET and POST /vi/manage/datasets/{id}: one that is. The button's name says what to do with it:
/// "save", "add_file", "remove_file GROUP", "preview", "edit" (back from there), or one of
/// form_buttons. What cannot be done comes back as the form with all that was written and the
/// reason (422), what somebody else changed meanwhile as a choice field by field (409).
/// Errors: kNotFound as app::find_readable(); as app::change_dataset(), app::move_dataset().
http::Response show_dataset_form(const http::Request& request, app::App& app);
http::Response send_dataset_form(const http::Request& request, app::App& app);

/// POST …/check: what the form would be as a document, and what there is to say of it, as JSON:
/// {"document", "findings":[{"field", "severity", "label", "text"}], "summary", "meter" (HTML)}.
http::Response check_dataset_form(const http::Request& request, app::App& app);

}  // namespace portal::pages

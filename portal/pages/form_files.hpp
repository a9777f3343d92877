#pragma once

// Files that a dataset's form brings along where no script uploads them.

#include <cstdint>
#include <string>

#include "portal/app/app.hpp"
#include "portal/app/form.hpp"
#include "portal/http/message.hpp"
#include "portal/pages/form_state.hpp"

namespace portal::pages {

/// The most of one file in a form, which is read into memory; the portal itself may take less.
inline constexpr std::int64_t kFormFileMebibytes = 16;
std::int64_t form_file_mebibytes(const app::App& app);

/// Keeps the files that were chosen in the form, each for the agency of the record, and makes the
/// answers name them. Answers why one was refused, in the reader's language; empty when none was.
/// Errors: kForbidden, as app::demand(), for whoever may not edit there.
std::string take_files(const http::Request& request, app::App& app, FormState& state,
                       const app::Form& form);

/// What is told beside the uploaded files, of those that whoever asks may check.
void add_uploads(web::FormView& view, const http::Request& request, app::App& app,
                 const FormState& state);

}  // namespace portal::pages

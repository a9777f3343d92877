#pragma once

// What every way of uploading a file has in common: for whom, how much, what is known afterwards.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/files/file_store.hpp"
#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::app {

/// The agency that a file is for: the one that is stated, else the only one for which the person
/// may edit. Errors: kMalformed "file_agency_needed", "file_agency_unknown"; as demand().
std::string agency_for_file(const http::Request& request, App& app,
                            const std::optional<std::string>& stated);

/// A name as it was sent, without folders, controls and marks of direction, at most 200 bytes;
/// empty when nothing is left.
std::string tidy_file_name(std::string_view name);

/// Refuses a file of that size before it is sent.
/// Errors: kTooLarge "file_too_large"; kStorageFull "files_quota_full", "file_full".
void want_room_for(App& app, const std::string& agency, std::int64_t bytes);

std::int64_t largest_file_bytes(const App& app);
std::int64_t quota_bytes(const App& app);

/// Has a whole file looked at by the virus scanner, where the settings name one. `clear_away` is
/// called before a file that it objects to is refused.
/// Errors: kInvalidData "file_infected"; as find_virus().
void want_no_virus(const App& app, const std::filesystem::path& path,
                   const std::function<void()>& clear_away);

/// What the row of an uploaded file shall hold, but for its content.
catalog::store::StoredFile describe_file(const http::Request& request,
                                         const std::filesystem::path& path,
                                         const std::string& agency, const std::string& name);

/// Makes a whole file known as an uploaded one of its agency: `file` was let in by
/// agency_for_file() and want_room_for(), and its name is tidy. Answers its row. Errors:
/// kStorageFull "files_quota_full"; as want_no_virus().
catalog::store::StoredFile keep_file(const http::Request& request, App& app,
                                     catalog::files::IncomingFile& file, const std::string& agency,
                                     const std::string& name);

}  // namespace portal::app

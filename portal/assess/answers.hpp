#pragma once

#include <string>

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::assess {

/// Whether a page shows public things or what only assessors may see: the latter is kept nowhere.
enum class Kept { kPublic, kPrivate };

/// A page as it is sent.
http::Response page_of(std::string html, const std::string& language, const app::App& app,
                       Kept kept = Kept::kPrivate, int status = 200);
/// A file for programs.
http::Response data_of(std::string text, const std::string& type, const app::App& app, Kept kept);
/// The same as CSV; it begins with a byte order mark where `bom=1` asks for it.
http::Response table_of(const http::Request& request, std::string table, const app::App& app,
                        Kept kept);

}  // namespace portal::assess

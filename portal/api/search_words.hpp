#pragma once

#include <string>

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"
#include "search/request.hpp"

namespace portal::api {

/// What a search looks for, in the reader's language: "“dân số”; Định dạng: CSV, JSON". Empty for
/// the search that wants everything. `wanted` is what was read of `request`.
std::string search_in_words(const search::SearchRequest& wanted, const http::Request& request,
                            app::App& app);

}  // namespace portal::api

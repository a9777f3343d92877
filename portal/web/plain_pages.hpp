#pragma once

#include <string>

#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

/// What the portal is, for whom, and how data may be used.
std::string about_page(const Templates& templates, const PageContext& context);

/// The page of a request that failed. `message` is a sentence for the reader, in their language;
/// `request_id` may be empty.
std::string error_page(const Templates& templates, const PageContext& context, int status,
                       const std::string& message, const std::string& request_id);

}  // namespace portal::web

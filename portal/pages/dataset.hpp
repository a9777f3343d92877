#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::pages {

/// GET /vi/datasets/{slug}: the page of a dataset; an old slug leads to the current one.
http::Response show_dataset(const http::Request& request, app::App& app);

}  // namespace portal::pages

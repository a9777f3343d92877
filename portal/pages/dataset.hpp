#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"
#include "portal/pages/series.hpp"

namespace portal::pages {

/// GET /vi/datasets/{slug}: the page of a dataset; an old slug leads to the current one.
http::Response show_dataset(const http::Request& request, app::App& app,
                            SeriesMembers& series_members);

}  // namespace portal::pages

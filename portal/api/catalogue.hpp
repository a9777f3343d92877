#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// GET /catalog, /catalog.ttl, .rdf, .nt, .jsonld: the whole public catalogue, streamed; with
/// ?page= one page of it, with Hydra's links to the others.
http::Response show_catalogue(const http::Request& request, app::App& app);

/// GET /data.json, /catalog.jsonl, /catalog.csv: the same in the forms of other portals.
http::Response show_export(const http::Request& request, app::App& app);

/// GET /context.jsonld: what the keys of documents mean.
http::Response show_context(const http::Request& request, app::App& app);

}  // namespace portal::api

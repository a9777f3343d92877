#pragma once

#include "catalog/base/json.hpp"
#include "catalog/people/principal.hpp"
#include "catalog/purge/purge.hpp"
#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// A purge as programs are told of it; `who`: whether they may confirm it.
base::Json purge_json(const catalog::store::Reader& reader, const catalog::people::Principal& who,
                      const catalog::purge::Purge& purge);

/// GET /api/v1/purges: what was asked to be erased for good and what became of it, the latest
/// first; administrators see all, others what they may confirm or might have confirmed.
http::Response list_purges(const http::Request& request, app::App& app);

/// POST /api/v1/purges: asks, {"kind":"content","sha256":…,"reason":…} or
/// {"kind":"field","dataset":…,"pointer":…,"reason":…}.
/// Errors: kInvalidData "purge_kind_bad"; as catalog::purge::ask().
http::Response ask_purge(const http::Request& request, app::App& app);

/// POST /api/v1/purges/{id}/confirm. Errors: as catalog::purge::confirm().
http::Response confirm_purge(const http::Request& request, app::App& app);

/// POST /api/v1/purges/{id}/decline: {"note":…}. Errors: as catalog::purge::decline().
http::Response decline_purge(const http::Request& request, app::App& app);

}  // namespace portal::api

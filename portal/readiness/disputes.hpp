#pragma once

#include <string>

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"
#include "portal/readiness/evidence.hpp"

/// What agencies say is counted wrongly: shown beside the unit, raised and withdrawn by who may
/// edit there.
namespace portal::readiness {

/// Marks the units of a page that are disputed today.
void mark_disputed(app::App& app, const rd::Indicator& indicator, EvidencePage& page);

/// "Disputed until 04/06/2026: …"; "" for a unit that is not.
std::string dispute_words(const Evidential& unit, std::string_view language);

/// A form that raises ("do": "raise", "unit", "reason") or withdraws ("withdraw", "unit") one; the
/// figures follow at once.
http::Response send_dispute(const http::Request& request, app::App& app);

}  // namespace portal::readiness

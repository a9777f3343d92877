#pragma once

#include <optional>
#include <string>
#include <vector>

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"
#include "portal/readiness/agencies_page.hpp"
#include "portal/readiness/evidence.hpp"
#include "portal/readiness/picture.hpp"

/// What handlers read of the portal for the readiness pages and data.
namespace portal::readiness {

/// Figures, suggestions, runs and sources of a scope; histories only of the `wanted` indicators.
Picture read_picture(app::App& app, const std::string& scope,
                     const std::vector<const rd::Indicator*>& wanted = {});

/// What the published assessments of a scope say today, where there are any.
Attested read_attested(app::App& app, const std::string& scope);

/// The highest agencies that have figures or datasets, by name.
struct AgencyName {
  std::string slug, name, type;
};
std::vector<AgencyName> list_highest_agencies(app::App& app, const std::string& language);

/// All agencies' figures of today, without histories.
std::vector<AgencyPicture> read_agencies(app::App& app, const std::string& language);

/// The scope of a highest agency's slug; the portal for "".
/// Errors: kNotFound "agency_unknown"; "readiness_no_scope" for an agency below another.
std::string scope_named(app::App& app, const std::string& agency);

/// The scope that a request names by a parameter; the portal without one.
/// Errors: as scope_named().
std::string scope_of(const http::Request& request, app::App& app, const char* parameter);

/// A question, an indicator, or (nothing) either.
/// Errors: kNotFound "readiness_entry_unknown".
const rd::Indicator& find_entry(app::App& app, const std::string& id,
                                std::optional<bool> is_question);

/// The number of a page, from 1.
std::size_t page_of(const http::Request& request);

/// A page of evidence as whoever asks may see it.
EvidencePage read_evidence(const http::Request& request, app::App& app,
                           const rd::Indicator& indicator, rd::UnitState state,
                           const std::string& agency, std::size_t page, std::size_t rows,
                           const std::string& language);

}  // namespace portal::readiness

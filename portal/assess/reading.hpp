#pragma once

// What every page of assessments needs: which one is asked for, who may see it, what day it is.

#include <string>
#include <string_view>

#include "catalog/assessment/assessment.hpp"
#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::assess {

namespace rd = catalog::readiness;
namespace as = catalog::assessment;
namespace people = catalog::people;

/// The day of the portal's clock: "2026-05-18".
std::string today(const app::App& app);

/// The frame of an assessment by the registry of this portal.
as::FrameOf frames(const app::App& app);

/// The assessment of the route's {id} (or of `name`), for whoever may see it: everybody what is
/// published, assessors what is not.
/// Errors: kNotFound "assess_unknown", for one that may not be seen as for one that is not there.
as::Working read_for(const http::Request& request, app::App& app, std::string_view name = "id");

bool is_assessor(const http::Request& request);

/// Whether everybody may read it.
bool is_public(const as::Stored& stored);

/// The scope in the words of figures: "portal", or an agency's slug.
std::string figure_scope(const as::Head& head);

/// Makes this module's tables; harmless when they are there.
void prepare(app::App& app);

/// What an assessment is about, by name: an agency, as it was called when it was published, or the
/// country.
as::Pair scope_name(app::App& app, const as::Head& head);

}  // namespace portal::assess

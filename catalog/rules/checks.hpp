#pragma once

#include "catalog/rules/rule.hpp"

namespace catalog::rules {

/// The checks behind the rule table. Each looks at a whole view and tells each place once.

// What the standard demands: catalog/rules/obligations.cpp.
void check_mandatory(const View& view, Report& report);  // those whose row names the rule
void check_single(const View& view, Report& report);
void check_text(const View& view, Report& report);
void check_iri(const View& view, Report& report);
void check_dates(const View& view, Report& report);
void check_typed(const View& view, Report& report);
void check_terms(const View& view, Report& report);

// What the standard wishes.
void check_theme_terms(const View& view, Report& report);
void check_access_terms(const View& view, Report& report);
void check_hvd_legislation(const View& view, Report& report);
void check_hvd_category(const View& view, Report& report);
void check_licence(const View& view, Report& report);
void check_licence_known(const View& view, Report& report);
void check_recommended(const View& view, Report& report);

// What can hardly be meant.
void check_date_order(const View& view, Report& report);
void check_period_order(const View& view, Report& report);
void check_boxes(const View& view, Report& report);
void check_addresses(const View& view, Report& report);
void check_mailboxes(const View& view, Report& report);
void check_formats_agree(const View& view, Report& report);
void check_description_length(const View& view, Report& report);
void check_languages(const View& view, Report& report);

}  // namespace catalog::rules

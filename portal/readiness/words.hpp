#pragma once

#include <string>
#include <string_view>

#include "catalog/base/json.hpp"
#include "portal/readiness/picture.hpp"
#include "portal/web/page.hpp"

/// How figures are told to people: in counts first, in whole per cents, never in decimals that
/// nobody measured.
namespace portal::readiness {

/// "6.712 trong 7.970 đã biết (84 %); 1.116 chưa rõ"; for what has no figure, why.
std::string figure_words(const rd::Indicator& indicator, const rd::Figure& figure,
                         std::string_view language);

/// The same of counts alone, wherever they are kept; "nothing known of 12" where that is so.
std::string counts_words(const rd::Counts& counts, std::string_view language);

/// Why a figure has no colour; "" for one that has.
std::string grey_words(rd::Grey grey, std::string_view language);

/// A share in whole per cent: "84 %"; 0 and 100 only for none and all.
std::string percent_words(double share, std::string_view language);

/// A value in the unit of an indicator: "84 %", "12 days", "264 of 405 points".
std::string value_words(const rd::Indicator& indicator, double value, std::string_view language);

/// "From 74 % to 86 %, as the unknown turn out"; "" where nothing is unknown.
std::string bounds_words(const rd::Indicator& indicator, const rd::Figure& figure,
                         std::string_view language);

/// "Green from 95 %, yellow from 80 %"; that it has no colour.
std::string threshold_words(const rd::Indicator& indicator, std::string_view language);

/// A day as people write it.
std::string day_words(rd::Day day, std::string_view language);
/// "2025-11-23".
std::string iso_day(rd::Day day);

/// What the template _rating.html shows.
base::Json rating_view(const rd::Registry& registry, rd::Rating rating, std::string_view language);

/// How much of an entry was compared with its source.
std::string provenance_words(rd::Provenance provenance, std::string_view language);

/// The page of an entry: /vi/readiness/indicators/m.lic.open, …/questions/odra.2.4.
std::string entry_href(const web::PageContext& context, const rd::Indicator& entry);

/// With the agency of the scope kept: "?agency=slug".
std::string scoped(std::string href, std::string_view scope);

}  // namespace portal::readiness

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/base/json.hpp"
#include "portal/readiness/picture.hpp"
#include "portal/web/charts.hpp"
#include "portal/web/page.hpp"

/// What several readiness pages show: notices of runs, rows of dimensions and of indicators,
/// charts.
namespace portal::readiness {

using base::Json;
using web::PageContext;

struct PageWords {
  std::string title;
  std::string lead;
  std::vector<web::Alternate> alternates = {};
  bool noindex = false;
};

/// A page below /readiness with its way home; `path` are the steps after it: {label, href}.
Json start_page(const PageContext& context, const PageWords& words,
                const std::vector<std::pair<std::string, std::string>>& path = {});

/// Sets when the figures are from, that the last run failed, or that there is none yet.
void add_run(Json& view, const PageContext& context, const Picture& picture);

/// What became of a rating since a quarter ago: "one colour better", "as a quarter ago".
std::string change_words(const PageContext& context, rd::Rating rating,
                         const std::optional<rd::Rating>& former);

/// A small chart of ratings where they changed; "" without any.
using RatingLine = std::vector<std::pair<rd::Day, rd::Rating>>;
std::string ratings_line(const PageContext& context, const Picture& picture, const RatingLine& line,
                         const std::string& id, const std::string& about);

/// A row of a dimension (_readiness_row.html). `number` makes ids of its charts unique.
Json dimension_view(const PageContext& context, const Picture& picture, const DimensionRow& row,
                    std::size_t number);

/// A row of an indicator: its question, colour, figure, line (_readiness_indicator.html).
Json indicator_view(const PageContext& context, const Picture& picture,
                    const rd::Indicator& indicator);

/// "9 green, 2 yellow, 3 not enough information".
std::string colours_words(const std::map<rd::Rating, std::int64_t>& colours,
                          std::string_view language);
std::string evidence_words(const Evidence& evidence, std::string_view language);
std::string evidence_bar(const PageContext& context, const Evidence& evidence,
                         const std::string& id, const std::string& about);

/// Whether its figure is a share of units, and not a number of its own.
bool counts_units(const rd::Indicator& indicator);

/// The bar of pass, fail and unknown; "" without units.
std::string counts_bar(const PageContext& context, const rd::Counts& counts, const std::string& id,
                       const std::string& about);

/// The lower and upper edge of an indicator's scale, wide enough for its history.
std::pair<double, double> scale_of(const rd::Indicator& indicator,
                                   const std::vector<rd::HistoryPoint>& history);

/// Points of a history up to today; the last value holds until then.
std::vector<web::ChartPoint> points_of(const rd::Indicator& indicator,
                                       const std::vector<rd::HistoryPoint>& history, rd::Day today,
                                       std::string_view language);

/// An id that may stand in HTML: "m.lic.open" gives "m-lic-open".
std::string html_id(std::string_view id);

}  // namespace portal::readiness

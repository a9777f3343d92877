#include "portal/readiness/words.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

#include "catalog/base/iri.hpp"
#include "catalog/base/message.hpp"
#include "portal/web/format.hpp"

namespace portal::readiness {
namespace {

using Arguments = std::map<std::string, std::string>;

std::string say(std::string_view key, std::string_view language, Arguments arguments = {}) {
  return base::say({std::string(key), std::move(arguments)}, language);
}

std::string count(std::int64_t number, std::string_view language) {
  return web::format_count(number, language);
}

// Stars lie between 0 and 5: whole ones would hide every change.
std::string plain_number(const rd::Indicator& indicator, double value, std::string_view language) {
  return web::format_decimal(value, indicator.value_unit == "stars" ? 1 : 0, language);
}

}  // namespace

std::string counts_words(const rd::Counts& counts, std::string_view language) {
  if (counts.known() == 0)
    return say("readiness_counts_unknown", language,
               {{"unknown", count(counts.unknown, language)}});
  const double share = static_cast<double>(counts.pass) / static_cast<double>(counts.known());
  std::string words = say("readiness_counts", language,
                          {{"pass", count(counts.pass, language)},
                           {"known", count(counts.known(), language)},
                           {"percent", percent_words(share, language)}});
  if (counts.unknown > 0)
    words += say("readiness_counts_and_unknown", language,
                 {{"unknown", count(counts.unknown, language)}});
  return words;
}

std::string percent_words(double share, std::string_view language) {
  auto percent = static_cast<std::int64_t>(std::lround(share * 100));
  if (share > 0 && share < 1) percent = std::clamp<std::int64_t>(percent, 1, 99);
  return count(percent, language) + " %";
}

std::string value_words(const rd::Indicator& indicator, double value, std::string_view language) {
  if (indicator.type == rd::Type::kRatio || indicator.type == rd::Type::kProbe ||
      indicator.value_unit == "share")
    return percent_words(value, language);
  const std::string number = plain_number(indicator, value, language);
  if (indicator.max > 0)
    return say("readiness_points_of", language,
               {{"points", number}, {"max", web::format_decimal(indicator.max, 0, language)}});
  const std::string key = "readiness_unit_" + indicator.value_unit;
  if (indicator.value_unit.empty() || !base::has_text(key, language)) return number;
  return say(key, language, {{"number", number}, {"count", std::to_string(std::lround(value))}});
}

std::string figure_words(const rd::Indicator& indicator, const rd::Figure& figure,
                         std::string_view language) {
  if (figure.grey == rd::Grey::kNotMeasured || figure.grey == rd::Grey::kNoUnits)
    return grey_words(figure.grey, language);
  if (indicator.type == rd::Type::kVector) return say("readiness_side_by_side", language);
  if (indicator.type == rd::Type::kRatio || indicator.type == rd::Type::kProbe)
    return figure.counts.n() == 0 ? grey_words(rd::Grey::kNoUnits, language)
                                  : counts_words(figure.counts, language);
  if (!figure.value) return grey_words(rd::Grey::kNoUnits, language);
  return value_words(indicator, *figure.value, language);
}

std::string grey_words(rd::Grey grey, std::string_view language) {
  switch (grey) {
    case rd::Grey::kNotMeasured:
      return say("readiness_grey_not_measured", language);
    case rd::Grey::kNoUnits:
      return say("readiness_grey_no_units", language);
    case rd::Grey::kFew:
      return say("readiness_grey_few", language);
    case rd::Grey::kUnknown:
      return say("readiness_grey_unknown", language);
    case rd::Grey::kUncoloured:
      return say("readiness_grey_uncoloured", language);
    case rd::Grey::kNot:
      break;
  }
  return "";
}

std::string bounds_words(const rd::Indicator& indicator, const rd::Figure& figure,
                         std::string_view language) {
  if (!figure.low || !figure.high || *figure.low == *figure.high) return "";
  return say("readiness_bounds", language,
             {{"low", value_words(indicator, *figure.low, language)},
              {"high", value_words(indicator, *figure.high, language)}});
}

std::string threshold_words(const rd::Indicator& indicator, std::string_view language) {
  if (!indicator.bands.empty()) {
    std::string words;
    for (const auto& band : indicator.bands)
      words +=
          (words.empty() ? "" : "; ") +
          say("readiness_band", language,
              {{"rating", say("readiness_colour_" + std::string(code_of(band.rating)), language)},
               {"from", value_words(indicator, band.from, language)}});
    return words;
  }
  const auto& given = indicator.thresholds;
  if (!given.green || !given.yellow) return say("readiness_thresholds_none", language);
  return say(given.high_is_better ? "readiness_thresholds" : "readiness_thresholds_low", language,
             {{"green", value_words(indicator, *given.green, language)},
              {"yellow", value_words(indicator, *given.yellow, language)}});
}

std::string iso_day(rd::Day day) {
  const std::chrono::sys_days date{std::chrono::days(day)};
  return base::format_time(base::Time(date)).substr(0, 10);
}

std::string day_words(rd::Day day, std::string_view language) {
  return web::format_date(iso_day(day), language);
}

base::Json rating_view(const rd::Registry& registry, rd::Rating rating, std::string_view language) {
  const auto& words = registry.words_of(rating);
  base::Json name;
  name.set("half_lang", language);
  name.set("half_text", words.name.in(language));
  base::Json halves = base::Json::array();
  halves.push(std::move(name));
  base::Json view;
  view.set("rating_code", code_of(rating));
  view.set("rating_symbol", words.symbol);
  view.set("halves", std::move(halves));
  return view;
}

std::string provenance_words(rd::Provenance provenance, std::string_view language) {
  return say("readiness_provenance_" + std::string(code_of(provenance)), language);
}

std::string entry_href(const web::PageContext& context, const rd::Indicator& entry) {
  return web::local_href(context, (entry.type == rd::Type::kQuestion ? "/readiness/questions/"
                                                                     : "/readiness/indicators/") +
                                      base::percent_encode(entry.id));
}

std::string scoped(std::string href, std::string_view scope) {
  if (scope == rd::kPortal || scope.empty()) return href;
  return href + (href.find('?') == std::string::npos ? "?agency=" : "&agency=") +
         base::percent_encode(scope);
}

}  // namespace portal::readiness

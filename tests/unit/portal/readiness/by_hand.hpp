// Figures made by hand over the registry of the program, and pages made from them.
#pragma once

#include <string>
#include <utility>

#include "portal/readiness/picture.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::readiness {

inline const rd::Registry& registry() {
  static const rd::Registry kRegistry = rd::Registry::load();
  return kRegistry;
}

inline const web::Templates& templates() {
  static const web::Templates kTemplates;
  return kTemplates;
}

inline web::PageContext context_of(const std::string& language,
                                   const std::string& path = "/readiness") {
  web::PageContext context;
  context.language = language;
  context.path = path;
  context.base_url = "http://data.example";
  context.site_title = base::parse_json(R"({"vi":"Cổng dữ liệu","en":"Data portal"})");
  return context;
}

inline constexpr rd::Day kToday = 20415;  // 2025-11-23

inline rd::Figure figure(const std::string& id, rd::Counts counts, rd::Rating rating,
                         rd::Grey grey = rd::Grey::kNot) {
  rd::Figure out;
  out.indicator = id;
  out.day = kToday;
  out.counts = counts;
  out.rating = rating;
  out.grey = grey;
  if (counts.n() > 0) {
    const auto n = static_cast<double>(counts.n());
    out.low = static_cast<double>(counts.pass) / n;
    out.high = static_cast<double>(counts.pass + counts.unknown) / n;
  }
  if (counts.known() > 0)
    out.value = static_cast<double>(counts.pass) / static_cast<double>(counts.known());
  return out;
}

inline rd::RunInfo run_at(const char* time, bool is_ok = true) {
  rd::RunInfo run;
  run.id = 7;
  run.started = run.ended = *base::parse_time(time);
  run.registry_hash = registry().hash();
  run.is_ok = is_ok;
  return run;
}

/// A catalogue of which nothing was ever measured.
inline Picture empty_picture() {
  Picture picture(registry());
  picture.today = kToday;
  for (const char* name : {"catalogue", "linkcheck", "requests"})
    picture.sources.push_back({name, false, std::nullopt, ""});
  return picture;
}

/// One with figures for licences, the founding example of the design among them.
inline Picture some_picture() {
  Picture picture = empty_picture();
  picture.last = picture.last_good = run_at("2025-11-23T20:00:00Z");
  picture.sources[0] = {"catalogue", true, base::parse_time("2025-11-23T19:00:00Z"), ""};
  const auto add = [&](rd::Figure made) { picture.figures[made.indicator] = std::move(made); };
  add(figure("m.lic.open", {6712, 1258, 1116}, rd::Rating::kYellowRed));
  add(figure("m.lic.set", {95, 5, 0}, rd::Rating::kGreen));
  add(figure("m.acc.reachable", {0, 0, 0}, rd::Rating::kGrey, rd::Grey::kNotMeasured));
  picture.histories["m.lic.open"] = {
      {kToday - 200, {10, 90, 0}, 0.1, rd::Rating::kRed, 1, "a", false},
      {kToday - 30, {80, 20, 0}, 0.8, rd::Rating::kYellow, 2, "b", true},
      {kToday, {6712, 1258, 1116}, 0.842, rd::Rating::kYellowRed, 2, "b", false}};
  picture.suggestions["odra.2.4"] = {rd::Rating::kYellowGreen, 3, 6};
  return picture;
}

inline bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace portal::readiness

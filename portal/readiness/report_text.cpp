#include "catalog/base/message.hpp"
#include "portal/readiness/parts.hpp"
#include "portal/readiness/report.hpp"
#include "portal/readiness/words.hpp"
#include "portal/web/format.hpp"

namespace portal::readiness {
namespace {

std::string say(const char* key, const std::string& language,
                std::map<std::string, std::string> arguments = {}) {
  return base::say({key, std::move(arguments)}, language);
}

std::string coloured(const Picture& picture, rd::Rating rating, const std::string& language) {
  const auto& words = picture.registry.words_of(rating);
  return words.symbol + " " + words.name.in(language);
}

void add_dimension(std::string& out, const Picture& picture, const DimensionRow& row,
                   const std::string& language) {
  const auto& dimension = *row.dimension;
  out += "\n" + std::to_string(dimension.number) + ". " + dimension.name.in(language) + "\n   " +
         coloured(picture, row.rating, language);
  if (dimension.framework != "measured")
    out +=
        " (" + say(row.is_suggested ? "readiness_suggested" : "readiness_assessed", language) + ")";
  out += "; " + evidence_words(row.evidence, language) + "\n";
  if (dimension.framework != "measured") return;
  for (const auto* indicator : indicators_of(picture.registry, dimension)) {
    if (!is_counted(picture, *indicator)) continue;
    const auto figure = picture.figure_of(indicator->id);
    out += "   - " + indicator->question.in(language) + " [" + indicator->id + "]\n     " +
           coloured(picture, figure.rating, language) + ": " +
           figure_words(*indicator, figure, language) + "\n";
  }
}

void add_run_line(std::string& out, const Picture& picture, std::chrono::minutes zone,
                  const std::string& language) {
  const auto time = [&](const rd::RunInfo& run) {
    return web::format_moment(run.ended, zone, language);
  };
  if (!picture.last_good)
    out += say("readiness_no_run", language) + "\n";
  else
    out += say("readiness_as_of", language, {{"time", time(*picture.last_good)}}) + "\n";
  if (picture.last && !picture.last->is_ok)
    out += say("readiness_run_failed", language, {{"time", time(*picture.last)}}) + "\n";
}

}  // namespace

std::string report_text(const Picture& picture, const std::string& name, std::chrono::minutes zone,
                        const std::string& language) {
  std::string out = say("readiness_title", language) + (name.empty() ? "" : ": " + name) + "\n";
  add_run_line(out, picture, zone, language);
  const Evidence figures = evidence_of_indicators(picture);
  out += say("readiness_known_figures", language,
             {{"known", web::format_count(figures.measured, language)},
              {"all", web::format_count(figures.all(), language)}}) +
         "\n";
  // The method asks about the whole, not about one agency.
  if (picture.scope == rd::kPortal) {
    out +=
        "\n" + say("readiness_odra", language) + "\n" + say("readiness_based_on", language) + "\n";
    for (const auto& row : rows_of(picture, "odra")) add_dimension(out, picture, row, language);
  }
  out += "\n" + say("readiness_measured", language) + "\n";
  for (const auto& row : rows_of(picture, "measured")) add_dimension(out, picture, row, language);
  return out;
}

}  // namespace portal::readiness

#include "portal/pages/form_check.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "catalog/rules/quality.hpp"
#include "catalog/rules/validate.hpp"
#include "catalog/rules/view.hpp"
#include "portal/web/form_fields.hpp"

namespace portal::pages {
namespace {

using base::Json;
using catalog::rules::Mark;
using catalog::rules::Quality;
using catalog::rules::State;
using web::MeterView;

// Where a metric is mended: a field of the record, or of a file ("file.").
struct Place {
  std::string_view metric;
  std::string_view field;
  bool of_file = false;
};
constexpr Place kPlaces[] = {
    {"keyword", "keyword.vi"},
    {"theme", "theme"},
    {"spatial", "spatial"},
    {"temporal", "temporal.startDate"},
    {"access_answers", "downloadURL", true},
    {"download", "downloadURL", true},
    {"download_answers", "downloadURL", true},
    {"format", "format", true},
    {"media_type", "mediaType", true},
    {"format_listed", "format", true},
    {"format_open", "format", true},
    {"format_machine_readable", "format", true},
    {"licence", "license"},
    {"licence_listed", "license"},
    {"access_rights", "accessRights"},
    {"access_rights_listed", "accessRights"},
    {"contact", "contactPoint.hasEmail"},
    {"publisher", "publisher"},
    {"issued", "issued"},
    {"modified", "modified"},
};

std::string field_of(std::string_view metric, const web::Answers& answers) {
  for (const auto& place : kPlaces) {
    if (place.metric != metric) continue;
    if (!place.of_file) return std::string(place.field);
    const auto groups = web::lines_of(web::answer_in(answers, web::kFilesField));
    return groups.empty() ? std::string(web::kFilesField)
                          : web::file_field_name(groups.front(), place.field);
  }
  return "";
}

void add_mark(MeterView& meter, const Mark& mark) {
  const auto& metric = *mark.metric;
  meter.possible += metric.points;
  if (meter.dimensions.empty() || meter.dimensions.back().name != metric.dimension)
    meter.dimensions.push_back({std::string(metric.dimension), 0, 0});
  meter.dimensions.back().possible += metric.points;
  if (mark.state == State::kYes) meter.dimensions.back().points += metric.points;
}

// What one field gains, however many metrics look at it; what gains most first. What no field of
// the form can mend is left out.
void add_steps(MeterView& meter, const Quality& quality, const web::Answers& answers,
               const std::string& language) {
  for (const auto& mark : quality.marks) {
    if (mark.state != State::kNo) continue;
    const std::string field = field_of(mark.metric->id, answers);
    if (field.empty() && mark.metric->id != "dcat_ap") continue;
    const auto known = std::ranges::find(meter.first, field, &MeterView::Step::field);
    if (known != meter.first.end())
      known->gain += mark.metric->points;
    else
      meter.first.push_back({base::say({std::string(mark.metric->message), {}}, language),
                             mark.metric->points, field});
  }
  std::ranges::stable_sort(meter.first, std::greater<>(), &MeterView::Step::gain);
}

void add_texts(std::vector<MeterView::Tongue>& tongues, const web::Answers& answers,
               const std::string& name) {
  const auto is_there = [&](std::string_view language) {
    return !web::answer_in(answers, name + "." + std::string(language)).empty();
  };
  if (std::ranges::none_of(web::kFormLanguages, is_there)) return;
  for (auto& tongue : tongues) {
    ++tongue.wanted;
    if (is_there(tongue.language)) ++tongue.filled;
  }
}

void add_languages(MeterView& meter, const web::Answers& answers) {
  for (const auto language : web::kFormLanguages)
    meter.languages.push_back({std::string(language), 0, 0});
  for (const auto& field : web::record_fields())
    if (web::has_languages(field.control))
      add_texts(meter.languages, answers, std::string(field.name));
  for (const auto& group : web::lines_of(web::answer_in(answers, web::kFilesField)))
    for (const auto& field : web::file_fields())
      if (web::has_languages(field.control))
        add_texts(meter.languages, answers, web::file_field_name(group, field.name));
}

}  // namespace

void check_form(web::FormView& view, Json& document, catalog::NodeClass kind,
                const std::string& language) {
  const auto findings = catalog::rules::validate(document, kind);
  for (const auto& finding : findings)
    view.findings.push_back({web::field_at(finding.path, document), finding.severity,
                             base::say(finding.message, language)});
  const bool has_errors = catalog::rules::count(findings, catalog::Severity::kError) > 0;
  const Quality quality =
      catalog::rules::quality_of(catalog::rules::view_of(document, kind), has_errors);
  view.meter.points = quality.points;
  view.meter.unknown = quality.unknown;
  view.meter.band = catalog::rules::band_of(quality.points);
  for (const auto& mark : quality.marks) add_mark(view.meter, mark);
  add_steps(view.meter, quality, view.answers, language);
  for (const auto& point : quality.list)
    view.meter.list.push_back(
        {std::string(point.id), std::string(catalog::rules::to_string(point.state))});
  add_languages(view.meter, view.answers);
}

int count_errors(const web::FormView& view) {
  return static_cast<int>(
      std::ranges::count(view.findings, catalog::Severity::kError, &web::FoundAt::severity));
}

}  // namespace portal::pages

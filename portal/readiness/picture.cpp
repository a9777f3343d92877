#include "portal/readiness/picture.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "catalog/readiness/readiness.hpp"

namespace portal::readiness {
namespace {

using rd::Rating;

// The value that held on a day; grey before the first.
Rating rating_at(const std::vector<rd::HistoryPoint>& history, rd::Day day) {
  Rating rating = Rating::kGrey;
  for (const auto& point : history)
    if (point.day <= day) rating = point.rating;
  return rating;
}

void add_question_evidence(Evidence& evidence, const Picture& picture,
                           const rd::Indicator& question) {
  const auto found = picture.suggestions.find(question.id);
  if (picture.attested.questions.contains(question.id))
    ++evidence.attested;
  else if (found != picture.suggestions.end() && found->second.rating != Rating::kGrey)
    ++evidence.measured;
  else
    ++evidence.missing;
}

void add_indicator_evidence(Evidence& evidence, const Picture& picture,
                            const rd::Indicator& indicator) {
  ++(is_known(picture.figure_of(indicator.id)) ? evidence.measured : evidence.missing);
}

// The rating of a measured dimension wherever one of its indicators changed.
void add_line(DimensionRow& row, const Picture& picture,
              const std::vector<const rd::Indicator*>& indicators) {
  std::set<rd::Day> days;
  for (const auto* indicator : indicators)
    if (const auto found = picture.histories.find(indicator->id); found != picture.histories.end())
      for (const auto& point : found->second) days.insert(point.day);
  const auto at = [&](rd::Day day) {
    ById<Rating> ratings;
    for (const auto* indicator : indicators)
      if (const auto found = picture.histories.find(indicator->id);
          found != picture.histories.end())
        ratings[indicator->id] = rating_at(found->second, day);
    return rating_of(indicators, picture.registry, ratings);
  };
  for (const auto day : days) row.line.emplace_back(day, at(day));
  const rd::Day quarter = picture.today - kQuarter;
  if (!days.empty() && *days.begin() <= quarter) row.before = at(quarter);
}

Rating suggest_from_questions(const Picture& picture, const rd::Dimension& dimension) {
  std::vector<rd::Rated> rated;
  for (const auto* question : picture.registry.list_of_dimension(dimension.id)) {
    if (question->type != rd::Type::kQuestion) continue;
    const auto found = picture.suggestions.find(question->id);
    rated.push_back({found == picture.suggestions.end() ? Rating::kGrey : found->second.rating,
                     picture.registry.importance(question->importance).weight,
                     question->importance == "very_high"});
  }
  return rd::suggest_dimension(rated).rating;
}

}  // namespace

rd::Figure Picture::figure_of(std::string_view indicator) const {
  if (const auto found = figures.find(indicator); found != figures.end()) return found->second;
  rd::Figure none;
  none.indicator = indicator;
  none.scope = scope;
  none.day = today;
  none.grey = rd::Grey::kNoUnits;
  return none;
}

bool is_known(const rd::Figure& figure) {
  if (figure.grey == rd::Grey::kNotMeasured || figure.grey == rd::Grey::kNoUnits) return false;
  return figure.counts.known() > 0 || figure.value.has_value();
}

bool is_counted(const Picture& picture, const rd::Indicator& indicator) {
  return picture.scope == rd::kPortal || indicator.per_agency;
}

std::vector<const rd::Indicator*> indicators_of(const rd::Registry& registry,
                                                const rd::Dimension& dimension) {
  std::vector<const rd::Indicator*> list;
  const auto add = [&](const rd::Indicator* indicator) {
    if (indicator && std::ranges::find(list, indicator) == list.end()) list.push_back(indicator);
  };
  for (const auto* entry : registry.list_of_dimension(dimension.id)) {
    if (entry->type != rd::Type::kQuestion) {
      add(entry);
      continue;
    }
    for (const auto& input : entry->inputs) add(registry.find(input.id));
  }
  return list;
}

Rating rating_of(const std::vector<const rd::Indicator*>& indicators, const rd::Registry& registry,
                 const ById<Rating>& ratings) {
  std::vector<rd::Rated> rated;
  for (const auto* indicator : indicators) {
    if (!indicator->thresholds.green && indicator->bands.empty()) continue;  // never has a colour
    const auto found = ratings.find(indicator->id);
    rated.push_back({found == ratings.end() ? Rating::kGrey : found->second,
                     registry.importance(indicator->importance).weight,
                     indicator->importance == "very_high"});
  }
  return rd::suggest_dimension(rated).rating;
}

DimensionRow row_of(const Picture& picture, const rd::Dimension& dimension) {
  DimensionRow row;
  row.dimension = &dimension;
  auto indicators = indicators_of(picture.registry, dimension);
  std::erase_if(indicators, [&](const rd::Indicator* each) { return !is_counted(picture, *each); });
  ById<Rating> ratings;
  for (const auto* indicator : indicators) {
    const auto rating = picture.figure_of(indicator->id).rating;
    ratings[indicator->id] = rating;
    ++row.colours[rating];
  }
  if (dimension.framework == "measured") {
    for (const auto* indicator : indicators)
      add_indicator_evidence(row.evidence, picture, *indicator);
    row.rating = rating_of(indicators, picture.registry, ratings);
    add_line(row, picture, indicators);
    return row;
  }
  for (const auto* question : picture.registry.list_of_dimension(dimension.id))
    add_question_evidence(row.evidence, picture, *question);
  const auto judged = picture.attested.dimensions.find(dimension.id);
  row.is_suggested = judged == picture.attested.dimensions.end();
  row.rating = row.is_suggested ? suggest_from_questions(picture, dimension) : judged->second;
  return row;
}

std::vector<DimensionRow> rows_of(const Picture& picture, std::string_view framework) {
  std::vector<DimensionRow> rows;
  for (const auto& dimension : picture.registry.dimensions())
    if (dimension.framework == framework) {
      DimensionRow row = row_of(picture, dimension);
      if (framework != "measured" || row.evidence.all() > 0) rows.push_back(std::move(row));
    }
  return rows;
}

Evidence evidence_of_indicators(const Picture& picture) {
  Evidence evidence;
  for (const auto& entry : picture.registry.indicators())
    if (entry.type != rd::Type::kQuestion && entry.type != rd::Type::kVector &&
        is_counted(picture, entry))
      add_indicator_evidence(evidence, picture, entry);
  return evidence;
}

Evidence evidence_of_questions(const Picture& picture, std::string_view framework) {
  Evidence evidence;
  for (const auto& entry : picture.registry.indicators())
    if (entry.type == rd::Type::kQuestion && entry.framework == framework)
      add_question_evidence(evidence, picture, entry);
  return evidence;
}

}  // namespace portal::readiness

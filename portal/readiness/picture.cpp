#include "portal/readiness/picture.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "catalog/readiness/readiness.hpp"

namespace portal::readiness {
namespace {

using rd::Rating;

void add_question_evidence(Evidence& evidence, const Picture& picture,
                           const rd::Indicator& question) {
  const auto found = picture.suggestions.find(question.id);
  if (picture.attested.questions.contains(question.id) &&
      !picture.attested.expired.contains(question.id))
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

Rating suggest_from_questions(const rd::Registry& registry,
                              const std::vector<const rd::Indicator*>& questions,
                              const ById<Rating>& suggested) {
  std::vector<rd::Rated> rated;
  for (const auto* question : questions) {
    const auto found = suggested.find(question->id);
    rated.push_back({found == suggested.end() ? Rating::kGrey : found->second,
                     registry.importance(question->importance).weight,
                     question->importance == "very_high"});
  }
  return rd::suggest_dimension(rated).rating;
}

using Judge = std::function<Rating(const ById<Rating>&)>;

// The rating of a dimension wherever one of the entries under it changed.
void add_line(DimensionRow& row, const Picture& picture,
              const std::vector<const rd::Indicator*>& entries, const Judge& judge) {
  std::set<rd::Day> days;
  ById<const std::vector<rd::HistoryPoint>*> histories;
  for (const auto* entry : entries) {
    const auto found = picture.histories.find(entry->id);
    if (found == picture.histories.end()) continue;
    histories[entry->id] = &found->second;
    for (const auto& point : found->second) days.insert(point.day);
  }
  const auto at = [&](rd::Day day) {
    ById<Rating> ratings;
    for (const auto& [id, history] : histories) ratings[id] = rating_at(*history, day);
    return judge(ratings);
  };
  for (const auto day : days) row.line.emplace_back(day, at(day));
  const rd::Day quarter = picture.today - kQuarter;
  if (!days.empty() && *days.begin() <= quarter) row.before = at(quarter);
}

void suggest_row(DimensionRow& row, const Picture& picture, const rd::Dimension& dimension) {
  std::vector<const rd::Indicator*> questions;
  ById<Rating> suggested;
  for (const auto* question : picture.registry.list_of_dimension(dimension.id)) {
    if (question->type != rd::Type::kQuestion) continue;
    questions.push_back(question);
    if (const auto found = picture.suggestions.find(question->id);
        found != picture.suggestions.end())
      suggested[question->id] = found->second.rating;
  }
  const Judge judge = [&](const ById<Rating>& ratings) {
    return suggest_from_questions(picture.registry, questions, ratings);
  };
  row.suggestion = judge(suggested);
  add_line(row, picture, questions, judge);
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

Rating rating_at(const std::vector<rd::HistoryPoint>& history, rd::Day day) {
  Rating rating = Rating::kGrey;
  for (const auto& point : history)
    if (point.day <= day) rating = point.rating;
  return rating;
}

std::optional<Rating> rating_before(const std::vector<rd::HistoryPoint>& history, rd::Day today) {
  const rd::Day quarter = today - kQuarter;
  if (history.empty() || history.front().day > quarter) return std::nullopt;
  return rating_at(history, quarter);
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
    add_line(row, picture, indicators, [&](const ById<Rating>& each) {
      return rating_of(indicators, picture.registry, each);
    });
    return row;
  }
  for (const auto* question : picture.registry.list_of_dimension(dimension.id))
    add_question_evidence(row.evidence, picture, *question);
  const auto judged = picture.attested.dimensions.find(dimension.id);
  row.is_suggested = judged == picture.attested.dimensions.end();
  suggest_row(row, picture, dimension);
  row.rating = row.is_suggested ? row.suggestion : judged->second;
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

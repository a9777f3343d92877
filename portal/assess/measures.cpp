#include "portal/assess/measures.hpp"

namespace portal::assess {
namespace {

const as::Frozen* find_frozen(const as::Answer& answer, const std::string& indicator) {
  for (const auto& statement : answer.statements)
    for (const auto& source : statement.sources)
      if (source.measurement && source.measurement->indicator == indicator)
        return &*source.measurement;
  return nullptr;
}

// Whose counts tell all of it.
bool is_share(const rd::Indicator& indicator) {
  return indicator.type == rd::Type::kRatio || indicator.type == rd::Type::kProbe;
}

}  // namespace

as::Suggested suggest(app::App& app, const std::string& question, const as::Head& head) {
  const auto* entry = app.registry.find(question);
  if (!entry || entry->inputs.empty()) return {};
  const auto run = app.readiness.last_good_run();
  return {app.readiness.suggest(question, figure_scope(head)).rating, run ? run->id : 0};
}

std::vector<Measure> measures_of(app::App& app, const std::string& question, const as::Head& head) {
  std::vector<Measure> list;
  const auto* entry = app.registry.find(question);
  if (!entry) return list;
  for (const auto& input : entry->inputs) {
    const auto* indicator = app.registry.find(input.id);
    if (!indicator) continue;
    Measure measure{indicator, input.is_primary, {}};
    if (auto figure = app.readiness.latest_of(input.id, figure_scope(head)))
      measure.figure = *std::move(figure);
    list.push_back(std::move(measure));
  }
  return list;
}

as::Faults freeze(app::App& app, as::Answer& answer, const as::Answer& before,
                  const as::Head& head) {
  as::Faults faults;
  for (auto& statement : answer.statements)
    for (auto& source : statement.sources) {
      if (!source.measurement || source.measurement->indicator.empty()) continue;
      const std::string indicator = source.measurement->indicator;
      if (const auto* frozen = find_frozen(before, indicator)) {
        source.measurement = *frozen;
        continue;
      }
      const auto* entry = app.registry.find(indicator);
      if (!entry) {
        faults.push_back({"assess_indicator_unknown", {{"indicator", indicator}}});
        continue;
      }
      source.measurement->scope = figure_scope(head);
      source.measurement->day = today(app);
      if (const auto figure = app.readiness.latest_of(indicator, figure_scope(head))) {
        source.measurement->counts = figure->counts;
        if (figure->grey != rd::Grey::kNotMeasured && !is_share(*entry))
          source.measurement->value = figure->value;
      }
    }
  return faults;
}

}  // namespace portal::assess

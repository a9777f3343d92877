#include "catalog/assessment/frame.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/error.hpp"

namespace catalog::assessment {
namespace {

constexpr double kOwnWeight = 4;  // of a question whose importance nobody stated: "high"

Pair pair_of(const readiness::Words& words) {
  return {words.vi, words.en};
}

}  // namespace

const FrameQuestion* Frame::find(std::string_view question) const {
  const auto found = std::ranges::find(questions, question, &FrameQuestion::id);
  return found == questions.end() ? nullptr : &*found;
}

const FrameDimension* Frame::find_dimension(std::string_view dimension) const {
  const auto found = std::ranges::find(dimensions, dimension, &FrameDimension::id);
  return found == dimensions.end() ? nullptr : &*found;
}

std::vector<const FrameQuestion*> Frame::list(std::string_view dimension) const {
  std::vector<const FrameQuestion*> found;
  for (const auto& question : questions)
    if (question.dimension == dimension) found.push_back(&question);
  return found;
}

void add_questions(Frame& frame, const std::vector<OwnQuestion>& own) {
  for (const auto& question : own) {
    FrameQuestion added{.id = question.id, .dimension = question.dimension, .text = question.text};
    added.importance = question.importance;
    added.weight = kOwnWeight;
    frame.questions.push_back(std::move(added));
  }
}

Frame frame_of(const readiness::Registry& registry, std::string_view framework,
               const std::vector<OwnQuestion>& own) {
  const auto* found = registry.find_framework(framework);
  if (!found || framework == "measured")
    throw base::Error(base::ErrorCode::kInvalidData, "assess_framework_unknown",
                      {{"framework", std::string(framework)}});
  Frame frame{.framework = found->id, .name = pair_of(found->name)};
  frame.provenance = found->provenance;
  frame.registry_version = registry.version();
  frame.registry_hash = registry.hash();
  for (const auto& dimension : registry.dimensions())
    if (dimension.framework == framework)
      frame.dimensions.push_back({dimension.id, dimension.number, pair_of(dimension.name)});
  for (const auto& entry : registry.indicators()) {
    if (entry.framework != framework || entry.type != readiness::Type::kQuestion) continue;
    FrameQuestion question{.id = entry.id, .dimension = entry.dimension};
    question.text = pair_of(entry.question);
    question.importance = entry.importance;
    question.weight = entry.importance.empty() ? 1 : registry.importance(entry.importance).weight;
    question.provenance = entry.provenance;
    frame.questions.push_back(std::move(question));
  }
  add_questions(frame, own);
  for (auto& question : frame.questions)
    if (question.provenance == readiness::Provenance::kOperator && !question.importance.empty())
      question.weight = registry.importance(question.importance).weight;
  return frame;
}

}  // namespace catalog::assessment

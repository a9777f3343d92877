#pragma once

// The areas and questions of one framework, as an assessment prints and weighs them.

#include <string>
#include <string_view>
#include <vector>

#include "catalog/assessment/model.hpp"
#include "catalog/readiness/registry.hpp"

namespace catalog::assessment {

struct FrameQuestion {
  std::string id = {};
  std::string dimension = {};
  Pair text = {};
  std::string importance = {};
  double weight = 1;
  readiness::Provenance provenance = readiness::Provenance::kOperator;

  bool is_very_high() const { return importance == "very_high"; }
};

struct FrameDimension {
  std::string id = {};
  int number = 0;
  Pair name = {};
};

/// A framework with the questions that the registry has for it and those that an assessment adds.
struct Frame {
  std::string framework = {};
  Pair name = {};
  std::string registry_version = {};
  std::string registry_hash = {};
  readiness::Provenance provenance = readiness::Provenance::kOwn;
  std::vector<FrameDimension> dimensions = {};
  std::vector<FrameQuestion> questions = {};

  const FrameQuestion* find(std::string_view question) const;
  const FrameDimension* find_dimension(std::string_view dimension) const;
  std::vector<const FrameQuestion*> list(std::string_view dimension) const;
};

/// Errors: kInvalidData "assess_framework_unknown" where the registry has no such framework.
Frame frame_of(const readiness::Registry& registry, std::string_view framework,
               const std::vector<OwnQuestion>& own = {});
/// The same frame with the questions that an assessment brings.
void add_questions(Frame& frame, const std::vector<OwnQuestion>& own);

}  // namespace catalog::assessment

#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "catalog/rules/view.hpp"

namespace catalog::rules {

/// Whether something is so. Nobody knows before a record is published whether its addresses answer:
/// that is neither yes nor no.
enum class State { kNo, kYes, kUnknown };

std::string_view to_string(State state);

/// One metric of a record. Shape: `message` is the key of the sentence that says what to do.
struct Metric {
  std::string_view id;
  std::string_view dimension;
  int points = 0;
  bool of_distribution = false;
  std::string_view message;
  State (*measure)(const Node& node) = nullptr;  // null: whether the record has no errors
};

/// The metrics of the quality assessment of data.europa.eu: 405 points in five dimensions.
/// Source: data.europa.eu/mqa/methodology, data.europa.eu's metadata quality assessment.
std::span<const Metric> metrics();

struct Mark {
  const Metric* metric = nullptr;
  State state = State::kNo;
};

/// The nine things that data.gouv.fr looks at, for people: a point each.
/// Source: udata, compute_quality().
struct Point {
  std::string_view id;
  State state = State::kNo;
};

struct Quality {
  std::vector<Mark> marks;  // in the order of metrics()
  int points = 0;           // of those that are met
  int unknown = 0;          // more, at most, once they are known
  std::array<Point, 9> list;
};

/// `has_errors`: whether the rules found any. Of several distributions the one with most points
/// counts, as in the assessment itself.
Quality quality_of(const View& view, bool has_errors);

/// "excellent" from 351 points, "good" from 221, "sufficient" from 121, else "bad".
std::string_view band_of(int points);

}  // namespace catalog::rules

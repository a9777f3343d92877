#pragma once

// Answers, conclusions and heads in their written form, as the store keeps them and exports show
// them.

#include "catalog/assessment/model.hpp"
#include "catalog/base/json.hpp"

namespace catalog::assessment {

/// What may be told: everything to those who assess; all but who was interviewed to others.
enum class Told { kInside, kEverybody };

base::Json to_json(const Pair& pair);
base::Json to_json(const std::vector<Pair>& pairs);
base::Json to_json(const Answer& answer, Told told);
base::Json to_json(const Conclusion& conclusion);
base::Json to_json(const Head& head);

// Errors of all: kInvalidData "assess_json_bad", naming the member, for a value of another kind or
// a word that is none of the allowed ones.
Pair pair_of(const base::Json& json, std::string_view where);
std::vector<Pair> pairs_of(const base::Json& json, std::string_view where);
Answer answer_of(const base::Json& json);
Conclusion conclusion_of(const base::Json& json);
Head head_of(const base::Json& json);

/// A text member, or empty where there is none.
std::string text_of(const base::Json& json, std::string_view member);
[[noreturn]] void refuse_member(std::string_view where);
std::optional<Rating> rating_of(const base::Json& json, std::string_view where);

/// The fewest digits that read as the same number, so that a document keeps its hash.
std::string shortest(double value);

}  // namespace catalog::assessment

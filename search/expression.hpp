#pragma once

#include <string>
#include <utility>
#include <vector>

namespace search {

/// Which records are meant: terms of the index, put together.
struct Expression {
  enum class Kind {
    kTerm,        // those that have it
    kAll,         // of every part
    kAny,         // of any part; the score is the sum of theirs
    kSynonym,     // of any part; they count as one word
    kRange,       // whose value of a slot is from `low` to `high`
    kEverything,  // every record
    kNothing,     // none, like any other kind without parts
  };

  Kind kind = Kind::kNothing;
  std::string term = {};
  std::vector<Expression> parts = {};
  unsigned slot = 0;
  std::string low = {}, high = {};  // of kRange, both included; empty is no bound

  bool is_nothing() const { return kind == Kind::kNothing; }
};

using Expressions = std::vector<Expression>;

inline Expression term_expression(std::string term) {
  return {Expression::Kind::kTerm, std::move(term)};
}

/// A lone part stands for itself.
inline Expression combine(Expression::Kind kind, Expressions parts) {
  if (parts.size() == 1) return std::move(parts.front());
  return {kind, {}, std::move(parts)};
}

inline Expression range_expression(unsigned slot, std::string low, std::string high) {
  return {Expression::Kind::kRange, {}, {}, slot, std::move(low), std::move(high)};
}

}  // namespace search

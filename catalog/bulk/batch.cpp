#include "catalog/bulk/batch.hpp"

#include <array>
#include <utility>

#include "catalog/base/error.hpp"

namespace catalog::bulk {
namespace {

template <typename Value, std::size_t size>
using Words = std::array<std::pair<Value, std::string_view>, size>;

constexpr Words<Kind, 2> kKinds = {{{Kind::kImport, "import"}, {Kind::kEdit, "edit"}}};
constexpr Words<BatchState, 3> kStates = {{{BatchState::kPrepared, "prepared"},
                                           {BatchState::kApplied, "applied"},
                                           {BatchState::kUndone, "undone"}}};
constexpr Words<RowOutcome, 6> kOutcomes = {{{RowOutcome::kAdd, "add"},
                                             {RowOutcome::kChange, "change"},
                                             {RowOutcome::kSame, "same"},
                                             {RowOutcome::kRefused, "refused"},
                                             {RowOutcome::kStale, "stale"},
                                             {RowOutcome::kKept, "kept"}}};

template <typename Value, std::size_t size>
std::string_view word_of(const Words<Value, size>& words, Value value) {
  for (const auto& [each, word] : words)
    if (each == value) return word;
  throw base::Error(base::ErrorCode::kInternal, "internal");
}

template <typename Value, std::size_t size>
Value value_of(const Words<Value, size>& words, std::string_view wanted) {
  for (const auto& [value, word] : words)
    if (word == wanted) return value;
  throw base::Error(base::ErrorCode::kInternal, "internal");
}

}  // namespace

std::string_view to_string(Kind kind) {
  return word_of(kKinds, kind);
}
std::string_view to_string(BatchState state) {
  return word_of(kStates, state);
}
std::string_view to_string(RowOutcome outcome) {
  return word_of(kOutcomes, outcome);
}
Kind parse_kind(std::string_view word) {
  return value_of(kKinds, word);
}
BatchState parse_batch_state(std::string_view word) {
  return value_of(kStates, word);
}
RowOutcome parse_outcome(std::string_view word) {
  return value_of(kOutcomes, word);
}

void add_finding(BatchRow& row, Finding finding) {
  for (auto& each : row.findings)
    if (each.rule == finding.rule && each.path == finding.path) {
      if (finding.severity > each.severity) each = std::move(finding);
      return;
    }
  row.findings.push_back(std::move(finding));
}

Tally tally(const std::vector<BatchRow>& rows) {
  Tally count;
  const std::array<std::size_t*, 6> places = {&count.add,     &count.change, &count.same,
                                              &count.refused, &count.stale,  &count.kept};
  for (const auto& row : rows) ++*places[static_cast<std::size_t>(row.outcome)];
  return count;
}

std::string table_source(std::string_view agency) {
  return "tables/" + std::string(agency);
}

}  // namespace catalog::bulk

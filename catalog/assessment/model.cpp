#include "catalog/assessment/model.hpp"

#include <array>
#include <charconv>
#include <utility>

#include "catalog/base/clock.hpp"

namespace catalog::assessment {
namespace {

template <typename T, std::size_t size>
using Words = std::array<std::pair<T, std::string_view>, size>;

constexpr Words<State, 4> kStates = {{{State::kDraft, "draft"},
                                      {State::kInReview, "in_review"},
                                      {State::kPublished, "published"},
                                      {State::kSuperseded, "superseded"}}};
constexpr Words<SourceKind, 6> kKinds = {{{SourceKind::kUrl, "url"},
                                          {SourceKind::kDocument, "document"},
                                          {SourceKind::kLaw, "law"},
                                          {SourceKind::kInterview, "interview"},
                                          {SourceKind::kDataset, "dataset"},
                                          {SourceKind::kMeasurement, "measurement"}}};
constexpr Words<InForce, 3> kInForce = {
    {{InForce::kUnknown, "unknown"}, {InForce::kYes, "yes"}, {InForce::kNo, "no"}}};

template <typename T, std::size_t size>
std::string_view word_of(const Words<T, size>& words, T value) {
  for (const auto& [each, word] : words)
    if (each == value) return word;
  return words[0].second;
}

template <typename T, std::size_t size>
std::optional<T> find_word(const Words<T, size>& words, std::string_view code) {
  for (const auto& [each, word] : words)
    if (word == code) return each;
  return std::nullopt;
}

}  // namespace

std::string_view code_of(State state) {
  return word_of(kStates, state);
}
std::string_view code_of(SourceKind kind) {
  return word_of(kKinds, kind);
}
std::string_view code_of(InForce in_force) {
  return word_of(kInForce, in_force);
}
std::optional<State> parse_state(std::string_view code) {
  return find_word(kStates, code);
}
std::optional<SourceKind> parse_source_kind(std::string_view code) {
  return find_word(kKinds, code);
}
std::optional<InForce> parse_in_force(std::string_view code) {
  return find_word(kInForce, code);
}

bool is_day(std::string_view text) {
  constexpr std::size_t length = 10;
  return text.size() == length && base::parse_time(text).has_value();
}

std::string year_after(std::string_view day) {
  constexpr std::size_t year_digits = 4;
  int year = 0;
  std::from_chars(day.data(), day.data() + year_digits, year);
  std::string later = std::to_string(year + 1) + std::string(day.substr(year_digits));
  if (later.ends_with("-02-29")) later.replace(later.size() - 2, 2, "28");
  return later;
}

bool is_expired(const Answer& answer, std::string_view today) {
  return !answer.valid_until.empty() && answer.valid_until <= today;
}

Rating shown_rating(const Answer& answer, std::string_view today) {
  return is_expired(answer, today) ? Rating::kGrey : answer.rating.value_or(Rating::kGrey);
}

}  // namespace catalog::assessment

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/base/clock.hpp"
#include "catalog/base/json.hpp"
#include "search/weights.hpp"

namespace search {

/// How much a dataset is used.
struct Usage {
  std::uint64_t views = 0;  // of its page and files, in the last 90 days
  std::uint64_t followers = 0;
  std::uint64_t reuses = 0;
};

/// What speaks for a dataset whatever was searched for; each part without its weight.
struct Standing {
  double popularity = 0;  // log10(1 + views + 20 followers + 50 reuses), at most 4
  double official = 0;    // 1 when a public authority publishes it
  double quality = 0;     // share of nine facts that its description has
  double fresh = 0;       // 1 when it was modified within its stated frequency

  double total(const Weights& weights) const;

  bool operator==(const Standing&) const = default;
};

/// The standing of a dataset document at a moment. What it does not state counts nothing.
Standing judge(const base::Json& document, const Usage& usage, base::Time now);

/// "2301" "1" "778" "1", together: thousandths of popularity and quality, and the two yes or no.
/// Another text is no standing: all parts 0.
std::string pack(const Standing& standing);
Standing unpack(std::string_view packed);

/// The same in a number, for columns in memory.
std::uint32_t to_number(const Standing& standing);
Standing standing_of(std::uint32_t number);

/// What standing_of(number).total() is, times a scale, made ready for very many numbers.
class StandingTotal {
 public:
  StandingTotal(const Weights& weights, double scale);

  double operator()(std::uint32_t number) const {
    return popularity_ * (number >> kPopularityShift) +
           quality_ * (number >> kQualityShift & kQualityMask) + flags_[number & kFlagMask];
  }

 private:
  friend std::uint32_t to_number(const Standing& standing);
  friend Standing standing_of(std::uint32_t number);

  // Popularity and quality in thousandths, then two of yes or no: official, fresh.
  static constexpr unsigned kQualityShift = 2, kPopularityShift = 12;
  static constexpr std::uint32_t kFlagMask = 3, kQualityMask = 1023;

  double popularity_, quality_;  // for a thousandth
  std::array<double, 4> flags_;
};

/// How long data of that frequency are fresh ("P1M"); nothing when the text says no length.
std::optional<base::Time::duration> parse_period(std::string_view text);

}  // namespace search

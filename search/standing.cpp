#include "search/standing.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <vector>

#include "catalog/base/text.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "search/facts.hpp"

namespace search {
namespace {

constexpr double kFollowerViews = 20, kReuseViews = 50, kMostPopularity = 4;
constexpr double kMostQuality = 0.999;  // three digits
constexpr double kThousand = 1000;

double popularity_of(const Usage& usage) {
  const double uses = static_cast<double>(usage.views) +
                      kFollowerViews * static_cast<double>(usage.followers) +
                      kReuseViews * static_cast<double>(usage.reuses);
  return std::min(kMostPopularity, std::log10(1 + uses));
}

int thousandths(double value, double most) {
  return static_cast<int>(std::lround(std::clamp(value, 0.0, most) * kThousand));
}

bool is_public_authority(const base::Json& publisher) {
  const auto& types = catalog::vocab::vocabulary("publisher-types");
  return std::ranges::any_of(list_values(publisher["type"]), [&](const std::string& stated) {
    const auto* type = types.find(stated);
    return type && type->code.ends_with("Authority");
  });
}

bool has_text(const base::Json& value) {
  bool found = false;
  for_each_text(value, [&](const auto&, const auto& text) { found = found || !text.empty(); });
  return found;
}

bool any_distribution(const base::Json& document, std::string_view name) {
  return std::ranges::any_of(document["distribution"].items(), [&](const base::Json& one) {
    return !list_values(one[name]).empty();
  });
}

// Title, description, keywords, theme, licence, contact, frequency, format, a file to download.
double quality_of(const base::Json& document) {
  const std::array<bool, 9> has = {has_text(document["title"]),
                                   has_text(document["description"]),
                                   has_text(document["keyword"]),
                                   !list_values(document["theme"]).empty(),
                                   !list_licences(document).empty(),
                                   !document["contactPoint"].is_null(),
                                   !list_values(document["accrualPeriodicity"]).empty(),
                                   !list_formats(document).empty(),
                                   any_distribution(document, "downloadURL")};
  return static_cast<double>(std::ranges::count(has, true)) / static_cast<double>(has.size());
}

bool is_fresh(const base::Json& document, base::Time now) {
  const auto modified = base::parse_time(document["modified"].as_string());
  const auto stated = list_values(document["accrualPeriodicity"]);
  if (!modified || stated.empty()) return false;
  const auto* frequency = catalog::vocab::vocabulary("frequencies").find(stated.front());
  const auto period = frequency ? parse_period(frequency->attribute("period")) : std::nullopt;
  return period && *modified + *period >= now;
}

}  // namespace

double Standing::total(const Weights& weights) const {
  return weights.popularity * popularity + weights.official * official + weights.quality * quality +
         weights.fresh * fresh;
}

Standing judge(const base::Json& document, const Usage& usage, base::Time now) {
  return {popularity_of(usage), is_public_authority(document["publisher"]) ? 1.0 : 0.0,
          quality_of(document), is_fresh(document, now) ? 1.0 : 0.0};
}

std::string pack(const Standing& standing) {
  std::array<char, 16> text{};
  const int size = std::snprintf(
      text.data(), text.size(), "%04d%c%03d%c", thousandths(standing.popularity, kMostPopularity),
      standing.official > 0 ? '1' : '0', thousandths(standing.quality, kMostQuality),
      standing.fresh > 0 ? '1' : '0');
  return {text.data(), static_cast<std::size_t>(size)};
}

Standing unpack(std::string_view packed) {
  constexpr std::size_t official = 4, quality = 5, fresh = 8, size = 9;
  if (packed.size() != size) return {};
  const auto number = [&](std::size_t from, std::size_t to) {
    int value = 0;
    for (std::size_t i = from; i < to; ++i) value = 10 * value + (packed[i] - '0');
    return value / kThousand;
  };
  return {number(0, official), packed[official] == '1' ? 1.0 : 0.0, number(quality, fresh),
          packed[fresh] == '1' ? 1.0 : 0.0};
}

std::uint32_t to_number(const Standing& standing) {
  const auto part = [](double value, double most) {
    return static_cast<std::uint32_t>(thousandths(value, most));
  };
  return part(standing.popularity, kMostPopularity) << StandingTotal::kPopularityShift |
         part(standing.quality, kMostQuality) << StandingTotal::kQualityShift |
         (standing.official > 0 ? 2U : 0U) | (standing.fresh > 0 ? 1U : 0U);
}

Standing standing_of(std::uint32_t number) {
  return {(number >> StandingTotal::kPopularityShift) / kThousand, (number & 2U) != 0 ? 1.0 : 0.0,
          (number >> StandingTotal::kQualityShift & StandingTotal::kQualityMask) / kThousand,
          (number & 1U) != 0 ? 1.0 : 0.0};
}

StandingTotal::StandingTotal(const Weights& weights, double scale)
    : popularity_(scale * weights.popularity / kThousand),
      quality_(scale * weights.quality / kThousand),
      flags_{0, scale * weights.fresh, scale * weights.official,
             scale * (weights.official + weights.fresh)} {}

std::optional<base::Time::duration> parse_period(std::string_view text) {
  using std::chrono::hours;
  if (!text.starts_with('P')) return std::nullopt;
  hours sum{0};
  for (std::size_t at = 1; at < text.size();) {
    if (text[at] == 'T') break;  // parts of a day: fresh for a day
    int number = 0;
    const auto end = std::from_chars(text.data() + at, text.data() + text.size(), number).ptr;
    if (end == text.data() + at || end == text.data() + text.size()) return std::nullopt;
    const int days = *end == 'Y' ? 366 : *end == 'M' ? 31 : *end == 'W' ? 7 : *end == 'D' ? 1 : 0;
    if (days == 0) return std::nullopt;
    sum += hours(24) * days * number;
    at = static_cast<std::size_t>(end - text.data()) + 1;
  }
  return std::max(sum, hours(24));
}

}  // namespace search

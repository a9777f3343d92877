#include "portal/http/negotiate.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "catalog/base/text.hpp"

namespace portal::http {
namespace {

// One member of an Accept… list. Quality in thousandths; parameters without q.
struct Preference {
  std::string value;  // lower case
  std::vector<std::string> parameters;
  int quality = 1000;
};

constexpr std::size_t kMaximumPreferences = 100;

std::string clean(std::string_view text) {
  return base::lower_ascii(base::trim(text));
}

// "0", "0.5", "1.000"; -1 when it is not a qvalue (RFC 9110, 12.4.2).
int parse_quality(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return -1;
  if (text.size() > 1 && text[1] != '.') return -1;
  int quality = (text[0] - '0') * 1000;
  int unit = 100;
  for (const char c : text.substr(std::min<std::size_t>(text.size(), 2))) {
    if (c < '0' || c > '9') return -1;
    quality += (c - '0') * unit;
    unit /= 10;
  }
  return quality > 1000 ? -1 : quality;
}

// Splits at `at` outside quoted strings.
std::vector<std::string_view> split_unquoted(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  bool quoted = false;
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (quoted && text[i] == '\\') ++i;
    if (quoted || i >= text.size() || text[i] != at) continue;
    parts.push_back(text.substr(start, i - start));
    start = i + 1;
  }
  parts.push_back(text.substr(start));
  return parts;
}

// A member whose quality cannot be read is left out.
std::vector<Preference> parse_preferences(std::string_view field) {
  std::vector<Preference> preferences;
  for (const std::string_view member : split_unquoted(field, ',')) {
    const auto parts = split_unquoted(member, ';');
    Preference preference;
    preference.value = clean(parts.front());
    if (preference.value.empty()) continue;
    for (std::size_t i = 1; i < parts.size() && preference.quality >= 0; ++i) {
      const std::string parameter = clean(parts[i]);
      if (parameter.starts_with("q="))
        preference.quality = parse_quality(std::string_view(parameter).substr(2));
      else if (!parameter.empty())
        preference.parameters.push_back(parameter);
    }
    if (preference.quality >= 0) preferences.push_back(std::move(preference));
    if (preferences.size() == kMaximumPreferences) break;
  }
  return preferences;
}

struct Offer {
  std::string type;  // "text/turtle"
  std::vector<std::string> parameters;
};

Offer parse_offer(std::string_view text) {
  const auto parts = split_unquoted(text, ';');
  Offer offer{clean(parts.front()), {}};
  for (std::size_t i = 1; i < parts.size(); ++i) offer.parameters.push_back(clean(parts[i]));
  return offer;
}

// How exactly a range names an offer: 0 not at all, 1 "*/*", 2 "text/*", 3 the type with
// parameters that the offer has none of ("charset"), 4 the type, more with each parameter.
std::size_t specificity(const Preference& range, const Offer& offer) {
  if (range.value == "*/*" || range.value == "*") return 1;
  if (range.value.ends_with("/*")) {
    const std::string_view kind(range.value.data(), range.value.size() - 1);
    return offer.type.starts_with(kind) ? 2 : 0;
  }
  if (range.value != offer.type) return 0;
  if (offer.parameters.empty()) return range.parameters.empty() ? 4 : 3;
  for (const std::string& parameter : range.parameters)
    if (std::find(offer.parameters.begin(), offer.parameters.end(), parameter) ==
        offer.parameters.end())
      return 0;
  return 4 + range.parameters.size();
}

int media_quality(const std::vector<Preference>& ranges, const Offer& offer) {
  std::size_t best = 0;
  int quality = 0;
  for (const Preference& range : ranges) {
    const std::size_t exact = specificity(range, offer);
    if (exact > best) {
      best = exact;
      quality = range.quality;
    }
  }
  return quality;
}

// The quality of a name that is listed, else of "*"; -1 when neither is there.
int named_quality(const std::vector<Preference>& preferences, std::string_view name) {
  int star = -1;
  for (const Preference& preference : preferences) {
    if (preference.value == name) return preference.quality;
    if (preference.value == "*") star = std::max(star, preference.quality);
  }
  return star;
}

bool takes_language(const Preference& range, std::string_view language) {
  return range.value == language || range.value.starts_with(std::string(language) + "-");
}

}  // namespace

std::optional<std::size_t> choose_media_type(std::string_view accept,
                                             std::span<const std::string_view> offered) {
  if (offered.empty()) return std::nullopt;
  if (base::trim(accept).empty()) return 0;
  const auto ranges = parse_preferences(accept);
  std::optional<std::size_t> chosen;
  int best = 0;
  for (std::size_t i = 0; i < offered.size(); ++i) {
    const int quality = media_quality(ranges, parse_offer(offered[i]));
    if (quality <= best) continue;
    best = quality;
    chosen = i;
  }
  return chosen;
}

std::optional<std::string> choose_language(std::string_view accept_language,
                                           std::span<const std::string_view> offered) {
  auto preferences = parse_preferences(accept_language);
  const auto by_quality = [](const Preference& left, const Preference& right) {
    return left.quality > right.quality;
  };
  std::stable_sort(preferences.begin(), preferences.end(), by_quality);
  for (const Preference& range : preferences) {
    if (range.quality == 0) break;
    for (const std::string_view offer : offered) {
      const std::string language = base::lower_ascii(offer);
      const bool any = range.value == "*" && named_quality(preferences, language) > 0;
      if (any || takes_language(range, language)) return std::string(offer);
    }
  }
  return std::nullopt;
}

Coding choose_coding(std::string_view accept_encoding) {
  if (accept_encoding.empty()) return Coding::kIdentity;
  const auto preferences = parse_preferences(accept_encoding);
  constexpr std::array our_codings = {Coding::kBrotli, Coding::kGzip};
  // Identity is taken unless it is refused, but at no quality of its own: a coding wins over it.
  Coding chosen = Coding::kIdentity;
  int best = 0;
  for (const Preference& preference : preferences)
    if (preference.value == "identity") best = std::max(0, preference.quality - 1);
  for (const Coding coding : our_codings) {
    const int quality = named_quality(preferences, to_string(coding));
    if (quality <= best) continue;
    best = quality;
    chosen = coding;
  }
  return chosen;
}

std::string_view to_string(Coding coding) {
  switch (coding) {
    case Coding::kGzip:
      return "gzip";
    case Coding::kBrotli:
      return "br";
    case Coding::kIdentity:
      break;
  }
  return "identity";
}

}  // namespace portal::http

#include "portal/http/range.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "catalog/base/text.hpp"

namespace portal::http {
namespace {

constexpr std::size_t kMaximumRanges = 16;
constexpr auto kMost = std::numeric_limits<std::uint64_t>::max();

struct Part {
  std::uint64_t first;
  std::uint64_t end;  // one past the last
};

// Digits only; a number beyond 64 bits is the largest one.
std::optional<std::uint64_t> parse_position(std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    const auto digit = static_cast<std::uint64_t>(c - '0');
    value = value > (kMost - digit) / 10 ? kMost : value * 10 + digit;
  }
  return value;
}

// Nothing when the range is malformed; an empty part when it is not satisfiable.
std::optional<Part> parse_part(std::string_view text, std::uint64_t size) {
  const auto hyphen = text.find('-');
  if (hyphen == std::string_view::npos) return std::nullopt;
  const std::string_view from = text.substr(0, hyphen);
  const std::string_view to = text.substr(hyphen + 1);
  if (from.empty()) {
    const auto suffix = parse_position(to);
    if (!suffix) return std::nullopt;
    return Part{size - std::min(*suffix, size), size};
  }
  const auto first = parse_position(from);
  const auto last = to.empty() ? std::optional(kMost) : parse_position(to);
  if (!first || !last || *last < *first) return std::nullopt;
  if (*first >= size) return Part{0, 0};
  return Part{*first, std::min(*last, size - 1) + 1};
}

// The satisfiable parts; nothing when any is malformed or they are too many.
std::optional<std::vector<Part>> parse_parts(std::string_view list, std::uint64_t size) {
  if (static_cast<std::size_t>(std::count(list.begin(), list.end(), ',')) >= kMaximumRanges)
    return std::nullopt;
  std::vector<Part> parts;
  bool any = false;
  for (const std::string& member : base::split(list, ',')) {
    const std::string_view text = base::trim(member);
    if (text.empty()) continue;
    const auto part = parse_part(text, size);
    if (!part) return std::nullopt;
    any = true;
    if (part->first < part->end) parts.push_back(*part);
  }
  if (!any) return std::nullopt;
  return parts;
}

}  // namespace

RangeChoice choose_range(std::string_view field, std::uint64_t size) {
  constexpr std::string_view bytes_unit = "bytes=";
  field = base::trim(field);
  if (size == 0 || field.size() < bytes_unit.size() ||
      !base::equal_ignoring_ascii_case(field.substr(0, bytes_unit.size()), bytes_unit))
    return {};
  auto parts = parse_parts(field.substr(bytes_unit.size()), size);
  if (!parts) return {};
  if (parts->empty()) return {RangeChoice::Kind::kUnsatisfiable, 0, 0};
  const auto by_first = [](const Part& left, const Part& right) {
    return left.first < right.first;
  };
  std::sort(parts->begin(), parts->end(), by_first);
  Part all = parts->front();
  for (const Part& part : *parts) {
    if (part.first > all.end) return {};
    all.end = std::max(all.end, part.end);
  }
  return {RangeChoice::Kind::kPart, all.first, all.end - all.first};
}

std::string content_range(const RangeChoice& choice, std::uint64_t size) {
  const std::string total = "/" + std::to_string(size);
  if (choice.kind == RangeChoice::Kind::kUnsatisfiable) return "bytes *" + total;
  return "bytes " + std::to_string(choice.first) + "-" +
         std::to_string(choice.first + choice.length - 1) + total;
}

}  // namespace portal::http

#include "portal/web/charts.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "catalog/base/text.hpp"

namespace portal::web {
namespace {

constexpr double kBarWidth = 240, kBarHeight = 14;
constexpr double kSparkWidth = 120, kSparkHeight = 24;
constexpr double kTrendWidth = 640, kTrendHeight = 200, kTrendLeft = 8, kTrendRight = 150,
                 kTrendEdge = 14;
constexpr double kLeastPart = 2;  // what is there at all is seen

// A length with one digit, whatever the locale.
std::string length(double value) {
  const auto tenths = static_cast<std::int64_t>(value * 10 + (value < 0 ? -0.5 : 0.5));
  std::string text = std::to_string(tenths / 10);
  if (const auto digit = std::abs(tenths % 10); digit != 0) text += "." + std::to_string(digit);
  return text;
}

std::string open_svg(double width, double height, std::string_view name, const ChartWords& words) {
  const std::string id = base::escape_html(words.id);
  return "<svg class=\"chart " + std::string(name) + "\" viewBox=\"0 0 " + length(width) + " " +
         length(height) + "\" width=\"" + length(width) + "\" height=\"" + length(height) +
         "\" role=\"img\" aria-labelledby=\"" + id + "-t " + id + "-d\"><title id=\"" + id +
         "-t\">" + base::escape_html(words.title) + "</title><desc id=\"" + id + "-d\">" +
         base::escape_html(words.description) + "</desc>";
}

std::string pattern_id(const ChartWords& words, Texture texture) {
  return base::escape_html(words.id) + "-p" + std::to_string(static_cast<int>(texture));
}

// Marks over the colour of the part; a full part has none.
std::string_view marks_of(Texture texture) {
  switch (texture) {
    case Texture::kWide:
      return "<path d=\"M0 8L8 0\"/>";
    case Texture::kNarrow:
      return "<path d=\"M0 4L4 0M4 8L8 4M0 8L8 0\"/>";
    case Texture::kDots:
      return "<circle cx=\"2\" cy=\"2\" r=\"1\"/><circle cx=\"6\" cy=\"6\" r=\"1\"/>";
    case Texture::kCross:
      return "<path d=\"M0 0L8 8M0 8L8 0\"/>";
    default:
      return "";
  }
}

std::string patterns(const std::vector<BarPart>& parts, const ChartWords& words) {
  std::string out;
  for (const auto texture : {Texture::kWide, Texture::kNarrow, Texture::kDots, Texture::kCross}) {
    const bool is_used = std::ranges::any_of(
        parts, [&](const BarPart& part) { return part.texture == texture && part.count > 0; });
    if (is_used)
      out += "<pattern id=\"" + pattern_id(words, texture) +
             "\" class=\"marks\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">" +
             std::string(marks_of(texture)) + "</pattern>";
  }
  return out.empty() ? out : "<defs>" + out + "</defs>";
}

std::string rectangle(double x, double width, const std::string& rest) {
  return "<rect x=\"" + length(x) + "\" y=\"0.5\" width=\"" + length(width) + "\" height=\"" +
         length(kBarHeight - 1) + "\"" + rest + "/>";
}

// Where a day and a value stand in a box.
struct Frame {
  double left, top, width, height;
  std::int64_t first = 0, last = 0;
  double least = 0, most = 1;

  double x(std::int64_t day) const {
    if (last <= first) return left + width;
    return left + width * static_cast<double>(day - first) / static_cast<double>(last - first);
  }
  double y(double value) const {
    if (most <= least) return top + height / 2;
    const double share = std::clamp((value - least) / (most - least), 0.0, 1.0);
    return top + height * (1 - share);
  }
};

Frame frame_of(const std::vector<ChartPoint>& points, Frame frame, double least, double most) {
  if (!points.empty()) {
    frame.first = points.front().day;
    frame.last = points.back().day;
  }
  frame.least = least;
  frame.most = most;
  return frame;
}

// Steps: a value holds until the next one is written.
std::string steps(const std::vector<ChartPoint>& points, const Frame& frame) {
  std::string path;
  std::optional<double> before;
  for (const auto& point : points) {
    const std::string x = length(frame.x(point.day));
    if (before && !point.breaks) path += "H" + x;
    if (point.value) {
      const std::string y = length(frame.y(*point.value));
      path += before && !point.breaks ? "V" + y : "M" + x + " " + y;
    }
    before = point.value;
  }
  return path;
}

std::size_t count_known(const std::vector<ChartPoint>& points) {
  return static_cast<std::size_t>(std::ranges::count_if(
      points, [](const ChartPoint& point) { return point.value.has_value(); }));
}

std::string last_mark(const std::vector<ChartPoint>& points, const Frame& frame) {
  if (!points.back().value) return "";
  return "<circle class=\"chart-last\" cx=\"" + length(frame.x(points.back().day)) + "\" cy=\"" +
         length(frame.y(*points.back().value)) + "\" r=\"2.5\"/>";
}

// Names of levels that lie close together are moved apart.
std::string level_lines(const std::vector<ChartLevel>& levels, const Frame& frame) {
  constexpr double kApart = 14;
  std::vector<ChartLevel> sorted = levels;
  std::ranges::sort(sorted, std::ranges::greater(), &ChartLevel::value);
  std::string out;
  double free_from = 0;
  for (const auto& level : sorted) {
    const double y = frame.y(level.value);
    const double text = std::max(y + 4, free_from);
    free_from = text + kApart;
    out += "<path class=\"chart-level\" d=\"M" + length(frame.left) + " " + length(y) + "H" +
           length(frame.left + frame.width) + "\"/><text x=\"" +
           length(frame.left + frame.width + 8) + "\" y=\"" + length(text) + "\">" +
           base::escape_html(level.label) + "</text>";
  }
  return out;
}

}  // namespace

std::string stacked_bar(const std::vector<BarPart>& parts, const ChartWords& words) {
  std::int64_t total = 0;
  for (const auto& part : parts) total += std::max<std::int64_t>(part.count, 0);
  if (total == 0) return "";
  std::string out = open_svg(kBarWidth, kBarHeight, "bar", words) + patterns(parts, words);
  const double room =
      kBarWidth - kLeastPart * static_cast<double>(std::ranges::count_if(
                                   parts, [](const BarPart& part) { return part.count > 0; }));
  double x = 0;
  for (const auto& part : parts) {
    if (part.count <= 0) continue;
    const double width =
        kLeastPart + room * static_cast<double>(part.count) / static_cast<double>(total);
    out += rectangle(x, width, " class=\"part-" + base::escape_html(part.name) + "\"");
    if (!marks_of(part.texture).empty())
      out += rectangle(x, width, " fill=\"url(#" + pattern_id(words, part.texture) + ")\"");
    x += width;
  }
  return out + "</svg>";
}

std::string sparkline(const std::vector<ChartPoint>& points, double least, double most,
                      const ChartWords& words) {
  if (count_known(points) < 2) return "";
  const Frame frame = frame_of(points, {3, 3, kSparkWidth - 6, kSparkHeight - 6}, least, most);
  return open_svg(kSparkWidth, kSparkHeight, "spark", words) + "<path class=\"chart-line\" d=\"" +
         steps(points, frame) + "\"/>" + last_mark(points, frame) + "</svg>";
}

std::string trend(const std::vector<ChartPoint>& points, double least, double most,
                  const std::vector<ChartLevel>& levels, const ChartWords& words) {
  if (count_known(points) < 2) return "";
  const Frame frame = frame_of(points,
                               {kTrendLeft, kTrendEdge, kTrendWidth - kTrendLeft - kTrendRight,
                                kTrendHeight - 2 * kTrendEdge},
                               least, most);
  std::string out = open_svg(kTrendWidth, kTrendHeight, "trend", words);
  out += level_lines(levels, frame);
  for (const auto& point : points)
    if (point.breaks)
      out += "<path class=\"chart-break\" d=\"M" + length(frame.x(point.day)) + " " +
             length(frame.top) + "V" + length(frame.top + frame.height) + "\"/>";
  out += "<path class=\"chart-line\" d=\"" + steps(points, frame) + "\"/>";
  for (const auto& point : points)
    if (point.value)
      out += "<circle class=\"chart-point\" cx=\"" + length(frame.x(point.day)) + "\" cy=\"" +
             length(frame.y(*point.value)) + "\" r=\"3\"><title>" + base::escape_html(point.label) +
             "</title></circle>";
  return out + "</svg>";
}

}  // namespace portal::web

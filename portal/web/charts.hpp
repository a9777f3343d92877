#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Small pictures of numbers, as SVG that stands inside a page: no script, no style of their own,
/// lines in the colour of the text around them. Each is told apart without colour by its texture or
/// its mark, and says in words what it shows (title and desc). The style sheet colours the classes.
namespace portal::web {

/// What a chart says to whoever does not see it. `id` is unique in the page: letters, digits, "-".
struct ChartWords {
  std::string id;
  std::string title;
  std::string description;
};

/// What fills a part of a bar.
enum class Texture { kFull, kWide, kNarrow, kDots, kCross, kEmpty };

struct BarPart {
  std::int64_t count = 0;
  std::string name;  // class "part-NAME": "pass", "yellow_red"
  Texture texture = Texture::kFull;
};

/// Parts side by side, each as wide as its share; parts of 0 are left out. "" when all are 0.
std::string stacked_bar(const std::vector<BarPart>& parts, const ChartWords& words);

struct ChartPoint {
  std::int64_t day = 0;
  std::optional<double> value;  // none: nothing is known, the line has a gap
  bool breaks = false;          // what is before cannot be compared: the line is cut
  std::string label = {};       // of a trend's point, for who points at it: "23/11/2025: 84 %"
};

/// A line as high as a line of text; its last point is marked. "" with fewer than two points that
/// have a value. `least` and `most` are the values at its lower and upper edge.
std::string sparkline(const std::vector<ChartPoint>& points, double least, double most,
                      const ChartWords& words);

/// A value with its words at the edge of a trend: a threshold, the end of the scale.
struct ChartLevel {
  double value = 0;
  std::string label;
};

/// The same, large, with levels drawn across it and an upright dashed line where it breaks. Values
/// stay as they are from one point to the next: they are written when they change.
std::string trend(const std::vector<ChartPoint>& points, double least, double most,
                  const std::vector<ChartLevel>& levels, const ChartWords& words);

}  // namespace portal::web

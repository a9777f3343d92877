#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace catalog::history {

enum class Fate { kKept, kAdded, kRemoved };

/// A part of two texts: what is kept stands in both, the rest in one of them.
struct TextPart {
  Fate fate = Fate::kKept;
  std::string text;

  bool operator==(const TextPart&) const = default;
};

/// How one text becomes another, word by word: the kept and removed parts are the first text, the
/// kept and added ones the second. Neighbouring parts never have one fate; what was removed stands
/// before what was added in its place. The white space behind a word belongs to it.
/// Limits: where more than 2,000 words differ in a row, they are one removed and one added part.
std::vector<TextPart> compare_texts(std::string_view before, std::string_view after);

}  // namespace catalog::history

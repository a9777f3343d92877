#include "search/cursor.hpp"

#include <array>
#include <charconv>
#include <optional>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "search/schema.hpp"

namespace search {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

std::optional<std::string> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const auto high = kDigits.find(text[i]), low = kDigits.find(text[i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

std::optional<std::uint64_t> to_number(std::string_view digits) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

// The text up to the next line feed; nothing when there is none.
std::optional<std::string_view> take_line(std::string_view& text) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const auto line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

std::optional<Cursor> read_cursor(std::string_view text) {
  std::array<std::string_view, 6> lines;  // sort, seq, rank, generation, last, id; then the key
  for (auto& line : lines) {
    const auto taken = take_line(text);
    if (!taken) return std::nullopt;
    line = *taken;
  }
  const auto seq = to_number(lines[1]), rank = to_number(lines[2]);
  if (lines[0].size() != 1 || !seq || !rank || lines[5].size() > kValueBytes) return std::nullopt;
  Cursor cursor{lines[0][0],           *seq, *rank, std::string(text), std::string(lines[5]),
                std::string(lines[3]), {}};
  for (const auto& digits : base::split(lines[4], ',')) {
    const auto number = to_number(digits);
    if (number) cursor.last.push_back(static_cast<std::uint32_t>(*number));
  }
  return cursor;
}

}  // namespace

std::string to_string(const Cursor& cursor) {
  std::string last;
  for (const auto number : cursor.last) last += (last.empty() ? "" : ",") + std::to_string(number);
  const std::string plain =
      base::join({std::string(1, cursor.sort), std::to_string(cursor.seq),
                  std::to_string(cursor.rank), cursor.generation, last, cursor.id, cursor.key},
                 "\n");
  std::string out;
  for (const char c : plain) {
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

Cursor parse_cursor(std::string_view text, char sort) {
  constexpr std::size_t longest = 4096;
  const auto plain = text.size() <= longest ? from_hex(text) : std::nullopt;
  const auto cursor = plain ? read_cursor(*plain) : std::nullopt;
  if (!cursor || cursor->sort != sort)
    throw base::Error(base::ErrorCode::kMalformed, "search_bad_cursor");
  return *cursor;
}

}  // namespace search

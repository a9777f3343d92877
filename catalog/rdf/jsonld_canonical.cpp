#include "catalog/rdf/jsonld_canonical.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace catalog::rdf {
namespace {

// By UTF-16 code units: what needs a surrogate pair comes before U+E000 to U+FFFF.
bool before_in_utf16(std::string_view left, std::string_view right) {
  const auto [a, b] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  if (a == left.end() || b == right.end()) return a == left.end() && b != right.end();
  const auto x = static_cast<unsigned char>(*a);
  const auto y = static_cast<unsigned char>(*b);
  const auto is_paired = [](unsigned char c) { return c >= 0xF0; };
  const auto is_above = [](unsigned char c) { return c == 0xEE || c == 0xEF; };
  if (is_paired(x) && is_above(y)) return true;
  if (is_above(x) && is_paired(y)) return false;
  return x < y;
}

void append_text(std::string& out, std::string_view text) {
  static constexpr std::string_view kShort = "btn?fr";  // of U+0008 to U+000D
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte >= 8 && byte <= 13 && byte != 11) {
      out += '\\';
      out += kShort[byte - 8U];
    } else if (byte < 0x20) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(byte));
      out += escape.data();
    } else {
      out += c;
    }
  }
  out += '"';
}

// ECMAScript, Number::toString: the shortest digits that read back as the same number.
std::string ecmascript_number(double value) {
  if (value == 0) return "0";
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                 std::chars_format::scientific);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
  const auto mark = text.find('e');
  std::string digits(text.substr(0, mark));
  digits.erase(std::remove(digits.begin(), digits.end(), '.'), digits.end());
  const int exponent = std::atoi(std::string(text.substr(mark + 1)).c_str());
  const int count = static_cast<int>(digits.size());
  const int point = exponent + 1;  // where the decimal point stands
  std::string out = value < 0 ? "-" : "";
  if (point > 21 || point < -5) {
    out += digits.substr(0, 1);
    if (count > 1) out += "." + digits.substr(1);
    return out + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
  }
  if (point <= 0) return out + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  if (point >= count)
    return out + digits + std::string(static_cast<std::size_t>(point - count), '0');
  return out + digits.substr(0, static_cast<std::size_t>(point)) + "." +
         digits.substr(static_cast<std::size_t>(point));
}

void append(std::string& out, const base::Json& value);

void append_members(std::string& out, const base::Json& value) {
  std::vector<const base::Json::Member*> members;
  for (const auto& member : value.members()) members.push_back(&member);
  std::sort(members.begin(), members.end(),
            [](auto* a, auto* b) { return before_in_utf16(a->first, b->first); });
  out += '{';
  for (const auto* member : members) {
    if (member != members.front()) out += ',';
    append_text(out, member->first);
    out += ':';
    append(out, member->second);
  }
  out += '}';
}

void append(std::string& out, const base::Json& value) {
  if (value.is_object()) return append_members(out, value);
  if (value.is_array()) {
    out += '[';
    bool first = true;
    for (const auto& item : value.items()) {
      if (!first) out += ',';
      first = false;
      append(out, item);
    }
    out += ']';
  } else if (value.is_string()) {
    append_text(out, value.as_string());
  } else if (const auto number = value.as_double()) {
    out += ecmascript_number(*number);
  } else {
    base::append_json(out, value);
  }
}

}  // namespace

std::string canonical_json(const base::Json& value) {
  std::string out;
  append(out, value);
  return out;
}

std::string canonical_double(double value) {
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.15E", value);
  std::string text(buffer.data());
  const auto mark = text.find('E');
  if (mark == std::string::npos) return text;
  std::string digits = text.substr(0, mark);
  while (digits.ends_with('0') && digits[digits.size() - 2] != '.') digits.pop_back();
  return digits + "E" + std::to_string(std::atoi(text.c_str() + mark + 1));
}

}  // namespace catalog::rdf

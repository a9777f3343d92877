#include "catalog/base/text.hpp"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "catalog/base/error.hpp"

namespace base {
namespace {

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFCInstance(status);
  if (!normalizer) throw Error(ErrorCode::kInternal, "internal");
  return *normalizer;
}

const icu::Normalizer2& nfd() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFDInstance(status);
  if (!normalizer) throw Error(ErrorCode::kInternal, "internal");
  return *normalizer;
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<int32_t>(text.size())};
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

bool is_latin(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(c, &status) == USCRIPT_LATIN;
}

void append(std::string& out, UChar32 c) {
  char bytes[U8_MAX_LENGTH];
  int32_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, c);
  out.append(bytes, static_cast<std::size_t>(size));
}

// The base letters of `text` without the marks that stand on Latin ones (Thai, Khmer and Hindi
// vowels are marks too, and stay).
std::string without_marks(const std::string& text) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto size = static_cast<int32_t>(text.size());
  std::string out;
  bool after_latin = false;
  for (int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, size, c);
    const bool mark = u_charType(c) == U_NON_SPACING_MARK;
    if (mark && after_latin) continue;
    if (!mark) after_latin = is_latin(c);
    append(out, c == 0x111 ? 'd' : c);
  }
  return out;
}

std::size_t character_start(std::string_view text, std::size_t at) {
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

}  // namespace

bool is_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    if (bytes[i] < 0x80) {
      ++i;
      continue;
    }
    int32_t at = 0;
    UChar32 c = 0;
    const auto rest = static_cast<int32_t>(std::min<std::size_t>(text.size() - i, 4));
    U8_NEXT(bytes + i, at, rest, c);
    if (c < 0) return false;
    i += static_cast<std::size_t>(at);
  }
  return true;
}

std::string repair_utf8(std::string_view text) {
  if (is_utf8(text)) return std::string(text);
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto size = static_cast<int32_t>(text.size());
  std::string out;
  for (int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, size, c);
    append(out, c);
  }
  return out;
}

std::string to_nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  const std::string repaired = repair_utf8(text);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  nfc().normalizeUTF8(0, piece(repaired), sink, nullptr, status);
  return U_SUCCESS(status) ? out : repaired;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool equal_ignoring_ascii_case(std::string_view left, std::string_view right) {
  return left.size() == right.size() && lower_ascii(left) == lower_ascii(right);
}

std::string lower(std::string_view text) {
  if (is_ascii(text)) return lower_ascii(text);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower("", 0, piece(text), sink, nullptr, status);
  return U_SUCCESS(status) ? out : std::string(text);
}

std::string fold(std::string_view text) {
  if (is_ascii(text)) return lower_ascii(text);
  const std::string lowered = lower(repair_utf8(text));
  std::string decomposed;
  icu::StringByteSink<std::string> sink(&decomposed);
  UErrorCode status = U_ZERO_ERROR;
  nfd().normalizeUTF8(0, piece(lowered), sink, nullptr, status);
  return to_nfc(without_marks(decomposed));
}

std::string_view trim(std::string_view text) {
  const auto starts_with_space = [&]() -> std::size_t {
    if (text.empty()) return 0;
    if (static_cast<unsigned char>(text.front()) <= ' ') return 1;
    if (text.starts_with("\xC2\xA0")) return 2;
    return text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  };
  const auto ends_with_space = [&]() -> std::size_t {
    if (text.empty()) return 0;
    if (static_cast<unsigned char>(text.back()) <= ' ') return 1;
    if (text.ends_with("\xC2\xA0")) return 2;
    return text.ends_with("\xEF\xBB\xBF") ? 3 : 0;
  };
  while (const auto size = starts_with_space()) text.remove_prefix(size);
  while (const auto size = ends_with_space()) text.remove_suffix(size);
  return text;
}

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  for (;;) {
    const auto end = text.find(at);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i) out += between;
    out += parts[i];
  }
  return out;
}

std::string slug(std::string_view text, std::size_t limit) {
  std::string out;
  for (const char c : fold(text)) {
    if (is_letter_or_digit(c))
      out += c;
    else if (c != '\'' && !out.empty() && out.back() != '-')
      out += '-';
  }
  if (out.size() > limit) {
    const auto hyphen = out.rfind('-', limit);
    out.resize(hyphen == std::string::npos || hyphen < limit / 2 ? limit : hyphen);
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
}

std::string shorten(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return std::string(text);
  const std::size_t end = character_start(text, limit);
  const auto space = text.find_last_of(" \n", end);
  const bool at_word = space != std::string_view::npos && space > end / 2;
  return std::string(trim(text.substr(0, at_word ? space : end))) + "…";
}

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace base

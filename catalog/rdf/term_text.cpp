#include "catalog/rdf/term_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace catalog::rdf {
namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

using Table = std::array<bool, 256>;

unsigned char byte_of(char c) {
  return static_cast<unsigned char>(c);
}

constexpr Table table_of(std::string_view some, bool controls) {
  Table table{};
  for (std::size_t i = 0; controls && i < 0x20; ++i) table[i] = true;
  for (const char c : some) table[static_cast<unsigned char>(c)] = true;
  return table;
}

constexpr Table kNotInIri = table_of(" <>\"{}|^`\\\x7F", true);
constexpr Table kEscaped = table_of("\"\\\x7F", true);
constexpr Table markup() {
  Table table = table_of("&<>\"\xEF", true);  // 0xEF opens U+FFFE and U+FFFF, which XML forbids
  table['\n'] = table['\t'] = false;
  return table;
}
constexpr Table kMarkup = markup();

// Copies the runs between special bytes whole; `special` writes one and answers its length.
template <typename Special>
void append_runs(std::string& out, std::string_view text, const Table& table, Special special) {
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!table[byte_of(text[i])]) continue;
    out.append(text, start, i - start);
    i += special(i) - 1;
    start = i + 1;
  }
  out.append(text, start);
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// XML 1.0, fifth edition, NameStartChar and NameChar beyond ASCII.
constexpr std::array kNameStarts = {
    Range{0xC0, 0xD6},     Range{0xD8, 0xF6},     Range{0xF8, 0x2FF},    Range{0x370, 0x37D},
    Range{0x37F, 0x1FFF},  Range{0x200C, 0x200D}, Range{0x2070, 0x218F}, Range{0x2C00, 0x2FEF},
    Range{0x3001, 0xD7FF}, Range{0xF900, 0xFDCF}, Range{0xFDF0, 0xFFFD}, Range{0x10000, 0xEFFFF}};
constexpr std::array kNameParts = {Range{0xB7, 0xB7}, Range{0x300, 0x36F}, Range{0x203F, 0x2040}};

template <typename Ranges>
bool is_in(const Ranges& ranges, std::uint32_t code) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Range& range) { return code >= range.first && code <= range.last; });
}

bool starts_name(std::uint32_t code) {
  if (code < 0x80) return code == '_' || is_letter(static_cast<char>(code));
  return is_in(kNameStarts, code);
}

bool is_in_name(std::uint32_t code) {
  if (starts_name(code) || code == '-' || code == '.') return true;
  return code < 0x80 ? is_digit(static_cast<char>(code)) : is_in(kNameParts, code);
}

// The character of well-formed UTF-8 that ends before `end`.
std::uint32_t character_before(std::string_view text, std::size_t end, std::size_t& start) {
  start = end - 1;
  while (start > 0 && (byte_of(text[start]) & 0xC0) == 0x80) --start;
  const unsigned first = byte_of(text[start]);
  if (first < 0x80) return first;
  std::uint32_t code = first & (first >= 0xF0 ? 0x07u : first >= 0xE0 ? 0x0Fu : 0x1Fu);
  for (std::size_t i = start + 1; i < end; ++i) code = code << 6 | (byte_of(text[i]) & 0x3Fu);
  return code;
}

}  // namespace

void append_iri(std::string& out, std::string_view iri) {
  out += '<';
  append_runs(out, iri, kNotInIri, [&](std::size_t i) {
    out += '%';
    out += kHex[byte_of(iri[i]) >> 4];
    out += kHex[byte_of(iri[i]) & 15];
    return std::size_t{1};
  });
  out += '>';
}

bool has_only_iri_characters(std::string_view iri) {
  return std::none_of(iri.begin(), iri.end(), [](char c) { return kNotInIri[byte_of(c)]; });
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  append_runs(out, text, kEscaped, [&](std::size_t i) {
    constexpr std::string_view named_bytes = "\"\\\n\r\t\b\f";
    constexpr std::string_view names = "\"\\nrtbf";
    const auto named = named_bytes.find(text[i]);
    out += '\\';
    if (named != named_bytes.npos) {
      out += names[named];
    } else {
      out += "u00";
      out += kHex[byte_of(text[i]) >> 4];
      out += kHex[byte_of(text[i]) & 15];
    }
    return std::size_t{1};
  });
  out += '"';
}

bool append_xml(std::string& out, std::string_view text) {
  bool kept = true;
  append_runs(out, text, kMarkup, [&](std::size_t i) {
    switch (text[i]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\r':
        out += "&#xD;";
        break;
      case '\xEF': {
        const std::string_view whole = text.substr(i, 3);
        const bool forbidden = whole == "\xEF\xBF\xBE" || whole == "\xEF\xBF\xBF";
        if (forbidden) kept = false;
        out += forbidden ? std::string_view("\xEF\xBF\xBD") : whole;
        return whole.size();
      }
      default:
        kept = false;
        out += "\xEF\xBF\xBD";
    }
    return std::size_t{1};
  });
  return kept;
}

bool is_language_tag(std::string_view tag) {
  bool first = true;
  std::size_t length = 0;
  for (const char c : tag) {
    if (c == '-' && length > 0) {
      first = false;
      length = 0;
    } else if (is_letter(c) || (is_digit(c) && !first)) {
      ++length;
    } else {
      return false;
    }
  }
  return length > 0;
}

std::size_t find_xml_name(std::string_view iri) {
  std::size_t found = iri.npos;
  for (std::size_t end = iri.size(); end > 0;) {
    std::size_t start = 0;
    const std::uint32_t code = character_before(iri, end, start);
    if (!is_in_name(code)) break;
    if (starts_name(code)) found = start;
    end = start;
  }
  return found;
}

}  // namespace catalog::rdf

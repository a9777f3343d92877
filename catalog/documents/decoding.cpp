#include "catalog/documents/decoding.hpp"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <cctype>
#include <memory>
#include <optional>

#include "catalog/base/text.hpp"
#include "catalog/rdf/format.hpp"

namespace catalog::documents {
namespace {

constexpr std::size_t kGuessBytes = 4u << 20;
constexpr std::size_t kFewBytes = 3;

// Empty when the encoding is not known to ICU.
std::string convert(std::string_view bytes, const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(
      ucnv_open(encoding.c_str(), &status), &ucnv_close);
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &status),
                                                              &ucnv_close);
  if (U_FAILURE(status)) return {};
  std::string out;
  std::string buffer(64u << 10, '\0');
  UChar pivot[4096];
  UChar* pivot_source = pivot;
  UChar* pivot_target = pivot;
  const char* source = bytes.data();
  const char* const end = bytes.data() + bytes.size();
  bool first = true;
  do {
    char* target = buffer.data();
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, buffer.data() + buffer.size(), &source, end,
                   pivot, &pivot_source, &pivot_target, pivot + 4096, first ? 1 : 0, 1, &status);
    first = false;
    out.append(buffer.data(), static_cast<std::size_t>(target - buffer.data()));
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return out;
}

std::string_view unicode_mark(std::string_view bytes) {
  constexpr std::string_view utf32_little("\xFF\xFE\0\0", 4);
  constexpr std::string_view utf32_big("\0\0\xFE\xFF", 4);
  if (bytes.starts_with(utf32_little) || bytes.starts_with(utf32_big)) return "UTF-32";
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "UTF-16";
  return {};
}

std::string guess_by_statistics(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                       &uchardet_delete);
  uchardet_handle_data(detector.get(), bytes.data(), bytes.size());
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

bool is_high(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

bool is_one_of(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

// A vowel of windows-1258, which writes most tones as a byte after it.
bool is_vowel(char c) {
  return is_one_of(c, "aeiouyAEIOUY\xC2\xE2\xC3\xE3\xCA\xEA\xD4\xF4\xD5\xF5\xDD\xFD");
}

// Tones stand after vowels and nowhere else. A capital of windows-1252 after a small vowel, or a
// letter with a hat before a tone, is no word of another language; an "uò" may be Italian.
bool is_vietnamese(std::string_view bytes) {
  constexpr std::string_view capitals = "\xCC\xD2\xDE";
  constexpr std::string_view small = "\xEC\xF2";
  constexpr std::string_view letter_bytes =
      "\xC2\xE2\xC3\xE3\xCA\xEA\xD4\xF4\xD5\xF5\xDD\xFD\xD0\xF0";
  std::size_t tones = 0;
  std::size_t letters = 0;
  bool certain = false;
  for (std::size_t i = 1; i < bytes.size(); ++i) {
    if (is_one_of(bytes[i], letter_bytes)) ++letters;
    const bool capital = is_one_of(bytes[i], capitals);
    if (!capital && !is_one_of(bytes[i], small)) continue;
    if (!is_vowel(bytes[i - 1])) return false;
    ++tones;
    certain = certain || is_high(bytes[i - 1]) ||
              (capital && std::islower(static_cast<unsigned char>(bytes[i - 1])));
  }
  return certain || (tones > 0 && letters > 0 && tones + letters >= 3);
}

// A letter of a Western language in windows-1252; not those that Iceland and Turkey need.
bool is_western_letter(char c) {
  return static_cast<unsigned char>(c) >= 0xC0 && !is_one_of(c, "\xD0\xD7\xDD\xDE\xF0\xF7\xFD\xFE");
}

// In Portuguese these stand before few letters, in Vietnamese before all others.
bool is_western_here(std::string_view bytes, std::size_t i) {
  const char next = i + 1 < bytes.size() ? bytes[i + 1] : ' ';
  const bool ends = !is_high(next) && !std::isalpha(static_cast<unsigned char>(next));
  if (is_one_of(bytes[i], "\xE3\xC3")) return ends || is_one_of(next, "oesOES");
  if (is_one_of(bytes[i], "\xF5\xD5")) return is_one_of(next, "eE");
  if (is_western_letter(bytes[i])) return true;
  constexpr std::string_view marks =
      "\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xA0\xA1\xA7\xA9\xAA\xAB\xB0\xB7\xBA\xBB\xBF";
  const bool within_word = i > 0 && std::isalpha(static_cast<unsigned char>(bytes[i - 1])) && !ends;
  const bool apostrophe = bytes[i] == '\x92';
  return is_one_of(bytes[i], marks) && (!within_word || apostrophe);
}

// How many bytes are not ASCII, when each stands almost alone and has a sense in windows-1252.
std::optional<std::size_t> western_bytes(std::string_view bytes) {
  std::size_t count = 0;
  std::size_t run = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    run = is_high(bytes[i]) ? run + 1 : 0;
    if (run > 2 || (run > 0 && !is_western_here(bytes, i))) return std::nullopt;
    count += run > 0;
  }
  return count;
}

// What the statistics take short Western texts for.
bool is_rarely_meant(std::string_view encoding) {
  return encoding.empty() || encoding == "WINDOWS-1258" || encoding == "VISCII" ||
         encoding.starts_with("MAC-") || encoding.starts_with("IBM");
}

// Statistics need more letters than a short text has: a few of the West say more than a guess, and
// the tones of Vietnamese say it for certain.
std::string guess(std::string_view bytes) {
  bytes = bytes.substr(0, kGuessBytes);
  if (is_vietnamese(bytes)) return "WINDOWS-1258";
  std::string stated = guess_by_statistics(bytes);
  const auto western = western_bytes(bytes);
  if (western && (*western <= kFewBytes || is_rarely_meant(stated))) return "WINDOWS-1252";
  return stated;
}

}  // namespace

void decode(std::string_view bytes, Decoded& out) {
  std::string encoding(unicode_mark(bytes));
  const bool marked = !encoding.empty();
  bool declared = false;
  out.text = rdf::skip_byte_order_mark(bytes);
  if (!marked) {
    encoding = rdf::declared_xml_encoding(out.text);
    const std::string name = base::lower_ascii(encoding);
    if (name == "utf-8" || name == "utf8") encoding.clear();
    declared = !encoding.empty();
    if (!declared && base::is_utf8(out.text)) return;
    if (!declared) encoding = guess(bytes);
  }
  if (!encoding.empty() && base::lower_ascii(encoding) != "utf-8")
    out.converted = convert(bytes, encoding);
  if (out.converted.empty()) {
    out.converted = base::repair_utf8(out.text);
    out.repaired = !base::is_utf8(out.text);
    encoding.clear();
  }
  out.text = rdf::skip_byte_order_mark(out.converted);
  if (!marked && !declared) out.encoding = encoding;
}

}  // namespace catalog::documents

#include "catalog/documents/decoding.hpp"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>

#include "catalog/base/text.hpp"
#include "catalog/rdf/format.hpp"

namespace catalog::documents {
namespace {

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
                   pivot, &pivot_source, &pivot_target, pivot + 4096, first, true, &status);
    first = false;
    out.append(buffer.data(), static_cast<std::size_t>(target - buffer.data()));
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return out;
}

std::string_view unicode_mark(std::string_view bytes) {
  constexpr std::string_view kUtf32Little("\xFF\xFE\0\0", 4);
  constexpr std::string_view kUtf32Big("\0\0\xFE\xFF", 4);
  if (bytes.starts_with(kUtf32Little) || bytes.starts_with(kUtf32Big)) return "UTF-32";
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "UTF-16";
  return {};
}

std::string guess(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                       &uchardet_delete);
  uchardet_handle_data(detector.get(), bytes.data(), std::min<std::size_t>(bytes.size(), 4u << 20));
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
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

#include "catalog/workbook/xml_events.hpp"

#include <expat.h>

#include <exception>
#include <memory>
#include <type_traits>

#include "catalog/base/error.hpp"

namespace catalog::workbook {
namespace {

std::string_view without_prefix(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// What one reading needs behind the calls of the parser. Exceptions must not pass through it: they
// wait here until it has returned.
struct Reading {
  XML_Parser parser;
  XmlEvents& events;
  std::exception_ptr thrown = nullptr;

  template <typename Work>
  void guard(Work work) {
    if (thrown) return;
    try {  // the parser is C: it cannot be unwound
      work();
    } catch (...) {
      thrown = std::current_exception();
    }
    if (thrown || events.is_done()) XML_StopParser(parser, XML_FALSE);
  }
};

void on_begin(void* data, const char* name, const char** attributes) {
  auto& reading = *static_cast<Reading*>(data);
  reading.guard([&] { reading.events.begin(without_prefix(name), Attributes(attributes)); });
}

void on_end(void* data, const char* name) {
  auto& reading = *static_cast<Reading*>(data);
  reading.guard([&] { reading.events.end(without_prefix(name)); });
}

void on_text(void* data, const char* text, int bytes) {
  auto& reading = *static_cast<Reading*>(data);
  reading.guard([&] { reading.events.text({text, static_cast<std::size_t>(bytes)}); });
}

// No workbook has one; entities that swell or that lead outside begin there.
void on_doctype(void* data, const char*, const char*, const char*, int) {
  auto& reading = *static_cast<Reading*>(data);
  reading.guard([] { throw base::Error(base::ErrorCode::kInvalidData, "workbook_broken"); });
}

}  // namespace

std::string_view Attributes::operator[](std::string_view name) const {
  for (const char** pair = pairs_; *pair; pair += 2)
    if (without_prefix(*pair) == name) return pair[1];
  return {};
}

bool read_xml(Package& package, const std::string& part, XmlEvents& events) {
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate(nullptr), XML_ParserFree);
  Reading reading{parser.get(), events};
  XML_SetUserData(parser.get(), &reading);
  XML_SetElementHandler(parser.get(), on_begin, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  const auto parse = [&](std::string_view piece, bool is_last) {
    const auto status =
        XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), is_last);
    if (reading.thrown) std::rethrow_exception(reading.thrown);
    if (status == XML_STATUS_ERROR && !events.is_done())
      throw base::Error(base::ErrorCode::kInvalidData, "workbook_broken");
    return !events.is_done();
  };
  if (!package.read(part, [&](std::string_view piece) { return parse(piece, false); }))
    return false;
  if (!events.is_done()) parse({}, true);
  return true;
}

}  // namespace catalog::workbook

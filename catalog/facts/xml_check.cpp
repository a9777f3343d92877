#include "catalog/facts/xml_check.hpp"

#include <expat.h>

#include <array>
#include <fstream>
#include <memory>

namespace catalog::facts {
namespace {

struct Parsing {
  XML_Parser parser = nullptr;
  bool has_entities = false;
};

void note_entity(void* data, const XML_Char*, int, const XML_Char*, int, const XML_Char*,
                 const XML_Char*, const XML_Char*, const XML_Char*) {
  auto& parsing = *static_cast<Parsing*>(data);
  parsing.has_entities = true;
  XML_StopParser(parsing.parser, XML_FALSE);
}

}  // namespace

std::optional<bool> is_well_formed_xml(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate(nullptr), XML_ParserFree);
  if (!parser) return std::nullopt;
  Parsing parsing{parser.get()};
  XML_SetUserData(parser.get(), &parsing);
  XML_SetEntityDeclHandler(parser.get(), note_entity);
  std::array<char, 1U << 16U> part{};
  for (bool last = false; !last;) {
    in.read(part.data(), part.size());
    last = in.gcount() < static_cast<std::streamsize>(part.size());
    const int length = static_cast<int>(in.gcount());
    if (XML_Parse(parser.get(), part.data(), length, last) != XML_STATUS_OK) {
      if (parsing.has_entities) return std::nullopt;
      return false;
    }
  }
  return true;
}

}  // namespace catalog::facts

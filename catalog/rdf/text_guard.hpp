#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/rdf/format.hpp"

namespace catalog::rdf {

/// Why a text is not given to the parser at all.
struct Refusal {
  std::string key;  // of the sentence; its arguments are {line} and {limit}
  std::size_t line = 0;
  std::size_t limit = 0;
};

/// Looks for what the parser would misread, choke on or read too much from: bytes that are not
/// UTF-8, language tags that no language has, and in XML null characters, elements nested deeper
/// than kXmlDepth and entities that are longer than a namespace ever is or point to other files.
std::optional<Refusal> find_refusal(Syntax syntax, std::string_view text);
constexpr std::size_t kXmlDepth = 1000;
constexpr std::size_t kEntityBytes = 1024;
constexpr std::size_t kLanguageBytes = 200;

/// Whether a text holds U+0000, as a byte or as an escape ("\\u0000"), where raptor would end it.
bool has_nulls(std::string_view text);
/// The text with U+FFFD instead of each; `at_line` is told of each.
std::string replace_nulls(std::string_view text, const std::function<void(std::size_t)>& at_line);

/// TriG as Turtle: the names and braces of graphs become spaces, a missing dot before "}" is put in
/// its place. Lines stay where they were.
/// Source: RDF 1.1 TriG, 4.
std::string trig_to_turtle(std::string_view text);

}  // namespace catalog::rdf

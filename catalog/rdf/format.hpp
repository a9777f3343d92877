#pragma once

#include <optional>
#include <string_view>

namespace catalog::rdf {

/// The written forms of RDF that are read or written here.
enum class Syntax { kTurtle, kTrig, kNTriples, kNQuads, kRdfXml, kJsonLd };

/// The registered media type: "text/turtle".
std::string_view media_type(Syntax syntax);

/// With its dot: ".ttl".
std::string_view suffix(Syntax syntax);

/// A short name for commands and reports: "turtle".
std::string_view name(Syntax syntax);

/// By Content-Type; parameters and case do not matter. Nothing for a type that says too little
/// (text/plain, application/json, application/xml).
std::optional<Syntax> syntax_of_media_type(std::string_view media_type);

/// By the end of a file name or of an address without query.
std::optional<Syntax> syntax_of_suffix(std::string_view path);

std::optional<Syntax> syntax_of_name(std::string_view name);

/// What the beginning of a text looks like. When not `sure`, trust a media type or a suffix more:
/// "{" may open any JSON, "<?xml" any XML.
struct Guess {
  Syntax syntax = Syntax::kTurtle;
  bool sure = false;
};

/// Looks at the first 64 KiB at most. Nothing when it looks like no form of RDF (HTML, CSV, text in
/// UTF-16 that was not decoded).
std::optional<Guess> guess_syntax(std::string_view text);

/// The encoding that an XML declaration states ("ISO-8859-1"); empty when it states none.
std::string_view declared_xml_encoding(std::string_view text);

/// The text without a UTF-8 byte order mark.
std::string_view skip_byte_order_mark(std::string_view text);

}  // namespace catalog::rdf

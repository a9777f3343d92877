#pragma once

#include <string>
#include <string_view>

namespace catalog::rdf {

constexpr std::string_view kRdfSpace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view kRdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
constexpr std::string_view kXsdSpace = "http://www.w3.org/2001/XMLSchema#";

/// "<http://…>"; what an IRI may not hold is percent-encoded. For N-Triples and Turtle.
void append_iri(std::string& out, std::string_view iri);

/// Whether nothing in it would have to be percent-encoded.
bool has_only_iri_characters(std::string_view iri);

/// A string in double quotes, escaped only where N-Triples and Turtle demand it and for controls.
void append_quoted(std::string& out, std::string_view text);

/// Text of XML 1.0, also for attributes when it has no tabs and line ends. False when a character
/// that XML cannot hold was replaced by U+FFFD.
bool append_xml(std::string& out, std::string_view text);

/// Letters, then groups of letters and digits after hyphens. Source: Turtle, LANGTAG.
bool is_language_tag(std::string_view tag);

/// Where the XML name (without colon) begins that ends an IRI; npos when it ends in none.
std::size_t find_xml_name(std::string_view iri);

}  // namespace catalog::rdf

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace base {

/// The parts of an IRI, as views into it. Source: RFC 3986, appendix B.
struct IriParts {
  std::string_view scheme;     // without ":"
  std::string_view authority;  // without "//"
  std::string_view path;
  std::string_view query;     // without "?"
  std::string_view fragment;  // without "#"
  bool has_scheme = false;
  bool has_authority = false;
  bool has_query = false;
  bool has_fragment = false;
};

IriParts split_iri(std::string_view iri);

/// Whether it has a scheme and none of the characters that RDF forbids in an IRI
/// (control, space, <>"{}|^`\). Source: RDF 1.1 Concepts 3.2; Turtle IRIREF.
bool is_absolute_iri(std::string_view iri);

/// An absolute IRI with scheme http or https and a host.
bool is_web_address(std::string_view iri);

/// `reference` against `base` (RFC 3986, 5.2, strict). Nothing when `base` is not absolute and
/// `reference` is relative.
std::optional<std::string> resolve_iri(std::string_view reference, std::string_view base);

/// Percent-encodes what an IRI may not hold (spaces, <>"{}|^`\ and controls), leaving the rest;
/// "http://x/a b" becomes "http://x/a%20b". For addresses found in the wild.
std::string repair_iri(std::string_view text);

/// Percent-encodes all but unreserved characters of RFC 3986 (for one query value or segment).
std::string percent_encode(std::string_view text);

/// Decodes %XX ("+" too when `plus_is_space`); a broken escape stays as it is.
std::string percent_decode(std::string_view text, bool plus_is_space = false);

/// The last part of an IRI, after its last "/", "#" or ":"; decoded. For people.
std::string local_name(std::string_view iri);

}  // namespace base

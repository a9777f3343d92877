#include "catalog/rdf/format.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "catalog/base/text.hpp"

namespace catalog::rdf {
namespace {

constexpr std::size_t kHead = std::size_t{64} << 10;
constexpr std::string_view kSpace = " \t\r\n";
constexpr std::string_view kRdfNamespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

struct Form {
  Syntax syntax;
  std::string_view name;
  std::vector<std::string_view> media_types;  // the registered one first
  std::vector<std::string_view> suffixes;     // the usual one first
};

const std::vector<Form>& forms() {
  static const std::vector<Form> kAll = {
      {Syntax::kTurtle, "turtle", {"text/turtle", "application/x-turtle", "text/n3"}, {".ttl"}},
      {Syntax::kTrig, "trig", {"application/trig", "application/x-trig"}, {".trig"}},
      {Syntax::kNTriples, "ntriples", {"application/n-triples"}, {".nt"}},
      {Syntax::kNQuads, "nquads", {"application/n-quads"}, {".nq"}},
      {Syntax::kRdfXml, "rdfxml", {"application/rdf+xml"}, {".rdf", ".owl", ".rdfs"}},
      {Syntax::kJsonLd, "jsonld", {"application/ld+json"}, {".jsonld"}},
  };
  return kAll;
}

const Form& form(Syntax syntax) {
  return *std::find_if(forms().begin(), forms().end(),
                       [&](const Form& one) { return one.syntax == syntax; });
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool starts_with_word(std::string_view text, std::string_view word) {
  return base::equal_ignoring_ascii_case(text.substr(0, word.size()), word);
}

std::string_view skip_space(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(kSpace), text.size()));
}

// Past white space and Turtle's comments.
std::string_view skip_comments(std::string_view text) {
  for (text = skip_space(text); text.starts_with('#'); text = skip_space(text))
    text.remove_prefix(std::min(text.find('\n'), text.size()));
  return text;
}

// Past one IRI, string, comment or other character of Turtle; a string that does not end takes all.
std::string_view skip_token(std::string_view text) {
  const char first = text[0];
  if (first == '#') return skip_comments(text);
  if (first == '<') {
    const auto end = text.find_first_of("> \n");
    return text.substr(end == std::string_view::npos ? text.size() : end + 1);
  }
  if (first != '"' && first != '\'') return text.substr(1);
  const std::string_view mark =
      text.substr(0, 3) == std::string(3, first) ? text.substr(0, 3) : text.substr(0, 1);
  for (std::size_t at = mark.size(); at < text.size(); ++at) {
    if (text[at] == '\\')
      ++at;
    else if (text.substr(at).starts_with(mark))
      return text.substr(at + mark.size());
  }
  return {};
}

// TriG is Turtle with braces around graphs.
bool has_brace(std::string_view text) {
  while (!text.empty()) {
    if (text[0] == '{') return true;
    text = skip_token(text);
  }
  return false;
}

// How many terms stand in a line of N-Triples or N-Quads before its dot; 0 when it is no such line.
int terms_in_line(std::string_view line) {
  int terms = 0;
  for (line = skip_space(line); !line.empty(); line = skip_space(line)) {
    if (line[0] == '.') return skip_comments(line.substr(1)).empty() ? terms : 0;
    const bool quoted = line[0] == '"' && !line.starts_with("\"\"\"");
    if (line[0] != '<' && !quoted && !line.starts_with("_:")) return 0;
    if (line[0] == '<' && !contains(line.substr(0, line.find('>')), ":")) return 0;
    if (quoted || line[0] == '<') line = skip_token(line);
    if (line.starts_with("^^<")) line = skip_token(line.substr(2));
    const bool goes_on = line.starts_with("_:") || line.starts_with('@');
    if (goes_on) line.remove_prefix(std::min(line.find_first_of(" \t<\""), line.size()));
    ++terms;
  }
  return 0;
}

// Every whole line of the head must be one of N-Triples or N-Quads.
std::optional<Guess> guess_lines(std::string_view text, bool whole) {
  int most = 0;
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos && !whole) break;
    const std::string_view line = base::trim(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty() || line.starts_with('#')) continue;
    const int terms = terms_in_line(line);
    if (terms != 3 && terms != 4) return std::nullopt;
    most = std::max(most, terms);
  }
  if (most == 0) return std::nullopt;
  return Guess{most == 4 ? Syntax::kNQuads : Syntax::kNTriples, true};
}

std::optional<Guess> guess_xml(std::string_view text) {
  if (contains(text, kRdfNamespace) && contains(text, "RDF")) return Guess{Syntax::kRdfXml, true};
  if (contains(text, "<html") || contains(text, "<HTML") || contains(text, "<!DOCTYPE html"))
    return std::nullopt;
  return Guess{Syntax::kRdfXml, false};
}

std::optional<Guess> guess_json(std::string_view text) {
  constexpr std::array<std::string_view, 4> marks = {"\"@context\"", "\"@graph\"", "\"@id\"",
                                                     "\"@type\""};
  const bool sure = std::any_of(marks.begin(), marks.end(),
                                [&](std::string_view mark) { return contains(text, mark); });
  return Guess{Syntax::kJsonLd, sure};
}

bool looks_like_json(std::string_view text) {
  const std::string_view inside = skip_space(text.substr(1));
  if (inside.empty()) return true;
  if (text[0] == '[' && inside[0] == ']') return skip_space(inside.substr(1)).empty();
  return contains(text[0] == '{' ? "\"}" : "{[\"", inside.substr(0, 1));
}

bool looks_like_xml(std::string_view text) {
  if (text.starts_with("<?xml") || text.starts_with("<!")) return true;
  const auto end = text.find_first_of(" \t\r\n>");
  const std::string_view tag = text.substr(0, end);
  return text.starts_with('<') && tag.size() > 1 && !contains(tag, "://") &&
         contains(text.substr(0, text.find('>')), "xmlns");
}

// "<html>" is none.
bool looks_like_iri(std::string_view text) {
  if (!text.starts_with('<')) return false;
  const auto end = text.find_first_of("> \t\r\n");
  if (end == std::string_view::npos || text[end] != '>') return false;
  return end == 1 || text.substr(1, end - 1).find_first_of(":#/?") != std::string_view::npos;
}

std::optional<Guess> guess_turtle(std::string_view text, bool whole) {
  if (const auto lines = guess_lines(text, whole)) return lines;
  const std::string_view start = skip_comments(text);
  const bool directive =
      start.starts_with("@prefix") || start.starts_with("@base") ||
      (starts_with_word(start, "PREFIX") && contains(start.substr(0, start.find('\n')), "<")) ||
      (starts_with_word(start, "BASE") && skip_space(start.substr(4)).starts_with('<'));
  const bool term = looks_like_iri(start) || start.starts_with("_:") || start.starts_with('[');
  const bool graph = start.starts_with('{') || starts_with_word(start, "GRAPH");
  if (!directive && !term && !graph) return std::nullopt;
  return Guess{has_brace(start) ? Syntax::kTrig : Syntax::kTurtle, directive};
}

}  // namespace

std::string_view media_type(Syntax syntax) {
  return form(syntax).media_types.front();
}

std::string_view suffix(Syntax syntax) {
  return form(syntax).suffixes.front();
}

std::string_view name(Syntax syntax) {
  return form(syntax).name;
}

std::optional<Syntax> syntax_of_media_type(std::string_view media_type) {
  const std::string wanted =
      base::lower_ascii(base::trim(media_type.substr(0, media_type.find(';'))));
  for (const auto& one : forms())
    if (std::count(one.media_types.begin(), one.media_types.end(), wanted)) return one.syntax;
  return std::nullopt;
}

std::optional<Syntax> syntax_of_suffix(std::string_view path) {
  const auto dot = path.find_last_of("./");
  if (dot == std::string_view::npos || path[dot] != '.') return std::nullopt;
  const std::string wanted = base::lower_ascii(path.substr(dot));
  for (const auto& one : forms())
    if (std::count(one.suffixes.begin(), one.suffixes.end(), wanted)) return one.syntax;
  return std::nullopt;
}

std::optional<Syntax> syntax_of_name(std::string_view name) {
  for (const auto& one : forms())
    if (one.name == name) return one.syntax;
  return std::nullopt;
}

std::optional<Guess> guess_syntax(std::string_view text) {
  const bool whole = text.size() <= kHead;
  text = skip_byte_order_mark(text.substr(0, kHead));
  const std::string_view start = skip_space(text);
  if (start.empty()) return std::nullopt;
  if (looks_like_xml(start)) return guess_xml(start);
  if ((start[0] == '{' || start[0] == '[') && looks_like_json(start)) return guess_json(start);
  return guess_turtle(start, whole);
}

std::string_view declared_xml_encoding(std::string_view text) {
  text = skip_byte_order_mark(text);
  if (!text.starts_with("<?xml")) return {};
  text = text.substr(0, text.find("?>"));
  const auto at = text.find("encoding");
  if (at == std::string_view::npos) return {};
  const auto open = text.find_first_of("\"'", at);
  if (open == std::string_view::npos) return {};
  const auto close = text.find(text[open], open + 1);
  if (close == std::string_view::npos) return {};
  return text.substr(open + 1, close - open - 1);
}

std::string_view skip_byte_order_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

}  // namespace catalog::rdf

#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>

#include "catalog/base/text.hpp"
#include "portal/web/markdown.hpp"

namespace portal::web {
namespace {

constexpr std::array<std::string_view, 24> kBlocks = {
    "p",  "div",        "br",      "ul",     "ol",      "table", "tr",   "h1",
    "h2", "h3",         "h4",      "h5",     "h6",      "pre",   "hr",   "dl",
    "dt", "blockquote", "section", "center", "article", "dd",    "body", "html"};
constexpr std::array<std::string_view, 23> kInlines = {
    "a",      "b",     "i",      "u",   "em",    "strong", "span", "font",
    "img",    "li",    "td",     "th",  "code",  "sub",    "sup",  "small",
    "script", "style", "iframe", "svg", "tbody", "thead",  "o:p"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 40> kEntities = {{
    {"amp", "&"},    {"lt", "<"},     {"gt", ">"},     {"quot", "\""},  {"apos", "'"},
    {"nbsp", " "},   {"ndash", "–"},  {"mdash", "—"},  {"lsquo", "‘"},  {"rsquo", "’"},
    {"ldquo", "“"},  {"rdquo", "”"},  {"bull", "•"},   {"hellip", "…"}, {"middot", "·"},
    {"copy", "©"},   {"reg", "®"},    {"deg", "°"},    {"euro", "€"},   {"laquo", "«"},
    {"raquo", "»"},  {"agrave", "à"}, {"aacute", "á"}, {"acirc", "â"},  {"atilde", "ã"},
    {"egrave", "è"}, {"eacute", "é"}, {"ecirc", "ê"},  {"igrave", "ì"}, {"iacute", "í"},
    {"ograve", "ò"}, {"oacute", "ó"}, {"ocirc", "ô"},  {"otilde", "õ"}, {"ugrave", "ù"},
    {"uacute", "ú"}, {"yacute", "ý"}, {"ccedil", "ç"}, {"ntilde", "ñ"}, {"uuml", "ü"},
}};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view name) {
  for (const auto& item : list)
    if (item == name) return true;
  return false;
}

struct Tag {
  std::string name;  // lower case
  bool closing = false;
  std::size_t end = 0;  // after its ">"
};

// A tag of HTML at `at` (which is a "<"), or a name that is none.
Tag read_tag(std::string_view text, std::size_t at) {
  Tag tag;
  std::size_t i = at + 1;
  if (i < text.size() && text[i] == '/') tag.closing = true, ++i;
  const std::size_t start = i;
  while (i < text.size() && i - start < 12 && text[i] != '>' && text[i] != '/' && text[i] != ' ' &&
         text[i] != '\n' && text[i] != '\t' && text[i] != '\r' && text[i] != '<')
    ++i;
  tag.name = base::lower_ascii(text.substr(start, i - start));
  if (!contains(kBlocks, tag.name) && !contains(kInlines, tag.name)) return {};
  const auto end = text.find('>', i);
  if (end == std::string_view::npos) return {};
  tag.end = end + 1;
  return tag;
}

void append_code_point(std::string& out, std::uint32_t code) {
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
  const auto push = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) return push(code);
  if (code < 0x800) {
    push(0xC0 | code >> 6);
  } else if (code < 0x10000) {
    push(0xE0 | code >> 12), push(0x80 | (code >> 6 & 0x3F));
  } else {
    push(0xF0 | code >> 18), push(0x80 | (code >> 12 & 0x3F)), push(0x80 | (code >> 6 & 0x3F));
  }
  push(0x80 | (code & 0x3F));
}

// Decodes the entity at `at` (which is a "&"); answers how many bytes it took, 0 for none.
std::size_t decode_entity(std::string_view text, std::size_t at, std::string& out) {
  const auto end = text.substr(at, 12).find(';');
  if (end == std::string_view::npos || end < 2) return 0;
  std::string_view name = text.substr(at + 1, end - 1);
  if (name[0] == '#') {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    name.remove_prefix(hex ? 2 : 1);
    std::uint32_t code = 0;
    const auto [last, error] =
        std::from_chars(name.data(), name.data() + name.size(), code, hex ? 16 : 10);
    if (error != std::errc() || last != name.data() + name.size()) return 0;
    append_code_point(out, code);
    return end + 1;
  }
  for (const auto& [known, value] : kEntities) {
    if (known != name) continue;
    out += value;
    return end + 1;
  }
  return 0;
}

// Where the text goes on after a tag; what a block means for lines is put out.
std::size_t pass_tag(std::string_view text, std::string_view lower, const Tag& tag,
                     std::string& out) {
  if (!tag.closing && (tag.name == "script" || tag.name == "style" || tag.name == "iframe")) {
    const auto shut = lower.find("</" + tag.name, tag.end);
    const auto end = shut == std::string_view::npos ? shut : text.find('>', shut);
    return end == std::string_view::npos ? text.size() : end + 1;
  }
  if (tag.name == "li" && !tag.closing) out += "\n- ";
  if (tag.name == "br") out += '\n';
  if ((tag.name == "td" || tag.name == "th") && tag.closing) out += ' ';
  if (tag.name != "br" && contains(kBlocks, tag.name)) out += "\n\n";
  return tag.end;
}

std::string strip_once(std::string_view text) {
  const std::string lower = base::lower_ascii(text);
  const auto last = text.rfind('>');  // no tag begins after it
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '<' && last != std::string_view::npos && i < last) {
      if (text.substr(i, 4) == "<!--") {
        const auto end = text.find("-->", i);
        i = end == std::string_view::npos ? text.size() : end + 3;
        continue;
      }
      if (const Tag tag = read_tag(text, i); tag.end != 0) {
        i = pass_tag(text, lower, tag, out);
        continue;
      }
    }
    if (text[i] == '&') {
      if (const auto taken = decode_entity(text, i, out); taken != 0) {
        i += taken;
        continue;
      }
    }
    out += text[i++];
  }
  return out;
}

bool has_tags(std::string_view text) {
  const auto last = text.rfind('>');
  if (last == std::string_view::npos) return false;
  for (auto at = text.find('<'); at < last; at = text.find('<', at + 1))
    if (read_tag(text, at).end != 0) return true;
  return false;
}

// Not more than one empty line on end, no spaces at the ends of lines.
std::string tidy_lines(const std::string& text) {
  std::string out;
  int empty = 1;
  for (const auto& line : base::split(text, '\n')) {
    const auto trimmed = base::trim(line);
    empty = trimmed.empty() ? empty + 1 : 0;
    if (empty > 1) continue;
    out.append(trimmed).append("\n");
  }
  return std::string(base::trim(out));
}

}  // namespace

std::string strip_html(std::string_view text) {
  std::string out(text);
  for (int round = 0; round < 2; ++round) {
    if (round == 0 && out.find("&lt;") != std::string::npos && !has_tags(out)) {
      // HTML that was escaped once too often: "&lt;p&gt;".
      std::string decoded = strip_once(out);
      if (!has_tags(decoded)) return out;
      out = std::move(decoded);
    }
    if (!has_tags(out)) return out;
    out = tidy_lines(strip_once(out));
  }
  return out;
}

}  // namespace portal::web

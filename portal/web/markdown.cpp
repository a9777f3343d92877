#include "portal/web/markdown.hpp"

#include <md4c.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"

namespace portal::web {
namespace {

constexpr std::size_t kLimitBytes = std::size_t{256} << 10;
constexpr unsigned kFlags = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH |
                            MD_FLAG_PERMISSIVEAUTOLINKS | MD_FLAG_NOINDENTEDCODEBLOCKS;

// Of a text that is folded: from which size on, and how much of it is shown at once.
constexpr std::size_t kFoldBytes = 3000;
constexpr std::size_t kShownBytes = 1200;
constexpr std::size_t kParagraphBytes = 2000;

constexpr std::size_t kWrappedLetters = 60;  // a line as long as this was wrapped by a program

struct Renderer {
  MarkdownOptions options;
  std::string out;
  std::vector<std::size_t> ends = {};  // where in `out` blocks end that stand in no other
  int depth = 0;
  std::size_t letters = 0;  // of the line so far
  int images = 0;           // inside how many images' alternative texts
  bool linked = false;
  bool leaves = false;  // whether the link leads to another site
};

std::string heading(const Renderer& renderer, const void* detail) {
  const auto level = static_cast<int>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
  return "h" + std::to_string(std::clamp(level + renderer.options.heading_shift, 1, 6));
}

std::string block_tag(const Renderer& renderer, MD_BLOCKTYPE type, const void* detail) {
  switch (type) {
    case MD_BLOCK_QUOTE:
      return "blockquote";
    case MD_BLOCK_UL:
      return "ul";
    case MD_BLOCK_OL:
      return "ol";
    case MD_BLOCK_LI:
      return "li";
    case MD_BLOCK_H:
      return heading(renderer, detail);
    case MD_BLOCK_P:
      return "p";
    case MD_BLOCK_TABLE:
      return "table";
    case MD_BLOCK_THEAD:
      return "thead";
    case MD_BLOCK_TBODY:
      return "tbody";
    case MD_BLOCK_TR:
      return "tr";
    case MD_BLOCK_TH:
      return "th";
    case MD_BLOCK_TD:
      return "td";
    default:
      return "";
  }
}

const char* span_tag(MD_SPANTYPE type) {
  switch (type) {
    case MD_SPAN_EM:
      return "em";
    case MD_SPAN_STRONG:
      return "strong";
    case MD_SPAN_CODE:
      return "code";
    case MD_SPAN_DEL:
      return "del";
    default:
      return "";
  }
}

// The address that a link leads to, or "" when it may not be one.
std::string safe_address(const Renderer& renderer, const MD_ATTRIBUTE& attribute) {
  std::string address;
  for (int i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
    const auto from = attribute.substr_offsets[i];
    const std::string part(attribute.text + from, attribute.substr_offsets[i + 1] - from);
    if (attribute.substr_types[i] == MD_TEXT_ENTITY && part != "&amp;") return "";
    address += part == "&amp;" ? "&" : part;
  }
  address = base::repair_iri(base::trim(address));
  if (base::is_web_address(address)) return address;
  const bool mail = base::lower_ascii(address.substr(0, 7)) == "mailto:";
  if (mail && base::is_absolute_iri(address)) return address;
  const bool local = address.starts_with('/') && !address.starts_with("//");
  return local && renderer.options.local_links ? address : "";
}

int enter_block(MD_BLOCKTYPE type, void* detail, void* user) {
  auto& renderer = *static_cast<Renderer*>(user);
  renderer.letters = 0;
  ++renderer.depth;
  if (type == MD_BLOCK_CODE) renderer.out += "<pre><code>";
  if (type == MD_BLOCK_HR) renderer.out += "<hr>";
  if (type == MD_BLOCK_TABLE) renderer.out += "<div class=\"scroll\" tabindex=\"0\">";
  const std::string tag = block_tag(renderer, type, detail);
  if (!tag.empty()) renderer.out += "<" + tag + (type == MD_BLOCK_TH ? " scope=\"col\">" : ">");
  return 0;
}

int leave_block(MD_BLOCKTYPE type, void* detail, void* user) {
  auto& renderer = *static_cast<Renderer*>(user);
  if (type == MD_BLOCK_CODE) renderer.out += "</code></pre>\n";
  const std::string tag = block_tag(renderer, type, detail);
  if (!tag.empty()) renderer.out += "</" + tag + ">\n";
  if (type == MD_BLOCK_TABLE) renderer.out += "</div>\n";
  if (--renderer.depth == 1) renderer.ends.push_back(renderer.out.size());  // 1: the document's own
  return 0;
}

int enter_span(MD_SPANTYPE type, void* detail, void* user) {
  auto& renderer = *static_cast<Renderer*>(user);
  if (type == MD_SPAN_IMG) ++renderer.images;
  if (renderer.images > 0) return 0;
  if (type == MD_SPAN_A) {
    const auto& link = *static_cast<const MD_SPAN_A_DETAIL*>(detail);
    const std::string address = safe_address(renderer, link.href);
    renderer.linked = !address.empty();
    renderer.leaves = base::is_web_address(address);
    if (!renderer.linked) return 0;
    renderer.out += "<a href=\"" + base::escape_html(address) + "\"";
    renderer.out += address.starts_with('/') ? ">" : " rel=\"nofollow noopener ugc\">";
    return 0;
  }
  const std::string tag = span_tag(type);
  if (!tag.empty()) renderer.out += "<" + tag + ">";
  return 0;
}

void leave_link(Renderer& renderer) {
  renderer.linked = false;
  if (renderer.leaves && !renderer.options.away.empty())
    renderer.out += "<span class=\"away\" aria-hidden=\"true\"></span><span class=\"hidden\"> " +
                    base::escape_html(renderer.options.away) + "</span>";
  renderer.out += "</a>";
}

int leave_span(MD_SPANTYPE type, void*, void* user) {
  auto& renderer = *static_cast<Renderer*>(user);
  if (type == MD_SPAN_IMG) return --renderer.images, 0;
  if (renderer.images > 0) return 0;
  if (type == MD_SPAN_A && renderer.linked) leave_link(renderer);
  const std::string tag = span_tag(type);
  if (!tag.empty()) renderer.out += "</" + tag + ">";
  return 0;
}

std::size_t count_letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  }));
}

void add_break(Renderer& renderer, MD_TEXTTYPE type) {
  const bool wrapped = type == MD_TEXT_SOFTBR && renderer.letters >= kWrappedLetters;
  renderer.out += renderer.images > 0 ? " " : wrapped ? "\n" : "<br>\n";
  renderer.letters = 0;
}

int add_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
  auto& renderer = *static_cast<Renderer*>(user);
  const bool breaks = type == MD_TEXT_BR || type == MD_TEXT_SOFTBR;
  if (!breaks) renderer.letters += count_letters({text, size});
  if (breaks)
    add_break(renderer, type);
  else if (type == MD_TEXT_NULLCHAR)
    renderer.out += "\uFFFD";
  else if (type == MD_TEXT_ENTITY)
    renderer.out.append(text, size);  // md4c has checked its form; in text it stays a character
  else
    renderer.out += base::escape_html({text, size});
  return 0;
}

std::string cut(std::string_view text) {
  return text.size() > kLimitBytes ? base::shorten(text, kLimitBytes) : std::string(text);
}

// Callbacks that keep the words alone.
int add_space(MD_BLOCKTYPE, void*, void* user) {
  *static_cast<std::string*>(user) += ' ';
  return 0;
}

int ignore_span(MD_SPANTYPE, void*, void*) {
  return 0;
}

int add_words(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
  auto& out = *static_cast<std::string*>(user);
  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
    out += ' ';
  else
    out.append(text, size);
  return 0;
}

Renderer render(const std::string& source, const MarkdownOptions& options) {
  Renderer renderer{.options = options, .out = {}};
  const MD_PARSER parser{0,          kFlags,   enter_block, leave_block, enter_span,
                         leave_span, add_text, nullptr,     nullptr};
  if (md_parse(source.data(), static_cast<MD_SIZE>(source.size()), &parser, &renderer) != 0)
    renderer.out = "<p>" + base::escape_html(source) + "</p>", renderer.ends.clear();
  return renderer;
}

// Whether marks that come in pairs are whole in a part of a text, so that it can be parted there.
bool is_whole(std::string_view part) {
  const auto count = [&](char c) { return std::count(part.begin(), part.end(), c); };
  return count('[') == count(']') && count('(') == count(')') && count('*') % 2 == 0 &&
         count('`') % 2 == 0 && count('~') % 2 == 0;
}

// A first paragraph that goes on and on gets an end after one of its sentences.
std::string part_paragraph(std::string source) {
  const auto end = std::min(source.find("\n\n"), source.size());
  const bool plain = source.find_first_of("|>#-+*`0123456789") != 0;
  if (end < kParagraphBytes || !plain) return source;
  for (auto at = source.find(". ", kShownBytes); at < end; at = source.find(". ", at + 1)) {
    if (!is_whole(std::string_view(source).substr(0, at))) continue;
    source.replace(at + 1, 1, "\n\n");
    break;
  }
  return source;
}

}  // namespace

std::string render_markdown(std::string_view text, const MarkdownOptions& options) {
  return render(strip_html(base::repair_utf8(cut(text))), options).out;
}

FoldedText fold_markdown(std::string_view text, const MarkdownOptions& options) {
  std::string source = strip_html(base::repair_utf8(cut(text)));
  if (source.size() < kFoldBytes) return {render(source, options).out, ""};
  const Renderer renderer = render(part_paragraph(std::move(source)), options);
  for (const std::size_t end : renderer.ends)
    if (end >= kShownBytes && end + kShownBytes <= renderer.out.size())
      return {renderer.out.substr(0, end), renderer.out.substr(end)};
  return {renderer.out, ""};
}

std::string plain_text(std::string_view text) {
  const std::string source = strip_html(base::repair_utf8(cut(text)));
  std::string words;
  const MD_PARSER parser{0,           kFlags,    add_space, add_space, ignore_span,
                         ignore_span, add_words, nullptr,   nullptr};
  if (md_parse(source.data(), static_cast<MD_SIZE>(source.size()), &parser, &words) != 0)
    words = source;
  std::string out;
  for (const char c : words) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return std::string(base::trim(out));
}

}  // namespace portal::web

#include "portal/web/markdown.hpp"

#include <md4c.h>

#include <algorithm>
#include <string>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"

namespace portal::web {
namespace {

constexpr std::size_t kLimitBytes = std::size_t{256} << 10;
constexpr unsigned kFlags = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH |
                            MD_FLAG_PERMISSIVEAUTOLINKS | MD_FLAG_NOINDENTEDCODEBLOCKS;

struct Renderer {
  MarkdownOptions options;
  std::string out;
  int images = 0;  // inside how many images' alternative texts
  bool linked = false;
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
    if (!renderer.linked) return 0;
    renderer.out += "<a href=\"" + base::escape_html(address) + "\"";
    renderer.out += address.starts_with('/') ? ">" : " rel=\"nofollow noopener ugc\">";
    return 0;
  }
  const std::string tag = span_tag(type);
  if (!tag.empty()) renderer.out += "<" + tag + ">";
  return 0;
}

int leave_span(MD_SPANTYPE type, void*, void* user) {
  auto& renderer = *static_cast<Renderer*>(user);
  if (type == MD_SPAN_IMG) return --renderer.images, 0;
  if (renderer.images > 0) return 0;
  if (type == MD_SPAN_A && renderer.linked) renderer.out += "</a>", renderer.linked = false;
  const std::string tag = span_tag(type);
  if (!tag.empty()) renderer.out += "</" + tag + ">";
  return 0;
}

int add_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
  auto& renderer = *static_cast<Renderer*>(user);
  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
    renderer.out += renderer.images > 0 ? " " : "<br>\n";
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

}  // namespace

std::string render_markdown(std::string_view text, const MarkdownOptions& options) {
  const std::string source = strip_html(base::repair_utf8(cut(text)));
  Renderer renderer{.options = options, .out = {}};
  const MD_PARSER parser{0,          kFlags,   enter_block, leave_block, enter_span,
                         leave_span, add_text, nullptr,     nullptr};
  if (md_parse(source.data(), static_cast<MD_SIZE>(source.size()), &parser, &renderer) != 0)
    return "<p>" + base::escape_html(source) + "</p>";
  return renderer.out;
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

#include "html_check.hpp"

#include <gumbo.h>

#include <functional>
#include <set>

#include "catalog/base/text.hpp"

namespace portal::web::html_check {
namespace {

class Tree {
 public:
  explicit Tree(const std::string& html)
      : output_(gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size())) {}
  ~Tree() { gumbo_destroy_output(&kGumboDefaultOptions, output_); }
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  void each(const std::function<void(const GumboElement&)>& look) const {
    walk(output_->root, look);
  }
  unsigned errors() const { return output_->errors.length; }

 private:
  static void walk(const GumboNode* node, const std::function<void(const GumboElement&)>& look) {
    if (node->type != GUMBO_NODE_ELEMENT) return;
    look(node->v.element);
    for (unsigned i = 0; i < node->v.element.children.length; ++i)
      walk(static_cast<const GumboNode*>(node->v.element.children.data[i]), look);
  }
  GumboOutput* output_;
};

std::string tag_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  return {piece.data, piece.length};
}

std::string attribute_of(const GumboElement& element, const std::string& name) {
  const auto* found = gumbo_get_attribute(&element.attributes, name.c_str());
  return found ? found->value : "";
}

void add_text(const GumboNode* node, std::string& out) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE)
    out += node->v.text.text;
  if (node->type != GUMBO_NODE_ELEMENT) return;
  for (unsigned i = 0; i < node->v.element.children.length; ++i)
    add_text(static_cast<const GumboNode*>(node->v.element.children.data[i]), out);
}

bool runs_code(const std::string& address) {
  std::string scheme;
  for (const char c : base::lower_ascii(address))
    if (static_cast<unsigned char>(c) > 0x20) scheme += c;
  for (const char* bad : {"javascript:", "data:", "vbscript:", "file:", "blob:"})
    if (scheme.starts_with(bad)) return true;
  return false;
}

const std::set<std::string> kForbidden = {"iframe", "object", "embed",  "style", "svg",
                                          "math",   "base",   "applet", "frame", "template"};

}  // namespace

std::vector<std::string> dangers(const std::string& html) {
  std::vector<std::string> found;
  Tree(html).each([&](const GumboElement& element) {
    const std::string tag = tag_of(element);
    if (kForbidden.contains(tag)) found.push_back("<" + tag + ">");
    if (tag == "script" && attribute_of(element, "type") != "application/ld+json" &&
        !attribute_of(element, "src").starts_with("/static/js/"))
      found.push_back("<script>");
    if (tag == "img" && !attribute_of(element, "src").starts_with("/static/"))
      found.push_back("<img src=" + attribute_of(element, "src") + ">");
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
      const std::string name = attribute->name;
      if (name.starts_with("on") || name == "style" || name == "srcdoc" ||
          ((name == "href" || name == "src" || name == "action") && runs_code(attribute->value)))
        found.push_back(tag + " " + name + "=" + attribute->value);
    }
  });
  return found;
}

std::vector<std::string> faults(const std::string& html) {
  std::vector<std::string> found;
  const Tree tree(html);
  if (tree.errors() > 0) found.push_back(std::to_string(tree.errors()) + " parse errors");
  std::set<std::string> ids;
  tree.each([&](const GumboElement& element) {
    const std::string id = attribute_of(element, "id");
    if (!id.empty() && !ids.insert(id).second) found.push_back("id twice: " + id);
  });
  return found;
}

std::string text_of(const std::string& html, std::string_view wanted) {
  std::string text;
  bool done = false;
  Tree(html).each([&](const GumboElement& element) {
    const std::string classes = " " + attribute_of(element, "class") + " ";
    const bool match =
        wanted.starts_with('.')
            ? classes.find(" " + std::string(wanted.substr(1)) + " ") != std::string::npos
            : tag_of(element) == wanted;
    if (done || !match) return;
    done = true;
    for (unsigned i = 0; i < element.children.length; ++i)
      add_text(static_cast<const GumboNode*>(element.children.data[i]), text);
  });
  return text;
}

std::vector<std::string> attributes(const std::string& html, std::string_view tag,
                                    std::string_view attribute) {
  std::vector<std::string> values;
  Tree(html).each([&](const GumboElement& element) {
    const auto* found = gumbo_get_attribute(&element.attributes, std::string(attribute).c_str());
    if (tag_of(element) == tag && found) values.emplace_back(found->value);
  });
  return values;
}

}  // namespace portal::web::html_check

#include "catalog/rdf/text_guard.hpp"

#include <algorithm>

#include "catalog/base/text.hpp"

namespace catalog::rdf {
namespace {

std::size_t line_at(std::string_view text, std::size_t place) {
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(place), '\n'));
}

// The length of U+0000 at a place of a Turtle text, however it is written; 0 when it is not there.
std::size_t null_length(std::string_view text, std::size_t at) {
  if (text[at] == '\0') return 1;
  for (const std::string_view escape : {"\\u0000", "\\U00000000"})
    if (text.substr(at, escape.size()) == escape) return escape.size();
  return 0;
}

std::optional<Refusal> find_bad_bytes(std::string_view text) {
  if (base::is_utf8(text)) return std::nullopt;
  std::size_t line = 1;
  for (std::size_t at = 0; at < text.size(); ++line) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (!base::is_utf8(text.substr(at, end - at))) break;
    at = end + 1;
  }
  return Refusal{"rdf_not_utf8", line, 0};
}

bool is_in_tag(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

// raptor writes past its memory when a language tag is longer than 255 bytes.
std::optional<Refusal> find_long_language(std::string_view text, std::string_view mark) {
  for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
    std::size_t length = 0;
    while (length <= kLanguageBytes && at + mark.size() + length < text.size() &&
           is_in_tag(text[at + mark.size() + length]))
      ++length;
    if (length > kLanguageBytes)
      return Refusal{"rdf_language_too_long", line_at(text, at), kLanguageBytes};
  }
  return std::nullopt;
}

std::optional<Refusal> find_long_xml_language(std::string_view text) {
  constexpr std::string_view mark = "xml:lang";
  for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
    const auto open = text.find_first_not_of(" \t\r\n=", at + mark.size());
    if (open == text.npos || (text[open] != '"' && text[open] != '\'')) continue;
    const std::string_view value = text.substr(open + 1, kLanguageBytes + 1);
    if (value.size() > kLanguageBytes && value.find(text[open]) == value.npos)
      return Refusal{"rdf_language_too_long", line_at(text, at), kLanguageBytes};
  }
  return std::nullopt;
}

// Walks over the tags of XML without reading them. What is not well-formed is the parser's to find.
class XmlWalk {
 public:
  explicit XmlWalk(std::string_view text) : text_(text) {}

  std::optional<Refusal> run() {
    std::size_t depth = 0;
    for (;;) {
      at_ = text_.find('<', at_);
      if (at_ == text_.npos) return std::nullopt;
      const std::size_t start = at_;
      if (skip_between("<!--", "-->") || skip_between("<![CDATA[", "]]>") ||
          skip_between("<?", "?>"))
        continue;
      if (starts("<!")) {
        if (auto refusal = walk_declarations()) return refusal;
        continue;
      }
      const bool closing = starts("</");
      const bool empty = skip_tag();
      if (closing && depth > 0) --depth;
      if (!closing && !empty && ++depth > kXmlDepth)
        return Refusal{"rdf_xml_too_deep", line_at(text_, start), kXmlDepth};
    }
  }

 private:
  bool starts(std::string_view mark) const { return text_.substr(at_, mark.size()) == mark; }

  bool skip_between(std::string_view open, std::string_view close) {
    if (!starts(open)) return false;
    const auto end = text_.find(close, at_ + open.size());
    at_ = end == text_.npos ? text_.size() : end + close.size();
    return true;
  }

  void skip_quoted() {
    const auto end = text_.find(text_[at_], at_ + 1);
    at_ = end == text_.npos ? text_.size() : end + 1;
  }

  // Past ">"; whether the tag ends with "/>".
  bool skip_tag() {
    for (++at_; at_ < text_.size() && text_[at_] != '>';) {
      if (text_[at_] == '"' || text_[at_] == '\'')
        skip_quoted();
      else
        ++at_;
    }
    if (at_ >= text_.size()) return true;
    return text_[at_++ - 1] == '/';
  }

  // Past a document type with its inner declarations.
  std::optional<Refusal> walk_declarations() {
    bool inside = false;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (skip_between("<!--", "-->") || skip_between("<?", "?>")) continue;
      if (starts("<!ENTITY")) {
        if (auto refusal = walk_entity()) return refusal;
      } else if (c == '"' || c == '\'') {
        skip_quoted();
      } else {
        if (c == '[' || c == ']') inside = c == '[';
        ++at_;
        if (c == '>' && !inside) break;
      }
    }
    return std::nullopt;
  }

  // Past the ">" of an entity. "SYSTEM" or "PUBLIC" outside of its quotes names a file.
  std::optional<Refusal> walk_entity() {
    const std::size_t start = at_;
    std::string bare;
    while (at_ < text_.size() && text_[at_] != '>') {
      const std::size_t open = at_;
      if (text_[at_] == '"' || text_[at_] == '\'')
        skip_quoted();
      else
        bare += text_[at_++];
      if (at_ - open > kEntityBytes)
        return Refusal{"rdf_entity_too_large", line_at(text_, start), kEntityBytes};
    }
    at_ = std::min(at_ + 1, text_.size());
    if (bare.find("SYSTEM") == bare.npos && bare.find("PUBLIC") == bare.npos) return std::nullopt;
    return Refusal{"rdf_external_entity", line_at(text_, start), 0};
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// Blanks out what TriG has beyond Turtle.
class TrigWalk {
 public:
  explicit TrigWalk(std::string_view text) : out_(text) {}

  std::string run() {
    while (at_ < out_.size()) {
      const char c = out_[at_];
      if (c == '#')
        at_ = std::min(out_.find('\n', at_), out_.size());
      else if (c == '{')
        open();
      else if (c == '}')
        close();
      else if (std::string_view(" \t\r\n").find(c) != std::string_view::npos)
        ++at_;
      else
        token();
    }
    if (inside_) out_[opened_] = '{';  // for the parser to refuse
    return std::move(out_);
  }

 private:
  struct Token {
    std::size_t start = 0;
    std::size_t end = 0;
  };

  void blank(std::size_t start, std::size_t end) {
    for (std::size_t i = start; i < end; ++i)
      if (out_[i] != '\n') out_[i] = ' ';
  }

  bool ended() const { return last_.end == 0 || out_[last_.end - 1] == '.'; }

  // The graph's name and the word GRAPH are the one or two tokens before the brace.
  void open() {
    opened_ = at_++;
    if (inside_) return;  // the parser refuses it
    inside_ = true;
    out_[opened_] = ' ';
    if (ended()) return;
    const bool anonymous = out_[last_.start] == ']';
    blank(anonymous ? before_.start : last_.start, last_.end);
    const Token word = anonymous ? earlier_ : before_;
    const std::string_view text(out_.data() + word.start, word.end - word.start);
    if (base::equal_ignoring_ascii_case(text, "GRAPH")) blank(word.start, word.end);
    last_ = {};
  }

  void close() {
    if (inside_) out_[at_] = ended() ? ' ' : '.';
    inside_ = false;
    ++at_;
    last_ = {};
  }

  void token() {
    const std::size_t start = at_;
    const char c = out_[at_];
    if (c == '<') {
      const auto end = out_.find_first_of("> \t\n", at_);
      at_ = end == out_.npos ? out_.size() : end + 1;
    } else if (c == '"' || c == '\'') {
      skip_string(c);
    } else if (std::string_view("[](),;.").find(c) != std::string_view::npos) {
      ++at_;
    } else {
      at_ = std::min(out_.find_first_of(" \t\r\n<\"'[](),;{}", at_ + 1), out_.size());
    }
    earlier_ = before_;
    before_ = last_;
    last_ = {start, at_};
  }

  void skip_string(char quote) {
    const std::string three(3, quote);
    const std::string mark = out_.compare(at_, 3, three) == 0 ? three : std::string(1, quote);
    for (at_ += mark.size(); at_ < out_.size(); ++at_) {
      if (out_[at_] == '\\') {
        ++at_;
      } else if (out_.compare(at_, mark.size(), mark) == 0) {
        at_ += mark.size();
        return;
      }
    }
    at_ = out_.size();
  }

  std::string out_;
  std::size_t at_ = 0;
  std::size_t opened_ = 0;  // the last "{"
  bool inside_ = false;     // a graph
  Token last_;              // empty at the start of a statement
  Token before_;            // the one before it
  Token earlier_;           // the one before that
};

}  // namespace

std::optional<Refusal> find_refusal(Syntax syntax, std::string_view text) {
  if (auto bytes = find_bad_bytes(text)) return bytes;
  if (syntax != Syntax::kRdfXml) {
    auto long_tag = find_long_language(text, "\"@");
    return long_tag ? long_tag : find_long_language(text, "'@");
  }
  if (auto long_tag = find_long_xml_language(text)) return long_tag;
  if (const auto null = text.find('\0'); null != text.npos)
    return Refusal{"rdf_null_character", line_at(text, null), 0};
  return XmlWalk(text).run();
}

bool has_nulls(std::string_view text) {
  return text.find('\0') != text.npos || text.find("\\u0000") != text.npos ||
         text.find("\\U00000000") != text.npos;
}

std::string replace_nulls(std::string_view text, const std::function<void(std::size_t)>& at_line) {
  std::string out;
  std::size_t line = 1;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '\n') ++line;
    const std::size_t length = null_length(text, i);
    if (length > 0) {
      at_line(line);
      out += "\xEF\xBF\xBD";
      i += length;
    } else {
      const bool escapes = text[i] == '\\' && i + 1 < text.size() && text[i + 1] != '\0';
      const std::size_t escape = escapes ? 2 : 1;
      out += text.substr(i, escape);
      i += escape;
    }
  }
  return out;
}

std::string trig_to_turtle(std::string_view text) {
  return TrigWalk(text).run();
}

}  // namespace catalog::rdf

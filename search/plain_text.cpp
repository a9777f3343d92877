#include "search/plain_text.hpp"

#include <array>
#include <utility>

#include "catalog/base/text.hpp"

namespace search {
namespace {

bool is_inside_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class Plainer {
 public:
  explicit Plainer(std::string_view text) : rest_(text) {}

  std::string run() {
    while (!rest_.empty()) step();
    if (out_.ends_with(' ')) out_.pop_back();
    return std::move(out_);
  }

 private:
  void step() {
    if (skip_tag() || decode_entity() || skip_link_address() || skip_line_mark()) return;
    const char c = rest_.front();
    if (rest_.starts_with("\xC2\xA0")) return space(2);
    if (static_cast<unsigned char>(c) <= ' ') return space(1);
    at_line_start_ = false;
    const bool mark = c == '*' || c == '`' || (c == '[' && rest_.find("](") < rest_.find('\n'));
    if (!mark) out_ += c;
    rest_.remove_prefix(1);
  }

  void space(std::size_t bytes) {
    if (rest_.front() == '\n') at_line_start_ = true;
    if (!out_.empty() && !out_.ends_with(' ')) out_ += ' ';
    rest_.remove_prefix(bytes);
  }

  bool skip_tag() {
    if (rest_.front() != '<' || rest_.size() < 2) return false;
    if (!is_letter(rest_[1]) && rest_[1] != '/' && rest_[1] != '!') return false;
    constexpr std::size_t longest_tag = 2000;
    const auto end = rest_.substr(0, longest_tag).find('>');
    if (end == std::string_view::npos) return false;
    space(end + 1);
    return true;
  }

  bool decode_entity() {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> entities = {
        {{"&amp;", "&"},
         {"&lt;", "<"},
         {"&gt;", ">"},
         {"&quot;", "\""},
         {"&#39;", "'"},
         {"&nbsp;", " "}}};
    for (const auto& [entity, character] : entities) {
      if (!rest_.starts_with(entity)) continue;
      out_ += character;
      rest_.remove_prefix(entity.size());
      return true;
    }
    return false;
  }

  // "[text](address)": the bracket before the text was dropped by step().
  bool skip_link_address() {
    if (!rest_.starts_with("](")) return false;
    const auto end = rest_.find(')');
    if (end == std::string_view::npos || end > rest_.find('\n')) return false;
    rest_.remove_prefix(end + 1);
    return true;
  }

  bool skip_line_mark() {
    if (!at_line_start_) return false;
    const auto end = rest_.find_first_not_of("#>-+*");
    if (end == 0 || end == std::string_view::npos || rest_[end] != ' ') return false;
    rest_.remove_prefix(end);
    return true;
  }

  std::string_view rest_;
  std::string out_;
  bool at_line_start_ = true;
};

}  // namespace

std::string plain_text(std::string_view text) {
  return Plainer(text).run();
}

std::string_view first_bytes(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && is_inside_character(text[bytes])) --bytes;
  return text.substr(0, bytes);
}

std::string first_characters(const std::string& text, std::size_t characters) {
  std::size_t seen = 0, last = 0;  // `last`: where the last character allowed begins
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_inside_character(text[at])) continue;
    if (++seen == characters) last = at;
    if (seen > characters) return base::shorten(text, last);
  }
  return text;
}

}  // namespace search

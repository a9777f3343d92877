#pragma once

#include <string>
#include <string_view>

namespace portal::web {

struct MarkdownOptions {
  int heading_shift = 2;     // "# x" becomes <h3>
  bool local_links = false;  // links to "/…" of this portal; for our own texts only
  std::string away = {};     // what is said, unseen, of a link that leaves the portal; "": nothing
};

/// A text as somebody wrote it (Markdown, or HTML of another portal) as safe HTML: only tags of a
/// short list, no raw HTML, no images (their alternative text stays), links only to http, https and
/// mailto, with rel="nofollow noopener ugc". A line break is kept after a short line; after one of
/// 60 letters and more it only wraps the text, which flows on. HTML is read as text first.
/// Limits: 256 KiB; a longer text is cut.
std::string render_markdown(std::string_view text, const MarkdownOptions& options = {});

/// A long text in two parts, each whole blocks of HTML: what is read at once, and the rest to be
/// folded; "" when the text is short enough to stand whole. A paragraph that is too long by itself
/// is parted after a sentence.
struct FoldedText {
  std::string shown, rest;
};
FoldedText fold_markdown(std::string_view text, const MarkdownOptions& options = {});

/// The same text without any markup, white space joined: for summaries and machine forms.
std::string plain_text(std::string_view text);

/// HTML as text: tags dropped, blocks on lines of their own, list items as "- ", scripts and styles
/// left out, entities decoded. A text without HTML tags stays as it is.
std::string strip_html(std::string_view text);

}  // namespace portal::web

#include "portal/web/markdown.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

namespace portal::web {
namespace {

TEST(Markdown, RendersWhatWritersUse) {
  EXPECT_EQ(render_markdown("**đậm** và *nghiêng*"),
            "<p><strong>đậm</strong> và <em>nghiêng</em></p>\n");
  EXPECT_EQ(render_markdown("# Đề mục"), "<h3>Đề mục</h3>\n");
  EXPECT_EQ(render_markdown("###### sâu"), "<h6>sâu</h6>\n");
  EXPECT_EQ(render_markdown("- một\n- hai"), "<ul><li>một</li>\n<li>hai</li>\n</ul>\n");
  EXPECT_EQ(render_markdown("dòng một\ndòng hai"), "<p>dòng một<br>\ndòng hai</p>\n");
  EXPECT_EQ(render_markdown("a & b < c &amp; d"), "<p>a &amp; b &lt; c &amp; d</p>\n");
  EXPECT_NE(render_markdown("| a | b |\n|---|---|\n| 1 | 2 |").find("<th scope=\"col\">a</th>"),
            std::string::npos);
}

TEST(Markdown, LetsTextFlowOnThatAProgramWrapped) {
  const std::string line(60, 'a');
  EXPECT_EQ(render_markdown(line + "\nb"), "<p>" + line + "\nb</p>\n");
  EXPECT_EQ(render_markdown("Điện thoại: 1\nThư: a"), "<p>Điện thoại: 1<br>\nThư: a</p>\n");
  EXPECT_EQ(render_markdown(line + "  \nb"), "<p>" + line + "<br>\nb</p>\n") << "a break by hand";
}

TEST(Markdown, FoldsALongTextBetweenItsBlocks) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += std::string(200, 'x') + "\n\n";
  const FoldedText folded = fold_markdown(text);
  EXPECT_GE(folded.shown.size(), 1200u);
  EXPECT_LT(folded.shown.size(), 1500u);
  EXPECT_TRUE(folded.shown.ends_with("</p>\n"));
  EXPECT_TRUE(folded.rest.starts_with("<p>"));
  EXPECT_EQ(folded.shown + folded.rest, render_markdown(text));
  EXPECT_TRUE(fold_markdown(text.substr(0, 1500)).rest.empty());
}

TEST(Markdown, FoldsAParagraphWithoutEndAfterASentence) {
  std::string text;
  while (text.size() < 57000) text += "Một câu có [liên kết. Dài](https://a.vn/x). ";
  const FoldedText folded = fold_markdown(text);
  EXPECT_LT(folded.shown.size(), 4000u);
  EXPECT_TRUE(folded.shown.ends_with(".</p>\n"));
  EXPECT_TRUE(folded.rest.starts_with("<p>Một câu"));
}

TEST(Markdown, LinksOnlyToTheWebAndMail) {
  EXPECT_EQ(render_markdown("[x](https://a.vn/?a=1&b=2)"),
            "<p><a href=\"https://a.vn/?a=1&amp;b=2\" rel=\"nofollow noopener ugc\">x</a></p>\n");
  EXPECT_EQ(render_markdown("[x](https://a.vn/?a=1&amp;b=2)"),
            render_markdown("[x](https://a.vn/?a=1&b=2)"));
  EXPECT_NE(render_markdown("https://a.vn/x").find("href=\"https://a.vn/x\""), std::string::npos);
  EXPECT_NE(render_markdown("[x](mailto:a@b.vn)").find("href=\"mailto:a@b.vn\""),
            std::string::npos);
  for (const char* address :
       {"javascript:alert(1)", "JaVaScRiPt&#58;alert(1)", "java&Tab;script:alert(1)",
        "data:text/html,x", "//evil.example", "/\\evil.example", "/local", "vbscript:x", "#x",
        "&#x6A;avascript:alert(1)", "file:///etc/passwd", "ftp://a.vn/x"})
    EXPECT_EQ(render_markdown("[x](" + std::string(address) + ")"), "<p>x</p>\n") << address;
  EXPECT_EQ(render_markdown("[x](/vi/about)", {.heading_shift = 2, .local_links = true}),
            "<p><a href=\"/vi/about\">x</a></p>\n");
}

TEST(Markdown, ShowsNoImagesButTheirWords) {
  EXPECT_EQ(render_markdown("![bản đồ](https://a.vn/x.png)"), "<p>bản đồ</p>\n");
}

TEST(Markdown, ReadsTheHtmlOfOtherPortalsAsText) {
  EXPECT_EQ(render_markdown("<p>Một <b>hai</b></p><ul><li>x</li><li>y</li></ul>"),
            "<p>Một hai</p>\n<ul><li>x</li>\n<li>y</li>\n</ul>\n");
  EXPECT_EQ(strip_html("<script>alert(1)</script>sau<style>p{}</style>"), "sau");
  EXPECT_EQ(strip_html("a<br>b<br/>c"), "a\nb\nc");
  EXPECT_EQ(strip_html("<div>Th&ocirc;ng k&ecirc; &#7853;p&nbsp;&amp;&hellip;</div>"),
            "Thông kê ập &…");
  EXPECT_EQ(strip_html("&lt;p&gt;hai lần&lt;/p&gt;"), "hai lần");
  for (const char* plain : {"a < b và c > d", "x <y> z", "1 < 2", "R&D", "x &lt; y", ""})
    EXPECT_EQ(strip_html(plain), plain);
}

TEST(Markdown, GivesTheWordsAloneForSummaries) {
  EXPECT_EQ(plain_text("# Tên\n\n**đậm** [nối](https://a.vn)\n\n- một\n- hai"),
            "Tên đậm nối một hai");
  EXPECT_EQ(plain_text("<p>Một</p><p>Hai</p>"), "Một Hai");
}

TEST(Markdown, TakesBrokenAndHugeTextsInGoodTime) {
  const auto many = [](const std::string& part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += part;
    return text;
  };
  const auto start = std::chrono::steady_clock::now();
  for (const auto& text :
       {many("<p ", 90000), many("<b>", 90000), many("<div><p>", 30000), many("![[]()", 40000),
        many("> ", 100000), many("|a", 100000), many("&lt;", 60000), many("<!--", 60000),
        many("<script>", 30000), many("*a_", 80000), many("[", 200000), std::string("\xff\xfe<p>")})
    render_markdown(text);
  const auto spent = std::chrono::steady_clock::now() - start;
  EXPECT_LT(spent, std::chrono::seconds(20));
  EXPECT_LE(render_markdown(many("a", 600000)).size(), 300000u);
}

}  // namespace
}  // namespace portal::web

#include "search/snippet.hpp"

#include <gtest/gtest.h>

#include "catalog/base/text.hpp"
#include "search/plain_text.hpp"
#include "search/synonyms.hpp"

namespace search {
namespace {

class Snippet : public testing::Test {
 protected:
  Marker marker(std::string_view q, const std::vector<std::string>& others = {}) {
    return {read_query(q), others, analyzer_};
  }
  // The text with what is marked in brackets.
  std::string marked(std::string_view q, std::string_view text, std::string_view language = "vi") {
    return bracketed(mark_text(text, language, marker(q)));
  }
  std::string snippet(std::string_view q, std::string_view text, std::string_view language = "vi") {
    return bracketed(cut_snippet(text, language, marker(q)));
  }
  static std::string bracketed(const std::vector<Piece>& pieces) {
    std::string out;
    for (const auto& piece : pieces) out += piece.match ? "[" + piece.text + "]" : piece.text;
    return out;
  }
  static std::string repeated(std::string_view text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
  }
  Analyzer analyzer_;
};

TEST_F(Snippet, MarksWordsAsTheyWereSpeltHoweverTheyWereTyped) {
  for (const char* q : {"dân số hà nội", "dan so ha noi", "DÂN SỐ HÀ NỘI", "Dân sô Ha nội"})
    EXPECT_EQ(marked(q, "Dân số, diện tích của Hà Nội"), "[Dân số], diện tích của [Hà Nội]") << q;
  EXPECT_EQ(marked("dân số", "Giá điện"), "");
}

TEST_F(Snippet, MarksTextsThatAreComposedInAnotherWayWithoutChangingThem) {
  const std::string decomposed = "Da\u0302n so\u0302\u0301 Ha\u0300 No\u0302\u0323i 2024";
  EXPECT_EQ(marked("dân số", decomposed),
            "[Da\u0302n so\u0302\u0301] Ha\u0300 No\u0302\u0323i 2024");
  EXPECT_EQ(marked("nội", decomposed), "Da\u0302n so\u0302\u0301 Ha\u0300 [No\u0302\u0323i] 2024");
  EXPECT_EQ(marked("office", "the o\uFB03ce, ２０２４"), "the [o\uFB03ce], ２０２４");
  EXPECT_EQ(marked("2024", "the o\uFB03ce, ２０２４"), "the o\uFB03ce, [２０２４]");
}

TEST_F(Snippet, MarksStemsInLanguagesThatHaveThem) {
  EXPECT_EQ(marked("school", "Schools and schooling", "en"), "[Schools] and [schooling]");
  EXPECT_EQ(marked("school", "Schools", "vi"), "");
}

TEST_F(Snippet, MarksWordsWrittenTogetherOrApart) {
  EXPECT_EQ(marked("pm25", "Bụi PM 2.5 tại Huế"), "Bụi [PM 2.5] tại Huế");
  EXPECT_EQ(marked("PM 2.5", "Bụi PM25"), "Bụi [PM25]");
  EXPECT_EQ(marked("daklak", "Cà phê Đắk Lắk"), "Cà phê [Đắk Lắk]");
  EXPECT_EQ(marked("covid", "Tiêm covid19"), "Tiêm [covid19]");
  EXPECT_EQ(marked("thống*", "Hệ thống kê"), "Hệ [thống] kê");
}

TEST_F(Snippet, MarksOtherExpressionsThatWereLookedForOnlyWhenWhole) {
  const std::string text = "Ủy ban nhân dân tỉnh họp với nhân dân";
  EXPECT_EQ(bracketed(mark_text(text, "vi", marker("ubnd", {"ủy ban nhân dân"}))),
            "[Ủy ban nhân dân] tỉnh họp với nhân dân");
}

TEST_F(Snippet, MarksStopWordsBesideOtherMarksOnly) {
  EXPECT_EQ(marked("dân số của Huế", "Số liệu của tỉnh: dân số của Huế và của tỉnh"),
            "[Số] liệu của tỉnh: [dân số của Huế] và của tỉnh");
  EXPECT_EQ(marked("của", "Số liệu của tỉnh"), "Số liệu [của] tỉnh");
}

TEST_F(Snippet, MarksCharactersOfScriptsWithoutSpaces) {
  EXPECT_EQ(marked("人口", "全国人口统计", "zh"), "全国[人口]统计");
}

TEST_F(Snippet, IsTheWholeOfAShortText) {
  EXPECT_EQ(snippet("huế", "Dân số Huế năm 2024"), "Dân số [Huế] năm 2024");
}

TEST_F(Snippet, IsCutAtWordsAroundTheDensestMatches) {
  const std::string text = repeated("Số liệu chung về nhiều lĩnh vực khác nhau. ", 10) +
                           "Dân số Hà Nội tăng đều. " +
                           repeated("Các chỉ tiêu khác được mô tả ở cuối tài liệu. ", 10);
  const std::string cut = snippet("dân số hà nội", text);
  EXPECT_NE(cut.find("[Dân số Hà Nội] tăng"), std::string::npos) << cut;
  EXPECT_TRUE(cut.starts_with("…") && cut.ends_with("…")) << cut;
  std::string plain;
  for (const auto& piece : cut_snippet(text, "vi", marker("dân số hà nội"))) plain += piece.text;
  const std::string inner = plain.substr(3, plain.size() - 6);
  const auto at = text.find(inner);
  ASSERT_NE(at, std::string::npos);
  EXPECT_TRUE(text[at - 1] == ' ' || text[at - 1] == '.') << cut;
  EXPECT_EQ(text[at + inner.size()], ' ') << cut;
  EXPECT_EQ(first_characters(inner, kSnippetCharacters), inner);
}

TEST_F(Snippet, BeginsWithTheTextWhenTheMatchesStandThere) {
  const std::string text = "Dân số theo tỉnh. " + repeated("Một câu khác không nói gì. ", 20);
  EXPECT_TRUE(snippet("tỉnh", text).starts_with("Dân số theo [tỉnh].")) << snippet("tỉnh", text);
}

TEST_F(Snippet, PrefersWhatHasTheDiacriticsThatWereTyped) {
  const std::string text = "Thuê nhà ở. " + repeated("Một câu khác không nói gì. ", 20) +
                           "Thuế thu nhập. " + repeated("Một câu khác không nói gì. ", 20);
  EXPECT_NE(snippet("thuế", text).find("[Thuế] thu nhập"), std::string::npos);
  EXPECT_TRUE(snippet("thue", text).starts_with("[Thuê]"));
}

// Put together, the pieces are the text as it can be read: nothing is lost, nothing ill-formed.
TEST_F(Snippet, KeepsStrangeTextsWhole) {
  const std::string half = "dân \xED\xA0\x80 số \xFF";  // half a surrogate, a lone byte
  const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
  for (const auto& text :
       {half, "dân số " + family + " Huế", std::string("بيانات dân số السكان"),
        std::string("\u202Edân số\u202C"), std::string("½ dân số ½"), std::string("dân\0số", 9)}) {
    std::string whole;
    for (const auto& piece : mark_text(text, "vi", marker("dân số"))) whole += piece.text;
    EXPECT_EQ(whole, base::repair_utf8(text));
  }
}

TEST_F(Snippet, NeverCutsWhatIsSeenAsOneCharacter) {
  const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
  const std::string text = repeated(family, 300) + " dân số " + repeated(family, 300);
  const auto pieces = cut_snippet(text, "vi", marker("dân số"));
  ASSERT_EQ(pieces.size(), 3u);
  EXPECT_TRUE(pieces[0].text.starts_with("…" + family));
  EXPECT_TRUE(pieces[2].text.ends_with(family + "…"));
  const std::string letters =
      repeated("o\u0302\u0301", 400) + " huế " + repeated("o\u0302\u0301", 400);
  for (const auto& piece : cut_snippet(letters, "vi", marker("huế")))
    EXPECT_FALSE(piece.text.ends_with("o…") || piece.text.ends_with("o\u0302…")) << piece.text;
}

TEST_F(Snippet, OfAVeryLongWordOrTextIsShort) {
  const std::string word(57'000, 'x');
  for (const auto& text : {word + " huế " + word, repeated("huế ", 15'000), "huế" + word}) {
    std::string shown;
    for (const auto& piece : cut_snippet(text, "vi", marker("huế x*"))) shown += piece.text;
    EXPECT_LE(shown.size(), 4 * kSnippetCharacters);
  }
}

TEST_F(Snippet, OfAHitIsInTheReadersLanguageAndLooksFurtherThanTheCard) {
  Hit hit;
  hit.card = R"({"title":{"vi":"Trường học","en":"Schools"},"description":{"vi":"a…","en":"b"}})";
  mark_hit(hit, R"({"vi":"a ở xa có trường học"})", "vi", marker("trường school"));
  EXPECT_EQ(bracketed(hit.title.pieces), "[Trường] học");
  EXPECT_EQ(bracketed(hit.description.pieces), "a ở xa có [trường] học");
  mark_hit(hit, R"({"vi":"a ở xa có trường học"})", "en", marker("trường school"));
  EXPECT_EQ(bracketed(hit.title.pieces), "[Schools]");
  EXPECT_TRUE(hit.description.pieces.empty());
  EXPECT_EQ(base::write_json(highlight_json(hit)),
            R"({"title":{"en":[{"text":"Schools","match":true}]}})");
}

}  // namespace
}  // namespace search

#include "search/words.hpp"

#include <gtest/gtest.h>

#include "catalog/base/text.hpp"
#include "search/schema.hpp"

namespace search {
namespace {

std::string folded(std::string_view text) {
  std::string out;
  for (const auto& word : list_words(text)) out += (out.empty() ? "" : " ") + word.folded;
  return out;
}

std::string exact(std::string_view text) {
  std::string out;
  for (const auto& word : list_words(text)) out += (out.empty() ? "" : " ") + word.exact;
  return out;
}

TEST(Words, AreTheSameHoweverVietnameseWasTyped) {
  const std::string composed = "Dân số Hà Nội";
  const std::string decomposed = "Da\u0302n so\u0302\u0301 Ha\u0300 No\u0302\u0323i";
  for (const auto& text : {composed, decomposed, std::string("DÂN SỐ HÀ NỘI")}) {
    EXPECT_EQ(exact(text), "dân số hà nội");
    EXPECT_EQ(folded(text), "dan so ha noi");
  }
  EXPECT_EQ(folded("dan so ha noi"), folded(composed));
  EXPECT_FALSE(list_words("dan")[0].has_diacritics());
  EXPECT_TRUE(list_words("dân")[0].has_diacritics());
}

// What of a text each word is, a bar between.
std::string placed(std::string_view text) {
  const PlacedWords words = place_words(text);
  std::string out;
  for (const auto& place : words.places)
    out += (out.empty() ? "" : "|") + words.text.substr(place.begin, place.end - place.begin);
  return out;
}

TEST(Words, KnowWhereTheyStandInTheTextAsItCame) {
  EXPECT_EQ(placed("Dân số, Hà-Nội"), "Dân|số|Hà|Nội");
  EXPECT_EQ(placed("DA\u0302N so\u0302\u0301"), "DA\u0302N|so\u0302\u0301");
  EXPECT_EQ(placed("l'eau O'Brien 1.234,5"), "eau|O'Brien|1.234,5");
  EXPECT_EQ(placed("so\u00ADft \uFB01ne Stra\u00DFe"), "so\u00ADft|\uFB01ne|Stra\u00DFe");
  EXPECT_EQ(placed("人口统计 ok"), "人口|口统|统计|ok");
  EXPECT_EQ(placed("a \xED\xA0\x80 b"), "a|b");
  EXPECT_EQ(placed(""), "");
}

TEST(Words, WithPlacesAreTheSameAsWithout) {
  for (const std::string_view text : {"Dân số PM 2.5 l'eau", "½ ﬁne 人口 ok", "A\u0302N \xFF x"}) {
    const auto with = place_words(text);
    const auto without = list_words(text);
    ASSERT_EQ(with.words.size(), without.size());
    ASSERT_EQ(with.places.size(), without.size());
    for (std::size_t i = 0; i < without.size(); ++i)
      EXPECT_EQ(with.words[i].exact, without[i].exact);
  }
}

TEST(Words, FoldTheLetterThatHasNoDecomposition) {
  EXPECT_EQ(folded("Đà Nẵng"), "da nang");
  EXPECT_EQ(folded("Ðà Nẵng"), "da nang");  // U+00D0, typed by mistake
}

TEST(Words, HaveOneSpellingForTonesAndForIAndY) {
  EXPECT_EQ(exact("hoà thuỷ khoẻ"), exact("hòa thủy khỏe"));
  EXPECT_EQ(exact("kỹ sỹ tỷ quý mỹ lý"), "kĩ sĩ tỉ quí mĩ lí");
  EXPECT_EQ(exact("quỳnh toàn thúy"), "quỳnh toàn thúy");
}

TEST(Words, ReadNumbersAsOneWordAndListsOfYearsAsMany) {
  EXPECT_EQ(folded("PM 2.5"), "pm 25");
  EXPECT_EQ(folded("1.234.567 đồng"), "1234567 dong");
  EXPECT_EQ(folded("2019,2020,2021"), "2019 2020 2021");
  EXPECT_EQ(folded("45/2017/NĐ-CP"), "45 2017 nd cp");
}

TEST(Words, DropApostrophesAndElidedArticles) {
  EXPECT_EQ(folded("O'Brien don\u2019t"), "obrien dont");
  EXPECT_EQ(folded("l'eau et qu\u2019il d'Ivoire"), "eau et il ivoire");
}

TEST(Words, AreWithoutInvisibleAndCompatibilityCharacters) {
  EXPECT_EQ(folded("ad\u00ADmin\u200B ｍｏｈ ﬁle"), "admin moh file");
  EXPECT_EQ(folded("straße"), folded("STRASSE"));
  EXPECT_EQ(folded("\u202E🎌 \u0301 ... --"), "");
}

TEST(Words, ArePairsOfCharactersWhereNoSpacesAreWritten) {
  EXPECT_EQ(folded("人口統計"), "人口 口統 統計");
  EXPECT_EQ(folded("水 2009年"), "水 2009 年");
  EXPECT_EQ(list_words("ประชากร").size(), 6u);
}

TEST(Words, KeepMarksOfScriptsWhoseVowelsAreMarks) {
  EXPECT_EQ(folded("जनसंख्या"), "जनसंख्या");
}

TEST(Words, SurviveIllFormedTextAndCutLongWords) {
  EXPECT_EQ(folded("a\xFF"
                   "b\xC3"),
            "a b");
  const auto words = list_words(std::string(100000, 'a') + " " + std::string(4000, '\xC3'));
  ASSERT_EQ(words.size(), 1u);
  EXPECT_EQ(words[0].folded.size(), kWordBytes);
  std::string marks = "a";
  for (int i = 0; i < 5000; ++i) marks += "\u0301";
  EXPECT_EQ(folded(marks), "a");
}

TEST(Words, PairUpInsideASentenceOnly) {
  const auto words = list_words("dân số. Hà Nội");
  EXPECT_EQ(pair_of(words[0], words[1]), "dan_so");
  EXPECT_EQ(pair_of(words[1], words[2]), std::nullopt);
  const auto dotted = list_words("TP.HCM");
  EXPECT_EQ(pair_of(dotted[0], dotted[1]), "tp_hcm");
}

TEST(Words, JoinWhatIsAlsoWrittenTogether) {
  const auto joined_of = [](std::string_view text) {
    const auto words = list_words(text);
    return joined(words[0], words[1]);
  };
  EXPECT_EQ(joined_of("PM 2.5"), "pm25");
  EXPECT_EQ(joined_of("G-NAF"), "gnaf");
  EXPECT_EQ(joined_of("COVID-19"), "covid19");
  EXPECT_EQ(joined_of("dân số"), std::nullopt);
  EXPECT_EQ(joined_of("2019-2020"), std::nullopt);
  EXPECT_EQ(parts_of(list_words("covid19")[0]), (std::vector<std::string>{"covid", "19"}));
}

TEST(Words, MakeOneKeyOfTitlesThatDifferInFormOnly) {
  EXPECT_EQ(whole_key("Dân số – Hà Nội"), whole_key("  DAN SO HA NOI!"));
  EXPECT_EQ(whole_key("Mỹ thuật"), "my thuat");
  EXPECT_LE(whole_key(std::string(9000, 'x') + " y").size(), kValueBytes);
  EXPECT_EQ(whole_key(""), "");
}

}  // namespace
}  // namespace search

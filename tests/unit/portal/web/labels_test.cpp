#include "portal/web/labels.hpp"

#include <gtest/gtest.h>

#include "portal/web/local_text.hpp"

namespace portal::web {
namespace {

TEST(Labels, TellALicenceInPlainWords) {
  const LicenceLabel open = licence_label("http://creativecommons.org/licenses/by/4.0/", "en");
  EXPECT_EQ(open.openness, "open");
  EXPECT_FALSE(open.conditions.empty());
  EXPECT_EQ(open.href, "http://creativecommons.org/licenses/by/4.0/");
  EXPECT_EQ(licence_label("", "en").openness, "unknown");
  EXPECT_EQ(licence_label("https://example.org/x", "en").openness, "unknown");
  EXPECT_EQ(licence_label("https://www.example.org/terms/1.0/", "vi").name,
            "example.org/terms/1.0");
  EXPECT_EQ(licence_label("urn:x:terms", "vi").name, "urn:x:terms");
  EXPECT_EQ(licence_label("javascript:alert(1)", "en").href, "");
}

TEST(Labels, ShortenFormatsForBadges) {
  EXPECT_EQ(format_label("http://publications.europa.eu/resource/authority/file-type/CSV"), "CSV");
  EXPECT_EQ(format_label("text/csv"), "CSV");
  EXPECT_EQ(format_label("GEOJSON"), "GeoJSON");
  EXPECT_EQ(format_label("MARKDOWN"), "Markdown");
  EXPECT_EQ(format_label("WMS_SRVC"), "WMS");
  EXPECT_EQ(format_label("https://example.org/formats/zarr"), "zarr");
  EXPECT_EQ(format_label(""), "");
}

TEST(Labels, ReadFacetValuesInTheReadersLanguage) {
  EXPECT_EQ(term_label("open", "not-open", "vi"), "Có điều kiện");
  EXPECT_EQ(term_label("updated", "30d", "en"), "Past 30 days");
  EXPECT_EQ(
      term_label("theme", "http://publications.europa.eu/resource/authority/data-theme/HEAL", "vi"),
      "Y tế");
  EXPECT_EQ(term_label("keyword", "dân số", "en"), "dân số");
  EXPECT_EQ(term_label("place", "https://x.example/places/Hue", "vi"), "Hue");
  EXPECT_EQ(term_label("hvd", "true", "vi"), "Có");
  EXPECT_EQ(theme_code("http://publications.europa.eu/resource/authority/data-theme/HEAL"), "HEAL");
}

base::Json map(const char* text) {
  return base::parse_json(text);
}

TEST(Labels, TellFrequenciesInPlainWordsHoweverTheyWereWritten) {
  for (const char* written : {"BIWEEKLY", "Biweekly", "every two weeks", "fortnightly"})
    EXPECT_EQ(vocabulary_label("frequencies", written, "en"), "Every two weeks") << written;
  EXPECT_EQ(vocabulary_label("frequencies", "Quinquennial", "en"), "Every five years");
  EXPECT_EQ(vocabulary_label("frequencies", "Semiannual", "en"), "Twice a year");
  EXPECT_EQ(vocabulary_label("frequencies", "Annual", "en"), "Every year");
}

TEST(LocalText, ChoosesTheReadersLanguageAndMarksAnother) {
  const base::Json both = map(R"({"en":"a","vi":"b"})");
  EXPECT_EQ(pick_text(both, "vi").text, "b");
  EXPECT_FALSE(pick_text(both, "vi").foreign);
  EXPECT_EQ(pick_text(map(R"({"en-GB":"a"})"), "en").text, "a");
  const LocalText french = pick_text(map(R"({"fr":"c","vi":""})"), "vi");
  EXPECT_EQ(french.text, "c");
  EXPECT_EQ(french.language, "fr");
  EXPECT_TRUE(french.foreign);
  EXPECT_FALSE(pick_text(map(R"({"@none":"d"})"), "vi").foreign);
  EXPECT_EQ(pick_text(map(R"({"vi":["e","f"]})"), "vi").text, "e");
  EXPECT_EQ(pick_text(map(R"("g")"), "vi").text, "g");
  EXPECT_EQ(pick_text(map("{}"), "vi").text, "");
  EXPECT_EQ(pick_text(map("[]"), "vi").text, "");
}

TEST(LocalText, ListsKeywordsOnceTheReadersLanguageFirst) {
  const auto texts = pick_texts(map(R"({"en":["x","y"],"vi":["z","x"," "]})"), "vi");
  ASSERT_EQ(texts.size(), 3u);
  EXPECT_EQ(texts[0].text, "z");
  EXPECT_FALSE(texts[1].foreign);
  EXPECT_EQ(texts[2].text, "y");
  EXPECT_TRUE(texts[2].foreign);
}

TEST(LocalText, FollowsOnlyAddressesOfTheWeb) {
  EXPECT_EQ(web_address(" https://a.vn/x y "), "https://a.vn/x%20y");
  for (const char* other : {"", "javascript:alert(1)", "ftp://a.vn", "mailto:a@b.vn", "/x", "a.vn"})
    EXPECT_EQ(web_address(other), "") << other;
}

}  // namespace
}  // namespace portal::web

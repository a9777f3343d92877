#include "search/analysis.hpp"

#include <gtest/gtest.h>

namespace search {
namespace {

TermCounts terms_of(std::string_view text, std::string_view language, unsigned weight = 1) {
  Analyzer analyzer;
  TermCounts terms;
  analyzer.add_text(text, language, weight, terms);
  return terms;
}

TEST(Analyzer, GivesFoldedExactAndPairedTerms) {
  const TermCounts expected = {{"dan", 5},      {"so", 5},      {"nam", 5},       {"XEdân", 5},
                               {"XEsố", 5},     {"XEnăm", 5},   {"2024", 5},      {"XBdan_so", 5},
                               {"XBso_nam", 5}, {"nam2024", 5}, {"XBnam_2024", 5}};
  EXPECT_EQ(terms_of("Dân số năm 2024", "vi", 5), expected);
}

TEST(Analyzer, GivesStemsInLanguagesThatHaveThem) {
  EXPECT_TRUE(terms_of("schools", "en-GB").contains("Zschool"));
  EXPECT_TRUE(terms_of("prénoms", "fr").contains("Zprenom"));
  EXPECT_FALSE(terms_of("schools", "vi").contains("Zschool"));
  EXPECT_FALSE(terms_of("schools", "@none").contains("Zschool"));
}

TEST(Analyzer, NeverMakesAnEmptyStemOrATermXapianRefuses) {
  const std::vector<std::string> texts = {
      "ال", "\u0640", "عربي ة", std::string(300, 'y'), "ى\u064B", std::string("\0", 1)};
  for (const auto* language : {"ar", "en", "tr", "ru", "hu", "de", "nb", "xx", ""})
    for (const auto& text : texts)
      for (const auto& [term, weight] : terms_of(text + " " + text, language)) {
        EXPECT_FALSE(term.empty() || term == "Z") << language << text;
        EXPECT_LT(term.size(), 245u);
      }
}

TEST(Analyzer, KnowsTheStemmerOfATag) {
  EXPECT_EQ(Analyzer::stem_language("EN-us"), "en");
  EXPECT_EQ(Analyzer::stem_language("nb"), "no");
  EXPECT_EQ(Analyzer::stem_language("vi"), "");
  EXPECT_EQ(Analyzer::stem_language(""), "");
}

}  // namespace
}  // namespace search

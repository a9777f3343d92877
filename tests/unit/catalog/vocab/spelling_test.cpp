#include "catalog/vocab/spelling.hpp"

#include <gtest/gtest.h>

namespace catalog::vocab {
namespace {

TEST(SpellingKey, ForgetsCasePunctuationSpacesAndDiacritics) {
  EXPECT_EQ(spelling_key("CC BY 4.0"), "ccby40");
  EXPECT_EQ(spelling_key(" cc-by_4.0 "), "ccby40");
  EXPECT_EQ(spelling_key("Hằng năm"), "hangnam");
  EXPECT_EQ(spelling_key("Đô thị"), "dothi");
  EXPECT_EQ(spelling_key("..."), "");
}

TEST(SpellingKey, KeepsLettersOfOtherScripts) {
  EXPECT_EQ(spelling_key("日本 語"), "日本語");
}

TEST(IriKey, ForgetsWhatDoesNotTellTwoAddressesApart) {
  for (const char* iri : {"https://creativecommons.org/licenses/by/4.0/",
                          "http://creativecommons.org/licenses/by/4.0",
                          "http://www.creativecommons.org/licenses/by/4.0/deed.vi",
                          "https://creativecommons.org/licenses/by/4.0/legalcode",
                          "https://CreativeCommons.org/licenses/BY/4.0/legalcode.fr",
                          " https://creativecommons.org/licenses/by/4.0/legalcode.txt "})
    EXPECT_EQ(iri_key(iri), "creativecommons.org/licenses/by/4.0") << iri;
}

TEST(IriKey, KeepsWhatDoes) {
  EXPECT_EQ(iri_key("http://spdx.org/rdf/terms#checksumAlgorithm_md5"),
            "spdx.org/rdf/terms#checksumalgorithm_md5");
  EXPECT_EQ(iri_key("http://x/PrivateIndividual%28s%29"), "x/privateindividual(s)");
  EXPECT_EQ(iri_key(""), "");
  EXPECT_EQ(iri_key("http://"), "");
}

TEST(EditDistance, CountsUpToTheLimit) {
  EXPECT_EQ(edit_distance("annual", "anual", 2), 1u);
  EXPECT_EQ(edit_distance("abc", "abc", 2), 0u);
  EXPECT_EQ(edit_distance("abc", "xyz", 2), 3u);
  EXPECT_EQ(edit_distance("a", "abcdefgh", 2), 3u);
}

}  // namespace
}  // namespace catalog::vocab

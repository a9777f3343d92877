#include "catalog/vocab/licences.hpp"

#include <gtest/gtest.h>

#include <string>

namespace catalog::vocab {
namespace {

std::string code_of(const Licence* licence) {
  return licence ? std::string(licence->code) : "(none)";
}

std::vector<std::string> keys(const char* licence) {
  std::vector<std::string> all;
  for (const auto& message : explain_licence(*find_licence(licence))) all.push_back(message.key);
  return all;
}

TEST(FindLicence, TakesWhatPeopleWrite) {
  const std::pair<const char*, const char*> pairs[] = {
      {"CC BY 4.0", "cc-by-4.0"},
      {"CC-BY-4.0", "cc-by-4.0"},
      {"cc-by", "cc-by"},
      {"http://www.opendefinition.org/licenses/cc-by", "cc-by"},
      {"http://creativecommons.org/licenses/by/4.0/", "cc-by-4.0"},
      {"https://creativecommons.org/licenses/by/4.0/deed.vi", "cc-by-4.0"},
      {"https://creativecommons.org/licenses/by/3.0/au/", "cc-by-3.0"},
      {"https://creativecommons.org/licenses/by/3.0/au/deed.en", "cc-by-3.0"},
      {"http://publications.europa.eu/resource/authority/licence/CC_BY_4_0", "cc-by-4.0"},
      {"http://publications.europa.eu/resource/authority/licence/CC_BYNCND_3_0", "cc-by-nc-nd-3.0"},
      {"https://creativecommons.org/publicdomain/zero/1.0/legalcode", "cc0-1.0"},
      {"http://www.usa.gov/publicdomain/label/1.0/", "us-pd"},
      {"https://creativecommons.org/licenses/by/4.0/?ref=chooser-v1", "cc-by-4.0"},
      {"uk-ogl", "ogl-uk-3.0"},
      {"http://opendatacommons.org/licenses/odbl/1.0/", "odbl-1.0"},
      {"www.opendatacommons.org/licenses/odbl/1.0", "odbl-1.0"},
      {"https://spdx.org/licenses/MIT.html", "mit"},
      {"License Not Specified", "notspecified"},
      {"Our terms (http://creativecommons.org/licenses/by/4.0/)", "cc-by-4.0"},
      {"Nghị định 47/2020/NĐ-CP", "vn-open-data"}};
  for (const auto& [text, code] : pairs) EXPECT_EQ(code_of(find_licence(text)), code) << text;
}

TEST(FindLicence, DoesNotGuess) {
  for (const char* text : {"", "free for friends", "http://example.org/terms", "CC",
                           "https://creativecommons.org/", "https://creativecommons.org/licenses/"})
    EXPECT_EQ(code_of(find_licence(text)), "(none)") << text;
}

TEST(FindLicence, SaysWhatTheLicenceAsks) {
  const Licence* licence = find_licence("CC BY-NC-SA 4.0");
  ASSERT_NE(licence, nullptr);
  EXPECT_EQ(licence->spdx, "CC-BY-NC-SA-4.0");
  EXPECT_EQ(licence->iri, "https://creativecommons.org/licenses/by-nc-sa/4.0/");
  EXPECT_EQ(licence->eu_iri,
            "http://publications.europa.eu/resource/authority/licence/CC_BYNCSA_4_0");
  EXPECT_TRUE(licence->attribution);
  EXPECT_TRUE(licence->share_alike);
  EXPECT_TRUE(licence->non_commercial);
  EXPECT_FALSE(licence->no_derivatives);
  EXPECT_EQ(licence->openness, Openness::kNotOpen);
}

TEST(OpennessOf, IsUnknownUnlessSomebodyJudged) {
  EXPECT_EQ(openness_of("https://creativecommons.org/licenses/by/4.0/"), Openness::kOpen);
  EXPECT_EQ(openness_of("https://creativecommons.org/licenses/by-nd/4.0/"), Openness::kNotOpen);
  EXPECT_EQ(openness_of("notspecified"), Openness::kUnknown);
  EXPECT_EQ(openness_of("https://example.org/terms"), Openness::kUnknown);
  EXPECT_EQ(openness_of(""), Openness::kUnknown);
  // Neither reviewed nor free of a condition that the Open Definition forbids (no resale).
  EXPECT_EQ(openness_of("vn-open-data"), Openness::kUnknown);
}

TEST(Licences, ThatRestrictUseAreNeverOpen) {
  for (const auto& term : vocabulary("licences").terms()) {
    const Licence* licence = find_licence(term.iri);
    ASSERT_NE(licence, nullptr) << term.code;
    if (licence->non_commercial || licence->no_derivatives) {
      EXPECT_EQ(licence->openness, Openness::kNotOpen) << term.code;
    }
    EXPECT_EQ(licence->openness != Openness::kUnknown, !term.attribute("judged_by").empty())
        << term.code;
  }
}

TEST(ExplainLicence, SaysRightsFirstAndDutiesAfter) {
  EXPECT_EQ(keys("cc-by-4.0"),
            (std::vector<std::string>{"licence_may_use", "licence_may_sell", "licence_may_change",
                                      "licence_name_source"}));
  EXPECT_EQ(keys("cc0"),
            (std::vector<std::string>{"licence_may_use", "licence_may_sell", "licence_may_change",
                                      "licence_no_need_to_name"}));
  EXPECT_EQ(keys("cc-by-nc-nd-4.0"),
            (std::vector<std::string>{"licence_may_use", "licence_no_commerce",
                                      "licence_no_changes", "licence_name_source"}));
  EXPECT_EQ(keys("notspecified"), std::vector<std::string>{"licence_terms_unknown"});
  EXPECT_EQ(keys("other-closed"), std::vector<std::string>{"licence_terms_closed"});
}

TEST(ExplainLicence, HasWordsForAllItSays) {
  for (const auto& term : vocabulary("licences").terms())
    for (const auto& message : explain_licence(*find_licence(term.iri)))
      for (const char* language : {"vi", "en"})
        EXPECT_TRUE(base::has_text(message.key, language)) << message.key;
}

}  // namespace
}  // namespace catalog::vocab

#include "catalog/vocab/vocabulary.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <string>
#include <thread>

#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/vocab/spelling.hpp"

namespace catalog::vocab {
namespace {

const std::string kEu = "http://publications.europa.eu/resource/authority/";

std::string code_of(const Term* term) {
  return term ? std::string(term->code) : "(none)";
}

std::string found(std::string_view name, std::string_view text) {
  return code_of(vocabulary(name).find(text));
}

TEST(Vocabularies, AreAllThere) {
  EXPECT_EQ(list_vocabularies().size(), 15u);
  for (const auto name : list_vocabularies()) {
    ASSERT_NE(find_vocabulary(name), nullptr) << name;
    EXPECT_EQ(vocabulary(name).name(), name);
    EXPECT_GE(vocabulary(name).terms().size(), 3u) << name;
  }
  EXPECT_EQ(vocabulary("themes").terms().size(), 14u);
  EXPECT_EQ(vocabulary("file-types").terms().size(), 217u);
  EXPECT_EQ(vocabulary("frequencies").terms().size(), 39u);
  EXPECT_GE(vocabulary("languages").terms().size(), 57u);
  EXPECT_EQ(vocabulary("hvd-categories").terms().size(), 71u);
}

TEST(Vocabularies, RefuseAnUnknownName) {
  EXPECT_EQ(find_vocabulary("colours"), nullptr);
  EXPECT_EQ(find_vocabulary(""), nullptr);
  EXPECT_THROW(vocabulary("colours"), base::Error);
}

TEST(Vocabularies, GiveEveryTermAnIriACodeAndTwoLabels) {
  for (const auto name : list_vocabularies()) {
    std::set<std::string_view> iris;
    std::set<std::string_view> codes;
    for (const auto& term : vocabulary(name).terms()) {
      EXPECT_TRUE(base::is_absolute_iri(term.iri)) << name << " " << term.code;
      EXPECT_FALSE(term.code.empty());
      EXPECT_FALSE(term.en.empty()) << name << " " << term.code;
      EXPECT_FALSE(term.vi.empty()) << name << " " << term.code;
      EXPECT_TRUE(iris.insert(term.iri).second) << term.iri << " twice in " << name;
      EXPECT_TRUE(codes.insert(term.code).second) << term.code << " twice in " << name;
    }
  }
}

TEST(Vocabularies, FindEveryTermByItsIriItsCodeAndItsEnglishLabel) {
  for (const auto name : list_vocabularies()) {
    const auto& all = vocabulary(name);
    for (const auto& term : all.terms()) {
      EXPECT_EQ(all.find(term.iri), &term) << term.iri;
      EXPECT_EQ(all.find_iri(term.iri), &term) << term.iri;
      EXPECT_EQ(all.find(term.code), &term) << name << " " << term.code;
      EXPECT_EQ(all.find(term.en), &term) << name << " " << term.en;
    }
  }
}

// A spelling that two terms claim would silently mean the first.
TEST(Vocabularies, ListNoSpellingTwice) {
  for (const auto name : list_vocabularies()) {
    const auto& all = vocabulary(name);
    for (const auto& term : all.terms())
      for (const auto& text : base::split(term.attribute("spellings"), '|'))
        EXPECT_TRUE(text.empty() || code_of(all.find(text)) == term.code)
            << name << ": \"" << text << "\" is " << code_of(all.find(text)) << ", not "
            << term.code;
    for (const auto& term : all.terms())
      for (const auto& iri : base::split(term.attribute("other_iris"), '|'))
        EXPECT_TRUE(iri.empty() || code_of(all.find(iri)) == term.code) << name << ": " << iri;
  }
}

TEST(Vocabularies, KnowTheirBroaderTerms) {
  const auto& all = vocabulary("hvd-categories");
  int top = 0;
  for (const auto& term : all.terms()) {
    if (term.parent.empty()) ++top;
    EXPECT_TRUE(term.parent.empty() || all.find_iri(term.parent)) << term.en;
  }
  EXPECT_EQ(top, 6);
}

TEST(Vocabulary, FindsATermByItsIriHoweverWritten) {
  const auto& types = vocabulary("file-types");
  for (const auto& iri :
       {kEu + "file-type/CSV", kEu + "file-type/CSV/", kEu + "file-type/csv",
        std::string("https://publications.europa.eu/resource/authority/file-type/CSV"),
        std::string("http://www.publications.europa.eu/resource/authority/file-type/CSV"),
        std::string("http://Publications.Europa.EU/mdr/authority/file-type/CSV")})
    EXPECT_EQ(code_of(types.find(iri)), "CSV") << iri;
  EXPECT_EQ(types.find("http://example.org/CSV"), nullptr);
  EXPECT_EQ(types.find(kEu + "file-type/NO_SUCH"), nullptr);
}

TEST(Vocabulary, FindsTheSpellingsPeopleUse) {
  EXPECT_EQ(found("themes", "Y tế"), "HEAL");
  EXPECT_EQ(found("themes", "Giáo dục và đào tạo"), "EDUC");
  EXPECT_EQ(found("themes", "transportation"), "TRAN");
  EXPECT_EQ(found("access-rights", "non-public"), "NON_PUBLIC");
  EXPECT_EQ(found("access-rights", "restricted public"), "RESTRICTED");
  EXPECT_EQ(found("access-rights", "Công khai"), "PUBLIC");
  EXPECT_EQ(found("frequencies", "R/P1Y"), "ANNUAL");
  EXPECT_EQ(found("frequencies", "annually"), "ANNUAL");
  EXPECT_EQ(found("frequencies", "hàng năm"), "ANNUAL");
  EXPECT_EQ(found("frequencies", "Hằng năm"), "ANNUAL");
  EXPECT_EQ(found("frequencies", "R/P0.5M"), "MONTHLY_2");
  EXPECT_EQ(found("frequencies", "IRREGULAR"), "IRREG");
  EXPECT_EQ(found("frequencies", "http://purl.org/cld/freq/monthly"), "MONTHLY");
  EXPECT_EQ(found("media-types", "text/csv; charset=utf-8"), "text/csv");
  EXPECT_EQ(found("media-types", "CSV"), "text/csv");
  EXPECT_EQ(found("media-types", "http://www.iana.org/assignments/media-types/text/csv"),
            "text/csv");
  EXPECT_EQ(found("distribution-status", "http://purl.org/adms/status/Completed"), "COMPLETED");
  EXPECT_EQ(found("planned-availability", "http://dcat-ap.de/def/plannedAvailability/stable"),
            "STABLE");
  EXPECT_EQ(found("checksum-algorithms", "SHA-256"), "sha256");
  EXPECT_EQ(found("checksum-algorithms", "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"),
            "sha256");
  EXPECT_EQ(found("publisher-types", "http://purl.org/adms/publishertype/PrivateIndividual%28s%29"),
            "PrivateIndividual(s)");
}

TEST(Vocabulary, FindsLanguagesByTagCodeAndName) {
  for (const char* text : {"vi", "VI", "vie", "VIE", "vi-VN", "vi_VN", "Tiếng Việt", "tieng viet",
                           "Vietnamese", "http://id.loc.gov/vocabulary/iso639-1/vi"})
    EXPECT_EQ(found("languages", text), "VIE") << text;
  EXPECT_EQ(found("languages", "en-US"), "ENG");
  EXPECT_EQ(found("languages", "fre"), "FRA");
  EXPECT_EQ(vocabulary("languages").find("vi")->attribute("alpha2"), "vi");
}

TEST(Vocabulary, AsksBackInsteadOfTakingAWrongValue) {
  const auto& languages = vocabulary("languages");
  for (const char* wrong : {"vn", "VN", "vn-VN"})
    EXPECT_EQ(languages.find(wrong), nullptr) << wrong;
  EXPECT_EQ(code_of(languages.suggest("vn")), "VIE");
  EXPECT_EQ(code_of(languages.suggest("jp")), "JPN");
  EXPECT_EQ(code_of(languages.suggest("Vietnamse")), "VIE");
  EXPECT_EQ(languages.suggest("qq"), nullptr);
  EXPECT_EQ(languages.suggest("completely different"), nullptr);

  EXPECT_EQ(vocabulary("frequencies").suggest("every 6 hours"), nullptr);
  EXPECT_EQ(vocabulary("licences").suggest("http://example.org/copyright"), nullptr);

  const auto& states = vocabulary("distribution-status");
  const std::string wrong_iri = kEu + "distribution-status/UNDER_DEVELOPMENT";
  EXPECT_EQ(states.find(wrong_iri), nullptr);
  EXPECT_EQ(code_of(states.suggest(wrong_iri)), "DEVELOP");
}

TEST(Vocabulary, FindsNothingInNothing) {
  for (const auto name : list_vocabularies())
    for (const char* text : {"", " ", "-", "http://", "://", "/", "()", ";", "\xff\xfe"}) {
      EXPECT_EQ(vocabulary(name).find(text), nullptr) << name << " " << text;
      EXPECT_EQ(vocabulary(name).suggest(text), nullptr) << name << " " << text;
    }
}

TEST(Vocabulary, TellsLabelsInTheReadersLanguage) {
  const auto& themes = vocabulary("themes");
  EXPECT_EQ(themes.label(kEu + "data-theme/HEAL", "vi"), "Y tế");
  EXPECT_EQ(themes.label(kEu + "data-theme/HEAL", "vi-VN"), "Y tế");
  EXPECT_EQ(themes.label(kEu + "data-theme/HEAL", "en"), "Health");
  EXPECT_EQ(themes.label(kEu + "data-theme/HEAL", "fr"), "Health");
  EXPECT_EQ(themes.label(kEu + "data-theme/NONE", "en"), "");
}

TEST(Vocabulary, AnswersManyThreadsAtOnce) {
  std::vector<std::thread> threads;
  std::atomic<int> right{0};
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&right] {
      for (int round = 0; round < 200; ++round)
        if (found("frequencies", "hàng quý") == "QUARTERLY") ++right;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(right, 8 * 200);
}

}  // namespace
}  // namespace catalog::vocab

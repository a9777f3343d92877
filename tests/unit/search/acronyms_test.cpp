#include "search/acronyms.hpp"

#include <gtest/gtest.h>

#include "search/agency_texts.hpp"
#include "tests/unit/search/catalogue.hpp"

namespace search {
namespace {

AgencyTexts agency(std::vector<std::string> names, std::vector<std::string> titles = {}) {
  AgencyTexts texts;
  texts.names = std::move(names);
  texts.titles = std::move(titles);
  return texts;
}

std::vector<Acronym> learned(AgencyTexts texts) {
  return learn_acronyms({std::move(texts)});
}

const std::vector<Acronym> kNone;

TEST(Acronyms, AreLearnedFromTheNameOfAnAgency) {
  EXPECT_EQ(learned(agency({"Cục Viễn thám quốc gia (VTQG)"})),
            (std::vector<Acronym>{{{"VTQG"}, {"Viễn thám quốc gia"}}}));
  EXPECT_EQ(learned(agency({"Centers for Disease Control and Prevention (CDC)"})),
            (std::vector<Acronym>{{{"CDC"}, {"Centers for Disease Control and Prevention"}}}));
}

TEST(Acronyms, AreLearnedFromATitleThatNamesPartOfAnAgency) {
  const auto office =
      agency({"Văn phòng Đăng ký đất đai tỉnh"}, {"Hồ sơ của Văn phòng Đăng ký đất đai (VPĐKĐĐ)"});
  EXPECT_EQ(learned(office), (std::vector<Acronym>{{{"VPĐKĐĐ"}, {"Văn phòng Đăng ký đất đai"}}}));
  EXPECT_EQ(learned(agency({"Office of Maps"}, {"Gross Domestic Product (GDP) of provinces"})),
            kNone)
      << "no agency is called so";
}

TEST(Acronyms, AreTheInitialsOfANameThatStandAloneInItsTitles) {
  const auto learned_here = learned(agency({"Cục Viễn thám quốc gia"}, {"Ảnh của CVTQG 2020"}));
  EXPECT_EQ(learned_here, (std::vector<Acronym>{{{"CVTQG"}, {"Cục Viễn thám quốc gia"}}}));
  for (const char* title : {"Ảnh của cvtqg", "ẢNH CỦA CVTQG NĂM 2020", "Ảnh theo QĐ-CVTQG",
                            "Cơ Vật Tư Quan Gió (CVTQG)", "Ảnh của CVTQG, cvtqg cũng vậy"}) {
    const bool capitals_only = std::string(title).find("ẢNH") == 0;
    EXPECT_EQ(learned(agency({"Cục Viễn thám quốc gia"}, {title})), kNone)
        << title << (capitals_only ? ": capitals tell nothing" : "");
  }
}

TEST(Acronyms, AreTheInitialsThatStandInIdentifiers) {
  AgencyTexts texts = agency({"National Centre for Remote Sensing"});
  texts.identifiers = {"VN-NCRS-0012_a"};
  EXPECT_EQ(learned(texts),
            (std::vector<Acronym>{{{"NCRS"}, {"National Centre for Remote Sensing"}}}));
}

TEST(Acronyms, ThatAnAgencyStatesStandForAllItsNames) {
  AgencyTexts texts = agency({"Cục Viễn thám", "Department of Remote Sensing"});
  texts.others = {"DRS", "Trung tâm Viễn thám", "Vt"};
  EXPECT_EQ(learned(texts),
            (std::vector<Acronym>{{{"DRS"}, {"Cục Viễn thám", "Department of Remote Sensing"}}}));
}

TEST(Acronyms, OfTwoAgenciesCountForBoth) {
  const auto both = learn_acronyms(
      {agency({"Board of River Safety (BRS)"}), agency({"Bureau of Rural Services (BRS)"})});
  EXPECT_EQ(
      both,
      (std::vector<Acronym>{{{"BRS"}, {"Board of River Safety", "Bureau of Rural Services"}}}));
}

TEST(Acronyms, ThatAreWordsAreNotLearned) {
  EXPECT_EQ(learned(agency({"World Health Organization (WHO)"})), kNone);
  EXPECT_EQ(learned(agency({"Office for Air Information Records"}, {"Report of AIR", "Air data"})),
            kNone);
  AgencyTexts texts = agency({"Ban An toàn nước"}, {"Số liệu BATN"});
  texts.further = {"không phải batn"};
  EXPECT_EQ(learned(texts), kNone);
}

TEST(Acronyms, ThatTitlesExplainOtherwiseAreNotLearned) {
  const std::string name = "Sales and Marketing (SAM) Department";
  EXPECT_EQ(learned(agency({name}, {"Smoking Attributable Mortality (SAM)"})).size(), 1u);
  EXPECT_EQ(learn_acronyms({agency({name}, {"System for Award Management (SAM) extract"}),
                            agency({"Other"}, {"System for Award Management (SAM)"})}),
            kNone);
}

TEST(Acronyms, OfMoreThanFourNamesSayNothing) {
  std::vector<AgencyTexts> agencies;
  for (const char* name : {"Acme Big Company (ABC)", "Alpha Beta Centre (ABC)",
                           "Assembly of Book Clubs (ABC)", "Agency for Bus Chairs (ABC)"})
    agencies.push_back(agency({name}));
  EXPECT_EQ(learn_acronyms(agencies).size(), 1u);
  agencies.push_back(agency({"Army Board of Cats (ABC)"}));
  EXPECT_EQ(learn_acronyms(agencies), kNone);
}

TEST(Acronyms, AreAtMostAThousandThoseThatWereMetMost) {
  std::vector<AgencyTexts> agencies;
  for (char a = 'A'; a <= 'K'; ++a)
    for (char b = 'A'; b <= 'Z'; ++b)
      for (char c = 'A'; c <= 'D'; ++c) {
        const auto word = [](char first) { return std::string(1, first) + "ox "; };
        agencies.push_back(
            agency({"Quick " + word(a) + word(b) + word(c) + "(Q" + a + b + c + ")"}));
      }
  agencies.push_back(agencies.back());
  const auto learned_here = learn_acronyms(agencies);
  ASSERT_EQ(learned_here.size(), kMostAcronyms);
  EXPECT_EQ(learned_here[0].forms[0], "QKZD");
}

TEST(AgencyTexts, AreReadFromTheIndex) {
  auto record = make_test_record("a", "Ảnh của CVTQG");
  record.filters = {{"agency", "cvtqg"}};
  const TestIndex made({record, make_test_record("b", "Khác")});
  Index index(made.folder.path(), {}, {[] {
                return std::vector<NamedAgency>{{"cvtqg", base::Json("Cục Viễn thám quốc gia"), {}},
                                                {"idle", base::Json("Ban Không Việc (BKV)"), {}}};
              }});
  EXPECT_EQ(index.learned(), "");
  index.prepare();
  const std::string learned_here = index.learned();
  EXPECT_NE(learned_here, "");
  index.prepare();
  EXPECT_EQ(index.learned(), learned_here) << "the same is learned again";
  SearchRequest request;
  request.q = "cvtqg";
  request.explain = true;
  const auto others = index.search(request).explanation["also_looked_for"];
  ASSERT_EQ(others.items().size(), 1u);
  EXPECT_EQ(others.items()[0].as_string(), "cục viễn thám quốc gia");
  request.q = "BKV";
  EXPECT_TRUE(index.search(request).explanation["also_looked_for"].items().empty())
      << "an agency without records";
}

}  // namespace
}  // namespace search

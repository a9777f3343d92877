#include "search/acronym_text.hpp"

#include <gtest/gtest.h>

namespace search {
namespace {

using Texts = std::vector<std::string>;

// "GTVT = Giao thông vận tải", each on its own.
Texts definitions(const std::string& text) {
  Texts list;
  for (const auto& [acronym, name] : AcronymText(text).list_definitions())
    list.push_back(acronym.text + " = " + name);
  return list;
}

TEST(AcronymText, FindsAnAcronymBehindTheWordsThatItStandsFor) {
  EXPECT_EQ(definitions("Bộ Giao thông vận tải (GTVT)"), Texts{"GTVT = Giao thông vận tải"});
  EXPECT_EQ(definitions("Quyết định của Ủy ban nhân dân (UBND) tỉnh"),
            Texts{"UBND = Ủy ban nhân dân"});
  EXPECT_EQ(definitions("General Statistics Office (GSO)"),
            Texts{"GSO = General Statistics Office"});
  EXPECT_EQ(definitions("Tổng cục Thống kê - TCTK"), Texts{"TCTK = Tổng cục Thống kê"});
  EXPECT_EQ(definitions("Sở Nông nghiệp và Phát triển nông thôn (NN&PTNT)"),
            Texts{"NN&PTNT = Nông nghiệp và Phát triển nông thôn"});
  EXPECT_EQ(definitions("US Geological Survey (USGS) maps"), Texts{"USGS = US Geological Survey"});
  EXPECT_EQ(definitions("U.S. Geological Survey (USGS)"), Texts{"USGS = U.S. Geological Survey"});
  EXPECT_EQ(definitions("Bộ Văn hóa, Thể thao và Du lịch [VHTTDL]"),
            Texts{"VHTTDL = Văn hóa, Thể thao và Du lịch"});
}

TEST(AcronymText, FindsAnAcronymBeforeThem) {
  EXPECT_EQ(definitions("USGS (US Geological Survey)"), Texts{"USGS = US Geological Survey"});
  EXPECT_EQ(definitions("EPA - Environmental Protection Agency"),
            Texts{"EPA = Environmental Protection Agency"});
}

TEST(AcronymText, PassesOverSmallWordsOrTakesThem) {
  EXPECT_EQ(definitions("Department of Transportation (DOT)"),
            Texts{"DOT = Department of Transportation"});
  EXPECT_EQ(definitions("Food and Drug Administration (FDA)"),
            Texts{"FDA = Food and Drug Administration"});
  EXPECT_EQ(definitions("Office of Medicare Hearings and Appeals (OMHA)"),
            Texts{"OMHA = Office of Medicare Hearings and Appeals"});
  EXPECT_EQ(definitions("The Nature Conservancy (TNC)"), Texts{"TNC = The Nature Conservancy"});
  EXPECT_EQ(definitions("Institut national de la statistique et des études économiques (INSEE)"),
            Texts{"INSEE = Institut national de la statistique et des études économiques"});
}

TEST(AcronymText, TakesNothingElseForADefinition) {
  for (const char* text :
       {"Bộ Tài chính (GTVT)", "Y tế (YT)", "Ministry of Health (UK)", "Dân số (người)",
        "Giao thông; vận tải (GTVT)", "Giao thông vận tải GTVT", "Biểu mẫu 12/TT-BTC", "(GTVT)",
        "GTVT", "", "Reports: Quarterly (CSV, XML)", "Anno Domini Calendar-ADC-2"})
    EXPECT_EQ(definitions(text), Texts{}) << text;
}

TEST(AcronymText, FindsTheAcronymOfANameThatLeavesAWordOut) {
  const AcronymText name("Centers for Disease Control and Prevention (CDC)");
  ASSERT_TRUE(name.find_loose_definition());
  EXPECT_EQ(name.find_loose_definition()->name, "Centers for Disease Control and Prevention");
  for (const char* text :
       {"Cảng hàng không Đà Nẵng (CHK)", "Reports on Disease Control and Prevention (CDC)",
        "Centers for Disease Control and Prevention (CDC) of the States"})
    EXPECT_FALSE(AcronymText(text).find_loose_definition()) << text;
}

TEST(AcronymText, KnowsTheInitialsOfAName) {
  EXPECT_EQ(AcronymText("Tổng cục Thống kê (TCTK)").list_initials(), Texts{"tctk"});
  EXPECT_EQ(AcronymText("Department of Transportation").list_initials(), Texts{"dot"});
  EXPECT_EQ(AcronymText("Bộ Giáo dục và Đào tạo").list_initials(), (Texts{"bgdvdt", "bgddt"}));
  EXPECT_EQ(AcronymText("UBND tỉnh Bình Dương").list_initials(), Texts{"ubndtbd"});
  EXPECT_EQ(AcronymText("BỘ TÀI CHÍNH").list_initials(), Texts{"btc"});
  EXPECT_EQ(AcronymText("Y tế").list_initials(), Texts{});
}

TEST(AcronymText, KnowsWhatStandsAlone) {
  const auto capitals = AcronymText("Niên giám TCTK theo TT-BTC 12/QĐ-UBND").list_capitals();
  ASSERT_EQ(capitals.size(), 3u);
  EXPECT_EQ(capitals[0].text, "TCTK");
  EXPECT_TRUE(capitals[0].is_alone);
  EXPECT_EQ(capitals[1].letters, "ttbtc");
  EXPECT_FALSE(capitals[2].is_alone);
}

TEST(AcronymText, TellsWordsFromPartsOfAddresses) {
  EXPECT_EQ(AcronymText("see www.epa.gov, EPA or epa now").list_plain_words(),
            (Texts{"see", "or", "epa", "now"}));
}

}  // namespace
}  // namespace search

#include "catalog/documents/decoding.hpp"

#include <gtest/gtest.h>

#include <string>

#include "catalog/base/text.hpp"

namespace catalog::documents {
namespace {

std::string decoded(std::string_view bytes) {
  Decoded out;
  decode(bytes, out);
  return std::string(out.text);
}

TEST(Decoding, TakesShortWesternTextsForWhatTheyAre) {
  for (const auto& [bytes, text] : {
           std::pair("title\nK\xF8"
                     "benhavn,Trafik\n",
                     "title\nKøbenhavn,Trafik\n"),
           {"title\nCaf\xE9\n", "title\nCafé\n"},
           {"title\nEspa\xF1"
            "a\n",
            "title\nEspaña\n"},
           {"title\nS\xE3o Paulo\n", "title\nSão Paulo\n"},
           {"title\nPer\xF2\n", "title\nPerò\n"},
           {"{\"title\":\"F\xEAte\"}", "{\"title\":\"Fête\"}"},
           {"title\nPu\xF2 ci\xF2 pu\xF2\n", "title\nPuò ciò può\n"},
           {"title\n\xC5rsrapport\n", "title\nÅrsrapport\n"},
           {"title\nCr\xE8"
            "che\n",
            "title\nCrèche\n"},
           {"title\nNoms d\x92h\xF4tels\n", "title\nNoms d’hôtels\n"},
       })
    EXPECT_EQ(decoded(bytes), text);
}

TEST(Decoding, TakesVietnameseForVietnamese) {
  for (const auto& [bytes, text] : {
           std::pair("title\n\xD0\xE0 N\xE3\xDEng\n", "title\nĐà Nẵng\n"),
           {"title\nD\xE2n s\xF4\xEC,S\xF4\xEC d\xE2n theo ti\xD2nh\n",
            "title\nDân số,Số dân theo tỉnh\n"},
           {"title\nGi\xE1 x\xE3ng d\xE2\xCCu\n", "title\nGiá xăng dầu\n"},
           {"title\nti\xD2nh\n", "title\ntỉnh\n"},
           {"title\nb\xEA\xF2nh\n", "title\nbệnh\n"},
           {"title\nQuy\xEA\xECt to\xE1n ng\xE2n s\xE1"
            "ch huy\xEA\xF2n\n",
            "title\nQuyết toán ngân sách huyện\n"},
       }) {
    Decoded out;
    decode(bytes, out);
    EXPECT_EQ(out.encoding, "WINDOWS-1258") << text;
    EXPECT_EQ(base::to_nfc(std::string(out.text)), text);
  }
}

TEST(Decoding, LeavesOtherLanguagesToTheGuess) {
  for (const auto& [bytes, text] : {
           std::pair("title,description\nJako\x9C\xE6 powietrza,Pomiary godzinowe w miastach\n",
                     "title,description\nJakość powietrza,Pomiary godzinowe w miastach\n"),
           {"title,description\nP\xF8\xEDklad dat,Seznam \x9Akol\n",
            "title,description\nPříklad dat,Seznam škol\n"},
           {"title\n\xCA\xE0\xF7\xE5\xF1\xF2\xE2\xEE \xE2\xEE\xE7\xE4\xF3\xF5\xE0\n",
            "title\nКачество воздуха\n"},
           {"title,description\nOkul listesi,\xDE"
            "ehir i\xE7i ula\xFE\xFDm bilgileri\n",
            "title,description\nOkul listesi,Şehir içi ulaşım bilgileri\n"},
       })
    EXPECT_EQ(decoded(bytes), text);
}

}  // namespace
}  // namespace catalog::documents

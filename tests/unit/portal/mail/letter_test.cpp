#include "portal/mail/letter.hpp"

#include <gtest/gtest.h>

#include "catalog/base/hash.hpp"
#include "catalog/base/message.hpp"

namespace portal::mail {
namespace {

const Subject kRain{"Lượng mưa", "Cục Khí tượng", "https://d.vn/manage/1"};

std::string write(const Letter& letter) {
  return write_letter(letter, "portal@d.vn", "Cổng dữ liệu", "mail/1",
                      *base::parse_time("2026-05-18T02:00:00Z"));
}

std::string header_of(const std::string& letter) {
  return letter.substr(0, letter.find("\r\n\r\n"));
}

int decoded_digit(char c) {
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto found = letters.find(c);
  return found == std::string_view::npos ? -1 : static_cast<int>(found);
}

std::string body_of(const std::string& letter) {
  std::string text;
  unsigned bits = 0, count = 0;
  for (const char c : letter.substr(letter.find("\r\n\r\n"))) {
    const int digit = decoded_digit(c);
    if (digit < 0) continue;
    bits = bits << 6 | static_cast<unsigned>(digit);
    if ((count += 6) < 8) continue;
    count -= 8;
    text += static_cast<char>(bits >> count & 255);
  }
  return text;
}

TEST(Letters, HaveTheFieldsOfALetterAndSevenBitLines) {
  const std::string letter = write(approved({"mai@d.vn", "Mai", "vi"}, kRain, "An"));
  const std::string header = header_of(letter);
  for (const char* field :
       {"From: =?UTF-8?B?", "<portal@d.vn>", "\r\nTo: =?UTF-8?B?TWFp?= <mai@d.vn>\r\n",
        "\r\nDate: Mon, 18 May 2026 02:00:00 +0000\r\n", "\r\nMessage-ID: <", "@d.vn>\r\n",
        "charset=utf-8", "Auto-Submitted: auto-generated"})
    EXPECT_NE(header.find(field), std::string::npos) << field << "\n" << header;
  std::size_t line = 0;
  for (const char c : letter) {
    EXPECT_GE(c, '\n');
    line = c == '\n' ? 0 : line + 1;
    ASSERT_LE(line, 200u);
  }
}

TEST(Letters, AreWrittenInTheReadersLanguage) {
  const auto vietnamese =
      body_of(write(refused({"m@d.vn", "Mai", "vi"}, kRain, "An", "Thiếu năm")));
  EXPECT_NE(vietnamese.find("Kính gửi Mai"), std::string::npos) << vietnamese;
  EXPECT_NE(vietnamese.find("Thiếu năm"), std::string::npos);
  EXPECT_NE(vietnamese.find("Cục Khí tượng"), std::string::npos);
  const auto english = body_of(write(review_requested({"m@d.vn", "", "en"}, kRain, "An")));
  EXPECT_NE(english.find("Dear m@d.vn"), std::string::npos) << "whoever has no name";
  EXPECT_NE(english.find("https://d.vn/manage/1"), std::string::npos);
}

TEST(Letters, HaveSubjectAndBodyInBothLanguages) {
  for (const auto& letter :
       {review_requested({}, kRain, ""), approved({}, kRain, ""), refused({}, kRain, "", ""),
        invitation({}, "", ""), password_reset({}, "")})
    for (const char* part : {"_subject", "_body"})
      for (const char* language : {"vi", "en"})
        EXPECT_TRUE(base::has_text("mail_" + letter.about + part, language)) << letter.about;
}

TEST(Letters, TakeNoFieldsFromNamesAndTitles) {
  const std::string evil = "x\r\nBcc: all@d.vn\r\n\r\nbuy";
  const std::string letter = write(approved({"mai@d.vn", evil, "en"}, {evil, evil, evil}, evil));
  EXPECT_EQ(letter.find("\r\nBcc"), std::string::npos);
  EXPECT_EQ(body_of(letter).find("\r\nBcc"), std::string::npos);
  std::size_t fields = 1;
  for (std::size_t at = 0; (at = header_of(letter).find("\r\n", at)) != std::string::npos; at += 2)
    fields += header_of(letter)[at + 2] != ' ';
  EXPECT_EQ(fields, 9u) << header_of(letter);
}

TEST(Letters, GoToAddressesOnly) {
  EXPECT_TRUE(is_address("mai.nguyen+a@bo.gov.vn"));
  for (const char* text : {"", "mai", "@d.vn", "mai@", "a@b@c", "a b@d.vn", "a@d.vn\r\nBcc: b@d.vn",
                           "<a@d.vn>", "a@d.vn,b@d.vn", "ă@d.vn", "a@.vn"})
    EXPECT_FALSE(is_address(text)) << text;
}

}  // namespace
}  // namespace portal::mail

#include "catalog/privacy/hints.hpp"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <string>

#include "catalog/base/text.hpp"

namespace catalog::privacy {
namespace {

constexpr std::size_t kTellingJoined = 6;  // letters of an expression that is found inside a word

using Expressions = std::initializer_list<std::string_view>;

// " so dien thoai ": folded, words apart.
std::string words_of(std::string_view text) {
  std::string words = " ";
  for (const char c : base::fold(text)) {
    const bool part = std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80) != 0;
    if (part)
      words += c;
    else if (words.back() != ' ')
      words += ' ';
  }
  return words.back() == ' ' ? words : words + ' ';
}

std::string joined(std::string_view text) {
  std::string out;
  std::ranges::copy_if(text, std::back_inserter(out), [](char c) { return c != ' '; });
  return out;
}

class Header {
 public:
  explicit Header(std::string_view text) : words_(words_of(text)), joined_(joined(words_)) {}

  bool says(Expressions expressions) const {
    return std::ranges::any_of(expressions, [this](std::string_view one) {
      if (words_.find(' ' + std::string(one) + ' ') != std::string::npos) return true;
      const std::string together = joined(one);
      return together.size() >= kTellingJoined && joined_.find(together) != std::string::npos;
    });
  }

 private:
  std::string words_, joined_;
};

bool says_citizen(const Header& header) {
  return header.says({"cccd", "cmnd", "cmt", "cmtnd", "can cuoc", "chung minh", "chung minh thu",
                      "so dinh danh", "dinh danh ca nhan", "so giay to", "giay to tuy than",
                      "id card", "identity card", "identity number", "citizen id", "national id",
                      "citizen number", "personal id"});
}

}  // namespace

Hints hints_of(std::string_view text) {
  const Header header(text);
  Hints hints;
  hints.citizen = says_citizen(header);
  hints.phone = header.says({"dien thoai", "sdt", "so dt", "dt", "di dong", "dtdd", "phone",
                             "phone number", "mobile", "tel", "telephone", "hotline", "zalo",
                             "cell phone", "so lien he", "lien he", "contact"});
  hints.card = header.says({"so the", "the ngan hang", "the tin dung", "card number", "credit card",
                            "bank card", "debit card", "pan"});
  hints.name =
      header.says({"ho ten", "ho va ten", "ten day du", "nguoi dung ten", "chu ho", "ten chu ho",
                   "hoc sinh", "sinh vien", "benh nhan", "nguoi dai dien", "full name", "name",
                   "ten", "person", "student", "patient", "owner", "applicant", "employee"});
  hints.given_name = header.says({"first name", "given name", "forename", "ten goi"});
  hints.family_name = header.says(
      {"last name", "surname", "family name", "ho", "ho dem", "ho va ten dem", "ho lot"});
  hints.birth =
      header.says({"ngay sinh", "nam sinh", "sinh ngay", "ngay thang nam sinh", "birth", "birthday",
                   "birthdate", "date of birth", "birth date", "year of birth", "dob", "born"});
  hints.other_number = header.says(
      {"mst",       "ma so thue", "tax",      "tax code",  "so tien",    "thanh tien", "gia",
       "gia tri",   "tong",       "tong so",  "doanh thu", "chi phi",    "kinh phi",   "von",
       "amount",    "total",      "price",    "value",     "cost",       "revenue",    "budget",
       "lat",       "latitude",   "lon",      "lng",       "longitude",  "kinh do",    "vi do",
       "toa do",    "x",          "y",        "isbn",      "issn",       "barcode",    "ean",
       "gtin",      "upc",        "ma vach",  "so hieu",   "population", "dan so",     "area",
       "dien tich", "so luong",   "quantity", "timestamp", "siren",      "siret",      "code",
       "ma"});
  return hints;
}

bool speaks_of_citizen_number(std::string_view text) {
  return says_citizen(Header(text));
}

}  // namespace catalog::privacy
